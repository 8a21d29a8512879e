/** Taints and classes that every pod may name, or that no tenant may. */
const OF_KUBERNETES = /^(?:node\.kubernetes\.io|node-role\.kubernetes\.io|system-)/;

/** Whether a taint or a priority class belongs to Kubernetes. */
export function isOfKubernetes(name: string): boolean {
  return OF_KUBERNETES.test(name);
}
