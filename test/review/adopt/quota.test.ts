import { adoptedQuota } from '../../../lib/review/adopt/quota/adopted-quota';
import { usedAmounts } from '../../../lib/review/adopt/judge/used-amounts';
import { saidIn, teamWith } from './reading';

const REQUEST = { defaultRequest: { cpu: '100m', memory: '512Mi' } };

function quota(...hards: readonly Readonly<Record<string, string | number>>[]) {
  return quotaBeside('', ...hards);
}

function quotaBeside(more: string, ...hards: readonly object[]) {
  const texts = hards.map(
    (hard, index) =>
      `apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: q${index}, IN_TEAM}\nspec: ${JSON.stringify({ hard })}`,
  );
  const team = teamWith(...texts, more);
  const { value, notes } = adoptedQuota(team, usedAmounts(team.objects, REQUEST));
  return { ...value, said: saidIn(notes) };
}

const POD = (resources: string) => `apiVersion: v1
kind: Pod
metadata: {name: p, IN_TEAM}
spec: {containers: [{name: main, image: app, resources: ${resources}}]}
status: {phase: Running}`;

const FULL = { 'requests.cpu': 8, 'requests.memory': '16Gi', 'requests.storage': '1Ti', pods: 20 };

describe('what a namespace is granted', () => {
  test('the bounds of its quota, and nothing to say', () => {
    expect(quota(FULL)).toEqual({
      amounts: { cpu: '8', memory: '16Gi', storage: '1Ti', pods: '20' },
      devices: {},
      objects: {},
      priorities: {},
      said: [],
    });
  });

  test('of several quotas and spellings, the lowest bound', () => {
    const { amounts } = quota(FULL, { cpu: '7500m', memory: '20Gi' }, { pods: 15 });
    expect(amounts).toEqual({ cpu: '7500m', memory: '16Gi', storage: '1Ti', pods: '15' });
  });

  test('without a bound: the default, or twice what is used', () => {
    const idle = quota({});
    expect(idle.amounts).toEqual({ cpu: '10', memory: '40Gi', storage: '500Gi', pods: '100' });
    expect(idle.said[0]).toBe('check: Nothing bounds cpu today (0 in use): the entry grants 10.');
    const busy = quotaBeside(POD('{requests: {cpu: "12500m", memory: 1Gi}}'));
    expect(busy.amounts.cpu).toBe('25');
  });

  test.each([
    [
      'a quota that counts',
      { ...FULL, 'requests.nvidia.com/gpu': 4 },
      { 'nvidia.com/gpu': 4 },
      /^$/,
    ],
    [
      'one that nobody counts',
      { ...FULL, 'limits.nvidia.com/gpu': 3 },
      { 'nvidia.com/gpu': 3 },
      /nobody counts, and 2 are used/,
    ],
    [
      'none',
      FULL,
      { 'nvidia.com/gpu': 2 },
      /Nothing bounds nvidia\.com\/gpu today: the entry grants the 2/,
    ],
  ])('devices, with %s', (_, hard, devices, said) => {
    const found = quotaBeside(POD('{limits: {nvidia.com/gpu: 2}}'), hard);
    expect([found.devices, found.said.join()]).toEqual([devices, expect.stringMatching(said)]);
  });

  test.each([
    ['configmaps', 'configMaps'],
    ['count/configmaps', 'configMaps'],
    ['count/jobs.batch', 'jobs'],
    ['services.loadbalancers', 'loadBalancers'],
  ])('%s is the cap %s', (key, cap) => {
    expect(quota({ ...FULL, [key]: 5 }).objects).toEqual({ [cap]: 5 });
  });

  test('a kind without a cap of its own is kept as it is', () => {
    expect(quota({ ...FULL, 'count/rayclusters.ray.io': 2 }).objects).toEqual({
      hard: { 'count/rayclusters.ray.io': '2' },
    });
  });

  test('a cap of ours that is too low is raised to what is used', () => {
    const service =
      'apiVersion: v1\nkind: Service\nmetadata: {name: s, IN_TEAM}\nspec: {type: LoadBalancer, ports: [{port: 80}]}';
    expect(quotaBeside(service, FULL).objects).toEqual({ loadBalancers: 1, nodePorts: 1 });
  });

  test('limits, and keys that nobody counts, get lost and are said', () => {
    expect(quota({ ...FULL, 'limits.cpu': 16, 'count/pod': 1 }).said).toEqual([
      expect.stringMatching(/^lost: The quota bounds limits\.cpu at 16\./),
      expect.stringMatching(/^lost: The quota key count\/pod: 1 cannot be kept\./),
    ]);
  });

  test.each(['count/events', 'count/events.events.k8s.io'])('%s gets lost, and is said', (key) => {
    const { objects, said } = quota({ ...FULL, [key]: 500 });
    expect([objects, said]).toEqual([
      {},
      [
        `lost: The quota key ${key}: 500 cannot be kept. The API server leaves events out of every quota, so ` +
          `\`${key}\` counts nothing. Remove the key. Keep events in an etcd of their own ` +
          '(`--etcd-servers-overrides=/events#https://…`), or for a shorter time (`--event-ttl=10m`).',
      ],
    ]);
  });

  test.each([
    [
      'the claims of a DeviceClass',
      { 'gpu.nvidia.com.deviceclass.resource.k8s.io/devices': 4 },
      { 'deviceclass.resource.kubernetes.io/gpu.nvidia.com': 4 },
      [],
    ],
    [
      'a DeviceClass without claims',
      { 'requests.deviceclass.resource.kubernetes.io/gpu.nvidia.com': 2 },
      { 'deviceclass.resource.kubernetes.io/gpu.nvidia.com': 2 },
      [],
    ],
    [
      'both, which are counted apart',
      {
        'requests.deviceclass.resource.kubernetes.io/gpu.nvidia.com': 2,
        'gpu.nvidia.com.deviceclass.resource.k8s.io/devices': 4,
      },
      { 'deviceclass.resource.kubernetes.io/gpu.nvidia.com': 4 },
      [expect.stringMatching(/: 2 and .*: 4\. The entry grants 4 devices of the class\./)],
    ],
  ])('devices of %s', (_, hard, devices, said) => {
    const found = quota({ ...FULL, ...hard });
    expect([found.devices, found.objects, found.said]).toEqual([devices, {}, said]);
  });

  test.each([
    ['gold.storageclass.storage.k8s.io/requests.storage', '200Gi'],
    ['gold.storageclass.storage.k8s.io/persistentvolumeclaims', '3'],
    ['requests.hugepages-2Mi', '1Gi'],
    ['hugepages-1Gi', '4Gi'],
    ['requests.example.com/fpga', '2'],
  ])('%s is kept as it is', (key, value) => {
    const { objects, devices, said } = quota({ ...FULL, [key]: value });
    expect([objects, devices, said]).toEqual([{ hard: { [key]: value } }, {}, []]);
  });

  test('node-local disk, in both spellings', () => {
    const { amounts, said } = quota(
      { ...FULL, 'requests.ephemeral-storage': '50Gi' },
      { 'ephemeral-storage': '40Gi', 'limits.ephemeral-storage': '80Gi' },
    );
    expect(amounts.ephemeralStorage).toBe('40Gi');
    expect(said).toEqual([expect.stringMatching(/^lost: The quota bounds limits\.ephemeral/)]);
  });

  test.each([
    ['limits.example.com/fpga', 'never counts it', 'Write `requests.example.com/fpga`'],
    ['example.com/fpga', 'never counts it', 'Write `requests.example.com/fpga`'],
    ['limits.hugepages-2Mi', 'never counts it', ''],
    ['resourcequotas', 'The entry writes quotas of its own', ''],
    ['count/resourcequotas', 'The entry writes quotas of its own', ''],
  ])('%s gets lost, and the note says why', (key, why, instead) => {
    const { objects, said } = quota({ ...FULL, [key]: 1 });
    expect([objects, said]).toEqual([{}, [expect.stringMatching(/^lost: /)]]);
    expect(said[0]).toContain(why);
    expect(said[0]).toContain(instead);
  });
});

describe('a quota for some pods', () => {
  function scoped(spec: object) {
    const text = `apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: some, IN_TEAM}\nspec: ${JSON.stringify(spec)}`;
    const { priorities, amounts, devices, said } = quotaBeside(text, FULL);
    return { priorities, amounts, devices, said };
  }
  const ofClass = (hard: object, operator = 'In', values: string[] | undefined = ['urgent']) =>
    scoped({
      hard,
      scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator, values }] },
    });

  test('of one priority class bounds that class', () => {
    const hard = { 'requests.cpu': 4, memory: '8Gi', pods: 3, 'requests.nvidia.com/gpu': 1 };
    const { priorities, devices, said } = ofClass(hard);
    expect(priorities).toEqual({
      urgent: { cpu: '4', memory: '8Gi', pods: '3', devices: { 'nvidia.com/gpu': 1 } },
    });
    // Nothing else grants the device.
    expect([devices, said]).toEqual([
      { 'nvidia.com/gpu': 1 },
      [expect.stringMatching(/^check: Only quotas of priority classes bound nvidia\.com\/gpu/)],
    ]);
  });

  test('what `priorities` cannot bound gets lost, and the rest is kept', () => {
    const { priorities, said } = ofClass({ cpu: 4, 'limits.cpu': 8 });
    expect(priorities).toEqual({ urgent: { cpu: '4', devices: {} } });
    expect(said).toEqual([
      'lost: The quota some bounds pods whose priority class is urgent apart from the others (limits.cpu: 8). ' +
        'The entry bounds all pods together, and those of single classes by cpu, memory, pods and devices.',
    ]);
  });

  test.each([
    ['In', ['urgent']],
    ['Exists', undefined],
    ['NotIn', ['batch']],
  ])('without room for priority classes (%s) says what the entry says anyway', (operator, list) => {
    const { priorities, said } = ofClass({ pods: 0 }, operator, list);
    expect([priorities, said]).toEqual([{}, [expect.stringMatching(/^changes: .*refuses every/)]]);
  });

  test.each([
    ['several classes', { operator: 'In', values: ['a', 'b'] }, /priority class is a or b apart/],
    ['all classes', { operator: 'Exists' }, /priority class is stated apart/],
    ['a class of Kubernetes', { operator: 'In', values: ['system-node-critical'] }, /system-node/],
  ])('of %s gets lost', (_, expression, pattern) => {
    const { priorities, said } = scoped({
      hard: { pods: 5 },
      scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', ...expression }] },
    });
    expect([priorities, said]).toEqual([{}, [expect.stringMatching(pattern)]]);
    expect(said[0]).toMatch(/^lost: .*\(pods: 5\)/);
  });

  test.each(['BestEffort', 'Terminating', 'NotTerminating'])(
    'in the scope %s gets lost',
    (scope) => {
      expect(scoped({ hard: { pods: 7 }, scopes: [scope] }).said).toEqual([
        expect.stringMatching(`^lost: The quota some bounds pods with.* \\(${scope}\\) .*pods: 7`),
      ]);
    },
  );

  test('whose pods state requests counts the same requests as one for all pods', () => {
    const { amounts, said } = scoped({ hard: { cpu: 5, pods: 7 }, scopes: ['NotBestEffort'] });
    expect([amounts.cpu, amounts.pods]).toEqual(['5', '20']);
    expect(said).toEqual([expect.stringMatching(/^lost: .*\(NotBestEffort\) .*\(pods: 7\)/)]);
  });

  test('with affinity to other namespaces, where there may be none', () => {
    const { said } = scoped({ hard: { pods: 0 }, scopes: ['CrossNamespacePodAffinity'] });
    expect(said).toEqual([expect.stringMatching(/^changes: .*podScheduling does the same/)]);
  });
});
