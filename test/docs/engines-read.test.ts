import { BUILT_IN_KINDS } from '../../lib/fleet/catalogue/built-in-kinds';
import { KINDS_ON_REQUEST } from '../../lib/fleet/catalogue/kinds-on-request';
import { ENGINES_READ, rulesOf, wholeOf } from '../../scripts/facts/engines-read';
import { ENGINE_FIELDS } from '../../lib/constructs/guard-rails/engine-fields/engine-field-table';

/** Groups of Kubernetes itself: no operator stands behind their kinds. */
const KUBERNETES = ['', 'apps', 'autoscaling', 'batch', 'networking.k8s.io', 'policy'];

const nameOf = ({ group, resource }: { group: string; resource: string }): string =>
  `${resource}.${group}`;
const read = ENGINES_READ.flatMap(({ kinds }) => kinds);

test('every kind of an engine that somebody in a tenant may write was read', () => {
  const written = BUILT_IN_KINDS.filter(
    ({ group, user, admin }) =>
      !KUBERNETES.includes(group) && (user === 'write' || admin === 'write'),
  );
  expect([...read].sort()).toEqual(written.map(nameOf).sort());
});

test('a kind that could not be read to the end is not granted', () => {
  const granted = BUILT_IN_KINDS.map(nameOf);
  expect(KINDS_ON_REQUEST.map(nameOf).filter((name) => granted.includes(name))).toEqual([]);
});

test('every rule is about a kind that was read, or that a platform may grant', () => {
  const made = ENGINES_READ.flatMap((engine) => engine.made ?? []);
  const known = [...read, ...made, ...KINDS_ON_REQUEST.map(nameOf)];
  const unknown = ENGINE_FIELDS.flatMap(({ kinds }) => kinds.map(wholeOf)).filter(
    (kind) => !known.includes(kind),
  );
  expect(unknown).toEqual([]);
  expect(rulesOf(ENGINES_READ[0]!).length).toBeGreaterThan(0);
});
