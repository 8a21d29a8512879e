import { LIFE_STATES } from '../fleet/catalogue/life-states';
import type { LifecycleState } from '../fleet/model/props';

/** The label of every object that we write, by which guard rails know it again. */
export const MANAGED_BY = { 'app.kubernetes.io/managed-by': 'cdk8s-tenancy' } as const;

const [[OUR_LABEL, OURS]] = Object.entries(MANAGED_BY) as [[string, string]];

/** Whether an object has the label of ours. */
export function isLabelledOurs(labels: Readonly<Record<string, unknown>>): boolean {
  return labels[OUR_LABEL] === OURS;
}

/** The label of namespaces in which every container asks for its image, by which a policy that sees to it is bound. */
export const PULL_ALWAYS = { 'cdk8s-tenancy/pull-policy': 'Always' } as const;

/** The label of namespaces in which every pod has a stated runtime class, by which the policies for it are bound. */
export const RUNTIME_REQUIRED = { 'cdk8s-tenancy/runtime-class-required': 'true' } as const;

/** The label of namespaces whose work is queued, and by what: the policies for it are bound by it. */
export function queuedBy(engine: string): Readonly<Record<string, string>> {
  return { 'cdk8s-tenancy/queued-by': engine };
}

/** The label of namespaces whose pods may name the scheduler of YuniKorn, by which the policy for it is bound. */
export const YUNIKORN_NAMED = { 'cdk8s-tenancy/yunikorn-named': 'true' } as const;

/** The label of namespaces that bound what single pods do with accelerators, by which the policies for it are bound. */
export const BOUNDED_ACCELERATORS = { 'cdk8s-tenancy/accelerator-bounds': 'true' } as const;

/** The label of namespaces whose pods get a priority class, by which the policy for it is bound. */
export const DEFAULT_PRIORITY = { 'cdk8s-tenancy/default-priority-given': 'true' } as const;

/** The label of namespaces whose pods run on nodes of their own, by which the policies for it are bound. */
export const OWN_NODES = { 'cdk8s-tenancy/own-nodes': 'true' } as const;

/** The label of namespaces in which nothing starts, by which people and dashboards find them. */
export const STATE_LABEL = 'cdk8s-tenancy/state';

/**
 * Keeps an object when it vanishes from Git: what guards a tenant and what holds its data is removed on purpose or not at
 * all.
 *
 * Sources: Flux, kustomize-controller "Prune"; Argo CD, "Sync options".
 */
const KEEP = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
} as const;

/** The annotations of a guard, which is kept until `state: removed`. */
export function guardAnnotations(state: LifecycleState): Record<string, string> {
  return LIFE_STATES[state].kept ? { ...KEEP } : {};
}
