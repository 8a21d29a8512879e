import type { Findings } from '../../findings/findings';
import type { FleetEnvironment, FleetSubject } from '../model/fleet';
import { type Layer, isMap } from '../model/layers';
import type { SubjectValue } from '../model/props';
import { ROLES_OF_PEOPLE, resolveSubjects, subjectText } from '../values/subjects';

type Role = (typeof ROLES_OF_PEOPLE)[number];

/** What people lose who are no longer in a list. */
const LOSES: Readonly<Record<Role, string>> = {
  admins: 'administers it',
  users: 'works in it',
  viewers: 'looks into it',
};

/**
 * Reports lists of an environment that leave out people whom the tenant or the tier lets in: a list replaces the
 * inherited one, and was mostly meant to add to it. `null` and an empty list cannot be meant so.
 *
 * @param outside - what was written outside of environments
 * @param inside - what was written for this environment
 */
export function checkDroppedPeople(
  tenant: string,
  name: string,
  environment: FleetEnvironment,
  [outside, inside]: readonly [outside: readonly Layer[], inside: readonly Layer[]],
  findings: Findings,
): void {
  for (const role of ROLES_OF_PEOPLE) {
    const stated = listOf(inside, role);
    if (stated === undefined || stated.list.length === 0) continue;
    const inherited = resolveSubjects(listOf(outside.slice(1), role)?.list);
    const present = peopleIn(environment);
    const dropped = inherited.filter((subject) => !present.has(subjectText(subject)));
    if (dropped.length === 0) continue;
    const who = dropped.map((subject) => `\`${subjectText(subject)}\``).join(', ');
    const own = resolveSubjects(stated.list);
    findings.addOnce(
      'PEOPLE_DROPPED',
      [...stated.layer.path, role],
      `In \`${name}\` of \`${tenant}\`, ${who} no longer ${LOSES[role]}: this list replaces the inherited one.`,
      `${role === 'users' ? `To add to the team, write \`deployers: ${shown(own)}\` instead. ` : ''}` +
        `To keep everybody, write \`${role}: ${shown([...inherited, ...own])}\`. ` +
        'If they are to go, say why under `accept`.',
    );
  }
}

/** Everybody who has a role in an environment, as texts. */
function peopleIn({
  admins,
  users,
  viewers,
  deployers = [],
}: FleetEnvironment): ReadonlySet<string> {
  return new Set([...admins, ...users, ...viewers, ...deployers].map(subjectText));
}

/** The list of the latest layer that states one, without those that are removed. */
function listOf(
  layers: readonly Layer[],
  role: Role,
): { readonly list: readonly SubjectValue[]; readonly layer: Layer } | undefined {
  for (const layer of [...layers].reverse()) {
    const list = isMap(layer.data) ? layer.data[role] : undefined;
    if (list === undefined) continue;
    return { list: (list ?? []) as readonly SubjectValue[], layer };
  }
  return undefined;
}

/** Subjects as they are written in a list. */
function shown(subjects: readonly FleetSubject[]): string {
  const texts = subjects.map(({ user, group, serviceAccount }) =>
    user !== undefined
      ? JSON.stringify(user)
      : group !== undefined
        ? `{group: ${JSON.stringify(group)}}`
        : `{serviceAccount: ${serviceAccount}}`,
  );
  return `[${[...new Set(texts)].join(', ')}]`;
}
