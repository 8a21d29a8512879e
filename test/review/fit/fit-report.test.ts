import { loadFleet } from '../../../lib/fleet/load';
import type { FleetProps, TenantEntry } from '../../../lib/fleet/model/props';
import { reportFit } from '../../../lib/review/fit/fit-report';
import { readObjects } from '../../../lib/verify/objects/manifest-objects';
import { namespacesOf } from '../../../lib/review/fit/namespace-limits';
import { queueTree } from '../../../lib/plan/queues/queue-tree';
import { tree } from '../shares/tree-sketch';

type Settings = Partial<TenantEntry>;

function fleetOf(settings: Settings, kubernetesVersion = '1.36') {
  const props: FleetProps = {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: {
      kubernetesVersion,
      pools: {
        h100: { resource: 'nvidia.com/gpu', product: 'NVIDIA-H100-80GB-HBM3', default: true },
        l40s: { resource: 'nvidia.com/gpu', product: 'NVIDIA-L40S' },
      },
      priorityClasses: { batch: { value: 10 } },
    },
    tenants: [
      {
        name: 'a',
        costCenter: 'A',
        namespaces: 'single',
        quota: { cpu: 10, memory: '40Gi', gpu: { h100: 4 } },
        ...settings,
      } as TenantEntry,
    ],
  };
  return loadFleet(props).fleet;
}

function ask(
  text: string,
  settings: Settings = {},
  kubernetesVersion?: string,
  root = undefined as ReturnType<typeof tree> | undefined,
) {
  const fleet = fleetOf(settings, kubernetesVersion);
  const [view] = namespacesOf(fleet);
  return reportFit({ fleet, root, view: view!, objects: readObjects(text, 'm.yaml') });
}

/** A pod with this beside its container. */
const pod = (spec: string, container = 'name: main, image: app') =>
  `{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {${spec}${spec === '' ? '' : ', '}containers: [{${container}}]}}`;

const rulesOf = (...args: Parameters<typeof ask>) =>
  ask(...args).reasons.map(({ effect, rule }) => `${effect} by ${rule}`);

describe('what is in the way', () => {
  test('nothing, of an ordinary pod', () => {
    const report = ask(pod(''));
    expect([report.verdict, report.reasons]).toEqual(['fits', []]);
    expect(report.workloads[0]!.each).toEqual({ cpu: '100m', memory: '512Mi' });
  });

  test.each([
    ['a priority that was not granted', pod('priorityClassName: batch'), ['priorities']],
    ['a node by its name', pod('nodeName: n1'), ['podScheduling']],
    ['another scheduler', pod('schedulerName: volcano'), ['podScheduling']],
    ['a runtime class', pod('runtimeClassName: kata'), ['podScheduling']],
    ['every taint', pod('tolerations: [{operator: Exists}]'), ['podScheduling']],
    ['two hours to end', pod('terminationGracePeriodSeconds: 7200'), ['podScheduling']],
    ['host namespaces', pod('hostPID: true, hostIPC: true'), ['podSecurity']],
    [
      'a share by its address',
      pod('volumes: [{name: a, nfs: {server: s, path: /}}]'),
      ['podVolumes'],
    ],
    [
      'a device that was not granted',
      pod('', 'name: main, resources: {limits: {amd.com/gpu: 1}}'),
      ['acceleratorNames'],
    ],
    [
      'a part of a device',
      pod('', 'name: main, resources: {limits: {nvidia.com/gpu: 500m}}'),
      ['manifest'],
    ],
    [
      'a device without a limit',
      pod('', 'name: main, resources: {requests: {nvidia.com/gpu: 1}}'),
      ['manifest'],
    ],
    [
      'a request above its limit',
      pod('', 'name: main, resources: {requests: {cpu: 2}, limits: {cpu: 1}}'),
      ['containers'],
    ],
    [
      'an amount that is none',
      pod('', 'name: main, resources: {requests: {memory: 16GB}}'),
      ['manifest'],
    ],
    ['more cpu than granted', pod('', 'name: main, resources: {requests: {cpu: 11}}'), ['quota']],
    [
      'more storage than granted',
      '{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c}, spec: {resources: {requests: {storage: 1Ei}}}}',
      ['quota'],
    ],
    [
      'a kind that nobody may create',
      `{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: d}, spec: {template: {spec: {containers: [{name: main}]}}}}`,
      ['roles'],
    ],
    ['another namespace', pod('').replace('name: p', 'name: p, namespace: b'), ['namespace']],
    [
      'several at once',
      pod('hostNetwork: true, schedulerName: x', 'name: main, resources: {requests: {cpu: 11}}'),
      ['podSecurity', 'podScheduling', 'quota'],
    ],
  ])('%s', (_, text, rules) => {
    expect(rulesOf(text)).toEqual(rules.map((rule) => `refused by ${rule}`));
  });

  describe('more devices than a node has', () => {
    type Pools = NonNullable<FleetProps['platform']>['pools'];
    const reasonsFor = (asked: number, pools: Pools) => reportFor(asked, pools).reasons;
    const reportFor = (asked: number, pools: Pools) => {
      const { fleet } = loadFleet({
        apiVersion: 'cdk8s-tenancy/v1alpha1',
        platform: { kubernetesVersion: '1.36', pools },
        tenants: [
          {
            name: 'a',
            costCenter: 'A',
            namespaces: 'single',
            quota: { cpu: 99, gpu: { big: 32 } },
          },
        ],
      });
      const [resource] = Object.values(fleet.platform.pools).map((one) => one.resource);
      const limits = `name: main, resources: {limits: {${resource}: ${asked}}}`;
      const objects = readObjects(pod('', limits), 'm.yaml');
      const [view] = namespacesOf(fleet);
      return reportFit({ fleet, root: undefined, view: view!, objects });
    };
    const nodes = { nodes: 4, devicesPerNode: 8 };

    test('wait for ever, and the fix is to spread them', () => {
      const whole = { big: { resource: 'nvidia.com/gpu', ...nodes } };
      expect(reasonsFor(8, whole)).toEqual([]);
      expect(reasonsFor(9, whole)).toEqual([
        {
          effect: 'waits',
          rule: 'pools',
          objects: ['Pod/p'],
          message:
            'The pod asks for 9 of nvidia.com/gpu, and a node of `big` has 8, so the pod waits for ever.',
          fix: 'Spread the work over several pods with at most 8 each, such as the workers of a training job.',
        },
      ]);
    });

    test('places on shared cards are counted as nodes advertise them', () => {
      const shared = {
        big: { sharing: { timeSlicing: { replicas: 4 } }, nodes: 1, devicesPerNode: 8 },
      };
      expect(reasonsFor(32, shared)).toEqual([]);
      const sliced = { big: { sharing: { mig: { '1g.10gb': 2 } }, nodes: 4, devicesPerNode: 4 } };
      expect(reasonsFor(9, sliced)).toMatchObject([
        { message: expect.stringMatching(/a node of `big` has 8,/) },
      ]);
    });

    test('where the file does not say how many a node has, nothing is known', () => {
      expect(reasonsFor(32, { big: { resource: 'nvidia.com/gpu', capacity: 32 } })).toEqual([]);
    });

    test('the largest node of all pools that can take the pod counts', () => {
      const two = {
        big: { resource: 'nvidia.com/gpu', ...nodes, default: true },
        small: { resource: 'nvidia.com/gpu', nodes: 4, devicesPerNode: 16 },
      };
      expect(reasonsFor(16, two)).toEqual([]);
      expect(reasonsFor(17, two)).toMatchObject([
        { message: expect.stringMatching(/`big` and `small` has at most 16,/) },
      ]);
    });

    test('pools whose nodes are too small are not named as the ones to choose from', () => {
      const two = {
        big: { resource: 'nvidia.com/gpu', ...nodes, default: true },
        small: { resource: 'nvidia.com/gpu', nodes: 8, devicesPerNode: 4 },
      };
      const chosen = (asked: number) => reportFor(asked, two).pools.map(({ pools }) => pools);
      expect(chosen(4)).toEqual([['big', 'small']]);
      expect(chosen(5)).toEqual([['big']]);
    });
  });

  test('guard rails that do not refuse are not in the way', () => {
    const text = pod(
      'schedulerName: volcano',
      'name: main, resources: {limits: {fpga.example.com/a: 1}}',
    );
    expect(rulesOf(text)).toHaveLength(2);
    expect(rulesOf(text, { guardRails: { default: 'warn' } })).toEqual([]);
  });

  test('grants are not in the way', () => {
    const text = pod(
      'priorityClassName: batch, schedulerName: volcano, runtimeClassName: kata, tolerations: [{key: spot, operator: Exists}]',
    );
    const scheduling = {
      schedulers: ['default-scheduler', 'volcano'],
      runtimeClasses: ['kata'],
      tolerations: ['spot'],
    };
    expect(rulesOf(text, { scheduling, priorities: ['batch'] })).toEqual([]);
  });

  test('bounds of containers and of pods are', () => {
    const containers = { max: { cpu: 2 }, min: { cpu: '50m' }, podMax: { cpu: 3 } };
    const two =
      '{name: a, resources: {limits: {cpu: 2}}}, {name: b, resources: {limits: {cpu: 2}}}';
    expect(rulesOf(pod('', 'name: main, resources: {limits: {cpu: 3}}'), { containers })).toEqual([
      'refused by containers',
    ]);
    expect(rulesOf(pod('', 'name: main, resources: {limits: {cpu: 1m}}'), { containers })).toEqual([
      'refused by containers',
    ]);
    expect(rulesOf(pod('').replace('{name: main, image: app}', two), { containers })).toEqual([
      'refused by containers',
    ]);
  });

  test('so are ratios of limits to requests, and sizes of claims', () => {
    const containers = { maxLimitRequestRatio: { cpu: 2 } };
    const of = (request: number, limit: number) =>
      pod('', `name: main, resources: {requests: {cpu: ${request}}, limits: {cpu: ${limit}}}`);
    const burst: Settings = { burst: '100%', containers };
    expect(rulesOf(of(1, 2), burst)).toEqual([]);
    expect(rulesOf(of(1, 3), burst)).toEqual(['refused by containers']);
    const claim = (size: string) =>
      `{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c}, spec: {resources: {requests: {storage: ${size}}}}}`;
    const storage = { minClaim: '1Gi', maxClaim: '10Gi' };
    expect(rulesOf(claim('10Gi'), { storage })).toEqual([]);
    expect(rulesOf(claim('11Gi'), { storage })).toEqual(['refused by containers']);
    expect(rulesOf(claim('1Mi'), { storage })).toEqual(['refused by containers']);
  });

  test('so are accelerators of one container, and pods with accelerators that never end', () => {
    const scheduling = { maxGpusPerContainer: 1, maxGpuPodSeconds: 3600 };
    const of = (count: number, spec: string) =>
      pod(spec, `name: main, resources: {limits: {nvidia.com/gpu: ${count}}}`);
    expect(rulesOf(of(1, 'activeDeadlineSeconds: 3600'), { scheduling })).toEqual([]);
    expect(rulesOf(of(2, 'activeDeadlineSeconds: 60'), { scheduling })).toEqual([
      'refused by acceleratorUse',
    ]);
    expect(rulesOf(of(1, 'activeDeadlineSeconds: 3601'), { scheduling })).toHaveLength(1);
    expect(rulesOf(of(1, ''), { scheduling })).toHaveLength(1);
    expect(rulesOf(pod(''), { scheduling })).toEqual([]);
  });

  test('the priority that pods get without a word counts, where the API server can change pods', () => {
    const settings: Settings = {
      priorities: { batch: { quota: { cpu: 2 } } },
      scheduling: { defaultPriority: 'batch' },
    };
    const text = pod('', 'name: main, resources: {requests: {cpu: 3}}');
    expect(rulesOf(text, settings)).toEqual(['refused by quota']);
  });

  test('so are amounts of a priority class', () => {
    const settings: Settings = { priorities: { batch: { quota: { cpu: 2 } } } };
    const of = (cpu: number) =>
      pod('priorityClassName: batch', `name: main, resources: {requests: {cpu: ${cpu}}}`);
    expect(rulesOf(of(2), settings)).toEqual([]);
    const { reasons } = ask(of(3), settings);
    expect(reasons.map(({ rule }) => rule)).toEqual(['quota']);
    expect(reasons[0]!.message).toContain('batch');
  });

  test('a default limit below the request is raised where the API server can change pods', () => {
    const text = pod('', 'name: main, resources: {requests: {cpu: 2}}');
    const burst: Settings = { burst: '20%' };
    expect(rulesOf(text, burst)).toEqual([]);
    expect(rulesOf(text, burst, '1.34')).toEqual(['refused by containers']);
  });

  test('registries and the pull policy are, the latter where the API server cannot write it', () => {
    const images = { registries: ['registry.example.com/ml'], pullPolicy: 'Always' as const };
    const of = (image: string) => pod('', `name: main, image: ${image}`);
    expect(rulesOf(of('registry.example.com/ml/app:1'), { images })).toEqual([]);
    expect(rulesOf(of('registry.example.com/mlx/app:1'), { images })).toEqual([
      'refused by podImages',
    ]);
    expect(rulesOf(of('registry.example.com/ml/app:1'), { images }, '1.34')).toEqual([
      'refused by podImages',
    ]);
  });

  test('`restricted` asks for more than `baseline`, and an exception for less', () => {
    const careful =
      'name: main, securityContext: {allowPrivilegeEscalation: false, runAsNonRoot: true, capabilities: {drop: [ALL]}, seccompProfile: {type: RuntimeDefault}}';
    expect(rulesOf(pod(''), { podSecurity: 'restricted' })).toEqual(['refused by podSecurity']);
    expect(rulesOf(pod('', careful), { podSecurity: 'restricted' })).toEqual([]);
    const lock = pod('', 'name: main, securityContext: {capabilities: {add: [IPC_LOCK]}}');
    expect(rulesOf(lock)).toEqual(['refused by podSecurity']);
    expect(
      rulesOf(lock, {
        podSecurity: { standard: 'baseline', allow: { capabilities: ['IPC_LOCK'] } },
      }),
    ).toEqual([]);
  });
});

describe('pools and queues', () => {
  const gpu = (selector: string, count = 1) =>
    pod(
      `nodeSelector: {${selector}}`,
      `name: main, resources: {limits: {nvidia.com/gpu: ${count}}}`,
    );

  test('the pool is the one whose nodes have the labels that the pod asks for', () => {
    expect(ask(gpu('')).pools).toEqual([{ resource: 'nvidia.com/gpu', pools: ['h100', 'l40s'] }]);
    expect(ask(gpu('nvidia.com/gpu.product: NVIDIA-L40S')).pools).toEqual([
      { resource: 'nvidia.com/gpu', pools: ['l40s'] },
    ]);
  });

  test('a label of no pool makes pods wait, and the nearest one is named', () => {
    const { verdict, reasons } = ask(gpu('nvidia.com/gpu.product: NVIDIA-H100-80GB-HBM2'));
    expect(verdict).toBe('waits');
    expect(reasons[0]!.fix).toContain('Did you mean `NVIDIA-H100-80GB-HBM3`?');
  });

  const root = tree({
    below: {
      t: { below: { q: { gpu: 2n, namespace: 'a', borrow: { 'gpu.h100': 1n } }, o: { gpu: 9n } } },
    },
  });

  test.each([
    [2, 'guaranteed', 'fits'],
    [3, 'borrowed', 'fits'],
    [4, 'never', 'waits'],
  ])('%i devices of a queue: %s', (count, turn, verdict) => {
    const report = ask(
      gpu('nvidia.com/gpu.product: NVIDIA-H100-80GB-HBM3', count),
      {},
      '1.36',
      root,
    );
    expect([report.verdict, report.queue]).toEqual([
      verdict,
      [
        {
          object: 'Pod/p',
          queue: 'q',
          of: 'h100',
          wanted: String(count),
          guaranteed: '2',
          atMost: '3',
          turn,
        },
      ],
    ]);
  });
});

test('the pot of a tenant and the budgets of organisations count as well', () => {
  const { fleet } = loadFleet({
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: {
      budget: { engine: 'capsule' },
      pools: { h100: { resource: 'nvidia.com/gpu', capacity: 8 } },
    },
    organizations: { lab: { costCenter: 'L', quota: { gpu: 6 } } },
    tenants: [{ name: 'a', organization: 'lab', quota: { gpu: 4, split: false } }],
  });
  const [view] = namespacesOf(fleet);
  const report = reportFit({
    fleet,
    root: undefined,
    view: view!,
    objects: readObjects(pod('', 'name: main, resources: {limits: {nvidia.com/gpu: 5}}'), 'm'),
  });
  const gpus = report.quota.filter(({ key }) => key === 'requests.nvidia.com/gpu');
  expect(gpus.map(({ quota, hard, left }) => [quota, hard, left])).toEqual(
    expect.arrayContaining([
      ['tenant-a', '4', '-1'],
      ['org-lab', '6', '1'],
    ]),
  );
  expect(report.notes.join()).toContain('The budget `tenant-a` counts other namespaces as well');
});

describe('devices that are claimed', () => {
  const template = (count: number) =>
    `{apiVersion: resource.k8s.io/v1, kind: ResourceClaimTemplate, metadata: {name: gpu}, spec: {spec: {devices: {requests: [{name: d, exactly: {deviceClassName: gpu.example.com, count: ${count}}}]}}}}`;
  const job = `{apiVersion: batch/v1, kind: Job, metadata: {name: j}, spec: {parallelism: 2, template: {spec: {resourceClaims: [{name: c, resourceClaimTemplateName: gpu}], containers: [{name: main, resources: {claims: [{name: c}]}}]}}}}`;

  function claims(text: string) {
    const { fleet } = loadFleet({
      apiVersion: 'cdk8s-tenancy/v1alpha1',
      platform: {
        kubernetesVersion: '1.36',
        pools: { x: { resource: 'example.com/x', deviceClass: 'gpu.example.com' } },
      },
      tenants: [
        { name: 'a', costCenter: 'A', namespaces: 'single', quota: { gpu: 4 } } as TenantEntry,
      ],
    });
    const [view] = namespacesOf(fleet);
    return reportFit({ fleet, root: undefined, view: view!, objects: readObjects(text, 'm.yaml') });
  }

  test('count for each pod that gets a claim of its own', () => {
    const key = 'gpu.example.com.deviceclass.resource.k8s.io/devices';
    const report = claims(`${template(2)}\n---\n${job}`);
    expect(report.quota.find((row) => row.key === key)).toMatchObject({ wanted: '4', left: '0' });
    expect(report.verdict).toBe('fits');
    expect(claims(`${template(3)}\n---\n${job}`).verdict).toBe('refused');
  });

  test('are not counted where the file lacks their template, which is said', () => {
    expect(claims(job).notes.join()).toContain('ResourceClaimTemplate `gpu` is not in the file');
  });
});

describe('a namespace whose work a scheduler queues', () => {
  function queued(engine: 'volcano' | 'kai' | 'kueue', kubernetesVersion: string, text: string) {
    const { fleet } = loadFleet({
      apiVersion: 'cdk8s-tenancy/v1alpha1',
      platform: {
        kubernetesVersion,
        queueing: { engine },
        pools: { h100: { resource: 'nvidia.com/gpu', capacity: 8 } },
      },
      tenants: [
        {
          name: 'a',
          costCenter: 'A',
          namespaces: 'single',
          quota: { cpu: 10, memory: '40Gi', gpu: 4 },
        },
      ],
    });
    const [view] = namespacesOf(fleet);
    const report = reportFit({
      fleet,
      root: queueTree(fleet),
      view: view!,
      objects: readObjects(text, 'm.yaml'),
    });
    return report.reasons.map(({ rule }) => rule);
  }

  const labelled = (labels: string, spec = '') =>
    pod(spec).replace('name: p', `name: p, labels: {${labels}}`);

  test('lets pods name no scheduler where the API server writes it', () => {
    expect(queued('volcano', '1.36', pod(''))).toEqual([]);
    expect(queued('volcano', '1.34', pod(''))).toEqual(['podScheduling']);
    expect(queued('volcano', '1.34', pod('schedulerName: volcano'))).toEqual([]);
    expect(queued('kueue', '1.34', pod(''))).toEqual([]);
  });

  test('takes pods that name its own queue, and no other', () => {
    const key = 'scheduling.volcano.sh/queue-name';
    expect(queued('volcano', '1.36', labelled(`${key}: a`))).toEqual([]);
    expect(queued('volcano', '1.36', labelled(`${key}: b`))).toEqual(['queue']);
  });

  test('needs a label for KAI where the API server does not write it', () => {
    const spec = 'schedulerName: kai-scheduler';
    expect(queued('kai', '1.36', pod(''))).toEqual([]);
    expect(queued('kai', '1.34', pod(spec))).toEqual(['queue']);
    expect(queued('kai', '1.34', labelled('kai.scheduler/queue: a', spec))).toEqual([]);
  });
});
