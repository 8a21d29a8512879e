import { FORBIDDEN_KINDS } from '../../../lib/fleet/catalogue/forbidden-kinds';
import { UNGUARDED_KINDS, unguardedReason } from '../../../lib/fleet/catalogue/unguarded-kinds';
import { isDnsSubdomain } from '../../../lib/fleet/values/dns-names';
import { fleetOf, found } from '../resolved';

const STATED = { kubernetesVersion: '1.34' };
const KINDS = UNGUARDED_KINDS.flatMap(({ group, resources = ['things'] }) =>
  resources.map((resource) => ({ group, resource })),
);

test.each(KINDS)('$resource of $group: the fix is silent, and tenants still read it', (kind) => {
  expect(found({ platform: { ...STATED, kinds: [kind] } })).toEqual([
    'KIND_UNGUARDED platform.kinds.0',
  ]);
  const readOnly = { ...kind, user: 'read', admin: 'read' } as const;
  const parts = { platform: { ...STATED, kinds: [readOnly] } };
  expect(found(parts)).toEqual([]);
  expect(fleetOf(parts).platform.kinds[0]).toMatchObject({ viewer: 'read', user: 'read' });
});

test('no kind has two reasons, and none is refused anyway', () => {
  const names = KINDS.map(({ group, resource }) => `${resource}.${group}`);
  expect(new Set(names).size).toBe(names.length);
  const refused = FORBIDDEN_KINDS.map(({ group }) => group);
  expect(UNGUARDED_KINDS.filter(({ group }) => refused.includes(group))).toEqual([]);
  for (const { group } of UNGUARDED_KINDS) expect(isDnsSubdomain(group)).toBe(true);
});

test('nothing is said of kinds that nothing is known of', () => {
  expect(unguardedReason('lab.example.com', 'routes')).toBeUndefined();
  expect(unguardedReason('route.openshift.io', 'others')).toBeUndefined();
});
