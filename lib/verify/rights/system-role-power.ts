import { firstFew } from '../../fleet/values/texts';
import { builtInObjects } from './built-in-rbac';
import { dangersOf } from './dangers';
import { type RbacRule, rulesIn } from './rbac-rule';

/** How many rights of a role a text names. `can` shows all. */
const MOST_RIGHTS = 3;

let roles: ReadonlyMap<string, readonly RbacRule[]> | undefined;

/**
 * What a ClusterRole of Kubernetes itself lets people do that leads to the rights or the data of others, as a phrase that
 * follows "lets people".
 *
 * @param role - its name, which starts with `system:`
 * @param isInNamespace - whether a RoleBinding grants it, which gives nothing on what is in no namespace
 * @returns undefined where Kubernetes has no such role, or it leads nowhere
 */
export function systemRolePower(role: string, isInNamespace: boolean): string | undefined {
  roles ??= new Map(
    builtInObjects()
      .filter(({ kind, name }) => kind === 'ClusterRole' && name.startsWith('system:'))
      .map(({ name, data }) => [name, rulesIn(data)]),
  );
  const rights = dangersOf(roles.get(role) ?? [], isInNamespace)
    .filter(({ danger }) => danger.risk === 'high')
    .map(({ danger }) => danger.title);
  return rights.length === 0 ? undefined : firstFew(rights, MOST_RIGHTS);
}
