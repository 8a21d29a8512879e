import {
  advertisedBy,
  allAccelerators,
  allDeviceClasses,
  catalogueEntry,
  deviceClassesOf,
  isAccelerator,
  migProfileOf,
  profilesOfProduct,
  vendorDomains,
} from '../../../lib/fleet/catalogue/accelerators';
import { isExtendedResourceName, isLabelValue } from '../../../lib/fleet/values/label-values';
import {
  allMigProfiles,
  knownProducts,
  migProfilesOf,
} from '../../../lib/fleet/catalogue/mig-profiles';
import { isDnsSubdomain } from '../../../lib/fleet/values/dns-names';

const sorted = (list: readonly string[]): string[] => [...new Set(list)].sort();

describe('the catalogue', () => {
  test('holds names that nodes can advertise, each once, by code point', () => {
    const names = allAccelerators();
    expect(names).toEqual(sorted(names));
    for (const name of names) {
      expect([name, isExtendedResourceName(name)]).toEqual([name, true]);
      expect(isAccelerator(name)).toBe(true);
    }
  });

  test('names no resource twice', () => {
    expect(allMigProfiles().map(({ name }) => name)).toEqual(
      sorted(allMigProfiles().map(({ name }) => name)),
    );
  });

  test('holds device classes, each once, by code point; they are no accelerators', () => {
    const classes = allDeviceClasses();
    expect(classes).toEqual(sorted(classes));
    for (const name of classes) {
      expect(isDnsSubdomain(name)).toBe(true);
      expect(isAccelerator(name)).toBe(false);
      expect(catalogueEntry(name)?.kind).toBe('dra-class');
    }
  });

  test('says of every entry where the name comes from', () => {
    for (const name of [...allAccelerators(), ...allDeviceClasses()]) {
      expect(catalogueEntry(name)).toMatchObject({ resource: name });
      expect(catalogueEntry(name)!.note.length).toBeGreaterThan(10);
    }
  });

  test.each([
    ['nvidia.com/gpu', 'nvidia', 'whole'],
    ['nvidia.com/gpu.shared', 'nvidia', 'shared'],
    ['nvidia.com/mig-1g.10gb', 'nvidia', 'mig'],
    ['nvidia.com/mig-1g.10gb.shared', 'nvidia', 'shared'],
    ['nvidia.com/gpumem', 'nvidia', 'shared'],
    ['amd.com/gpu', 'amd', 'whole'],
    ['amd.com/cpx_nps4', 'amd', 'partition'],
    ['gpu.intel.com/i915', 'intel', 'whole'],
    ['gpu.intel.com/xe_monitoring', 'intel', 'monitor'],
    ['habana.ai/gaudi', 'habana', 'whole'],
    ['google.com/tpu', 'google', 'whole'],
    ['aws.amazon.com/neuroncore', 'aws', 'partition'],
    ['huawei.com/Ascend910', 'huawei', 'whole'],
    ['gpu.nvidia.com', 'nvidia', 'dra-class'],
  ])('%s is of %s, kind %s', (resource, vendor, kind) => {
    expect(catalogueEntry(resource)).toMatchObject({ vendor, kind });
  });

  test.each(['nvidia.com/gpus', 'nvidia.com/mig-9g.99gb', 'rdma/hca', 'cpu', 'toString', ''])(
    '%j is not in it',
    (resource) => {
      expect(catalogueEntry(resource)).toBeUndefined();
      expect(isAccelerator(resource)).toBe(false);
    },
  );

  test('knows the domains of its vendors', () => {
    const domains = vendorDomains();
    expect(domains).toEqual(sorted(domains));
    expect(domains).toEqual(
      expect.arrayContaining(['amd.com', 'aws.amazon.com', 'gpu.intel.com', 'nvidia.com']),
    );
    expect(domains).not.toContain('');
  });
});

describe('MIG profiles', () => {
  test.each([
    ['nvidia.com/mig-1g.10gb', '1g.10gb'],
    ['nvidia.com/mig-1g.10gb.me', '1g.10gb.me'],
    ['nvidia.com/mig-1g.10gb.shared', '1g.10gb'],
    ['nvidia.com/mig-1g.24gb.me.all.shared', '1g.24gb.me.all'],
    ['nvidia.com/mig-2g.48gb-me', '2g.48gb-me'],
    ['nvidia.com/mig-9g.99gb', '9g.99gb'],
    ['nvidia.com/gpu', undefined],
    ['nvidia.com/mig-', undefined],
    ['example.com/mig-1g.10gb', undefined],
  ])('%s names %s', (resource, profile) => {
    expect(migProfileOf(resource)).toBe(profile);
  });

  test('every profile is found again in its resource names', () => {
    for (const { name } of allMigProfiles()) {
      expect(migProfileOf(`nvidia.com/mig-${name}`)).toBe(name);
      expect(migProfileOf(`nvidia.com/mig-${name}.shared`)).toBe(name);
    }
  });

  test.each([
    ['NVIDIA-A30', '1g.6gb 1g.6gb.me 2g.12gb 2g.12gb.me 4g.24gb'],
    ['NVIDIA-A100-SXM4-40GB', '1g.10gb 1g.5gb 1g.5gb.me 2g.10gb 3g.20gb 4g.20gb 7g.40gb'],
    ['NVIDIA-A100-80GB-PCIe', '1g.10gb 1g.10gb.me 1g.20gb 2g.20gb 3g.40gb 4g.40gb 7g.80gb'],
    ['NVIDIA-H100-80GB-HBM3', '1g.10gb 1g.10gb.me 1g.20gb 2g.20gb 3g.40gb 4g.40gb 7g.80gb'],
    ['NVIDIA-H100-NVL', '1g.12gb 1g.12gb.me 1g.24gb 2g.24gb 3g.47gb 4g.47gb 7g.94gb'],
    ['NVIDIA-GH200-480GB', '1g.12gb 1g.12gb.me 1g.24gb 2g.24gb 3g.48gb 4g.48gb 7g.96gb'],
    ['NVIDIA-H200', '1g.18gb 1g.18gb.me 1g.35gb 2g.35gb 3g.71gb 4g.71gb 7g.141gb'],
    ['NVIDIA-GH200-144G-HBM3e', '1g.18gb 1g.18gb.me 1g.36gb 2g.36gb 3g.72gb 4g.72gb 7g.144gb'],
    ['NVIDIA-B200', '1g.23gb 1g.23gb.me 1g.45gb 2g.45gb 3g.90gb 4g.90gb 7g.180gb'],
    ['NVIDIA-B300-SXM6-AC', '1g.34gb 1g.34gb.me 1g.67gb 2g.67gb 3g.135gb 4g.135gb 7g.269gb'],
  ])('%s offers %s', (product, profiles) => {
    expect(profilesOfProduct(product)).toEqual(profiles.split(' '));
  });

  test.each(['NVIDIA-L4', 'NVIDIA-L40S', 'Tesla-T4', 'Tesla-V100-SXM2-32GB'])(
    '%s offers none',
    (product) => {
      expect(profilesOfProduct(product)).toEqual([]);
    },
  );

  test('of a product that is not known nothing is claimed', () => {
    expect(profilesOfProduct('NVIDIA-R200')).toBeUndefined();
    expect(profilesOfProduct('NVIDIA-H100')).toBeUndefined();
    expect(profilesOfProduct('constructor')).toBeUndefined();
    expect(profilesOfProduct('')).toBeUndefined();
  });

  test('what feature discovery appends, and what old drivers leave out, does not matter', () => {
    const profiles = profilesOfProduct('NVIDIA-A100-SXM4-40GB');
    expect(profilesOfProduct('NVIDIA-A100-SXM4-40GB-MIG-1g.5gb')).toEqual(profiles);
    expect(profilesOfProduct('NVIDIA-A100-SXM4-40GB-MIG-1g.5gb-SHARED')).toEqual(profiles);
    expect(profilesOfProduct('NVIDIA-A100-SXM4-40GB-SHARED')).toEqual(profiles);
    expect(profilesOfProduct('A100-SXM4-40GB')).toEqual(profiles);
  });

  test('products are node label values, and their instances fit on a GPU', () => {
    expect(knownProducts()).toEqual(sorted(knownProducts()));
    for (const product of knownProducts()) {
      expect(isLabelValue(product)).toBe(true);
      for (const { name, instances } of migProfilesOf(product)!) {
        const slices = Number.parseInt(name, 10);
        expect([product, name, slices * instances <= 7]).toEqual([product, name, true]);
      }
    }
  });

  test('the number of instances that fit on one GPU is known', () => {
    expect(migProfilesOf('NVIDIA-H100-80GB-HBM3')).toContainEqual({
      name: '1g.10gb',
      instances: 7,
    });
    expect(migProfilesOf('NVIDIA-H100-80GB-HBM3')).toContainEqual({
      name: '7g.80gb',
      instances: 1,
    });
  });
});

describe('what the nodes of a pool could advertise', () => {
  test('NVIDIA with a known product: GPUs and the instances of the product, plain and shared', () => {
    expect(advertisedBy({ resource: 'nvidia.com/mig-1g.6gb', product: 'NVIDIA-A30' })).toEqual([
      'nvidia.com/gpu',
      'nvidia.com/gpu.shared',
      'nvidia.com/mig-1g.6gb',
      'nvidia.com/mig-1g.6gb.me',
      'nvidia.com/mig-1g.6gb.me.shared',
      'nvidia.com/mig-1g.6gb.shared',
      'nvidia.com/mig-2g.12gb',
      'nvidia.com/mig-2g.12gb.me',
      'nvidia.com/mig-2g.12gb.me.shared',
      'nvidia.com/mig-2g.12gb.shared',
      'nvidia.com/mig-4g.24gb',
      'nvidia.com/mig-4g.24gb.shared',
    ]);
  });

  test('NVIDIA without MIG: GPUs, plain and shared', () => {
    expect(advertisedBy({ resource: 'nvidia.com/gpu', product: 'NVIDIA-L4' })).toEqual([
      'nvidia.com/gpu',
      'nvidia.com/gpu.shared',
    ]);
  });

  test.each([undefined, 'NVIDIA-R200'])(
    'NVIDIA with product %p: every instance there is',
    (product) => {
      const names = advertisedBy({ resource: 'nvidia.com/gpu', product });
      expect(names).toEqual(sorted(names));
      for (const { name } of allMigProfiles()) {
        expect(names).toContain(`nvidia.com/mig-${name}`);
        expect(names).toContain(`nvidia.com/mig-${name}.shared`);
      }
      expect(names.every((name) => name.startsWith('nvidia.com/'))).toBe(true);
    },
  );

  test('names that only a scheduler reads are not among them, because a zero would stop granted pods', () => {
    expect(advertisedBy({ resource: 'nvidia.com/gpu' })).not.toContain('nvidia.com/gpumem');
    expect(advertisedBy({ resource: 'nvidia.com/gpu' })).not.toContain('nvidia.com/pgpu');
    expect(advertisedBy({ resource: 'nvidia.com/gpumem' })).toContain('nvidia.com/gpumem');
    expect(advertisedBy({ resource: 'huawei.com/Ascend910B3' })).not.toContain(
      'huawei.com/Ascend910B3-memory',
    );
  });

  test('AMD: GPUs and every partition style', () => {
    const names = advertisedBy({ resource: 'amd.com/gpu' });
    expect(names).toEqual(
      expect.arrayContaining([
        'amd.com/cpx_nps4',
        'amd.com/gpu',
        'amd.com/gpu_vf',
        'amd.com/spx_nps1',
      ]),
    );
    expect(names.every((name) => name.startsWith('amd.com/'))).toBe(true);
  });

  test('Intel: the monitoring resources, which show every GPU of a node', () => {
    expect(advertisedBy({ resource: 'gpu.intel.com/xe' })).toEqual([
      'gpu.intel.com/i915',
      'gpu.intel.com/i915_monitoring',
      'gpu.intel.com/monitoring',
      'gpu.intel.com/xe',
      'gpu.intel.com/xe_monitoring',
    ]);
  });

  test('AWS: all names that draw on the same silicon', () => {
    expect(advertisedBy({ resource: 'aws.amazon.com/neuron' })).toEqual([
      'aws.amazon.com/neuron',
      'aws.amazon.com/neuroncore',
      'aws.amazon.com/neurondevice',
    ]);
  });

  test('a name of one’s own: just that', () => {
    expect(advertisedBy({ resource: 'example.com/npu', product: 'X1' })).toEqual([
      'example.com/npu',
    ]);
  });

  test('the name of the pool is always among them, known or not', () => {
    expect(advertisedBy({ resource: 'nvidia.com/GA102GL_A10', product: 'NVIDIA-A10' })).toEqual([
      'nvidia.com/GA102GL_A10',
      'nvidia.com/gpu',
      'nvidia.com/gpu.shared',
    ]);
  });
});

describe('device classes of a vendor', () => {
  test.each([
    ['amd.com/gpu', ['gpu.amd.com', 'gpu.amd.com-spx']],
    ['aws.amazon.com/neuron', ['neuron.aws.com']],
    ['google.com/tpu', ['tpu.google.com']],
    ['gpu.intel.com/xe', ['gpu-vfio.intel.com', 'gpu.intel.com']],
    ['habana.ai/gaudi', ['gaudi.intel.com']],
    [
      'nvidia.com/mig-1g.10gb',
      [
        'compute-domain-daemon.nvidia.com',
        'compute-domain-default-channel.nvidia.com',
        'gpu.nvidia.com',
        'mig.nvidia.com',
        'vfio.gpu.nvidia.com',
      ],
    ],
    ['cambricon.com/mlu', []],
    ['example.com/npu', []],
    ['nvidia.com', []],
    ['nvidia.comx', []],
  ])('%s: %j', (resource, classes) => {
    expect(deviceClassesOf(resource)).toEqual(classes);
  });
});
