import { loadFleet } from '../../../lib/fleet/load';
import type { TenantEntry } from '../../../lib/fleet/model/props';
import { reportFit } from '../../../lib/review/fit/fit-report';
import { namespacesOf } from '../../../lib/review/fit/namespace-limits';
import { readObjects } from '../../../lib/verify/objects/manifest-objects';

const HOSTS = ['a.example.com', '*.apps.example.com', 'shared.example.com/a'];

function ask(text: string, settings: Partial<TenantEntry> = {}) {
  const { fleet } = loadFleet({
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    tenants: [
      {
        name: 'a',
        costCenter: 'A',
        namespaces: 'single',
        network: { hosts: HOSTS, ingressClasses: ['nginx'] },
        ...settings,
      } as TenantEntry,
    ],
  });
  const [view] = namespacesOf(fleet);
  const objects = readObjects(text, 'm.yaml');
  return reportFit({ fleet, root: undefined, view: view!, objects });
}

const messagesOf = (...args: Parameters<typeof ask>) =>
  ask(...args).reasons.map(({ rule, message }) => `${rule}: ${message}`);

const named = (kind: string, group: string, rest: string) =>
  `{apiVersion: ${group === '' ? '' : `${group}/`}v1, kind: ${kind}, metadata: {name: x}, ${rest}}`;
const service = (spec: string) => named('Service', '', `spec: {ports: [{port: 80}], ${spec}}`);
const ingress = (rules: string, more = 'ingressClassName: nginx') =>
  named('Ingress', 'networking.k8s.io', `spec: {rules: [${rules}], ${more}}`);
const route = (spec: string) => named('HTTPRoute', 'gateway.networking.k8s.io', `spec: {${spec}}`);
const budget = (spec: string) => named('PodDisruptionBudget', 'policy', `spec: {${spec}}`);

const GRANTED = 'granted here: `*.apps.example.com`, `a.example.com` and `shared.example.com/a`';

describe('what guard rails refuse beside pods', () => {
  test.each([
    ['a Service', service('')],
    ['an Ingress for a granted host', ingress('{host: a.example.com}')],
    ['an Ingress below a granted wildcard', ingress('{host: b.apps.example.com}')],
    ['a route for a granted host', route('hostnames: [a.example.com]')],
    [
      'a route between Services of the namespace',
      route('parentRefs: [{group: "", kind: Service, name: web}]'),
    ],
    ['a Secret', named('Secret', '', 'type: Opaque')],
    ['a budget that lets one pod go', budget('maxUnavailable: 1')],
  ])('nothing of %s', (_, text) => {
    expect(messagesOf(text)).toEqual([]);
  });

  test.each([
    [
      'addresses of others',
      service('externalIPs: [192.0.2.1]'),
      'serviceExposure: A Service with externalIPs takes traffic that is meant for others.',
    ],
    [
      'a name of others',
      service('type: ExternalName, externalName: db.other.svc'),
      'serviceExposure: A Service of type ExternalName leads trusted proxies to other namespaces.',
    ],
    [
      'the host of others',
      ingress('{host: b.example.com}'),
      `routeHosts: The namespace was not granted the host \`b.example.com\`; ${GRANTED}.`,
    ],
    [
      'the certificate of others',
      ingress('{host: a.example.com}', 'ingressClassName: nginx, tls: [{hosts: [b.example.com]}]'),
      `routeHosts: The namespace was not granted the host \`b.example.com\`; ${GRANTED}.`,
    ],
    [
      'every host',
      ingress('{}'),
      `routeHosts: Without a host it takes the requests of all tenants; ${GRANTED}.`,
    ],
    [
      'a class of others',
      ingress('{host: a.example.com}', 'ingressClassName: public'),
      'routeHosts: The namespace was not granted the ingress class `public`; granted here: `nginx`.',
    ],
    [
      'a route for every host',
      route('parentRefs: [{name: gateway}]'),
      `routeHosts: Without a host it takes the requests of all tenants; ${GRANTED}.`,
    ],
    [
      'a token that never ends',
      named('Secret', '', 'type: kubernetes.io/service-account-token'),
      'tokenSecrets: The Secret would hold a token that never ends.',
    ],
    [
      'a budget that blocks every drain',
      budget('minAvailable: "100%"'),
      'disruptionBudgets: The budget lets no pod be evicted (`minAvailable: 100%`), so that nobody could drain its nodes.',
    ],
  ])('%s', (_, text, message) => {
    expect(messagesOf(text)).toEqual([message]);
  });

  test('a load balancer where none was granted, and its ports of the nodes where one was', () => {
    const balancer = service('type: LoadBalancer');
    expect(messagesOf(balancer)).toContain(
      'serviceExposure: The namespace was granted no Service of type LoadBalancer.',
    );
    const granted = { objects: { loadBalancers: 1 } };
    expect(messagesOf(balancer, granted)).toContain(
      'serviceExposure: The load balancer opens ports of all nodes, which were not granted.',
    );
    const closed = service('type: LoadBalancer, allocateLoadBalancerNodePorts: false');
    expect(messagesOf(closed, granted)).toEqual([]);
  });

  test('the fix names the grants, or the platform team where there are none', () => {
    const fixOf = (network: TenantEntry['network']) =>
      ask(ingress('{host: b.example.com}'), { network }).reasons.map(({ fix }) => fix);
    expect(fixOf({ hosts: HOSTS })).toEqual([
      'Name one of them, or ask your platform team for another.',
    ]);
    expect(fixOf({})).toEqual(['Ask your platform team for a host.']);
  });

  test('nothing where the guard rail is off or only warns', () => {
    const text = [budget('maxUnavailable: 0'), ingress('{host: b.example.com}')].join('\n---\n');
    const guardRails = { disruptionBudgets: 'warn', routeHosts: 'off' } as const;
    expect(messagesOf(text)).toHaveLength(2);
    expect(messagesOf(text, { guardRails })).toEqual([]);
  });

  test('the class that the cluster may set is said to be unknown', () => {
    const { verdict, notes } = ask(ingress('{host: a.example.com}', 'tls: []'));
    expect(verdict).toBe('fits');
    expect(notes).toContain(
      'Ingress/x names no class: it is refused unless the default class of the cluster is one of `nginx`.',
    );
  });

  test('where no class was granted, a default class refuses it', () => {
    const network = { hosts: HOSTS, ingressClasses: [] };
    expect(ask(ingress('{host: a.example.com}', 'tls: []'), { network }).notes).toContain(
      'Ingress/x names no class: it is refused where the cluster has a default class, because the namespace was granted none.',
    );
  });

  test('the paths of a host that tenants share are said to be unjudged', () => {
    const { verdict, notes } = ask(ingress('{host: shared.example.com}'));
    expect(verdict).toBe('fits');
    expect(notes).toContain(
      'Tenants share the host `shared.example.com`, and whether the paths of Ingress/x are those that were granted is not judged.',
    );
  });
});
