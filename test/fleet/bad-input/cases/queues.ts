import { API, type BadInput, platform } from '../bad-input';

/** A platform that queues work on 8 devices. */
const QUEUED = `${API}platform:
  queueing: kueue
  pools: { h100: { resource: nvidia.com/gpu, capacity: 8 } }
`;

const NINE_LABELS = Array.from({ length: 9 }, (_, index) => `l${index}: a`).join(', ');

/** Lines with as many pools. */
function poolsOf(count: number, resourceOf: (index: number) => string, name = 'r'): string {
  const lines = Array.from(
    { length: count },
    (_, index) =>
      `    ${name}${String(index).padStart(2, '0')}: { resource: ${resourceOf(index)}, capacity: 1 }`,
  );
  return lines.join('\n');
}

/** Queues, and what they borrow and lend. */
export const QUEUES: readonly BadInput[] = [
  {
    rule: 'weights with which a queue would get nothing, or that no engine takes',
    input: `${QUEUED}  queue: { weight: 70000 }
tenants:
  - { name: vision, costCenter: E, quota: { gpu: 4 }, queue: { weight: 0 } }
`,
    finds: [
      ['QUEUE_WEIGHT 5:20', /70000 is not a valid weight/, /from 1 to 65535/],
      ['QUEUE_WEIGHT 7:72', /With the weight 0, .* would get nothing/, /`borrow: none`/],
    ],
  },
  {
    rule: 'queues where nothing queues work, at every level',
    input: `${API}platform:
  pools: { h100: { resource: nvidia.com/gpu, capacity: 8 } }
  queue: { borrow: all }
  environments: { prod: { share: 100%, queue: { weight: 2 } } }
tiers:
  small: { queue: { weight: 2 } }
tenants:
  - { name: vision, costCenter: E, tier: small, queue: { weight: 3 }, environments: { prod: { queue: none } } }
`,
    finds: [
      ['QUEUE_WITHOUT_QUEUEING 4:3', /Nothing queues work/, /`platform: {queueing: kueue}`/],
      ['QUEUE_WITHOUT_QUEUEING 5:40', /Nothing queues work/, /remove the line/],
      ['QUEUE_WITHOUT_QUEUEING 7:12', /Nothing queues work/, /remove the line/],
      ['QUEUE_WITHOUT_QUEUEING 9:49', /Nothing queues work/, /remove the line/],
    ],
  },
  {
    rule: 'queues without a guarantee of what their pods request',
    input: `${QUEUED}tenants:
  - name: vision
    costCenter: E
    accept: [{ code: QUOTA_UNBOUNDED, why: alone }]
    quota: { cpu: null, ephemeralStorage: 50Gi, gpu: 4 }
  - { name: speech, costCenter: E, quota: { gpu: 4 } }
`,
    finds: [
      [
        'QUEUE_UNBOUNDED 9:19',
        /Nothing bounds `cpu` of `dev` of `vision`/,
        /State an amount, or write `queue: none`/,
      ],
      [
        'QUEUE_UNBOUNDED 10:13',
        /`vision` has a guarantee of `ephemeralStorage`, and `dev` of `speech` has none/,
        /State an amount for each tenant/,
      ],
    ],
  },
  {
    rule: 'pools of which all may be borrowed, and whose size nobody states',
    input: `${API}platform:
  queueing: kueue
  queue: { borrow: all }
  pools: { h100: { resource: nvidia.com/gpu } }
tenants:
  - { name: vision, costCenter: E, quota: { gpu: 4 } }
`,
    finds: [
      [
        'QUEUE_POOL_CAPACITY 5:12',
        /`vision` may borrow all of the pool `h100`, and nothing says how many/,
        /State its `capacity`, or the most/,
      ],
    ],
  },
  {
    rule: 'guarantees that the nodes do not have',
    input: `${API}platform:
  queueing: { engine: kueue, capacity: { cpu: 100 } }
tenants:
  - { name: vision, costCenter: E, quota: { cpu: 64 } }
  - { name: speech, costCenter: E, quota: { cpu: 64 } }
`,
    finds: [
      [
        'QUEUE_OVERCOMMITTED 3:47',
        /guaranteed 128 of `cpu`, and the nodes have 100/,
        /Lower the quotas/,
      ],
    ],
  },
  {
    rule: 'more to lend than is guaranteed, but not where a default does not fit everybody',
    input: `${QUEUED}  queue: { lend: { gpu: 6 } }
  environments: { dev: { share: 50%, queue: { lend: { cpu: 500 } } }, prod: { share: 50% } }
tenants:
  - name: vision
    costCenter: E
    quota: { gpu: 4 }
    queue: { lend: { gpu: 5, memory: 1Ti } }
    environments: { prod: { queue: { lend: { gpu: 3 } } } }
  - { name: speech, costCenter: E, quota: { cpu: 10, gpu: 2 }, queue: { borrow: { gpu: 2 } } }
`,
    finds: [
      [
        'QUEUE_LEND_ABOVE 11:27',
        /`vision` would lend 5 of the pool `h100`.*guaranteed 4/,
        /Write 4/,
      ],
      ['QUEUE_LEND_ABOVE 11:38', /would lend 1Ti of `memory`.*guaranteed 40Gi/, /Write 40Gi/],
      [
        'QUEUE_LEND_ABOVE 12:51',
        /`prod` of `vision` would lend 3 .*, and is guaranteed 2/,
        /raise its quota/,
      ],
    ],
  },
  {
    rule: 'amounts to borrow that nobody lends',
    input: `${QUEUED}tenants:
  - name: vision
    costCenter: E
    quota: { gpu: 4 }
    queue: { borrow: { gpu: 2 } }
    environments: { prod: { queue: { borrow: { gpu: 1 } } } }
  - { name: speech, costCenter: E, quota: { gpu: 4 }, queue: { lend: none } }
`,
    finds: [
      [
        'QUEUE_NOTHING_TO_BORROW 9:29',
        /`vision` may borrow of the pool `h100`, of which nobody lends anything/,
        /Remove the line, or let others lend/,
      ],
    ],
  },
  {
    rule: 'an environment whose siblings lend nothing, and whose tenant borrows nothing',
    input: `${QUEUED}  environments: { dev: { share: 50%, queue: { lend: none } }, prod: { share: 50% } }
tenants:
  - { name: vision, costCenter: E, quota: { gpu: 4 }, environments: { prod: { queue: { borrow: { gpu: 1 } } } } }
`,
    finds: [
      [
        'QUEUE_NOTHING_TO_BORROW 7:103',
        /`prod` of `vision` may borrow of the pool `h100`/,
        /let others lend/,
      ],
    ],
  },
  {
    rule: 'a namespace that is called as the queue of a tenant is',
    input: `${QUEUED}  environments: { vision: { share: 100% } }
tenants:
  - { name: tenant, costCenter: E, quota: { gpu: 1 } }
  - { name: vision, costCenter: E, quota: { gpu: 1 } }
`,
    finds: [
      [
        'QUEUE_NAME_CLASH 7:13',
        /The queue of the tenant `vision` is called `tenant-vision`, and so would that of `vision` of `tenant`/,
        /another `namespace`/,
      ],
    ],
  },
  {
    rule: 'more than Kueue takes: resources, pools of one resource, labels, characters',
    input: `${API}platform:
  queueing: kueue
  queue: { borrow: all }
  priorityClasses: { long: { value: 1, description: ${'x'.repeat(2049)} } }
  pools:
    any-node: { resource: example.com/any, capacity: 1 }
    labelled: { resource: example.com/labelled, capacity: 1, nodeLabels: { ${NINE_LABELS} } }
${poolsOf(14, (index) => `example.com/r${index}`)}
${poolsOf(65, () => 'example.com/same', 'same')}
tenants:
  - { name: vision, costCenter: E }
`,
    finds: [
      ['QUEUE_LIMIT 5:40', /2048 characters of a description, and these are 2049/, /Shorten it/],
      ['QUEUE_LIMIT 6:3', /17 resources, and a queue of Kueue has room for 15/, /another cluster/],
      ['QUEUE_NAME_CLASH 7:5', /told of every node by the name `any-node`/, /Rename the pool/],
      ['QUEUE_LIMIT 8:62', /at most 8 labels, and these are 9/, /Keep those/],
      ['QUEUE_LIMIT 87:5', /65 pools have the resource example\.com\/same/, /Join pools/],
    ],
  },
  {
    rule: 'work that two engines queue',
    input: `${QUEUED}tenants:
  - { name: vision, costCenter: E, quota: { gpu: 4 }, scheduling: { schedulers: [volcano] } }
`,
    finds: [
      [
        'QUEUE_TWICE 6:81',
        /Kueue queues the work in `dev` of `vision`, and its pods may name `volcano`/,
        /Remove `volcano`, or write `queue: none`/,
      ],
    ],
  },
  {
    rule: 'queues of what is never queued',
    input: `${QUEUED}sharedServices:
  mlflow:
    costCenter: P
    ports: { http: 5000 }
    consumers: all
    environments: { shared: { queue: { weight: 2 } } }
tenants:
  - { name: vision, costCenter: E, quota: { gpu: 4 } }
`,
    finds: [['QUEUE_UNUSED 10:31', /The shared service `mlflow` is not queued/, /Remove the line/]],
  },
  {
    rule: 'pools of which nobody can have a device',
    input: `${API}platform:
  queueing: kueue
  pools:
    h100: { resource: nvidia.com/gpu, capacity: 8 }
    mi300x: { resource: amd.com/gpu, capacity: 8 }
tenants:
  - { name: vision, costCenter: E, quota: { gpu: { h100: 4 } } }
`,
    finds: [
      [
        'QUEUE_POOL_UNREACHABLE 6:5',
        /Nobody is guaranteed devices of the pool `mi300x`, and nobody may borrow any/,
        /Grant some, `quota: {gpu: {mi300x: 1}}`, or let a tenant borrow/,
      ],
    ],
  },
  {
    rule: 'reserves of devices that are not there',
    input: platform(
      'pools: { h100: { resource: nvidia.com/gpu, capacity: 8, reserved: 9, default: true }, l4: { resource: amd.com/gpu, reserved: 1 } }',
    ),
    finds: [
      ['POOL_RESERVED 3:69', /9 devices of a pool are kept, which has 8/, /Write at most 8/],
      ['POOL_RESERVED 3:128', /nothing says how many it has/, /State the `capacity`/],
    ],
  },
  {
    rule: 'a cluster that says how much is queued, where nothing says by what',
    input: `${API}clusters: { eu: { queueing: { capacity: { cpu: 100 } } }, us: { queueing: kueue } }
tenants:
  - { name: vision, costCenter: E, clusters: [us], queue: { weight: 2 } }
`,
    finds: [['KEY_MISSING 2:19', /`engine` is missing/, /Add `engine: kueue` here/]],
  },
];
