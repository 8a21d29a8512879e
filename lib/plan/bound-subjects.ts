import type { FleetBinding, FleetEnvironment, FleetSubject } from '../fleet/model/fleet';
import { resolveSubjects } from '../fleet/values/subjects';

/** Who is in a namespace. */
type People = Pick<FleetEnvironment, 'admins' | 'users' | 'viewers' | 'deployers' | 'namespace'>;

/** Everybody who has a further role in a namespace, each once and in order. */
export function boundSubjects(
  { to, subjects, accounts }: FleetBinding,
  environment: People,
): FleetSubject[] {
  return resolveSubjects([
    ...to.flatMap((list) => environment[list] ?? []),
    ...subjects,
    ...accounts.map((name) => ({ serviceAccount: `${environment.namespace}/${name}` })),
  ]);
}
