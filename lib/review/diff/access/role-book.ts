import { manifestPathsIn } from '../base/manifest-paths';
import type { TreeSide } from '../base/tree-side';
import { objectsOfFiles } from '../diff-context';
import { builtInDangers, dangersOf, rulesOf } from './danger-words';

/** A role as a binding refers to it. */
export interface RoleReference {
  readonly kind: string;
  readonly name: string;
}

/** What the roles of one tree let their holders do. */
export class RoleBook {
  private readonly dangers = new Map<string, readonly string[]>();

  /** @param files - files with roles of namespaces, besides those of the platform */
  constructor(side: TreeSide, files: readonly string[]) {
    const paths = [...new Set([...manifestPathsIn(side, 'platform'), ...files])];
    for (const { cluster, object } of objectsOfFiles(side, paths)) {
      if (object.kind !== 'ClusterRole' && object.kind !== 'Role') continue;
      const key = keyOf(cluster, object.namespace ?? '', object);
      this.dangers.set(key, dangersOf(rulesOf(object.data)));
    }
  }

  /** The dangerous things that a role lets somebody do; nothing if it is not in the tree. */
  dangersOf(
    cluster: string,
    namespace: string,
    role: RoleReference,
  ): readonly string[] | undefined {
    const where = role.kind === 'ClusterRole' ? '' : namespace;
    return (
      this.dangers.get(keyOf(cluster, where, role)) ??
      (role.kind === 'ClusterRole' ? builtInDangers(role.name) : undefined)
    );
  }
}

function keyOf(cluster: string, namespace: string, { kind, name }: RoleReference): string {
  return [cluster, namespace, kind, name].join('\n');
}
