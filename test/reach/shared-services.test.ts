import { loadFleet, type FleetProps } from '../../lib';
import { readFleetOf } from './read-fleet-of';
import { passes, type Pod } from './evaluate';
import { policiesOf } from './policies-of';

const FLEET: FleetProps = {
  apiVersion: 'cdk8s-tenancy/v1alpha1',
  platform: { environments: { dev: { share: '50%' }, prod: { share: '50%' } } },
  sharedServices: {
    features: { costCenter: 'P', ports: { http: 8080, grpc: 9090 }, consumers: ['a', 'b'] },
    registry: { costCenter: 'P', ports: { http: 5000 }, consumers: 'all' },
  },
  tenants: [
    { name: 'a', costCenter: 'C' },
    { name: 'b', costCenter: 'C', namespaces: 'single' },
    { name: 'c', costCenter: 'C' },
  ],
};

const CLIENTS = ['a-dev', 'a-prod', 'b', 'c-dev', 'c-prod'];

describe('shared services: who reaches whom, both directions, right and wrong port', () => {
  const policies = policiesOf(FLEET);
  const pod = (namespace: string): Pod => ({ namespace });

  /** Namespaces whose pods reach a service on a port. */
  const reaching = (service: string, port: number, protocol?: string): string[] =>
    [...CLIENTS, 'features', 'registry', 'stranger'].filter(
      (namespace) =>
        namespace !== service && passes(policies, pod(namespace), pod(service), port, protocol),
    );

  test('exactly the named tenants reach it, from all of their namespaces', () => {
    expect(reaching('features', 8080)).toEqual(['a-dev', 'a-prod', 'b']);
    expect(reaching('features', 9090)).toEqual(['a-dev', 'a-prod', 'b']);
  });

  test('all means every tenant, and nobody else', () => {
    expect(reaching('registry', 5000)).toEqual(CLIENTS);
  });

  test.each([
    ['features', 8081, 'TCP'],
    ['features', 8080, 'UDP'],
    ['features', 5000, 'TCP'],
    ['registry', 8080, 'TCP'],
  ])('%s is closed on %d %s', (service, port, protocol) => {
    expect(reaching(service, port, protocol)).toEqual([]);
  });

  test('a service reaches no tenant', () => {
    for (const namespace of CLIENTS) {
      for (const port of [80, 443, 5000, 8080, 9090]) {
        expect(passes(policies, pod('features'), pod(namespace), port)).toBe(false);
      }
    }
  });
});

describe('shared services: bad references are findings', () => {
  const withService = (service: object): FleetProps => ({
    ...FLEET,
    sharedServices: {
      features: { costCenter: 'P', ports: { http: 80 }, consumers: 'all', ...service },
    },
  });

  test.each([
    [
      { consumers: ['a', 'bb'] },
      'TENANT_UNKNOWN sharedServices.features.consumers[1]',
      /tenant `bb`/,
    ],
    [{ ports: {} }, 'PORT_INVALID sharedServices.features.ports', /No port/],
    [{ ports: { http: 99999 } }, 'PORT_INVALID sharedServices.features.ports.http', /99999/],
    [{ ports: { HTTP: 80 } }, 'NAME_INVALID sharedServices.features.ports.HTTP', /HTTP/],
    [{ consumers: 'al' }, 'VALUE_UNKNOWN sharedServices.features.consumers', /al/],
    [{ namespace: 'a-dev' }, 'NAMESPACE_CLASH sharedServices.features.namespace', /a-dev/],
    [{ namespaces: 'single' }, 'KEY_UNKNOWN sharedServices.features.namespaces', /namespaces/],
    [{ tier: 'gold' }, 'TIER_UNKNOWN sharedServices.features.tier', /gold/],
  ])('%j is %s', (service, expected, message) => {
    const [finding, ...others] = readFleetOf(withService(service));
    expect(others).toEqual([]);
    expect(finding!.place).toBe(expected);
    expect(finding!.message).toMatch(message);
  });

  test('an egress entry of the same name that leads elsewhere is no accident to hide', () => {
    const fleet: FleetProps = {
      ...withService({}),
      tenants: [
        {
          name: 'a',
          costCenter: 'C',
          network: { egress: { 'shared-features': { cidr: '10.20.0.0/16' } } },
        },
      ],
    };
    expect(readFleetOf(fleet).map(({ place }) => place)).toEqual([
      'PEER_INVALID sharedServices.features',
    ]);
  });

  test('its GPUs count against the pool', () => {
    const fleet: FleetProps = {
      ...withService({ quota: { gpu: 3 } }),
      platform: { pools: { h100: { resource: 'nvidia.com/gpu', capacity: 2 } } },
    };
    expect(readFleetOf(fleet).map(({ place }) => place)).toEqual([
      'POOL_OVERCOMMITTED platform.pools.h100.capacity',
    ]);
  });

  test('the normal form resolves to itself', () => {
    const { fleet } = loadFleet(FLEET);
    expect(loadFleet(fleet as FleetProps).fleet).toEqual(fleet);
  });
});
