/** A role by its kind and name. A ClusterRole has no namespace. */
export function roleKey(kind: string, namespace: string | undefined, name: string): string {
  return `${kind}/${kind === 'Role' ? (namespace ?? 'default') : ''}/${name}`;
}
