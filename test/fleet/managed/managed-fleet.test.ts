import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Fleet, type FleetProps, loadFleets } from '../../../lib';
import { clusterOf } from '../../../lib/fleet/clusters/cluster-of';
import { DEFAULT_SLICE, SLICE_NAMESPACES } from '../../../lib/fleet/model/defaults';

const CREATE = {
  managedBy: 'mgmt',
  class: 'gpu',
  namespace: 'fleet',
  kubernetesVersion: 'v1.36.2',
};

const INPUT: FleetProps = {
  apiVersion: 'cdk8s-tenancy/v1alpha1',
  platform: {
    clusterRanges: { services: ['10.96.0.0/12'] },
    slices: { controller: 'mgmt', project: 'ml' },
  },
  clusters: {
    mgmt: {},
    'gpu-us': {},
    'gpu-eu': { create: CREATE, clusterRanges: { pods: ['10.244.0.0/16'] } },
  },
  tenants: [
    {
      name: 'vision',
      costCenter: 'ENG-1',
      clusters: ['gpu-us', 'gpu-eu'],
      slice: { subnet: '10.32.0.0/16', qos: 'standard', environments: ['prod'] },
    },
  ],
};

function fleetOn(cluster: string, input: FleetProps = INPUT): Fleet {
  return loadFleets(input).fleets.find((fleet) => clusterOf(fleet) === cluster)!;
}

describe('what clusters say of how they are made', () => {
  test('is held by the cluster that makes them, with the address ranges that are stated of them', () => {
    expect(fleetOn('mgmt').platform.manages?.clusters).toEqual({
      'gpu-eu': {
        class: 'gpu',
        namespace: 'fleet',
        kubernetesVersion: '1.36.2',
        workers: {},
        variables: {},
        pods: ['10.244.0.0/16'],
        services: ['10.96.0.0/12'],
        state: 'active',
      },
    });
  });

  test('is not held by anybody else', () => {
    for (const cluster of ['gpu-eu', 'gpu-us']) {
      expect(fleetOn(cluster).platform).not.toHaveProperty('manages');
    }
  });
});

describe('the slice of a tenant', () => {
  test('is held by the cluster of the controller, over the namespaces of the environments that it names', () => {
    const { sliceProject, slices } = fleetOn('mgmt').platform.manages!;
    expect(sliceProject).toEqual({
      project: 'ml',
      namespace: SLICE_NAMESPACES.controller,
      projectNamespace: 'kubeslice-ml',
    });
    expect(slices).toEqual({
      vision: {
        ...DEFAULT_SLICE,
        clusters: ['gpu-eu', 'gpu-us'],
        namespaces: { 'vision-prod': ['gpu-eu', 'gpu-us'] },
        subnet: '10.32.0.0/16',
        qos: 'standard',
        allowedNamespaces: [],
      },
    });
  });

  test('leaves out an environment that is about to go', () => {
    const [vision] = INPUT.tenants;
    const slice = { ...vision!.slice!, environments: undefined };
    const environments = { staging: null, dev: { state: 'removed' as const } };
    const tenants = [{ ...vision!, slice, environments }];
    const { slices } = fleetOn('mgmt', { ...INPUT, tenants }).platform.manages!;
    expect(Object.keys(slices['vision']!.namespaces)).toEqual(['vision-prod']);
  });
});

test('the fleet of a cluster that manages others resolves to itself', () => {
  const fleet = fleetOn('mgmt');
  expect(loadFleets(fleet as unknown as FleetProps).fleets).toEqual([fleet]);
});

test('the defaults of a slice are those that the keys state', () => {
  const file = join(__dirname, '../../../lib/fleet/model/props/slice-props.ts');
  const text = readFileSync(file, 'utf8');
  const stated = [...text.matchAll(/@default (\S+)\n\s+\*\/\n\s+readonly (\w+)\?/g)].map(
    ([, value, key]) => [key, value],
  );
  const defaults = Object.entries(DEFAULT_SLICE).map(([key, value]) => [key, String(value)]);
  expect(stated).toEqual(
    expect.arrayContaining([...defaults, ['namespace', SLICE_NAMESPACES.controller]]),
  );
});
