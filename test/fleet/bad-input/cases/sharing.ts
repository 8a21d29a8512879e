import { API, type BadInput, platform } from '../bad-input';

const pool = (text: string): string => platform(`pools: { a: { ${text} } }`);

/** Tenants that hold devices by pool, and the pools of the platform. */
const holding = (pools: string, ...gpus: readonly string[]): string =>
  `${API}platform:\n  namespaces: single\n  pools:\n    ${pools}\ntenants:\n${gpus
    .map((gpu, index) => `  - { name: t${index}, costCenter: ENG-1, quota: { gpu: ${gpu} } }\n`)
    .join('')}`;

/** Cards that several pods share. */
export const SHARING: readonly BadInput[] = [
  {
    rule: 'whole cards and parts of cards with one name',
    input: holding(
      'h100: { resource: nvidia.com/gpu }\n    vgpu: { sharing: { hami: { memoryPerShare: 8000 } } }',
      '{ h100: 8 }',
      '{ vgpu: 40 }',
    ),
    finds: [
      [
        'POOL_UNITS_DIFFER 6:13',
        /the 40 that are granted of `vgpu` can be as many of `h100`/,
        /Have HAMi advertise its shares under another name/,
      ],
    ],
  },
  {
    rule: 'ways of sharing that cannot be',
    input: platform(
      [
        'pools:',
        '  a: { sharing: { mps: { replicas: 2 }, mig: { 1g.10gb: 7 } } }',
        '  b: { sharing: { timeSlicing: { replicas: 2 }, mps: { replicas: 2 } } }',
        '  c: { resource: nvidia.com/gpu, sharing: {} }',
        '  d: { sharing: { timeSlicing: { replicas: 2 }, strategy: mixed } }',
        '  e: { sharing: { mig: { 1g.10gb: 4, 3g.40gb: 1 }, strategy: single } }',
        '  f: { deviceClass: a.example.com, sharing: { mig: { 1g.10gb: 4, 3g.40gb: 1 } } }',
        '  g: { deviceClass: gpu.nvidia.com, sharing: { timeSlicing: { replicas: 2 } } }',
        '  h: { resource: amd.com/gpu, sharing: { timeSlicing: { replicas: 2 } } }',
        '  i: { sharing: { mig: { 1g.10gb: 7 }, profile: 3g.40gb } }',
        '  j: { sharing: { mig: {} } }',
      ].join('\n'),
    ),
    finds: [
      // MPS on cards that are cut into instances
      [
        'SHARING_IMPOSSIBLE 4:26',
        /refuses MPS on cards that are cut/,
        /`timeSlicing: \{replicas: 2\}`/,
      ],
      // two ways of sharing at once
      ['SHARING_IMPOSSIBLE 5:56', /here are `timeSlicing` and `mps`/, /Keep one of them/],
      // sharing that says not how
      ['SHARING_IMPOSSIBLE 6:45', /Nothing says how/, /`sharing: exclusive`/],
      // a strategy without instances
      ['SHARING_IMPOSSIBLE 7:61', /`strategy` is about MIG instances/, /Remove the line/],
      // one name for instances of several profiles
      [
        'SHARING_IMPOSSIBLE 8:64',
        /all of them must be alike/,
        /Remove `strategy`, or keep one profile/,
      ],
      // one DeviceClass for several profiles
      ['SHARING_IMPOSSIBLE 9:23', /would stand for 2 profiles/, /`servedBy: driver`/],
      // settings of the device plugin where a driver hands out the devices
      [
        'SHARING_IMPOSSIBLE 10:63',
        /a setting of the device plugin/,
        /Remove `deviceClass` and `servedBy`/,
      ],
      // time-slicing for cards of another vendor
      ['SHARING_IMPOSSIBLE 11:57', /for cards of NVIDIA/, /remove `sharing`/],
      // a profile of a pool that its cards do not have
      ['SHARING_IMPOSSIBLE 12:51', /no instances of 3g\.40gb/, /Write one of 1g\.10gb/],
      // cards that are cut into nothing
      ['SHARING_IMPOSSIBLE 13:26', /no instance at all/, /`mig: \{1g\.10gb: 7\}`/],
    ],
  },
  {
    rule: 'replicas, instances and parts that cannot be',
    input: platform(
      [
        'pools:',
        '  a: { sharing: { timeSlicing: { replicas: 1 } } }',
        '  b: { sharing: { mig: { 1g.10gb: 8 } } }',
        '  c: { sharing: { hami: { shares: 1, memoryPerShare: 0, coresPerShare: 101 } } }',
        '  d: { sharing: { hami: { memory: gpumem, memoryPerShare: 1 } } }',
      ].join('\n'),
    ),
    finds: [
      ['QUANTITY_INVALID 4:46', /1 pods cannot share a card/, /from 2 to 1000/],
      ['QUANTITY_INVALID 5:37', /cannot have 8 instances/, /from 1 to 7/],
      ['QUANTITY_INVALID 6:37', /1 pods cannot share a card/, /from 2 to 1000/],
      ['QUANTITY_INVALID 6:56', /0 is not an amount of memory/, /1 or more/],
      ['QUANTITY_INVALID 6:74', /101 is not a part of a card/, /from 1 to 100/],
      ['ACCELERATOR_UNKNOWN 7:37', /`gpumem` is not an extended resource/, /nvidia\.com\/gpumem/],
    ],
  },
  {
    rule: 'a profile that the product lacks',
    input: pool('product: NVIDIA-A100-SXM4-40GB, sharing: { mig: { 1g.10gb: 1, 3g.40gb: 1 } }'),
    finds: [
      ['MIG_PROFILE 3:88', /does not offer the MIG profile 3g\.40gb/, /It offers .*3g\.20gb/],
    ],
  },
  {
    rule: 'instances of a card that has none',
    input: pool('product: NVIDIA-L4, sharing: { mig: { 1g.10gb: 1 } }'),
    finds: [['MIG_PROFILE 3:64', /NVIDIA-L4 does not offer/, /use `timeSlicing`/]],
  },
  {
    rule: 'a profile that no product has, or in the spelling of other tools',
    input: platform(
      'pools:\n  a: { sharing: { mig: { 1g.11gb: 1 } } }\n  b: { sharing: { mig: { 1g.10gb+me: 1 } } }',
    ),
    finds: [
      ['MIG_PROFILE 4:37', /No GPU that the catalogue knows/, /state the `product`/],
      ['MIG_PROFILE 5:40', /1g\.10gb\+me/, /Write `1g\.10gb\.me`/],
    ],
  },
  {
    rule: 'instances that do not fit on a card: compute, memory, media engines, one profile',
    input: platform(
      [
        'pools:',
        '  a: { product: NVIDIA-A100-SXM4-80GB, sharing: { mig: { 4g.40gb: 1, 2g.20gb: 2 } } }',
        '  b: { product: NVIDIA-A100-SXM4-80GB, sharing: { mig: { 3g.40gb: 2, 1g.10gb: 1 } } }',
        '  c: { product: NVIDIA-A100-SXM4-80GB, sharing: { mig: { 1g.10gb.me: 2 } } }',
        '  d: { product: NVIDIA-A30, sharing: { mig: { 2g.12gb: 3 } } }',
      ].join('\n'),
    ),
    finds: [
      [
        'MIG_LAYOUT 4:58',
        /take 8 slices of compute and 8 of memory; .* has 7 and 8/,
        /smaller profiles/,
      ],
      ['MIG_LAYOUT 5:58', /take 7 slices of compute and 9 of memory/, /Lower a number/],
      [
        'MIG_LAYOUT 6:58',
        /Only one instance of a card can have its media engines/,
        /Lower the number/,
      ],
      [
        'MIG_LAYOUT 7:47',
        /take 6 slices of compute and 6 of memory; .* has 4 and 4/,
        /Lower a number/,
      ],
    ],
  },
  {
    rule: 'a name that nodes do not advertise when cards are shared like this',
    input: platform(
      [
        'pools:',
        '  a: { resource: nvidia.com/mig-1g.10gb, sharing: { timeSlicing: { replicas: 4 } } }',
        '  b: { resource: nvidia.com/gpu, sharing: { mig: { 1g.10gb: 7 } } }',
      ].join('\n'),
    ),
    finds: [
      [
        'SHARING_RESOURCE 4:20',
        /advertise nvidia\.com\/gpu\.shared, and not/,
        /Leave `resource` out/,
      ],
      [
        'SHARING_RESOURCE 5:20',
        /advertise nvidia\.com\/mig-1g\.10gb, and not/,
        /Leave `resource` out/,
      ],
    ],
  },
  {
    rule: 'the resource of another class',
    input: pool(
      'resource: deviceclass.resource.kubernetes.io/b.example.com, deviceClass: a.example.com',
    ),
    finds: [
      [
        'SHARING_RESOURCE 3:27',
        /pods ask for the DeviceClass `b\.example\.com`/,
        /`deviceClass: b\.example\.com`/,
      ],
    ],
  },
  {
    rule: 'a configuration that all nodes without a label would use',
    input: platform('pools: { default: { sharing: { timeSlicing: { replicas: 2 } } } }'),
    finds: [['SHARING_CONFIG 3:32', /the configuration `default`/, /with `config`/]],
  },
  {
    rule: 'one configuration with two contents',
    input: platform(
      [
        'pools:',
        '  a: { sharing: { timeSlicing: { replicas: 2 }, config: x } }',
        '  b: { sharing: { timeSlicing: { replicas: 4 }, config: x } }',
      ].join('\n'),
    ),
    finds: [['SHARING_CONFIG 5:19', /both by the configuration `x`/, /another name with `config`/]],
  },
  {
    rule: 'the class of every profile',
    input: pool('resource: nvidia.com/mig-1g.10gb, deviceClass: mig.nvidia.com'),
    finds: [['MIG_CLASS 3:64', /five could be five whole cards/, /`servedBy: driver`/]],
  },
  {
    rule: 'a capacity that is not what the nodes add up to',
    input: platform(
      [
        'pools:',
        '  a: { resource: nvidia.com/gpu, nodes: 2, devicesPerNode: 8, capacity: 15 }',
        '  b: { capacity: 10, sharing: { mig: { 1g.10gb: 4, 3g.40gb: 1 } } }',
        '  c: { resource: nvidia.com/gpu, nodes: 2 }',
        '  d: { resource: nvidia.com/gpu, devicesPerNode: 2 }',
        '  e: { reserved: 2, sharing: { mig: { 1g.10gb: 4, 3g.40gb: 1 } } }',
      ].join('\n'),
    ),
    finds: [
      [
        'CAPACITY_DIFFERS 4:75',
        /2 nodes with 8 cards advertise 16 devices, and not 15/,
        /Remove `capacity`/,
      ],
      ['CAPACITY_DIFFERS 5:20', /`b` has 2 profiles/, /`nodes` and `devicesPerNode`/],
      ['KEY_MISSING 6:36', /`devicesPerNode` is missing/, /Add `devicesPerNode: …`/],
      ['KEY_MISSING 7:36', /`nodes` is missing/, /Add `nodes: …`/],
      ['CAPACITY_DIFFERS 8:20', /`e` has 2 profiles/, /with `profile` and `config`/],
    ],
  },
  {
    rule: 'instances by the name of another pool, by a name that is too long, and as the default',
    input: platform(
      [
        'pools:',
        '  a: { sharing: { mig: { 1g.10gb: 4, 3g.40gb: 1 } } }',
        '  a-1g-10gb: { resource: nvidia.com/mig-1g.10gb }',
        `  ${'x'.repeat(60)}: { sharing: { mig: { 1g.10gb: 4, 3g.40gb: 1 } } }`,
        '  b: { default: true, sharing: { mig: { 1g.10gb: 4, 3g.40gb: 1 } } }',
      ].join('\n'),
    ),
    finds: [
      [
        'POOL_NAME 4:5',
        /granted as `a-1g-10gb`, which is what another pool is called/,
        /Rename the pool/,
      ],
      ['POOL_NAME 6:5', /too long for a name/, /Rename the pool/],
      ['POOL_AMBIGUOUS 7:19', /`b` has 2 profiles/, /`gpu: \{b-1g-10gb: 1\}`/],
    ],
  },
  {
    rule: 'a pool with several profiles where one is meant',
    input: platform(
      'pools: { a: { sharing: { mig: { 1g.10gb: 4, 3g.40gb: 1 } } } }\nquota: { gpu: { a: 1 } }',
    ),
    finds: [['POOL_UNKNOWN 4:19', /There is no pool `a`/, /Name one of `a-1g-10gb`, `a-3g-40gb`/]],
  },
  {
    rule: 'a pool of which nothing says what nodes advertise',
    input: pool('product: NVIDIA-L4'),
    finds: [['KEY_MISSING 3:12', /`resource` is missing/, /`resource: nvidia\.com\/gpu`/]],
  },
  {
    rule: 'tenants that take turns on cards',
    input: holding('l4: { sharing: { timeSlicing: { replicas: 4 } } }', '1', '2'),
    finds: [
      [
        'SHARING_BETWEEN_TENANTS 5:35',
        /^Pods of `t0` and `t1` share the devices of `l4`: nothing keeps a pod from filling the memory/,
        /^Grant it to one tenant only; or write `resource: nvidia\.com\/gpu` in place of `sharing`.*accept/,
      ],
    ],
  },
  {
    rule: 'many tenants on cards that MPS divides, with a capacity in places',
    input: holding('l4: { capacity: 8, sharing: { mps: { replicas: 4 } } }', '1', '1', '1'),
    finds: [
      [
        'SHARING_BETWEEN_TENANTS 5:40',
        /^Pods of 3 tenants, among them `t0` and `t1`, share .*: a fault of one pod can stop all/,
        /a card to itself, and count cards in `capacity`\./,
      ],
    ],
  },
  {
    rule: 'tenants that take turns on MIG instances',
    input: holding(
      'a30: { sharing: { mig: { 1g.6gb: 4 }, timeSlicing: { replicas: 2 } } }',
      '1',
      '1',
    ),
    finds: [
      [
        'SHARING_BETWEEN_TENANTS 5:56',
        /`t0` and `t1`/,
        /or remove `timeSlicing`, so that each pod has an instance to itself/,
      ],
    ],
  },
  {
    rule: 'tenants on the same cards by two pools of one configuration',
    input: holding(
      'a: { sharing: { timeSlicing: { replicas: 4 }, config: x } }\n    b: { sharing: { timeSlicing: { replicas: 4 }, config: x } }',
      '{ a: 1 }',
      '{ b: 1 }',
    ),
    finds: [['SHARING_BETWEEN_TENANTS 5:34', /`t0` and `t1` share the devices of `a`/, /Grant it/]],
  },
  {
    rule: 'shared cards of one tenant, and instances of different profiles, are fine',
    input: holding(
      'l4: { sharing: { timeSlicing: { replicas: 4 } } }\n    a: { sharing: { mig: { 1g.10gb: 4, 3g.40gb: 1 }, timeSlicing: { replicas: 2 } } }',
      '{ l4: 4, a-1g-10gb: 1 }',
      '{ a-3g-40gb: 1 }',
    ),
    finds: [],
  },
  {
    rule: 'MIG instances of several tenants are fine',
    input: holding('a30: { sharing: { mig: { 1g.6gb: 4 } } }', '1', '1'),
    finds: [],
  },
  {
    rule: 'shares of cards without a bound of their memory',
    input: pool('sharing: { hami: { shares: 4 } }'),
    finds: [
      [
        'SHARING_MEMORY 3:34',
        /a pod with one share can take the memory of a whole card/,
        /divided by 4: for 80 GB, `memoryPerShare: 20000`/,
      ],
    ],
  },
];
