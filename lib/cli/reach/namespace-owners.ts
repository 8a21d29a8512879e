import type { Fleet } from '../../fleet/model/fleet';
import { namespacesOf } from '../../review/fit/namespace-limits';

/** Whose a namespace is. */
export interface NamespaceOwner {
  readonly kind: 'tenant' | 'shared';
  readonly owner: string;
  readonly environment: string;
}

/** The owner of each namespace of a fleet. */
export function ownersByNamespace(fleet: Fleet): Map<string, NamespaceOwner> {
  return new Map(
    namespacesOf(fleet).map(({ namespace, owner, environment, kind }) => [
      namespace,
      { kind: kind === 'tenant' ? 'tenant' : 'shared', owner, environment },
    ]),
  );
}
