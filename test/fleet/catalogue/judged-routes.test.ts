import { JUDGED_ROUTES } from '../../../lib/fleet/catalogue/judged-routes';
import { tenantGrants } from '../../../lib/fleet/catalogue/role-grants';
import { unguardedReason } from '../../../lib/fleet/catalogue/unguarded-kinds';
import type { FleetKind } from '../../../lib/fleet/model/fleet';

const routes = (user: 'read' | 'write'): FleetKind => ({
  group: 'route.openshift.io',
  resource: 'routes',
  viewer: 'read',
  user,
  admin: 'write',
  podTemplates: [],
});

const customHost = (role: 'admin' | 'user' | 'viewer', kind: FleetKind) =>
  tenantGrants(role, [kind]).filter(({ resource }) => resource === 'routes/custom-host');

test('a kind is either judged or warned of', () => {
  const warned = JUDGED_ROUTES.filter(
    ({ group, resource }) => unguardedReason(group, resource) !== undefined,
  );
  expect(warned).toEqual([]);
});

test('people who write Routes may name hosts in them: OpenShift asks for that right', () => {
  const grant = {
    group: 'route.openshift.io',
    resource: 'routes/custom-host',
    verbs: ['create', 'update'],
  };
  expect(customHost('user', routes('write'))).toEqual([grant]);
  expect(customHost('admin', routes('read'))).toEqual([grant]);
});

test('people who only read Routes may not', () => {
  expect(customHost('user', routes('read'))).toEqual([]);
  expect(customHost('viewer', routes('write'))).toEqual([]);
});
