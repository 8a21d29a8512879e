import type { AdmissionRule } from './rail';

/** Requests about objects of Kubernetes' oldest API group: pods, Services, Secrets and the like. */
export function coreRule(
  operations: readonly string[],
  ...resources: readonly string[]
): AdmissionRule {
  return { apiGroups: [''], apiVersions: ['v1'], operations, resources };
}

/** Pods that are made: by whom does not matter, because those of a workload are made by controllers. */
export const NEW_PODS: readonly AdmissionRule[] = [coreRule(['CREATE'], 'pods')];

/** Pods that are made or changed. */
export const WRITTEN_PODS: readonly AdmissionRule[] = [coreRule(['CREATE', 'UPDATE'], 'pods')];

/** Pods that are made, changed or debugged. */
export const WRITTEN_AND_DEBUGGED_PODS: readonly AdmissionRule[] = [
  ...WRITTEN_PODS,
  coreRule(['UPDATE'], 'pods/ephemeralcontainers'),
];

/** Parts of a running pod that can be changed to something that a rule would refuse. */
export const CHANGED_PARTS_OF_PODS: AdmissionRule = coreRule(
  ['UPDATE'],
  'pods/ephemeralcontainers',
  'pods/resize',
);

/** One rule for each API group of some kinds, both in order. */
export function rulesByGroup(
  kinds: Iterable<{ readonly group: string; readonly resource: string }>,
  operations: readonly string[],
): AdmissionRule[] {
  const groups = new Map<string, Set<string>>();
  for (const { group, resource } of kinds) {
    groups.set(group, (groups.get(group) ?? new Set()).add(resource));
  }
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, resources]) => ({
      apiGroups: [group],
      // Operators serve their kinds in several versions: a rule for one of them could be avoided through another.
      apiVersions: ['*'],
      operations,
      resources: [...resources].sort(),
    }));
}
