import type { FleetEnvironment, FleetPriorityQuota } from '../../model/fleet';

type Priorities = FleetEnvironment['priorities'];

/** The priority classes that pods may name, in order. */
export function priorityNames(priorities: Priorities): readonly string[] {
  return isList(priorities) ? priorities : Object.keys(priorities);
}

/** The quotas of single priority classes, in order of their names. */
export function priorityQuotas(
  priorities: Priorities,
): readonly (readonly [name: string, quota: FleetPriorityQuota])[] {
  if (isList(priorities)) return [];
  return Object.entries(priorities).flatMap(([name, { quota }]) =>
    quota === undefined ? [] : [[name, quota] as const],
  );
}

/** `Array.isArray` does not tell the compiler about lists that are read only. */
export function isList<Entry, Other>(value: readonly Entry[] | Other): value is readonly Entry[] {
  return Array.isArray(value);
}
