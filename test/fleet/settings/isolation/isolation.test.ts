import type {
  IsolationLevel,
  IsolationProps,
  TenantEntry,
} from '../../../../lib/fleet/model/props';
import type { FleetIsolation } from '../../../../lib/fleet/model/fleet-isolation';
import {
  isolationLevel,
  virtualClusterOf,
} from '../../../../lib/fleet/settings/isolation/isolation-of';
import { environmentOf, fleetOf } from '../../resolved';

type Isolation = IsolationLevel | IsolationProps;

/** Where the API server is, which what makes pods of a virtual cluster must reach. */
const NETWORK = { apiServer: { cidrs: ['10.0.0.10/32'] } };

/** What an environment has if the platform, the tenant and the environment state this, in order. */
function resolved(...layers: readonly (Isolation | undefined)[]): FleetIsolation {
  const [platform, tenant, environment] = layers.map((isolation) =>
    isolation === undefined ? {} : { isolation },
  );
  const entry: Partial<TenantEntry> = { ...tenant, environments: { dev: { ...environment } } };
  return environmentOf('dev', entry, { platform: { ...platform, network: NETWORK } }).isolation;
}

const USUAL = {
  level: 'virtual-cluster',
  engine: 'vcluster',
  version: '0.37.1',
  replicas: 1,
  resources: { cpu: '200m', memory: '256Mi' },
  storage: { size: '5Gi' },
};

describe('the normal form', () => {
  test('is a plain word where the level says everything', () => {
    expect(resolved()).toBe('namespace');
    expect(resolved('cluster')).toBe('cluster');
    expect(resolved({ level: 'namespace', replicas: 3 })).toBe('namespace');
  });

  test('is a map with every default for a virtual cluster', () => {
    expect(resolved('virtual-cluster')).toEqual(USUAL);
    expect(resolved({ level: 'virtual-cluster', resources: { cpu: 0.5 } })).toEqual({
      ...USUAL,
      resources: { cpu: '500m', memory: '256Mi' },
    });
  });

  test('writes versions in one way', () => {
    const versions = { version: 'v0.37.2', kubernetesVersion: 'v1.35.1' };
    expect(resolved({ level: 'virtual-cluster', ...versions })).toMatchObject({
      version: '0.37.2',
      kubernetesVersion: '1.35.1',
    });
  });
});

describe('the layers', () => {
  test('merge options by key, and a plain word changes the level alone', () => {
    const platform = { level: 'namespace', storage: { class: 'fast' } } as const;
    expect(resolved(platform, 'virtual-cluster', { replicas: 3 })).toEqual({
      ...USUAL,
      replicas: 3,
      storage: { size: '5Gi', class: 'fast' },
    });
    expect(resolved('virtual-cluster', 'namespace')).toBe('namespace');
  });

  test('take an option away with `null`', () => {
    const expose = { host: 'k8s.example.com', ingressClass: 'nginx' };
    const isolation = { level: 'virtual-cluster', expose } as const;
    const environment = environmentOf(
      'dev',
      { isolation: { expose: null } },
      { platform: { network: NETWORK, isolation } },
    );
    expect(environment.isolation).toEqual(USUAL);
  });

  test('leave shared services alone', () => {
    const { sharedServices } = fleetOf({
      platform: { isolation: 'virtual-cluster' },
      sharedServices: {
        registry: { costCenter: 'ENG-1', ports: { https: 443 }, consumers: 'all' },
      },
    });
    expect(sharedServices.registry?.environments.shared?.isolation).toBe('namespace');
  });
});

test('the level of a normal form can be asked for', () => {
  expect(isolationLevel('cluster')).toBe('cluster');
  expect(virtualClusterOf('cluster')).toBeUndefined();
  const virtual = resolved('virtual-cluster');
  expect(isolationLevel(virtual)).toBe('virtual-cluster');
  expect(virtualClusterOf(virtual)).toBe(virtual);
});
