import { RouteHosts } from '../../../lib/constructs/guard-rails/route-hosts';
import type { FleetKind } from '../../../lib/fleet/model/fleet';
import { chart, namesIn } from '../objects';
import { policySpec, railOf, rulesOf, variableOf } from './policy-spec';

const kind = (group: string, resource: string, access: 'read' | 'write' = 'write'): FleetKind => ({
  group,
  resource,
  viewer: 'read',
  user: access,
  admin: access,
  podTemplates: [],
});

const policiesFor = (...kinds: FleetKind[]): RouteHosts =>
  new RouteHosts(chart(), 'guard-rail', { kinds });

const ROUTES = kind('route.openshift.io', 'routes');
const MAPPINGS = kind('serving.knative.dev', 'domainmappings');

test('there is no policy for routes that the platform does not grant, or lets people only read', () => {
  for (const kinds of [
    [],
    [kind('lab.example.com', 'routes')],
    [kind('route.openshift.io', 'routes', 'read')],
  ]) {
    const guardRail = policiesFor(...kinds);
    expect(namesIn(guardRail)).not.toContain('ValidatingAdmissionPolicy proxy-routes');
    expect(rulesOf(policySpec(guardRail, 'route-annotations')).join()).not.toContain('routes.');
  }
});

test('Routes and DomainMappings are judged in every version, and so are their annotations', () => {
  const guardRail = policiesFor(ROUTES, MAPPINGS);
  const policy = policySpec(guardRail, 'proxy-routes');
  const rules = ['CREATE,UPDATE routes', 'CREATE,UPDATE domainmappings'];
  expect(rulesOf(policy)).toEqual(rules);
  expect(railOf(policy)).toBe('routeHosts');
  expect(rulesOf(policySpec(guardRail, 'route-annotations'))).toEqual(
    expect.arrayContaining(rules),
  );
});

test('a Route takes its host, or all hosts beside it', () => {
  const hosts = variableOf(policySpec(policiesFor(ROUTES), 'proxy-routes'), 'hosts');
  expect(hosts).toContain('.?spec.?host');
  expect(hosts).toContain("'*' + host.substring(host.indexOf('.'))");
});

test('each refusal of a host says what was granted', () => {
  const { validations } = policySpec(policiesFor(ROUTES), 'proxy-routes');
  const ofHosts = validations.filter(({ message }) =>
    /this host$|a host of its choice/.test(message),
  );
  expect(ofHosts).toHaveLength(3);
  for (const { messageExpression } of ofHosts) expect(messageExpression).toContain('granted here');
});
