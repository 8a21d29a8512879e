import { API, type BadInput } from '../bad-input';

const on = (engine: string, pools = 'h100: { resource: nvidia.com/gpu, capacity: 8 }'): string =>
  `${API}platform:
  queueing: ${engine}
  pools: { ${pools} }
`;

const TWO = 'a100: { resource: nvidia.com/gpu, capacity: 8, default: true }, ';

/** What an engine of queues cannot do. */
export const QUEUE_ENGINES: readonly BadInput[] = [
  {
    rule: 'words that YuniKorn does not know, wherever they are written',
    input: `${on('yunikorn')}  environments: { dev: { share: 100%, queue: { weight: 2 } } }
tenants:
  - { name: vision, costCenter: E, quota: { gpu: 4 }, queue: { lend: { gpu: 2 }, reclaim: lowerPriority } }
`,
    finds: [
      ['QUEUE_ENGINE_LACKS 5:48', /YuniKorn knows no weights here/, /Remove `weight`/],
      ['QUEUE_ENGINE_LACKS 7:64', /YuniKorn has no limit for what a queue lends/, /Remove `lend`/],
      ['QUEUE_ENGINE_LACKS 7:82', /YuniKorn does not ask for priorities/, /Remove `reclaim`/],
    ],
  },
  {
    rule: 'weights with Volcano, which knows limits of what is lent',
    input: `${on('volcano')}tenants:
  - { name: vision, costCenter: E, quota: { gpu: 4 }, queue: { weight: 2, lend: { gpu: 2 } } }
`,
    finds: [['QUEUE_ENGINE_LACKS 6:64', /Volcano knows no weights here/, /under `accept`/]],
  },
  {
    rule: 'queues that Volcano has for itself',
    input: `${on('volcano')}tenants:
  - { name: vision, costCenter: E, quota: { gpu: 4 }, environments: { dev: { namespace: root } } }
`,
    finds: [
      ['QUEUE_NAME_CLASH 6:89', /Volcano has a queue `root` of its own/, /another `namespace`/],
    ],
  },
  {
    rule: 'more organisations one below the other than Volcano has levels',
    input: `${on('volcano')}organizations:
  one: {}
  two: { parent: one }
  three: { parent: two }
  four: { parent: three }
tenants:
  - { name: vision, costCenter: E, organization: four, quota: { gpu: 4 } }
  - { name: speech, costCenter: E, organization: three, quota: { gpu: 4 } }
`,
    finds: [
      [
        'QUEUE_LIMIT 9:11',
        /Volcano takes 5 queues one below the other, and those of `vision` would be 6: 4 of/,
        /so that at most 3 are above a tenant/,
      ],
    ],
  },
  {
    rule: 'pools that a scheduler counts as one',
    input: `${on('volcano', `${TWO}h100: { resource: nvidia.com/gpu, product: NVIDIA-H100-80GB-HBM3, capacity: 8 }`)}  accept: [{ code: POOL_SHARED_RESOURCE, why: known }]
tenants:
  - { name: vision, costCenter: E, quota: { gpu: { a100: 4, h100: 4 } } }
`,
    finds: [
      [
        'QUEUE_POOLS_MERGED 4:76',
        /Volcano counts a resource.*`a100` and `h100`/,
        /`queueing: kueue`/,
      ],
    ],
  },
  {
    rule: 'pools of KAI: all cards are one number, slices are not cards, and shares of cards are nothing',
    input: `${on('kai', `${TWO}mig: { resource: nvidia.com/mig-3g.40gb, capacity: 8 }, shared: { resource: nvidia.com/gpu.shared, capacity: 8 }`)}tenants:
  - { name: vision, costCenter: E, quota: { gpu: { a100: 4, mig: 4, shared: 4 }, ephemeralStorage: 10Gi } }
`,
    finds: [
      ['QUEUE_NOT_COUNTED 3:3', /KAI does not count `ephemeralStorage`/, /the quotas are enough/],
      ['QUEUE_POOLS_MERGED 4:76', /KAI has one number for all cards/, /`queueing: kueue`/],
      ['QUEUE_SLICES_MIXED 4:93', /KAI counts a device of `mig` as 3 of `a100`/, /one of the two/],
      [
        'QUEUE_NOT_COUNTED 4:132',
        /KAI does not count devices of `nvidia.com\/gpu.shared`/,
        /accept/,
      ],
    ],
  },
  {
    rule: 'schedulers by which pods pass the queue, where something is queued',
    input: `${on('volcano')}  environments:
    dev: { share: 50% }
    serving: { share: 50%, queue: none }
tenants:
  - { name: vision, costCenter: E, quota: { gpu: 4 }, scheduling: { schedulers: [volcano, default-scheduler] } }
  - { name: speech, costCenter: E, quota: { gpu: 4 }, scheduling: { schedulers: null } }
  - { name: audio, costCenter: E, scheduling: { schedulers: [volcano] } }
`,
    finds: [
      ['QUEUE_BYPASSED 9:81', /`dev` of `vision` may name `default-scheduler`/, /Remove the line/],
      ['QUEUE_BYPASSED 10:81', /`dev` of `speech` may name any scheduler/, /`queue: none`/],
    ],
  },
];
