import type { FleetGrant, FleetGrantQuota, FleetSubject, FleetTenant } from '../fleet/model/fleet';
import type { NamedOwner } from '../fleet/owners/owners';
import { LISTS_OF_PEOPLE, subjectText } from '../fleet/values/subjects';
import type { TimedTerm } from './timed-term';

/** Everything of an owner that counts until a day: grants first, then people, by name. */
export function timedTerms(owner: NamedOwner & Pick<FleetTenant, 'grants'>): TimedTerm[] {
  const grants = Object.entries(owner.grants ?? {}).map(([name, grant]) => grantTerm(name, grant));
  return [...grants, ...peopleTerms(owner)];
}

/** Terms of several clusters; what is the same on each is there once. */
export function sameOnce(terms: readonly TimedTerm[]): TimedTerm[] {
  return [...new Map(terms.map((term) => [JSON.stringify(term), term])).values()];
}

function grantTerm(name: string, { quota, until, why }: FleetGrant): TimedTerm {
  return { kind: 'grant', name, gives: amountsText(quota), until, why };
}

/** `8 h100 devices, 20 cpu, 100Gi memory`. */
function amountsText({ gpu = {}, ...amounts }: FleetGrantQuota): string {
  const { cpu, memory, ephemeralStorage, storage, pods } = amounts;
  const others = { cpu, memory, 'ephemeral storage': ephemeralStorage, storage, pods };
  return [
    ...Object.entries(gpu).map(
      ([pool, count]) => `${count} ${pool} ${count === 1 ? 'device' : 'devices'}`,
    ),
    ...Object.entries(others).flatMap(([name, amount]) =>
      amount === undefined ? [] : [`${amount} ${name}`],
    ),
  ].join(', ');
}

const ROLES = { admins: 'admin', users: 'user', viewers: 'viewer', deployers: 'deployer' } as const;

/** People with a last day, once for each role; their environments are named where they are not all. */
function peopleTerms({ environments }: NamedOwner): TimedTerm[] {
  const all = Object.entries(environments);
  const found = new Map<string, { subject: FleetSubject; role: string; where: string[] }>();
  for (const role of LISTS_OF_PEOPLE) {
    for (const [name, environment] of all) {
      for (const subject of environment[role] ?? []) {
        if (subject.until === undefined) continue;
        const key = JSON.stringify([role, subjectText(subject), subject.until, subject.why]);
        const known = found.get(key) ?? { subject, role: ROLES[role], where: [] };
        known.where.push(name);
        found.set(key, known);
      }
    }
  }
  return [...found.values()]
    .map(({ subject, role, where }) => ({
      kind: 'person' as const,
      name: subjectText(subject),
      gives: where.length === all.length ? role : `${role} in ${where.join(', ')}`,
      until: subject.until!,
      why: subject.why ?? null,
    }))
    .sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
}
