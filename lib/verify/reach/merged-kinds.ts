import { ALL_PODS } from './pod-classes';

/** Kinds of pods with the same value as one; `all pods` if they are as many as there are. */
export function mergedKinds<Change>(
  cells: readonly { readonly pods: string; readonly change: Change }[],
  all: number,
): { pods: string; change: Change }[] {
  const groups = new Map<string, { pods: string[]; change: Change }>();
  for (const { pods, change } of cells) {
    const key = JSON.stringify(change) ?? '';
    const group = groups.get(key) ?? { pods: [], change };
    group.pods.push(pods);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ pods, change }) => ({
    pods: pods.length === all ? ALL_PODS : pods.join('; '),
    change,
  }));
}
