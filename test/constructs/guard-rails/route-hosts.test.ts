import {
  HOST_ANNOTATIONS,
  RAW_ANNOTATIONS,
  REFERENCE_ANNOTATIONS,
  type ProxyAnnotations,
  anyKey,
} from '../../../lib/constructs/guard-rails/proxy-annotations';
import { RouteHosts } from '../../../lib/constructs/guard-rails/route-hosts';
import { chart, namesIn } from '../objects';
import { policySpec, railOf, rulesOf, variableOf } from './policy-spec';

const guardRail = new RouteHosts(chart(), 'guard-rail');
const hosts = policySpec(guardRail, 'route-hosts');
const annotations = policySpec(guardRail, 'route-annotations');

test('defaults: one policy for hosts, one for annotations, each with its binding', () => {
  expect(namesIn(guardRail)).toEqual([
    'ValidatingAdmissionPolicy route-hosts',
    'ValidatingAdmissionPolicyBinding route-hosts',
    'ValidatingAdmissionPolicy route-annotations',
    'ValidatingAdmissionPolicyBinding route-annotations',
  ]);
  for (const policy of [hosts, annotations]) expect(railOf(policy)).toBe('routeHosts');
});

test('Ingresses and routes are judged in every version; annotations of Services, too', () => {
  const routes = ['CREATE,UPDATE ingresses', 'CREATE,UPDATE grpcroutes,httproutes,tlsroutes'];
  expect(rulesOf(hosts)).toEqual(routes);
  expect(rulesOf(annotations)).toEqual([...routes, 'CREATE,UPDATE services']);
});

test('hosts stand in rules and certificates, and a default backend is for every host', () => {
  const found = variableOf(hosts, 'hosts');
  for (const part of ['.?rules', '.?tls', 'has(dyn(object).spec.defaultBackend)', '.?hostnames']) {
    expect(found).toContain(part);
  }
});

test('only what is new is judged: a host that is there already is not', () => {
  expect(variableOf(hosts, 'before')).toContain('oldObject');
  expect(variableOf(hosts, 'foreign')).toContain('!(host in variables.before)');
  expect(variableOf(annotations, 'changed')).toContain('variables.before[key]');
});

test('a wildcard covers what is below it, and not what only ends alike', () => {
  // `*.a.b` without its star: the dot is a part of what a host must end with.
  expect(variableOf(hosts, 'foreign')).toContain('host.endsWith(g.substring(1))');
});

test('a refusal says which hosts and classes were granted', () => {
  for (const { messageExpression } of hosts.validations) {
    expect(messageExpression).toContain('granted here: ');
  }
});

describe('annotations, by their keys', () => {
  const matches = (list: readonly ProxyAnnotations[], key: string) =>
    new RegExp(anyKey(list)).test(key);

  test.each([
    'nginx.ingress.kubernetes.io/configuration-snippet',
    'nginx.org/server-snippets',
    'haproxy.org/backend-config-snippet',
    'haproxy-ingress.github.io/config-backend-late',
    'nginx.ingress.kubernetes.io/auth-url',
    'nginx.ingress.kubernetes.io/upstream-vhost',
    'haproxy-ingress.github.io/server-alias-regex',
  ])('%s is configuration', (key) => {
    expect(matches(RAW_ANNOTATIONS, key)).toBe(true);
  });

  test.each(['auth-secret', 'auth-tls-secret', 'proxy-ssl-secret', 'custom-headers'])(
    '%s names an object',
    (name) => {
      expect(matches(REFERENCE_ANNOTATIONS, `nginx.ingress.kubernetes.io/${name}`)).toBe(true);
    },
  );

  test.each([
    'nginx.ingress.kubernetes.io/server-alias',
    'konghq.com/host-aliases',
    'external-dns.alpha.kubernetes.io/hostname',
    'external-dns.alpha.kubernetes.io/internal-hostname',
    'cert-manager.io/common-name',
  ])('%s names hosts', (key) => {
    expect(matches(HOST_ANNOTATIONS, key)).toBe(true);
  });

  test.each([
    'nginx.ingress.kubernetes.io/rewrite-target',
    'nginx.ingress.kubernetes.io/auth-type',
    'nginx.ingress.kubernetes.io/proxy-body-size',
    'cert-manager.io/cluster-issuer',
    'kubernetes.io/hostname',
    'example.com/config-hash',
    'external-dns.alpha.kubernetes.io/ttl',
  ])('%s is the own affair', (key) => {
    for (const list of [RAW_ANNOTATIONS, REFERENCE_ANNOTATIONS, HOST_ANNOTATIONS]) {
      expect(matches(list, key)).toBe(false);
    }
  });
});
