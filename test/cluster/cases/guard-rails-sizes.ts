import { type Attack, byPodRail, byPolicy } from '../battery/attack';
import {
  type Call,
  type Draft,
  create,
  dry,
  jsonPatch,
  patch,
  pathOf,
  remove,
  seize,
  strategicPatch,
} from '../battery/calls';
import { WORKERS } from '../battery/people';
import { DRA, LISTED, OPEN, SELF } from '../battery/targets';
import type { Work } from '../battery/work';
import {
  type Part,
  autoscaler,
  claim,
  container,
  cronJob,
  deployment,
  disruptionBudget,
  exactly,
  job,
  pod,
} from './drafts';
import { GRANTED_ROUTES } from './route-drafts';

const RBAC = 'rbac.authorization.k8s.io';
const KIB = 1024;
const text = (bytes: number): string => 'x'.repeat(bytes);

const TOO_LARGE = byPolicy('object-sizes', 'this object has \\d+ bytes; allowed here: \\d+');
const POD_TOO_LARGE = byPodRail('objectSizes', 'this object has \\d+ bytes; allowed here: 32768');

const fat = (bytes: number): Part => ({ containers: [container({ args: [text(bytes)] })] });

/** The progress of a pipeline, as Argo writes it: about 400 KiB. */
const STEPS: Part = {
  nodes: Object.fromEntries(
    Array.from({ length: 400 }, (_, index) => [`step-${index}`, { message: text(KIB) }]),
  ),
};

/** The steps of a pipeline, with numbers, times and names that look like numbers: about 960 KiB. */
const STEPS_TO_RUN: readonly Part[] = Array.from({ length: 2300 }, (_, index) => ({
  name: `step-${index}`,
  container: {
    image: 'registry.example.com/vision/train:7e83f.e1.5',
    args: ['--seed', `${1_700_000_000_000 + index}`, '--rate', '1e-3', '--file', 'part.3e.txt'],
    resources: { requests: { cpu: 1, memory: 17_179_869_184 }, limits: { memory: '16e9' } },
  },
  metadata: { annotations: { note: '2e4b: what is said of it. '.repeat(5) } },
}));

/** Ways to store much in one object: 40 KiB where 32 are allowed, 100 where 96 are. */
const LARGE: readonly (readonly [what: string, plural: string, draft: Part])[] = [
  ['arguments of a job', 'jobs', job(fat(40 * KIB), { suspend: true })],
  ['arguments of a cron job', 'cronjobs', cronJob(fat(40 * KIB))],
  ['arguments of a deployment', 'deployments', deployment(fat(40 * KIB), { replicas: 0 })],
  [
    'thousands of small variables',
    'jobs',
    job({
      containers: [
        container({
          env: Array.from({ length: 1000 }, (_, index) => ({ name: `V${index}`, value: '1' })),
        }),
      ],
    }),
  ],
  [
    'letters of four bytes each',
    'jobs',
    job({ containers: [container({ args: ['🦙'.repeat(9 * KIB)] })] }, { suspend: true }),
  ],
  [
    'an annotation',
    'services',
    { metadata: { annotations: { note: text(40 * KIB) } }, spec: { ports: [{ port: 80 }] } },
  ],
  ['a config map', 'configmaps', { data: { a: text(100 * KIB) } }],
  ['a secret', 'secrets', { stringData: { a: text(100 * KIB) } }],
  ['a custom resource', 'rayclusters', { spec: { note: text(40 * KIB) } }],
  ['a workflow', 'workflows', { spec: { note: text(300 * KIB) } }],
];

/** A kind of each group that people write, with nothing wrong but a note. */
const OF_EACH_GROUP: Readonly<Record<string, Draft>> = {
  ...GRANTED_ROUTES,
  horizontalpodautoscalers: autoscaler(),
  poddisruptionbudgets: disruptionBudget(),
  ...Object.fromEntries(
    [
      ...['appwrappers', 'inferenceservices', 'jobsets', 'notebooks', 'sparkapplications'],
      ...['sweeps', 'trainjobs', 'volumegroupsnapshots', 'volumesnapshots'],
    ].map((plural) => [plural, { spec: {} }]),
  ),
};

const EVENT = {
  apiVersion: 'events.k8s.io/v1',
  kind: 'Event',
  metadata: { name: '{name}', annotations: { note: text(40 * KIB) } },
  regarding: { apiVersion: 'v1', kind: 'Pod', name: 'target', namespace: '{ns}' },
  eventTime: '2026-01-01T00:00:00.000000Z',
  reportingController: 'example.com/chart',
  reportingInstance: 'chart-0',
  action: 'Elect',
  reason: 'Elected',
  type: 'Normal',
};

const manyAddresses = (count: number): Part => ({
  podSelector: { matchLabels: { none: 'none' } },
  egress: [
    {
      to: Array.from({ length: count }, (_, index) => ({
        ipBlock: { cidr: `10.0.${index >> 8}.${index & 255}/32` },
      })),
    },
  ],
});

const bindingOf = (count: number): Draft => ({
  roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'tenant-viewer' },
  subjects: Array.from({ length: count }, (_, index) => ({
    apiGroup: RBAC,
    kind: 'User',
    name: `colleague-${index}@example.com`,
  })),
});

const roleOf = (count: number): Draft => ({
  rules: Array.from({ length: count }, (_, index) => ({
    apiGroups: [''],
    resources: ['configmaps'],
    resourceNames: [`a-config-map-of-a-chart-${index}`],
    verbs: ['get'],
  })),
});

const oneDevice = (): Draft => claim(exactly('gpu.amd.com', { count: 1 }));

export const SIZE_RAIL_ATTACKS: readonly Attack[] = [
  ...LARGE.map(([what, plural, draft]): Attack => ({
    route: 'E100',
    what: `fill etcd by ${what}`,
    call: create(plural, draft),
    by: WORKERS,
    refused: TOO_LARGE,
  })),
  ...Object.entries(OF_EACH_GROUP).map(([plural, draft]): Attack => ({
    route: 'E100',
    what: `fill etcd by a note on ${plural}`,
    call: create(plural, {
      ...draft,
      metadata: {
        ...draft.metadata,
        annotations: { ...(draft.metadata?.['annotations'] as object), note: text(40 * KIB) },
      },
    }),
    by: WORKERS,
    refused: TOO_LARGE,
  })),
  {
    route: 'E100',
    what: 'fill etcd by an event of the newer kind, where an account may write events',
    call: {
      method: 'POST',
      path: '/apis/events.k8s.io/v1/namespaces/{ns}/events',
      body: EVENT,
    },
    by: ['chartPod'],
    refused: TOO_LARGE,
  },
  {
    route: 'E100',
    what: 'fill etcd by a note on leases, where an account may write leases',
    call: create('leases', { metadata: { annotations: { note: text(40 * KIB) } } }),
    by: ['chartPod'],
    refused: TOO_LARGE,
  },
  {
    route: 'E100',
    what: 'fill etcd by what a step of a workflow reports',
    call: create('workflowtaskresults', { spec: { note: text(70 * KIB) } }),
    by: ['argoPod'],
    refused: TOO_LARGE,
  },
  {
    route: 'E100',
    what: 'fill etcd by network policies',
    call: create('networkpolicies', { spec: manyAddresses(2000) }),
    by: ['admin'],
    target: SELF,
    refused: TOO_LARGE,
  },
  {
    route: 'E100',
    what: 'fill etcd by a binding of many people',
    call: create('rolebindings', bindingOf(500)),
    by: ['admin'],
    target: SELF,
    refused: TOO_LARGE,
  },
  {
    route: 'E100',
    what: 'fill etcd by a role',
    call: create('roles', roleOf(500)),
    by: ['admin'],
    target: SELF,
    refused: TOO_LARGE,
  },
  ...(['resourceclaims', 'resourceclaimtemplates'] as const).map((plural): Attack => ({
    route: 'E100',
    what: `fill etcd by ${plural}`,
    call: create(plural, {
      ...(plural === 'resourceclaims' ? oneDevice() : { spec: { spec: oneDevice().spec } }),
      metadata: { annotations: { note: text(40 * KIB) } },
    }),
    by: WORKERS,
    target: DRA,
    refused: TOO_LARGE,
    since: 34,
  })),
  ...(['workflowtasksets', 'workflowartifactgctasks'] as const).map((plural): Attack => ({
    route: 'E100',
    what: `fill etcd by the status of ${plural}`,
    call: patch(`${plural}/target/status`, { status: { note: text(300 * KIB) } }),
    by: ['argoPod'],
    refused: TOO_LARGE,
  })),
  {
    route: 'E100',
    what: 'fill etcd by a pod',
    call: create('pods', pod(fat(40 * KIB))),
    by: WORKERS,
    refused: POD_TOO_LARGE,
  },
  {
    route: 'E100',
    what: 'fill etcd by a pod that grows',
    call: patch('pods/target', { metadata: { annotations: { note: text(40 * KIB) } } }),
    by: WORKERS,
    refused: POD_TOO_LARGE,
  },
  {
    route: 'E100',
    what: 'fill etcd by a debugging container',
    call: strategicPatch('pods/target/ephemeralcontainers', {
      spec: { ephemeralContainers: [container({ name: '{name}', args: [text(40 * KIB)] })] },
    }),
    by: WORKERS,
    refused: POD_TOO_LARGE,
  },
  {
    route: 'E100',
    what: 'fill etcd by an object that grows',
    call: jsonPatch('configmaps/target', [
      { op: 'add', path: '/data', value: { a: text(100 * KIB) } },
    ]),
    by: WORKERS,
    refused: TOO_LARGE,
  },
];

/** Fields of a ConfigMap: the API server notes each of them for each name by which it was applied. */
const MANY_FIELDS = Object.fromEntries(
  Array.from({ length: 1500 }, (_, index) => [`k${index}`, '']),
);

const applyAs = (manager: string): Call => ({
  ...seize('configmaps/{name}', { data: MANY_FIELDS }),
  path: `${pathOf('configmaps/{name}')}?fieldManager=${manager}&force=true`,
});

export const SIZE_RAIL_WORK: readonly Work[] = [
  {
    what: 'report what a step of a workflow has found',
    by: ['argoPod'],
    run: [create('workflowtaskresults', { spec: { note: text(60 * KIB) } })],
  },
  {
    what: 'write policies, bindings and roles of the usual size',
    by: ['admin'],
    target: SELF,
    run: [
      create('networkpolicies', { spec: manyAddresses(200) }),
      create('rolebindings', bindingOf(50)),
      create('roles', roleOf(50)),
    ],
  },
  {
    what: 'claim a device with notes of the usual size',
    by: WORKERS,
    target: DRA,
    since: 34,
    run: [
      create('resourceclaims', {
        ...oneDevice(),
        metadata: { annotations: { note: text(20 * KIB) } },
      }),
    ],
  },
  {
    what: 'say how the requests of a workflow went',
    by: ['argoPod'],
    run: [
      dry(patch('workflowtasksets/target/status', { status: { note: text(200 * KIB) } })),
      dry(patch('workflowartifactgctasks/target/status', { status: { note: 'done' } })),
    ],
  },
  {
    what: 'report as much as an engine likes in such a status',
    by: ['engine'],
    run: [dry(patch('workflowtasksets/target/status', { status: { note: text(300 * KIB) } }))],
  },
  {
    what: 'apply an object by several tools, and not by any number of names',
    by: ['user'],
    async run(worker) {
      for (const manager of ['helm', 'flux', 'me']) await worker.call(applyAs(manager));
      for (let count = 0; count < 12; count++) {
        const answer = await worker.try(applyAs(`name-${count}`));
        if (answer.status < 300) continue;
        if (!/this object has \d+ bytes; allowed here/.test(answer.body.message)) {
          throw new Error(answer.body.message);
        }
        await worker.call(remove('configmaps/{name}'));
        return;
      }
      throw new Error('an object may be noted to be written by any number of names');
    },
  },
  {
    what: 'report the progress of a large pipeline',
    by: ['engine'],
    run: [
      create('workflows', { spec: {} }),
      patch('workflows/{name}', { status: STEPS }),
      patch('workflows/{name}', {
        metadata: { labels: { 'workflows.argoproj.io/phase': 'Failed' } },
      }),
    ],
  },
  {
    what: 'write objects of the usual size',
    by: WORKERS,
    run: [
      create('jobs', job(fat(20 * KIB), { suspend: true })),
      create('configmaps', { data: { a: text(90 * KIB) } }),
      create('workflows', { spec: { note: text(200 * KIB) } }),
    ],
  },
  {
    what: 'write objects of the size that was granted',
    by: WORKERS,
    target: LISTED,
    run: [
      create('configmaps', { data: { a: text(900 * KIB) } }),
      create('rayclusters', { spec: { note: text(100 * KIB) } }),
      create('workflows', { spec: { templates: STEPS_TO_RUN } }),
    ],
  },
  {
    what: 'write a large job, as controllers and those who deliver may',
    by: ['addOn', 'deliverer', 'deliveryTeam', 'flux', 'localOperator'],
    run: [dry(create('jobs', job(fat(40 * KIB), { suspend: true })))],
  },
  {
    what: 'write objects of any size where the guard rail is off',
    by: ['user'],
    target: OPEN,
    run: [create('configmaps', { data: { a: text(500 * KIB) } })],
  },
  {
    what: 'label and delete the largest pod that can be made',
    by: ['user'],
    async run(worker) {
      // As many containers as fit: what compares them with each other costs most for such a pod.
      const containers = (count: number): readonly Part[] =>
        Array.from({ length: count }, (_, index) =>
          container({ name: `c${index}`, resources: { requests: { cpu: '1m', memory: '1Mi' } } }),
        );
      let count = 400;
      while (count > 1) {
        const answer = await worker.try(create('pods', pod({ containers: containers(count) })));
        if (answer.status === 201) break;
        if (!/bytes; allowed here/.test(answer.body.message)) throw new Error(answer.body.message);
        count = Math.floor(count * 0.9);
      }
      if (count < 20) throw new Error(`a pod may have ${count} containers only`);
      await worker.call(patch('pods/{name}', { metadata: { labels: { a: 'b' } } }));
      await worker.call(remove('pods/{name}'));
    },
  },
];
