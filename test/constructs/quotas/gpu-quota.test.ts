import { GpuQuota, type FleetPool, type GpuQuotaProps } from '../../../lib';
import {
  advertisedBy,
  allAccelerators,
  allDeviceClasses,
} from '../../../lib/fleet/catalogue/accelerators';
import { findingsOf } from '../errors';
import { KEEP, OURS } from '../keep';
import { chart, defaultObject, objectsIn } from '../objects';

const H100: FleetPool = {
  resource: 'nvidia.com/gpu',
  product: 'NVIDIA-H100-80GB-HBM3',
  default: true,
  servedBy: 'plugin',
  custom: false,
};
const MIG: FleetPool = {
  resource: 'nvidia.com/mig-1g.10gb',
  product: 'NVIDIA-A100-SXM4-80GB',
  default: false,
  servedBy: 'plugin',
  custom: false,
};
const CLAIMED: FleetPool = { ...H100, deviceClass: 'gpu.nvidia.com', servedBy: 'driver' };
const OWN: FleetPool = {
  resource: 'example.com/npu',
  deviceClass: 'npu.example.com',
  default: false,
  servedBy: 'driver',
  custom: false,
};

const CLAIMS = 'count/resourceclaims.resource.k8s.io';
const TEMPLATES = 'count/resourceclaimtemplates.resource.k8s.io';
const NVIDIA_CLASS = 'gpu.nvidia.com.deviceclass.resource.k8s.io/devices';
const NVIDIA_IMPLICIT = 'requests.deviceclass.resource.kubernetes.io/gpu.nvidia.com';

function quotaOf(props: Partial<GpuQuotaProps>): GpuQuota {
  return new GpuQuota(chart(), 'gpu', {
    namespace: 'ns',
    gpu: {},
    pools: {},
    claims: 100,
    ...props,
  });
}

/** The entries of a quota that are no zeros. */
function granted({ hard }: GpuQuota): Record<string, string> {
  return Object.fromEntries(Object.entries(hard).filter(([, count]) => count !== '0'));
}

test('defaults: without pools nothing but claims is closed; the guard rail refuses every name', () => {
  expect(objectsIn(quotaOf({}))).toEqual([
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'accelerators', namespace: 'ns', labels: OURS, annotations: KEEP },
      spec: { hard: { [CLAIMS]: '0', [TEMPLATES]: '0' } },
    },
  ]);
});

test('defaultChild: the quota', () => {
  expect(defaultObject(quotaOf({}))).toBe('ResourceQuota accelerators');
});

describe('the keys', () => {
  const pools = { h100: CLAIMED, mig: MIG, npu: OWN };
  const all = [
    quotaOf({ gpu: { h100: 4, mig: 7, npu: 2 }, pools }),
    quotaOf({ gpu: { h100: 4, mig: 7, npu: 2 }, pools, guarded: false }),
    quotaOf({ pools, guarded: false }),
  ];

  test('are such that the API server counts: requests.<name>, a class, or claims', () => {
    const counted = [
      /^requests\.[a-z0-9.-]+\/[A-Za-z0-9._-]+$/,
      /^[a-z0-9.-]+\.deviceclass\.resource\.k8s\.io\/devices$/,
      /^count\/resourceclaim(template)?s\.resource\.k8s\.io$/,
    ];
    for (const { hard } of all) {
      const others = Object.keys(hard).filter((key) => !counted.some((form) => form.test(key)));
      expect(others).toEqual([]);
    }
  });

  test('are never limits.*: accepted, and never counted', () => {
    for (const { hard } of all) expect(Object.keys(hard).join()).not.toMatch(/(^|,)limits\./);
  });

  test('hold whole numbers', () => {
    for (const { hard } of all) {
      expect(Object.values(hard).filter((count) => !/^\d+$/.test(count))).toEqual([]);
    }
  });
});

describe('what is granted', () => {
  test('is a ceiling for its pool, and everything else that its nodes can advertise is closed', () => {
    const quota = quotaOf({ gpu: { h100: 8 }, pools: { h100: H100 } });
    expect(granted(quota)).toEqual({
      'requests.nvidia.com/gpu': '8',
      [CLAIMS]: '100',
      [TEMPLATES]: '100',
    });
    const closed = advertisedBy(H100).filter((name) => name !== 'nvidia.com/gpu');
    expect(closed).toContain('nvidia.com/gpu.shared');
    expect(closed).toContain('nvidia.com/mig-1g.10gb');
    for (const name of closed) expect(quota.hard).toHaveProperty([`requests.${name}`], '0');
    expect(quota.resources).toEqual(['nvidia.com/gpu']);
    expect(quota.deviceClasses).toEqual([]);
  });

  test('is every pool that has a number; a pool without one is closed', () => {
    const pools = { h100: H100, mig: MIG, npu: OWN };
    const quota = quotaOf({ gpu: { mig: 7, h100: 0 }, pools });
    expect(quota.hard).toMatchObject({
      'requests.nvidia.com/mig-1g.10gb': '7',
      'requests.nvidia.com/gpu': '0',
      'requests.example.com/npu': '0',
      'npu.example.com.deviceclass.resource.k8s.io/devices': '0',
    });
    expect(quota.resources).toEqual(['nvidia.com/mig-1g.10gb']);
  });

  test('adds up over pools with one name, because the API server cannot tell them apart', () => {
    const pools = {
      h100: H100,
      a100: { ...H100, product: 'NVIDIA-A100-SXM4-80GB', default: false },
    };
    const quota = quotaOf({ gpu: { h100: 4, a100: 3 }, pools });
    expect(granted(quota)).toMatchObject({ 'requests.nvidia.com/gpu': '7' });
  });

  test('is that of the only pool where no pool is named', () => {
    const quota = quotaOf({ gpu: 3, pools: { npu: { resource: 'example.com/npu' } } });
    expect(granted(quota)).toMatchObject({ 'requests.example.com/npu': '3' });
  });
});

describe('a pool behind Dynamic Resource Allocation', () => {
  test('has one ceiling under each name that the API server charges', () => {
    const quota = quotaOf({ gpu: { h100: 6 }, pools: { h100: CLAIMED } });
    expect(granted(quota)).toEqual({
      'requests.nvidia.com/gpu': '6',
      [NVIDIA_CLASS]: '6',
      [NVIDIA_IMPLICIT]: '6',
      [CLAIMS]: '100',
      [TEMPLATES]: '100',
    });
    expect(quota.deviceClasses).toEqual(['gpu.nvidia.com']);
    expect(quota.resources).toEqual(['deviceclass.resource.kubernetes.io/gpu.nvidia.com']);
  });

  test('may be asked for by the resource where both serve it', () => {
    const { resources, hard } = quotaOf({
      gpu: { h100: 6 },
      pools: { h100: { ...CLAIMED, servedBy: 'both' } },
    });
    expect(resources).toEqual([
      'deviceclass.resource.kubernetes.io/gpu.nvidia.com',
      'nvidia.com/gpu',
    ]);
    expect(hard).toMatchObject({ 'requests.nvidia.com/gpu': '6', [NVIDIA_CLASS]: '6' });
  });

  test('may not be claimed where a plugin serves it', () => {
    const { resources, hard } = quotaOf({
      gpu: { h100: 6 },
      pools: { h100: { ...CLAIMED, servedBy: 'plugin' } },
    });
    expect(resources).toEqual(['nvidia.com/gpu']);
    expect(hard).toMatchObject({ 'requests.nvidia.com/gpu': '6', [NVIDIA_CLASS]: '0' });
  });

  test('is closed by the resource where no guard rail keeps pods from asking for it', () => {
    const { hard } = quotaOf({ gpu: { h100: 6 }, pools: { h100: CLAIMED }, guarded: false });
    expect(hard).toMatchObject({ 'requests.nvidia.com/gpu': '0', [NVIDIA_CLASS]: '6' });
  });

  test('adds up with another pool of its class', () => {
    const pools = {
      h100: CLAIMED,
      mig: { ...MIG, deviceClass: 'gpu.nvidia.com', servedBy: 'driver' as const },
    };
    const { hard } = quotaOf({ gpu: { h100: 2, mig: 3 }, pools });
    expect(hard).toMatchObject({
      [NVIDIA_CLASS]: '5',
      [NVIDIA_IMPLICIT]: '5',
      'requests.nvidia.com/gpu': '2',
      'requests.nvidia.com/mig-1g.10gb': '3',
    });
  });

  test('is closed under each of them where it is not granted', () => {
    const { hard } = quotaOf({ pools: { h100: CLAIMED } });
    expect(hard).toMatchObject({
      'requests.nvidia.com/gpu': '0',
      [NVIDIA_CLASS]: '0',
      [NVIDIA_IMPLICIT]: '0',
    });
  });

  test('does not open the other classes of its vendor', () => {
    const { hard } = quotaOf({ gpu: { h100: 6 }, pools: { h100: CLAIMED } });
    expect(hard).toMatchObject({
      'mig.nvidia.com.deviceclass.resource.k8s.io/devices': '0',
      'vfio.gpu.nvidia.com.deviceclass.resource.k8s.io/devices': '0',
      'requests.deviceclass.resource.kubernetes.io/mig.nvidia.com': '0',
    });
  });
});

describe('claims', () => {
  const pools = { h100: H100 };

  test('are closed where nothing is granted', () => {
    expect(quotaOf({ pools }).hard).toMatchObject({ [CLAIMS]: '0', [TEMPLATES]: '0' });
    const none = quotaOf({ pools, gpu: { h100: 0 }, claims: undefined });
    expect(none.hard).toMatchObject({ [CLAIMS]: '0', [TEMPLATES]: '0' });
  });

  test('are capped where a pool is: the scheduler makes one for an ordinary pod', () => {
    const { hard } = quotaOf({ pools, gpu: { h100: 1 }, claims: 2500 });
    expect(hard).toMatchObject({ [CLAIMS]: '2500', [TEMPLATES]: '2500' });
  });

  test('have no cap where none is stated', () => {
    const { hard } = quotaOf({ pools, gpu: { h100: 1 }, claims: undefined });
    expect(Object.keys(hard).filter((key) => key.startsWith('count/'))).toEqual([]);
  });
});

describe('without the guard rail', () => {
  /** Names of the catalogue that a quota leaves open. */
  function open({ hard }: GpuQuota): string[] {
    return [
      ...allAccelerators().filter((name) => !(`requests.${name}` in hard)),
      ...allDeviceClasses().filter(
        (name) =>
          !(`${name}.deviceclass.resource.k8s.io/devices` in hard) ||
          !(`requests.deviceclass.resource.kubernetes.io/${name}` in hard),
      ),
    ];
  }

  test('zeros cover the whole catalogue', () => {
    const quota = quotaOf({ guarded: false });
    expect(open(quota)).toEqual([]);
    expect(granted(quota)).toEqual({});
  });

  test('zeros cover all but what is granted', () => {
    const pools = { npu: OWN, h100: H100 };
    expect(open(quotaOf({ gpu: { npu: 4 }, pools, guarded: false }))).toEqual([]);
  });

  test('sizes of a share stay open beside a grant of their vendor: a zero would refuse its pods', () => {
    const quota = quotaOf({ gpu: { h100: 4 }, pools: { h100: H100 }, guarded: false });
    expect(open(quota)).toEqual([
      'nvidia.com/gpucores',
      'nvidia.com/gpumem',
      'nvidia.com/gpumem-percentage',
    ]);
  });

  test('GPUs that nodes pass to virtual machines stay closed beside a grant of their vendor', () => {
    const quota = quotaOf({ gpu: { h100: 4 }, pools: { h100: H100 }, guarded: false });
    expect(quota.hard).toMatchObject({ 'requests.nvidia.com/pgpu': '0' });
  });

  test('the guard rail makes the quota small: it names only what pools can advertise', () => {
    const { hard } = quotaOf({ gpu: { npu: 4 }, pools: { npu: OWN } });
    expect(Object.keys(hard).sort()).toEqual([
      CLAIMS,
      TEMPLATES,
      'npu.example.com.deviceclass.resource.k8s.io/devices',
      'requests.deviceclass.resource.kubernetes.io/npu.example.com',
      'requests.example.com/npu',
    ]);
  });
});

test('a quota that is given up may be deleted', () => {
  expect(objectsIn(quotaOf({ state: 'removed' }))[0]!.metadata).toEqual({
    name: 'accelerators',
    namespace: 'ns',
    labels: OURS,
  });
});

test.each<[Partial<GpuQuotaProps>, string, string]>([
  [{ gpu: { h100: -3.5 } }, 'QUANTITY_INVALID', 'gpu.h100'],
  [{ gpu: { h100: NaN } }, 'QUANTITY_INVALID', 'gpu.h100'],
  [{ gpu: { h100: 1.5 } }, 'QUANTITY_INVALID', 'gpu.h100'],
  [{ gpu: { h10: 4 } }, 'POOL_UNKNOWN', 'gpu.h10'],
  [{ gpu: { h100: 65 } }, 'POOL_OVERCOMMITTED', 'pools.h100.capacity'],
  [{ gpu: 1, pools: {} }, 'POOL_AMBIGUOUS', 'gpu'],
  [
    { pools: { h100: { resource: 'nvidia.com/gpus' } } },
    'ACCELERATOR_UNKNOWN',
    'pools.h100.resource',
  ],
  [{ claims: -1 }, 'QUANTITY_INVALID', 'claims'],
  [{ namespace: 'ns_1' }, 'NAME_INVALID', 'namespace'],
])('refuses %j, as a tenant does', (props, code, path) => {
  const pools = { h100: { resource: 'nvidia.com/gpu', capacity: 64 } };
  const [first] = findingsOf(() => quotaOf({ pools, ...props }));
  expect([first!.code, first!.path.join('.')]).toEqual([code, path]);
});
