import type { FleetOwner, FleetSubject } from '../fleet/model/fleet';
import { resolveSubjects } from '../fleet/values/subjects';

/** Everybody who is bound in any namespace of some owners, each once and in order. */
export function peopleOf(owners: readonly Pick<FleetOwner, 'environments'>[]): FleetSubject[] {
  return resolveSubjects(
    owners.flatMap(({ environments }) =>
      Object.values(environments).flatMap(({ admins, users, viewers, deployers = [] }) => [
        ...admins,
        ...users,
        ...viewers,
        ...deployers,
      ]),
    ),
  );
}
