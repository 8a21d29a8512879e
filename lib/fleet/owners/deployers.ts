import type { FleetSubject } from '../model/fleet';
import { type Layer, isMap } from '../model/layers';
import type { SubjectValue } from '../model/props';
import { resolveSubjects } from '../values/subjects';

/** Everybody whom some layer adds, since the last one that leaves out those below it. */
export function resolveDeployers(layers: readonly Layer[]): FleetSubject[] {
  let all: readonly SubjectValue[] = [];
  for (const { data } of layers) {
    const list = isMap(data)
      ? (data['deployers'] as readonly SubjectValue[] | null | undefined)
      : undefined;
    if (list === null) all = [];
    else if (list !== undefined) all = [...all, ...list];
  }
  return resolveSubjects(all);
}
