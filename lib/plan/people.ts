import type { FleetEnvironment, FleetOwner, FleetSubject } from '../fleet/model/fleet';
import { virtualClusterOf } from '../fleet/settings/isolation/isolation-of';
import { resolveSubjects } from '../fleet/values/subjects';

/** Who has which role in a namespace. */
export type NamespacePeople = Pick<
  FleetEnvironment,
  'admins' | 'users' | 'viewers' | 'deployers' | 'bindings'
>;

const NOBODY: NamespacePeople = { admins: [], users: [], viewers: [], bindings: {} };

/**
 * Who has which role in the namespace of an environment. Nobody, where the tenant works inside of a virtual cluster: the
 * namespace holds its control plane, with the keys of its certificate authority.
 */
export function peopleIn(environment: FleetEnvironment): NamespacePeople {
  return virtualClusterOf(environment.isolation) === undefined ? environment : NOBODY;
}

/**
 * The same people where nobody works: all of them look on. What bindings of the platform's own give to accounts of
 * workloads stays, because what runs needs it; what they give to people goes, because nobody knows what it lets them do.
 */
export function lookingOn(people: NamespacePeople): NamespacePeople {
  const { admins, users, viewers, deployers = [], bindings } = people;
  const ofAccounts = Object.entries(bindings).flatMap(([name, binding]) =>
    binding.accounts.length === 0 ? [] : [[name, { ...binding, to: [], subjects: [] }] as const],
  );
  return {
    admins: [],
    users: [],
    viewers: resolveSubjects([...admins, ...users, ...viewers, ...deployers]),
    bindings: Object.fromEntries(ofAccounts),
  };
}

/** Everybody who has a role in the namespace of an environment. */
export function everybodyIn(environment: FleetEnvironment): FleetSubject[] {
  const { admins, users, viewers, deployers = [] } = peopleIn(environment);
  return [...admins, ...users, ...viewers, ...deployers];
}

/** Everybody who is bound in any namespace of some owners, each once and in order. */
export function peopleOf(owners: readonly Pick<FleetOwner, 'environments'>[]): FleetSubject[] {
  return resolveSubjects(
    owners.flatMap(({ environments }) => Object.values(environments).flatMap(everybodyIn)),
  );
}
