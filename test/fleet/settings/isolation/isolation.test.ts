import type {
  IsolationLevel,
  IsolationProps,
  TenantEntry,
} from '../../../../lib/fleet/model/props';
import type { FleetIsolation } from '../../../../lib/fleet/model/fleet-isolation';
import {
  isolationLevel,
  virtualClusterBy,
  virtualClusterOf,
} from '../../../../lib/fleet/settings/isolation/isolation-of';
import { kamajiNeeds } from '../../../../lib/fleet/settings/isolation/kamaji-needs';
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

describe('the normal form with Kamaji', () => {
  const stated = {
    level: 'virtual-cluster',
    engine: 'kamaji',
    kubernetesVersion: 'v1.34.2',
    nodes: ['10.21.0.0/16', '10.20.0.0/16', '10.21.0.0/16'],
  } as const;
  const usual = {
    level: 'virtual-cluster',
    engine: 'kamaji',
    kubernetesVersion: '1.34.2',
    replicas: 2,
    resources: { cpu: '250m', memory: '512Mi' },
    kamaji: { namespace: 'kamaji-system', dataStore: 'default', ports: [2379] },
    nodes: ['10.20.0.0/16', '10.21.0.0/16'],
  };

  test('has every default, and ranges in order', () => {
    expect(resolved(stated)).toEqual(usual);
  });

  test('merges what the platform says of Kamaji with what a tenant says', () => {
    const kamaji = { dataStore: 'tenants', ports: [5432, 2379] };
    expect(resolved({ engine: 'kamaji', kamaji }, { ...stated, replicas: 1 })).toEqual({
      ...usual,
      replicas: 1,
      kamaji: { namespace: 'kamaji-system', dataStore: 'tenants', ports: [2379, 5432] },
    });
  });

  test('leaves out what only vCluster is told', () => {
    expect(resolved({ storage: { class: 'fast' }, version: '0.37.2' }, stated)).toEqual(usual);
  });

  test('needs no way to the API server of the cluster', () => {
    expect(environmentOf('dev', { isolation: stated }).isolation).toEqual(usual);
  });
});

describe('what a control plane of Kamaji takes', () => {
  test('is there twice while it is updated', () => {
    const needs = kamajiNeeds({
      level: 'virtual-cluster',
      engine: 'kamaji',
      kubernetesVersion: '1.34.2',
      replicas: 3,
      resources: { cpu: '1', memory: '2Gi' },
      kamaji: { namespace: 'kamaji-system', dataStore: 'default', ports: [2379] },
      nodes: ['10.20.0.0/16'],
    });
    expect(needs).toEqual({
      cpu: '7140m',
      memory: '15Gi',
      ephemeralStorage: '3840Mi',
      storage: '0',
      pods: '6',
    });
  });
});

test('nothing is deployed from outside into a virtual cluster, and the normal form does not hold it', () => {
  const deploy = { engine: 'argocd', sources: ['https://git.example.com/all/*'] } as const;
  const platform = { network: NETWORK, deploy };
  expect(environmentOf('dev', {}, { platform }).deploy).toMatchObject(deploy);
  const inside = environmentOf('dev', { isolation: 'virtual-cluster' }, { platform });
  expect(inside).not.toHaveProperty('deploy');
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
  expect(virtualClusterBy('vcluster', virtual)).toBe(virtual);
  expect(virtualClusterBy('kamaji', virtual)).toBeUndefined();
});
