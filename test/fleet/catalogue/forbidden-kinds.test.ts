import { FORBIDDEN_KINDS } from '../../../lib/fleet/catalogue/forbidden-kinds';
import { NEVER_GRANTED } from '../../../lib/fleet/catalogue/never-granted';
import { found } from '../resolved';

const foundOf = (group: string, resource: string): string[] =>
  found({ platform: { kubernetesVersion: '1.34', kinds: [{ group, resource }] } });

test.each(FORBIDDEN_KINDS)('no entry grants $resource of $group', ({ group, resource }) => {
  expect(foundOf(group, resource ?? 'things')).toEqual(['KIND_INVALID platform.kinds.0']);
});

const NEVER = NEVER_GRANTED.filter(({ group }) => group !== '*').flatMap(({ group, resources }) =>
  resources.map((resource) => ({ group, resource: resource === '*' ? 'things' : resource })),
);

test.each(NEVER)('what no role contains, no entry grants: $resource of $group', (kind) => {
  expect(foundOf(kind.group, kind.resource)).toEqual(['KIND_INVALID platform.kinds.0']);
});
