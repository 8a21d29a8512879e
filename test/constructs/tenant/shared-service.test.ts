import { loadFleet, type SharedServiceEntry } from '../../../lib';
import { SharedService } from '../../../lib/constructs/tenant/shared-service';
import { clientsOf } from '../../../lib/fleet/owners/shared-services';
import { chart, defaultObject, namesIn, objectIn, objectsIn } from '../objects';

/** A service beside two tenants; `vision` has two namespaces, `speech` has one. */
function serviceOf(service: Partial<SharedServiceEntry> = {}): SharedService {
  const { fleet } = loadFleet({
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: { prefix: 'ml', environments: { dev: { share: '50%' }, prod: { share: '50%' } } },
    sharedServices: {
      features: { costCenter: 'PLT-1', ports: { http: 8080 }, consumers: ['vision'], ...service },
    },
    tenants: [
      { name: 'vision', costCenter: 'CC-1' },
      { name: 'speech', costCenter: 'CC-1', namespaces: 'single' },
    ],
  });
  const form = fleet.sharedServices['features']!;
  return new SharedService(chart(), 'features', {
    name: 'features',
    platform: fleet.platform,
    service: form,
    clients: clientsOf(form, fleet.tenants),
  });
}

test('defaults: guarded as a namespace of a tenant is, and open to its clients', () => {
  expect(namesIn(serviceOf())).toEqual([
    'Namespace ml-features',
    'ServiceAccount default',
    'ResourceQuota compute',
    'LimitRange defaults',
    'ResourceQuota objects',
    'ResourceQuota accelerators',
    'ResourceQuota forbidden-priorities',
    'NetworkPolicy default-deny',
    'NetworkPolicy allow-same-namespace',
    'NetworkPolicy allow-dns',
    'NetworkPolicy allow-internet',
    'NetworkPolicy allow-clients',
  ]);
});

test('defaultChild: the Namespace, by way of its environment', () => {
  const service = serviceOf();
  expect(service.node.defaultChild).toBe(service.environment);
  expect(defaultObject(service)).toBe('Namespace ml-features');
});

test('its clients are namespaces by name, on the named ports', () => {
  const service = serviceOf({
    consumers: 'all',
    ports: { http: 8080, dns: { port: 53, protocol: 'UDP' } },
  });
  const { spec } = objectIn(service, 'NetworkPolicy', 'allow-clients');
  expect(spec.policyTypes).toEqual(['Ingress']);
  const [{ from, ports }] = spec.ingress as [{ from: object[]; ports: object[] }];
  expect(from).toEqual([
    {
      namespaceSelector: {
        matchExpressions: [
          {
            key: 'kubernetes.io/metadata.name',
            operator: 'In',
            values: ['ml-speech', 'ml-vision-dev', 'ml-vision-prod'],
          },
        ],
      },
    },
  ]);
  expect(ports).toHaveLength(2);
  expect(ports).toEqual(
    expect.arrayContaining([
      { port: 53, protocol: 'UDP' },
      { port: 8080, protocol: 'TCP' },
    ]),
  );
});

test('nobody reaches it who is not named', () => {
  expect(JSON.stringify(objectsIn(serviceOf()))).not.toContain('ml-speech');
  expect(namesIn(serviceOf({ consumers: [] })).join()).not.toContain('allow-clients');
});

test('a service that is given up may be deleted', () => {
  for (const { metadata } of objectsIn(serviceOf({ state: 'removed' }))) {
    expect(Object.keys(metadata.annotations ?? {}).join()).not.toMatch(/argocd|fluxcd/);
  }
});
