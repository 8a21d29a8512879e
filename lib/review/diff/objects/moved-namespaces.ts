import { asMap, valueAt } from '../../../verify/objects/manifest-data';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';

interface Placed {
  readonly cluster: string;
  readonly object: ManifestObject;
}

/**
 * The former names of namespaces that replace others: the same tenant and environment had another one. By the cluster and
 * the name of the new one, with a line break between them.
 */
export function movedNamespaces(
  before: readonly Placed[],
  after: readonly Placed[],
): Map<string, string> {
  const [old, next] = [namespacesIn(before), namespacesIn(after)];
  const moved = new Map<string, string>();
  for (const [owner, name] of next) {
    const former = old.get(owner);
    const [cluster] = owner.split('\n', 1);
    const isBoth = former === name || [...next.values()].includes(former ?? name);
    if (former !== undefined && !isBoth) moved.set(`${cluster}\n${name}`, former);
  }
  return moved;
}

/** The names of namespaces, by cluster, tenant and environment. */
function namespacesIn(all: readonly Placed[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { cluster, object } of all) {
    if (object.kind !== 'Namespace') continue;
    const { tenant, environment } = asMap(valueAt(object.data, 'metadata.labels'));
    if (tenant === undefined) continue;
    found.set(`${cluster}\n${String(tenant)}\n${String(environment)}`, object.name);
  }
  return found;
}
