import type { NamedOwner } from '../../../fleet/owners/owners';
import { grouped } from '../../../fleet/values/groups';
import { LISTS_OF_PEOPLE, subjectText } from '../../../fleet/values/subjects';
import type { TimedTerm } from '../../../plan/timed-term';
import { timedTerms } from '../../../plan/timed-terms';
import { type SideFleets, folderOfFleet, olderFleet } from '../base/tree-side';
import { type Change, say } from '../change';
import type { DiffContext } from '../diff-context';
import { formerOwners } from '../former-owners';
import { valueText } from '../objects/field-text';
import type { Place } from '../place';

/** What somebody has until a day. No object says it. */
export function timedChanges({ before, after }: DiffContext): Change[] {
  if (before.fleets === undefined || after.fleets === undefined) return [];
  const [old, next] = [ownersOf(before, formerNames(before, after)), ownersOf(after)];
  return [...next].flatMap(([key, { place, terms, lasting }]) => {
    const known = grouped(old.get(key)?.terms ?? [], nameOf);
    const now = grouped(terms, nameOf);
    return [
      ...[...now].flatMap(([name, all]) => termChanges(place, known.get(name)?.[0], all[0]!)),
      ...[...known].flatMap(([name, all]) =>
        now.has(name) ? [] : endOf(place, all[0]!, lasting.has(all[0]!.name)),
      ),
    ];
  });
}

interface TimedOwner {
  readonly place: Place;
  readonly terms: readonly TimedTerm[];
  /** People without a last day. */
  readonly lasting: ReadonlySet<string>;
}

/** Owners by name and cluster. Nothing ends for those who are gone. */
function ownersOf(
  side: SideFleets,
  names: ReadonlyMap<string, string> = new Map(),
): Map<string, TimedOwner> {
  const owners = (side.fleets ?? []).flatMap((fleet) => {
    const cluster = folderOfFleet(side, fleet);
    const services = Object.entries(fleet.sharedServices).map(([name, service]) => ({
      ...service,
      name,
    }));
    return [...fleet.tenants, ...services].map((owner): [string, TimedOwner] => [
      JSON.stringify([cluster, names.get(`${cluster}\n${owner.name}`) ?? owner.name]),
      {
        place: { cluster, tenant: owner.name, environment: '' },
        terms: timedTerms(owner),
        lasting: lastingPeople(owner),
      },
    ]);
  });
  return new Map(owners);
}

/** What owners are called now, by their cluster and the name that they had. */
function formerNames(before: SideFleets, after: SideFleets): Map<string, string> {
  return new Map(
    (after.fleets ?? []).flatMap((fleet) => {
      const older = olderFleet(before, after, fleet);
      const former = older === undefined ? new Map<string, string>() : formerOwners(older, fleet);
      return [...former].map(([name, old]): [string, string] => [
        `${folderOfFleet(after, fleet)}\n${old}`,
        name,
      ]);
    }),
  );
}

function nameOf({ kind, name, gives }: TimedTerm): string {
  return JSON.stringify(kind === 'grant' ? [kind, name] : [kind, name, gives]);
}

function termChanges(place: Place, old: TimedTerm | undefined, next: TimedTerm): Change[] {
  const { kind, name, gives, until } = next;
  const rule = kind === 'grant' ? 'grant-changed' : 'person-timed';
  if (old === undefined) {
    const says =
      kind === 'grant'
        ? `gets ${gives} until ${until}, ${reasonOf(next)} (the grant \`${name}\`)`
        : `${valueText(name)} is ${gives} until ${until}${reason(next)}`;
    return [say(rule, place, says)];
  }
  const what = kind === 'grant' ? `the grant \`${name}\`` : `${valueText(name)} as ${gives}`;
  return [
    ...(old.gives === gives
      ? []
      : [say(rule, place, `${what} gives ${gives} instead of ${old.gives}, until ${until}`)]),
    ...(old.until === until
      ? []
      : [say(rule, place, `${what} counts until ${until} instead of ${old.until}${reason(next)}`)]),
    ...(old.why === next.why || old.until !== until
      ? []
      : [say(rule, place, `${what} has another reason: ${valueText(next.why ?? 'none')}`)]),
  ];
}

/** That a person has lost a role is told of with the role. */
function endOf(place: Place, { kind, name, gives, until }: TimedTerm, lasts: boolean): Change[] {
  if (kind === 'grant') {
    return [say('grant-changed', place, `the grant \`${name}\` ends: ${gives}, until ${until}`)];
  }
  return lasts
    ? [say('person-timed', place, `${valueText(name)} as ${gives} has no last day any more`)]
    : [];
}

function lastingPeople({ environments }: NamedOwner): Set<string> {
  const subjects = Object.values(environments).flatMap((environment) =>
    LISTS_OF_PEOPLE.flatMap((role) => environment[role] ?? []),
  );
  return new Set(subjects.filter(({ until }) => until === undefined).map(subjectText));
}

function reason(term: TimedTerm): string {
  return term.why === null ? '' : `, ${reasonOf(term)}`;
}

function reasonOf({ why }: TimedTerm): string {
  return `because: ${valueText(why ?? 'no reason is given')}`;
}
