import { NEVER_GRANTED, type NeverGranted } from '../../fleet/catalogue/never-granted';
import { texts } from './cel';

const RULE = { groups: 'r.?apiGroups.orValue([])', resources: 'r.?resources.orValue([])' };

/** CEL that is true if some item of a list is one of these texts, or if they are all. */
function hasSome(list: string, item: string, names: readonly string[]): string[] {
  return names.length === 0 || names.includes('*')
    ? []
    : [`${list}.exists(${item}, ${item} in ${texts(names)})`];
}

function grantsRow({ verbs, group, resources }: NeverGranted): string {
  return [
    ...hasSome(RULE.groups, 'g', [group]),
    ...hasSome(RULE.resources, 'x', resources),
    ...hasSome('r.verbs', 'v', verbs),
  ].join(' && ');
}

/** CEL for a rule `r` with a wildcard in any of its lists. */
const HAS_WILDCARD = `(r.verbs + ${RULE.groups} + ${RULE.resources}).exists(t, t.contains('*'))`;

/**
 * CEL for the rules of a Role that nobody may give away in a tenant. The API server keeps admins to what they
 * have; this also keeps those who were let in by hand, and rights that admins have for themselves alone.
 */
export const NEVER_IN_ROLES =
  // The API server stores a Role without rules as `rules: null`.
  '(dyn(object).?rules.orValue(null) == null ? [] : dyn(object).rules).filter(r, ' +
  [
    HAS_WILDCARD,
    ...NEVER_GRANTED.filter(({ group, verbs }) => group !== '*' || !verbs.includes('*')).map(
      grantsRow,
    ),
  ]
    .map((condition) => `(${condition})`)
    .join(' || ') +
  ')';
