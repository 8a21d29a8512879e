import { SharedService, type SharedServiceProps, Tenant } from '../../../lib';
import { findingsOf } from '../errors';
import { platformOf } from '../forms';
import { chart, defaultObject, namesIn, objectIn, objectsIn } from '../objects';

/** Two tenants of one platform; `vision` has two namespaces, `speech` has one. */
function tenants(): Record<'vision' | 'speech', Tenant> {
  const environments = { dev: { share: '50%' }, prod: { share: '50%' } };
  const platform = platformOf({ prefix: 'ml', environments, clusterNetworkPolicy: true });
  const common = { costCenter: 'CC-1', platform };
  return {
    vision: new Tenant(chart(), 'vision', { name: 'vision', ...common }),
    speech: new Tenant(chart(), 'speech', { name: 'speech', namespaces: 'single', ...common }),
  };
}

/** A service that `vision` reaches. */
function serviceOf(
  props: Partial<SharedServiceProps> = {},
  { vision, speech }: ReturnType<typeof tenants> = tenants(),
): SharedService {
  expect(vision.platform).toBe(speech.platform);
  return new SharedService(chart(), 'features', {
    name: 'features',
    costCenter: 'PLT-1',
    ports: { http: 8080 },
    platform: vision.platform,
    consumers: [vision],
    ...props,
  });
}

test('defaults: guarded as a namespace of a tenant is, and open to its clients', () => {
  expect(namesIn(serviceOf())).toEqual([
    'Namespace ml-features',
    'ServiceAccount default',
    'LimitRange defaults',
    'ResourceQuota namespace',
    'ResourceQuota forbidden-priorities',
    'NetworkPolicy default-deny',
    'NetworkPolicy allow-same-namespace',
    'NetworkPolicy allow-dns',
    'NetworkPolicy allow-internet',
    'ClusterNetworkPolicy ml-features',
    'NetworkPolicy allow-clients',
  ]);
});

test('defaultChild: the Namespace, by way of its environment', () => {
  const service = serviceOf();
  expect(service.node.defaultChild).toBe(service.environment);
  expect(defaultObject(service)).toBe('Namespace ml-features');
});

test('its clients are namespaces by name, on the named ports', () => {
  const both = tenants();
  const service = serviceOf(
    {
      consumers: [both.vision, both.speech],
      ports: { http: 8080, dns: { port: 53, protocol: 'UDP' } },
    },
    both,
  );
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

test('the namespace of a service that is given up may be deleted', () => {
  const [namespace] = objectsIn(serviceOf({ state: 'removed' }));
  expect(namespace!.kind).toBe('Namespace');
  expect(Object.keys(namespace!.metadata.annotations!).join()).not.toMatch(/argocd|fluxcd/);
});

describe('the side of the tenants', () => {
  test('is opened in each of their namespaces, and in no other', () => {
    const both = tenants();
    serviceOf({}, both);
    for (const environment of both.vision.environments) {
      expect(
        objectIn(environment, 'NetworkPolicy', 'allow-egress-shared-features')['spec'],
      ).toEqual({
        podSelector: {},
        policyTypes: ['Egress'],
        egress: [
          {
            to: [
              {
                namespaceSelector: {
                  matchLabels: { 'kubernetes.io/metadata.name': 'ml-features' },
                },
              },
            ],
            ports: [{ port: 8080, protocol: 'TCP' }],
          },
        ],
      });
    }
    expect(namesIn(both.speech).join()).not.toContain('shared-features');
  });

  test('passes the border of a namespace whose admins write policies', () => {
    const { vision } = tenants();
    const { platform } = vision;
    const network = { tenantPolicies: true };
    const lab = new Tenant(chart(), 'lab', { name: 'lab', costCenter: 'CC-1', network, platform });
    const border = (): string =>
      JSON.stringify(objectIn(lab, 'ClusterNetworkPolicy', 'ml-lab-dev')['spec']);
    expect(border()).not.toContain('ml-features');
    serviceOf({ consumers: [lab], platform });
    expect(border()).toContain('ml-features');
  });

  test('is not opened twice where the tenant says so itself', () => {
    const both = tenants();
    const egress = { 'shared-features': { namespace: 'ml-features', ports: [8080] } };
    const lab = new Tenant(chart(), 'lab', {
      name: 'lab',
      costCenter: 'CC-1',
      network: { egress },
      platform: both.vision.platform,
    });
    serviceOf({ consumers: [lab] }, both);
    expect(namesIn(lab).filter((name) => name.includes('shared-features'))).toHaveLength(2);
  });
});

describe('wrong props', () => {
  test('are all named, by their path in the props', () => {
    const wrong = { ports: { http: 0 }, quota: { cpu: '-1' } };
    expect(findingsOf(() => serviceOf(wrong)).map(({ code, path }) => [code, ...path])).toEqual([
      ['QUANTITY_INVALID', 'quota', 'cpu'],
      ['PORT_INVALID', 'ports', 'http'],
    ]);
  });

  test('a tenant of another platform cannot reach it', () => {
    const { vision } = tenants();
    expect(() => serviceOf({ consumers: [vision] })).toThrow(
      'tenant vision cannot reach features: it belongs to another platform',
    );
  });
});
