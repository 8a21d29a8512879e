import type { BudgetEngine } from '../../fleet/model/props';
import type { BudgetView } from '../../plan/budgets/budget-view';
import { MANAGED_BY } from '../../plan/ownership';
import type { ManifestContent } from '../api-object/manifest';
import { grantMetadata, guardMetadata } from '../api-object/metadata';

/** What each engine holds a budget with. */
export const BUDGET_ENGINES: Readonly<
  Record<BudgetEngine, (view: BudgetView) => readonly ManifestContent[]>
> = {
  capsule: (view) =>
    boundOnly(view, {
      apiVersion: 'capsule.clastix.io/v1beta2',
      kind: 'GlobalResourceQuota',
      metadata: grantMetadata(view.name),
      spec: { namespaceSelectors: [selectorOf(view)], quota: { hard: view.hard } },
    }),
  openshift: (view) =>
    boundOnly(view, {
      apiVersion: 'quota.openshift.io/v1',
      kind: 'ClusterResourceQuota',
      metadata: grantMetadata(view.name),
      spec: { selector: { labels: selectorOf(view) }, quota: { hard: view.hard } },
    }),
  hnc: (view) => [
    namespaceOf(view.name),
    ...(view.parent === undefined ? [] : [parentOf(view.name, view.parent)]),
    ...boundOnly(view, {
      apiVersion: HNC,
      kind: 'HierarchicalResourceQuota',
      metadata: grantMetadata('budget', view.name),
      spec: { hard: view.hard },
    }),
    ...view.namespaces.map((namespace) => parentOf(namespace, view.name)),
  ],
};

const HNC = 'hnc.x-k8s.io/v1alpha2';

/** An object that bounds something, unless there is nothing to bound. */
function boundOnly({ hard }: BudgetView, object: ManifestContent): ManifestContent[] {
  return Object.keys(hard).length === 0 ? [] : [object];
}

/** Our namespaces with one of the values of a label. Tenants cannot write labels of namespaces. */
function selectorOf({ label: { key, values } }: BudgetView): object {
  return {
    matchLabels: MANAGED_BY,
    matchExpressions: [{ key, operator: 'In', values }],
  };
}

/**
 * The namespace above those of an organisation. A SubnamespaceAnchor would have HNC make and delete it, and what is below
 * it, so it is an ordinary one. Nobody has rights in it.
 */
function namespaceOf(name: string): ManifestContent {
  const { labels, ...metadata } = guardMetadata(name);
  const security = { 'pod-security.kubernetes.io/enforce': 'restricted' };
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { ...metadata, labels: { ...labels, ...security } },
  };
}

/** What puts a namespace below another one. HNC reads the object of this name alone. */
function parentOf(namespace: string, parent: string): ManifestContent {
  return {
    apiVersion: HNC,
    kind: 'HierarchyConfiguration',
    metadata: grantMetadata('hierarchy', namespace),
    spec: { parent },
  };
}
