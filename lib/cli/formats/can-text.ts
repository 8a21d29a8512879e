import type { CanDanger, CanGrant, CanPlace, CanReport } from '../../verify/rights/can-report';
import type { Guard } from '../../verify/rights/guards-behind';
import { roleTitle } from '../../verify/rights/rbac-roles';
import { subjectTitle } from '../../verify/rights/rbac-subject';
import { type TableOptions, formatTable } from '../printing/table';
import { plural, wrap, wrapToWidth } from '../printing/words';
import { ruleLines } from './rule-lines';

/** Places with the same rights. */
interface Places {
  readonly names: readonly string[];
  readonly grants: readonly CanGrant[];
  readonly dangers: readonly CanDanger[];
}

/**
 * Everything that somebody may do, for people.
 *
 * @param showsSystem - whether what Kubernetes grants to everybody counts
 */
export function canText(report: CanReport, showsSystem: boolean, options: TableOptions): string {
  const { subject } = report;
  const places = samePlaces(report.places, showsSystem);
  const all = report.places.flatMap(({ grants }) => grants);
  const hidden = showsSystem ? [] : all.filter(({ isBuiltIn }) => isBuiltIn);
  const parts = [
    places.length === 0
      ? `No binding gives ${subjectTitle(subject)} a right.\n`
      : `${subjectTitle(subject)} has rights in ${countText(places)}.\n`,
    ...places.flatMap((place) => placeParts(place, options)),
    ...roleParts(places, options),
    notesOf(report, hidden)
      .map((note) => `${wrap(note)}\n`)
      .join(''),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

const EVERYWHERE = 'everywhere';

function samePlaces(places: readonly CanPlace[], showsSystem: boolean): Places[] {
  const groups = new Map<string, Places>();
  for (const { namespace = EVERYWHERE, grants, dangers } of places) {
    const shown = grants.filter(({ isBuiltIn }) => showsSystem || !isBuiltIn);
    if (shown.length === 0) continue;
    const key = JSON.stringify([
      shown.map(({ role, binding, through }) => [role.kind, role.name, binding, through]),
      dangers.map(({ danger, by, names, guards }) => [danger.title, by, names, guards]),
      namespace === EVERYWHERE,
    ]);
    const names = [...(groups.get(key)?.names ?? []), namespace];
    groups.set(key, { names, grants: shown, dangers });
  }
  return [...groups.values()];
}

function countText(places: readonly Places[]): string {
  const names = places.flatMap((place) => place.names);
  const count = names.filter((name) => name !== EVERYWHERE).length;
  if (!names.includes(EVERYWHERE)) return plural(count, 'namespace');
  return count === 0
    ? 'the whole cluster'
    : `the whole cluster, and in ${plural(count, 'namespace')}`;
}

function placeParts({ names, grants, dangers }: Places, options: TableOptions): string[] {
  const title = names[0] === EVERYWHERE ? 'In the whole cluster' : `In ${names.join(', ')}`;
  const table = formatTable(
    [{ heading: 'ROLE' }, { heading: 'BY' }, { heading: 'THROUGH' }],
    grants.map(({ role, binding, through, isDangling }) => [
      `${roleTitle(role)}${isDangling ? ' (missing, grants nothing)' : ''}`,
      binding,
      subjectTitle(through),
    ]),
    options,
  );
  const careful = grants.some(isEverything) ? EVERYTHING : dangerText(dangers);
  return [`${wrap(title)}:\n\n${table}${careful === '' ? '' : `\n${careful}`}`];
}

const EVERYTHING = `Rights to be careful with:
${item('! ', 'do everything. That includes reading all secrets, granting rights, and switching every guard off.').join('\n')}
`;

/** With every right, a list of the dangerous ones would only hide that. */
function isEverything({ rules }: CanGrant): boolean {
  return rules.some(({ verbs, apiGroups, resources, resourceNames }) => {
    const hasAll = [verbs, apiGroups, resources].every((list) => list.includes('*'));
    return hasAll && resourceNames.length === 0;
  });
}

function dangerText(dangers: readonly CanDanger[]): string {
  if (dangers.length === 0) return '';
  const lines = dangers.flatMap(({ danger, by, names, guards }) => {
    const only = names === undefined ? '' : `, only ${names.join(', ')}`;
    const text = `${danger.title} (${requestsText(by)}${only}). ${danger.reason}`;
    const behind = guards.length === 0 ? [] : item('  > ', `behind it: ${guardNames(guards)}`);
    return [...item('! ', text), ...behind];
  });
  return ['Rights to be careful with:', ...lines].map((line) => `${line}\n`).join('');
}

/** `get, list secrets; create pods/exec`. */
function requestsText(by: readonly string[]): string {
  const verbs = new Map<string, string[]>();
  for (const request of by) {
    const [verb = '', path = ''] = request.split(' ');
    verbs.set(path, [...(verbs.get(path) ?? []), verb]);
  }
  return [...verbs].map(([path, list]) => `${list.join(', ')} ${path}`).join('; ');
}

function guardNames(guards: readonly Guard[]): string {
  return guards
    .map(({ policy, effect, off, isForSomeNamespaces }) =>
      [
        policy,
        ...(effect === 'refuses' ? [] : [`(${effect})`]),
        ...(isForSomeNamespaces ? ['(in some namespaces)'] : []),
        ...(off.length === 0 ? [] : [`(off here: ${off.join(', ')})`]),
      ].join(' '),
    )
    .join(', ');
}

function item(mark: string, text: string): string[] {
  return wrapToWidth(text, 80 - mark.length).map(
    (line, index) => `${index === 0 ? mark : ' '.repeat(mark.length)}${line}`,
  );
}

/** What each role permits, once, however many places have it. */
function roleParts(places: readonly Places[], options: TableOptions): string[] {
  const roles = new Map<string, CanGrant>();
  for (const grant of places.flatMap(({ grants }) => grants)) {
    if (grant.isDangling) continue;
    const { namespace } = grant.role;
    roles.set(
      `${roleTitle(grant.role)}${namespace === undefined ? '' : ` of ${namespace}`}`,
      grant,
    );
  }
  return [...roles].map(([title, { rules }]) => {
    const rows = ruleLines(rules).map(({ verbs, what }) => [verbs, what]);
    const table = formatTable(
      [
        { heading: 'MAY', wraps: 'items' },
        { heading: 'WHAT', wraps: 'items' },
      ],
      rows,
      options,
    );
    return `${title} permits:\n\n${rows.length === 0 ? 'nothing\n' : table}`;
  });
}

function notesOf({ subject, groups }: CanReport, hidden: readonly CanGrant[]): string[] {
  return [
    ...(hidden.length === 0
      ? []
      : [
          `Left out: what Kubernetes grants by itself to ${[...new Set(hidden.map(({ through }) => through.name))].sort().join(', ')}; --system shows it.`,
        ]),
    ...(subject.kind === 'User'
      ? [
          `Groups that count: ${groups.join(', ')}. The identity provider says which others ` +
            `${subject.name} is in; --group adds them.`,
        ]
      : []),
    ...(subject.kind === 'Group' ? ['The identity provider says who is in a group.'] : []),
  ];
}
