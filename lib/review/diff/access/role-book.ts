import { grouped } from '../../../fleet/values/groups';
import { builtInObjects } from '../../../verify/rights/built-in-rbac';
import { type RbacRole, RbacRoles } from '../../../verify/rights/rbac-roles';
import type { RbacRule } from '../../../verify/rights/rbac-rule';
import { manifestPathsIn } from '../base/manifest-paths';
import type { TreeSide } from '../base/tree-side';
import { objectsOfFiles } from '../diff-context';
import { type DangerWords, dangerWords } from './danger-words';

/** A role as a binding refers to it. */
export interface RoleReference {
  readonly kind: string;
  readonly name: string;
}

const ROLES: ReadonlySet<string> = new Set(['ClusterRole', 'Role']);

/** What the roles of one tree let their holders do. */
export class RoleBook {
  private readonly roles: ReadonlyMap<string, RbacRoles>;
  private readonly builtIn = new RbacRoles(rolesAmong(builtInObjects()));

  /** @param files - files with roles of namespaces, besides those of the platform */
  constructor(side: TreeSide, files: readonly string[]) {
    const paths = [...new Set([...manifestPathsIn(side, 'platform'), ...files])];
    const byCluster = grouped(objectsOfFiles(side, paths, ROLES), ({ cluster }) => cluster);
    this.roles = new Map(
      [...byCluster].map(([cluster, all]) => [
        cluster,
        new RbacRoles(rolesAmong([...builtInObjects(), ...all.map(({ object }) => object)])),
      ]),
    );
  }

  /** The role that a reference names; nothing if nobody knows it. */
  find(cluster: string, namespace: string, { kind, name }: RoleReference): RbacRole | undefined {
    const roles = this.roles.get(cluster) ?? this.builtIn;
    return kind === 'ClusterRole'
      ? roles.find({ kind, name })
      : roles.find({ kind: 'Role', name, namespace });
  }

  /** The rules that a role gives, aggregated ones included; none if nobody knows the role. */
  rulesOf(cluster: string, namespace: string, role: RoleReference): readonly RbacRule[] {
    return this.find(cluster, namespace, role)?.rules ?? [];
  }

  /**
   * The dangerous things that a role lets somebody do who is bound to it in a namespace, or, if that is empty, in the whole
   * cluster; none if nobody knows the role.
   */
  dangersOf(cluster: string, namespace: string, role: RoleReference): DangerWords[] {
    return dangerWords(this.rulesOf(cluster, namespace, role), namespace !== '');
  }

  /** The ClusterRoles of a cluster that take their rules from others, by name. */
  aggregated(cluster: string): RbacRole[] {
    return (this.roles.get(cluster) ?? this.builtIn).aggregated();
  }
}

function rolesAmong<Item extends { readonly kind: string }>(objects: readonly Item[]): Item[] {
  return objects.filter(({ kind }) => ROLES.has(kind));
}
