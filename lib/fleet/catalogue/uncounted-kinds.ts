import type { NamespacedKind } from './namespaced-kind';

/** A kind that the API server leaves out of every quota, whatever the quota says. */
export interface UncountedKind extends Pick<NamespacedKind, 'group' | 'resource'> {
  /** Whether there ever are such objects. All others are requests that the API server answers and forgets. */
  readonly isStored: boolean;
}

/** Source: kubernetes/kubernetes pkg/quota/v1/install/registry.go (ignoredResources), the same in 1.34 and in 1.36. */
export const UNCOUNTED_KINDS: readonly UncountedKind[] = [
  { group: '', resource: 'events', isStored: true },
  { group: 'events.k8s.io', resource: 'events', isStored: true },
  ...requests('', ['bindings', 'componentstatuses']),
  ...requests('authentication.k8s.io', ['selfsubjectreviews', 'tokenreviews']),
  ...requests('authorization.k8s.io', [
    'localsubjectaccessreviews',
    'selfsubjectaccessreviews',
    'selfsubjectrulesreviews',
    'subjectaccessreviews',
  ]),
];

function requests(group: string, resources: readonly string[]): UncountedKind[] {
  return resources.map((resource) => ({ group, resource, isStored: false }));
}

/** Whether no quota counts a kind. */
export function isUncounted({
  group,
  resource,
}: Pick<NamespacedKind, 'group' | 'resource'>): boolean {
  return UNCOUNTED_KINDS.some((kind) => kind.group === group && kind.resource === resource);
}
