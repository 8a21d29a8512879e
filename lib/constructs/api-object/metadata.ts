import type { LifecycleState } from '../../fleet/model/props';

/** Says on every object that it is ours. */
export const MANAGED_BY = { 'app.kubernetes.io/managed-by': 'cdk8s-tenancy' } as const;

/**
 * Keeps an object when it vanishes from Git: what guards a tenant, and what holds its data, is given up on purpose or
 * not at all.
 *
 * Sources: Flux, kustomize-controller "Prune"; Argo CD, "Sync options".
 */
const KEEP = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
} as const;

/** The annotations of a guard: kept while the environment is active. */
export function guardAnnotations(state: LifecycleState): Record<string, string> {
  return state === 'active' ? { ...KEEP } : {};
}

/** Metadata of an object that guards: it stays when its entry vanishes. */
export function guardMetadata(
  name: string,
  namespace: string,
  state: LifecycleState,
): {
  name: string;
  namespace: string;
  labels: Record<string, string>;
  annotations?: Record<string, string>;
} {
  const annotations = guardAnnotations(state);
  return {
    name,
    namespace,
    labels: { ...MANAGED_BY },
    ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
  };
}

/** Metadata of an object that grants: it goes when its entry does. */
export function grantMetadata(
  name: string,
  namespace?: string,
): { name: string; namespace?: string; labels: Record<string, string> } {
  return { name, ...(namespace === undefined ? {} : { namespace }), labels: { ...MANAGED_BY } };
}
