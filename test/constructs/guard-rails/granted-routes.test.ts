import { RouteHosts } from '../../../lib/constructs/guard-rails/route-hosts';
import { JUDGED_ROUTES, type JudgedRoute } from '../../../lib/fleet/catalogue/judged-routes';
import type { FleetKind } from '../../../lib/fleet/model/fleet';
import { chart, namesIn } from '../objects';
import { policySpec, railOf, rulesOf } from './policy-spec';

const kind = ({ group, resource }: JudgedRoute, access: 'read' | 'write' = 'write'): FleetKind => ({
  group,
  resource,
  viewer: 'read',
  user: access,
  admin: access,
  podTemplates: [],
});

const policiesFor = (...kinds: FleetKind[]): RouteHosts =>
  new RouteHosts(chart(), 'guard-rail', { kinds });

test.each(JUDGED_ROUTES)('$resource of $group are judged by $policy alone', (route) => {
  const guardRail = policiesFor(kind(route));
  const policy = policySpec(guardRail, route.policy);
  expect(rulesOf(policy)).toEqual([`CREATE,UPDATE ${route.resource}`]);
  expect(railOf(policy)).toBe('routeHosts');
  expect(rulesOf(policySpec(guardRail, 'route-annotations')).join()).toContain(route.resource);
  for (const { policy: other } of JUDGED_ROUTES) {
    if (other === route.policy) continue;
    expect(namesIn(guardRail)).not.toContain(`ValidatingAdmissionPolicy ${other}`);
  }
});

test.each(JUDGED_ROUTES)('there is no policy for $resource that people only read', (route) => {
  expect(namesIn(policiesFor(kind(route, 'read')))).not.toContain(
    `ValidatingAdmissionPolicy ${route.policy}`,
  );
});

test.each(['contour-routes', 'traefik-routes'])('%s says in each refusal what to do', (name) => {
  const { validations } = policySpec(policiesFor(...JUDGED_ROUTES.map((one) => kind(one))), name);
  for (const { messageExpression } of validations) {
    expect(messageExpression).toMatch(
      /\. (Ask|Begin|Leave|Include|Name|Remove|Set|Write) |join conditions|Write PathPrefix|This kind/,
    );
  }
});
