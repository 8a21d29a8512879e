import { DANGERS, type Danger } from './danger-table';
import { isNameless } from './rbac-action';
import { isClusterKind } from './cluster-kinds';
import { type RbacRule, ruleAllows } from './rbac-rule';
import { scopeOf } from './request-scope';

/** A dangerous right that some rules give. */
export interface FoundDanger {
  readonly danger: Danger;
  /** The verbs and resources that they give it by, such as `get secrets`, in the order of the table. */
  readonly by: readonly string[];
  /**
   * The objects that it is limited to, sorted.
   *
   * @default - all
   */
  readonly names?: readonly string[];
}

/**
 * The dangerous rights that some rules give, in the order of the table.
 *
 * @param isInNamespace - whether RoleBindings grant them, which give nothing on what is in no namespace
 */
export function dangersOf(rules: readonly RbacRule[], isInNamespace = false): FoundDanger[] {
  return (isInNamespace ? INSIDE : REQUESTS).flatMap(([danger, requests]) => {
    const held = rules
      .map((rule) => ({ rule, by: heldBy(rule, danger.group, requests) }))
      .filter(({ by }) => by.length > 0);
    if (held.length === 0) return [];
    const all = new Set(held.flatMap(({ by }) => by));
    const by = requests.flatMap(({ title }) => (all.has(title) ? [title] : []));
    if (held.some(({ rule }) => rule.resourceNames.length === 0)) return [{ danger, by }];
    const names = [...new Set(held.flatMap(({ rule }) => rule.resourceNames))].sort();
    return [{ danger, by, names }];
  });
}

interface DangerousRequest {
  readonly title: string;
  readonly verb: string;
  readonly resource: string;
  readonly subresource?: string;
}

/** Every verb of a danger on every resource of it. */
function requestsOf({ verbs, resources }: Danger): DangerousRequest[] {
  return resources.flatMap((path) => {
    const [resource = '', subresource] = path.split('/');
    return verbs.map((verb) => ({
      title: `${verb} ${path}`,
      verb,
      resource,
      ...(subresource === undefined ? {} : { subresource }),
    }));
  });
}

const REQUESTS = DANGERS.map((danger) => [danger, requestsOf(danger)] as const);

/** Those that a RoleBinding can grant. */
const INSIDE = REQUESTS.map(([danger, requests]) => {
  const { group } = danger;
  const inside = requests.filter(
    (request) =>
      scopeOf({ ...request, group }, !isClusterKind({ ...request, group })) !== 'cluster',
  );
  return [danger, inside] as const;
});

function heldBy(rule: RbacRule, group: string, requests: readonly DangerousRequest[]): string[] {
  const [name] = rule.resourceNames;
  return requests.flatMap(({ title, ...request }) => {
    if (name !== undefined && isNameless(request)) return [];
    const action = { ...request, group, ...(name === undefined ? {} : { name }) };
    return ruleAllows(rule, action) ? [title] : [];
  });
}
