import {
  HOST_ANNOTATIONS,
  RAW_ANNOTATIONS,
  REFERENCE_ANNOTATIONS,
  type ProxyAnnotations,
  anyKey,
} from '../../../lib/constructs/guard-rails/proxy-annotations';
import { VALUE_RULES } from '../../../lib/constructs/guard-rails/proxy-values';
import { RouteHosts } from '../../../lib/constructs/guard-rails/route-hosts';
import { chart, namesIn } from '../objects';
import { policySpec, railOf, rulesOf, variableOf } from './policy-spec';

const guardRail = new RouteHosts(chart(), 'guard-rail', { kinds: [] });
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
  const ofGrants = hosts.validations.filter(({ message }) => !message.includes('path'));
  expect(ofGrants).toHaveLength(4);
  for (const { messageExpression } of ofGrants) {
    expect(messageExpression).toContain('granted here: ');
  }
});

test('a host that a filter writes into a request is judged like one that a route takes', () => {
  const rewritten = variableOf(hosts, 'rewritten');
  for (const part of ['urlRewrite', 'requestHeaderModifier', '.?backendRefs', 'lowerAscii()']) {
    expect(rewritten).toContain(part);
  }
  expect(variableOf(hosts, 'rewrittenBefore')).toContain('oldObject');
});

test('a path that configures the proxy is refused, unless it was there', () => {
  expect(variableOf(hosts, 'wildPaths')).toContain('.?pathType');
  expect(hosts.validations.map(({ expression }) => expression)).toContain(
    "'routeHosts' in variables.off || (variables.wildPaths.all(paths, paths in variables.wildBefore))",
  );
});

test('keys are found in any case, as Traefik reads them', () => {
  for (const name of ['raw', 'identities', 'elsewhere', 'foreign']) {
    const patterns = variableOf(annotations, name).match(/key\.matches\(r'[^']{4}/g)!;
    expect(patterns.every((pattern) => pattern.endsWith("r'(?i)"))).toBe(true);
  }
  expect(variableOf(hosts, 'hostWide')).toContain("key.matches('(?i)");
});

test('what a certificate holds beside hosts is refused by its key, whatever its value', () => {
  const identities = variableOf(annotations, 'identities');
  expect(identities).toContain('subject-');
  expect(identities).not.toContain('variables.annotations[key]');
});

describe('annotations, by their values', () => {
  const refused = (key: string, value: string) =>
    VALUE_RULES.some(
      ({ keys, exceptKeys, values, allow = false }) =>
        new RegExp(keys).test(key) &&
        !(exceptKeys !== undefined && new RegExp(exceptKeys).test(key)) &&
        new RegExp(values.replace('(?i)', ''), values.startsWith('(?i)') ? 'i' : '').test(value) !==
          allow,
    );

  test.each([
    ['nginx.ingress.kubernetes.io/rewrite-target', '/;}'],
    ['nginx.ingress.kubernetes.io/rewrite-target', '/\r'],
    ['nginx.org/rewrite-target', '/x; } location /y {'],
    ['nginx.org/rewrites', 'serviceName=a rewrite=/; }'],
    ['haproxy.org/path-rewrite', '/x\n  http-request deny'],
    ['haproxy.org/request-set-header', 'X-A a\nhost b'],
    ['alb.ingress.kubernetes.io/actions.a', '{"targetGroupARN":"a"}'],
    ['traefik.ingress.kubernetes.io/router.entrypoints', 'web,internal'],
    ['traefik.ingress.kubernetes.io/router.pathmatcher', 'Path(`/`) || Host'],
  ])('%s: %s is refused', (key, value) => expect(refused(key, value)).toBe(true));

  test.each([
    ['nginx.ingress.kubernetes.io/rewrite-target', '/$2'],
    ['nginx.org/limit-req-key', '${binary_remote_addr}'],
    ['nginx.org/rewrites', 'serviceName=a rewrite=/;serviceName=b rewrite=/c/'],
    ['haproxy.org/request-set-header', 'X-A a\nX-Host b'],
    ['haproxy.org/path-rewrite', '/x\n'],
    ['alb.ingress.kubernetes.io/actions.a', '{"type":"redirect"}'],
    ['traefik.ingress.kubernetes.io/router.entrypoints', 'websecure, web'],
  ])('%s: %s is allowed', (key, value) => expect(refused(key, value)).toBe(false));
});

describe('annotations, by their keys', () => {
  const matches = (list: readonly ProxyAnnotations[], key: string) =>
    // JavaScript knows the flag of RE2 by another name.
    new RegExp(anyKey(list).replace('(?i)', ''), 'i').test(key);

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
