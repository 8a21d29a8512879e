/**
 * What holds the budgets of organisations, and the totals of tenants, while the cluster runs.
 *
 * - `capsule`: Capsule, with a GlobalResourceQuota for each
 * - `hnc`: the Hierarchical Namespace Controller with HierarchicalResourceQuotas, which its project no longer develops
 * - `openshift`: OpenShift, with a ClusterResourceQuota for each
 *
 * @title Budget engine
 */
export type BudgetEngine = 'capsule' | 'hnc' | 'openshift';

/**
 * What holds budgets while the cluster runs.
 *
 * @title Live budgets
 * @example {engine: "capsule"}
 */
export interface BudgetEngineProps {
  /** What holds them. You install it. */
  readonly engine: BudgetEngine;
}
