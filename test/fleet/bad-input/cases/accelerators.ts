import {
  API,
  type BadInput,
  ONE_POOL,
  TIER_TENANTS,
  TWO_POOLS,
  platform,
  tenant,
  withTenant,
} from '../bad-input';

const pool = (text: string): string => platform(`pools: { a: { ${text} } }`);

/** Pools, and what tenants get of them. */
export const ACCELERATORS: readonly BadInput[] = [
  {
    rule: 'an unknown accelerator, with the nearest name',
    input: pool('resource: nvidia.com/gpus'),
    finds: [
      [
        'ACCELERATOR_UNKNOWN 3:27',
        /no node advertises `nvidia\.com\/gpus`/,
        /Did you mean `nvidia\.com\/gpu`\?.*`custom: true`/,
      ],
    ],
  },
  {
    rule: 'an unknown accelerator of a vendor that is known',
    input: pool('resource: amd.com/instinct-accelerator'),
    finds: [['ACCELERATOR_UNKNOWN 3:27', /As far as the catalogue knows/, /add `custom: true`/]],
  },
  {
    rule: 'an accelerator without its domain, or with a prefix of quotas',
    input: platform('pools:\n  a: { resource: gpu }\n  b: { resource: requests.nvidia.com/gpu }'),
    finds: [
      ['ACCELERATOR_UNKNOWN 4:20', /`gpu` is not an extended resource/, /domain of its vendor/],
      ['ACCELERATOR_UNKNOWN 5:20', /`requests\.nvidia\.com\/gpu`/, /Leave the prefix out/],
    ],
  },
  {
    rule: 'a MIG profile that the stated product does not offer, with those it does',
    input: pool('resource: nvidia.com/mig-1g.12gb, product: NVIDIA-A100-SXM4-40GB'),
    finds: [
      [
        'MIG_PROFILE 3:27',
        /NVIDIA-A100-SXM4-40GB does not offer the MIG profile 1g\.12gb/,
        /It offers .*1g\.5gb/,
      ],
    ],
  },
  {
    rule: 'a MIG profile of a product that cannot be partitioned',
    input: pool('resource: nvidia.com/mig-1g.5gb, product: Tesla-T4'),
    finds: [['MIG_PROFILE 3:27', /Tesla-T4 does not offer/, /cannot be partitioned/]],
  },
  {
    rule: 'a MIG profile that no product offers, with the nearest',
    input: pool('resource: nvidia.com/mig-1g.11gb'),
    finds: [
      [
        'ACCELERATOR_UNKNOWN 3:27',
        /`nvidia\.com\/mig-1g\.11gb`/,
        /Did you mean `nvidia\.com\/mig-1g\.10gb`\?/,
      ],
    ],
  },
  {
    rule: 'fine: names and profiles that are said to be right',
    input: platform(
      'pools:\n  a: { resource: nvidia.com/gpus, custom: true }\n  b: { resource: nvidia.com/mig-9g.99gb, custom: true }\n  c: { resource: example.com/npu }',
    ),
    finds: [],
  },
  {
    rule: 'fine: a MIG profile of a product that is newer than the catalogue',
    input: pool('resource: nvidia.com/mig-1g.99gb, product: NVIDIA-X900'),
    finds: [],
  },
  {
    rule: 'an unknown pool of a tenant or environment, with the nearest',
    input: withTenant(
      ONE_POOL,
      'quota: { gpu: { h10: 4 } }\nenvironments: { prod: { quota: { gpu: { tpu: 1 } } } }',
    ),
    finds: [
      ['POOL_UNKNOWN 6:21', /There is no pool `h10`/, /Did you mean `h100`\?/],
      ['POOL_UNKNOWN 7:45', /There is no pool `tpu`/, /one of the existing pools: h100/],
    ],
  },
  {
    rule: 'an unknown pool of a tier, once, in the tier, whether it is used or not',
    input: `${API}${ONE_POOL}\ntiers: { small: { quota: { gpu: { h10: 1 } } }, idle: { quota: { gpu: { h1000: 1 } } } }\n${TIER_TENANTS}`,
    finds: [
      ['POOL_UNKNOWN 3:35', /`h10`/, /`h100`/],
      ['POOL_UNKNOWN 3:73', /`h1000`/, /`h100`/],
    ],
  },
  {
    rule: 'an unknown pool of the platform, once, in the platform',
    input: `${API}platform: { pools: { h100: { resource: nvidia.com/gpu } }, quota: { gpu: { h10: 1 } } }\ntenants:\n  - { name: a, costCenter: ENG-1 }\n  - { name: b, costCenter: ENG-1 }\n`,
    finds: [['POOL_UNKNOWN 2:76', /`h10`/, /`h100`/]],
  },
  {
    rule: 'a pool that is removed under a misspelt name, which would keep it',
    input: `${API}${ONE_POOL}\ntiers: { small: { quota: { gpu: { h100: 4 } } } }\ntenants:\n  - { name: vision, costCenter: ENG-1, tier: small, quota: { gpu: { h10: null } } }\n`,
    finds: [['POOL_UNKNOWN 5:69', /`h10`/, /`h100`/]],
  },
  {
    rule: 'GPUs of a pool where there is none',
    input: tenant('quota: { gpu: { h100: 4 } }'),
    finds: [['POOL_UNKNOWN 5:21', /There is no pool `h100`/, /under `platform\.pools`/]],
  },
  {
    rule: 'a number of GPUs where there is no pool',
    input: tenant('quota: { gpu: 4 }'),
    finds: [['POOL_AMBIGUOUS 5:19', /no pool that 4 GPUs could come from/, /Declare one/]],
  },
  {
    rule: '`gpu: 10` with several pools and no default, with the pools',
    input: withTenant(TWO_POOLS, 'quota: { gpu: 10 }'),
    finds: [
      [
        'POOL_AMBIGUOUS 6:19',
        /which pool the 10 GPUs come from/,
        /`gpu: \{a100: 10\}`.*Pools: a100, mi300x/,
      ],
    ],
  },
  {
    rule: '`gpu: 5` in a tier with several pools, once, in the tier',
    input: `${API}${TWO_POOLS}\ntiers: { small: { quota: { gpu: 5 } } }\n${TIER_TENANTS}`,
    finds: [['POOL_AMBIGUOUS 3:33', /the 5 GPUs/, /Pools: a100, mi300x/]],
  },
  {
    rule: '`gpu: 2` of an environment with several pools',
    input: withTenant(
      TWO_POOLS,
      'quota: { gpu: { a100: 4 } }\nenvironments: { prod: { quota: { gpu: 2 } } }',
    ),
    finds: [['POOL_AMBIGUOUS 7:43', /the 2 GPUs/, /`gpu: \{a100: 2\}`/]],
  },
  {
    rule: 'two default pools',
    input: platform(
      'pools:\n  a: { resource: nvidia.com/gpu, default: true }\n  b: { resource: amd.com/gpu, default: true }',
    ),
    finds: [['POOL_DEFAULTS 5:42', /`a` and `b` are both the default/, /at one of them/]],
  },
  {
    rule: 'tenants together above the capacity of a pool, with who holds most',
    input: `${API}platform: { pools: { h100: { resource: nvidia.com/gpu, capacity: 6 } } }\ntenants:\n  - { name: a, costCenter: ENG-1, quota: { gpu: 4 } }\n  - { name: b, costCenter: ENG-1, quota: { gpu: 5 } }\n`,
    finds: [
      [
        'POOL_OVERCOMMITTED 2:66',
        /hold 9 GPUs of `h100`, which has 6\. The largest holders: b 5, a 4/,
        /Take 3 back/,
      ],
    ],
  },
  {
    rule: 'many tenants above the capacity of a pool, with the three who hold most',
    input: `${API}platform: { pools: { h100: { resource: nvidia.com/gpu, capacity: 20 } } }\ntenants:\n${[5, 8, 6, 9, 7].map((count) => `  - { name: has-${count}, costCenter: ENG-1, quota: { gpu: ${count} } }\n`).join('')}`,
    finds: [
      ['POOL_OVERCOMMITTED 2:66', / 35 .*: has-9 9, has-8 8, has-7 7(?!,)[^0-9]*$/, /Take 15 back/],
    ],
  },
  {
    rule: 'a capacity that is no number of devices',
    input: platform(
      'pools:\n  a: { resource: nvidia.com/gpu, capacity: -1 }\n  b: { resource: amd.com/gpu, capacity: 1.5 }',
    ),
    finds: [
      ['QUANTITY_INVALID 4:46', /-1 is not a valid number of devices/, /0 or more/],
      ['QUANTITY_INVALID 5:43', /is `1\.5`, but must be a whole number/, /whole number/],
    ],
  },
  {
    rule: 'a device class that is no name of one',
    input: pool('resource: example.com/l40s, deviceClass: L40S'),
    finds: [
      [
        'NAME_INVALID 3:58',
        /`L40S` cannot be the name of a DeviceClass/,
        /kubectl get deviceclasses/,
      ],
    ],
  },
  {
    rule: 'devices that are accelerators, or no extended resources',
    input: tenant('extendedResources: [rdma, nvidia.com/gpu, nvidia.com/mig-1g.10gb, cpu]'),
    finds: [
      ['DEVICE_INVALID 5:25', /`rdma` is not an extended resource/, /rdma\/hca/],
      ['DEVICE_INVALID 5:31', /`nvidia\.com\/gpu` is an accelerator/, /Declare a pool/],
      ['DEVICE_INVALID 5:47', /`nvidia\.com\/mig-1g\.10gb` is an accelerator/, /Declare a pool/],
      ['DEVICE_INVALID 5:71', /`cpu` is not an extended resource/, /rdma\/hca/],
    ],
  },
  {
    rule: 'fine: huge pages, and a cap on them',
    input: tenant(
      'extendedResources: [hugepages-2Mi, hugepages-1Gi]\nobjects: { hard: { requests.hugepages-2Mi: 4Gi } }',
    ),
    finds: [],
  },
  {
    rule: 'fine: all devices of a pool, pools that are said to be no default, one of two pools with one name',
    input: withTenant(
      'platform: { pools: { a100: { resource: nvidia.com/gpu, capacity: 8, default: false }, h100: { resource: nvidia.com/gpu, default: false } } }',
      'quota: { gpu: { a100: 8, h100: 0 } }',
    ),
    finds: [],
  },
  {
    rule: 'warning: two granted pools with one resource name',
    input: withTenant(
      'platform: { pools: { a100: { resource: nvidia.com/gpu }, h100: { resource: nvidia.com/gpu } } }',
      'quota: { gpu: { a100: 8, h100: 8 } }',
    ),
    finds: [
      [
        'POOL_SHARED_RESOURCE 6:27',
        /`a100` and `h100` under the same name, nvidia\.com\/gpu, so the quota counts them together/,
        /different resource names/,
      ],
    ],
  },
  {
    rule: 'a driver without a class, and devices with two names',
    input: `
      apiVersion: cdk8s-tenancy/v1alpha1
      platform:
        pools:
          a: { resource: example.com/a, servedBy: driver }
          b: { resource: example.com/b, deviceClass: b.example.com, servedBy: both }
          c: { resource: example.com/c, deviceClass: c.example.com, servedBy: plugin }
      tenants: []
    `,
    finds: [
      ['POOL_WITHOUT_CLASS 5:51', /this pool names none/, /Add `deviceClass`/],
      [
        'POOL_SERVED_TWICE 6:79',
        /by `example\.com\/b` and by `b\.example\.com`/,
        /`extendedResourceName: example\.com\/b`/,
      ],
    ],
  },
  {
    rule: 'a vendor without the end of its domain, in a list of devices',
    input: tenant('extendedResources: [nvidia/gpu]'),
    finds: [['DEVICE_INVALID 5:25', /name of a vendor in place of/, /`nvidia\.com\/gpu`/]],
  },
  {
    rule: 'warning: products that are not written as the label of nodes says them',
    input: platform(
      'pools:\n  a: { resource: nvidia.com/gpu, product: H100, default: true }\n  b: { resource: nvidia.com/gpu, product: nvidia-a30 }\n' +
        '  c: { resource: nvidia.com/gpu, product: Tesla-T4 }\n  d: { resource: amd.com/gpu, product: MI300X }\n' +
        '  e: { resource: nvidia.com/gpu, product: NVIDIA-H100-80GB-HBM3 }\n  f: { resource: nvidia.com/gpu, product: H100, custom: true }',
    ),
    finds: [
      ['PRODUCT_UNKNOWN 4:45', /says just `H100`/, /such as NVIDIA-H100-/],
      ['PRODUCT_UNKNOWN 5:45', /says just `nvidia-a30`/, /mean `NVIDIA-A30`/],
    ],
  },
  {
    rule: 'a vendor without the end of its domain',
    input: platform(
      'pools:\n  a: { resource: nvidia/gpu }\n  b: { resource: amd/gpu }\n  c: { resource: nvidia/mig-1g.10gb }',
    ),
    finds: [
      ['ACCELERATOR_UNKNOWN 4:20', /`nvidia\/gpu`/, /Did you mean `nvidia\.com\/gpu`\?/],
      ['ACCELERATOR_UNKNOWN 5:20', /`amd\/gpu`/, /Did you mean `amd\.com\/gpu`\?/],
      ['ACCELERATOR_UNKNOWN 6:20', /`nvidia\/mig-1g/, /Did you mean `nvidia\.com\/mig-1g\.10gb`\?/],
    ],
  },
  {
    rule: 'GPUs that no pod may ask for',
    input: withTenant(
      ONE_POOL,
      'namespaces: single\nquota: { gpu: 4 }\nscheduling: { maxGpusPerPod: 0 }',
    ),
    finds: [
      [
        'GPU_UNUSABLE 8:34',
        /`all` of `vision` has 4 GPUs, but `maxGpusPerPod: 0` lets no pod/,
        /Raise `maxGpusPerPod`/,
      ],
    ],
  },
  {
    rule: 'a sandbox in which pods may not see their GPUs',
    input: withTenant(
      ONE_POOL,
      'namespaces: single\nquota: { gpu: 4 }\nscheduling: { runtimeClass: gvisor }',
    ),
    finds: [
      [
        'SANDBOX_WITHOUT_GPU 8:33',
        /Every pod in `all` of `vision` runs in `gvisor`, and may see no device of the pool `.*`: .*only with `nvproxy`/,
        /name a runtime class for such pods in `runtimeClasses`/,
      ],
    ],
  },
  {
    rule: 'fine: a sandbox without GPUs, and one beside which pods may name another runtime class',
    input: withTenant(
      ONE_POOL,
      'namespaces: single\nquota: { gpu: 4 }\nscheduling: { runtimeClass: gvisor, runtimeClasses: [kata-qemu-nvidia-gpu] }',
    ),
    finds: [],
  },
  {
    rule: 'fine: no pod may ask for a GPU, and there is none',
    input: tenant('scheduling: { maxGpusPerPod: 0 }'),
    finds: [],
  },
];
