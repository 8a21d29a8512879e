import type { BuiltInBinding, BuiltInRole } from '../../../lib/verify/rights/built-in-rows';
import type { Request } from '../client';

interface Rule {
  readonly verbs: readonly string[];
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
}

interface RbacObject {
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly rules?: readonly Rule[] | null;
  readonly aggregationRule?: {
    readonly clusterRoleSelectors: readonly {
      readonly matchLabels: Readonly<Record<string, string>>;
    }[];
  };
  readonly roleRef: { readonly kind: string; readonly name: string };
  readonly subjects?: readonly {
    readonly kind: string;
    readonly name: string;
    readonly namespace?: string;
  }[];
}

/** The label of everything that a control plane makes when it starts. */
export const BOOTSTRAPPING = 'kubernetes.io/bootstrapping';

export interface BuiltInTable {
  readonly roles: readonly BuiltInRole[];
  readonly bindings: readonly BuiltInBinding[];
}

/** The roles and bindings that a control plane made when it started, as our table of them has them. */
export async function builtInTable(request: Request): Promise<BuiltInTable> {
  const read = async (plural: string): Promise<RbacObject[]> => {
    const { body } = await request('GET', `/apis/rbac.authorization.k8s.io/v1/${plural}`);
    return (body.items as RbacObject[]).filter(({ metadata }) => metadata.labels?.[BOOTSTRAPPING]);
  };
  const roles = [...(await read('clusterroles')), ...(await read('roles'))];
  const bindings = [...(await read('clusterrolebindings')), ...(await read('rolebindings'))];
  return {
    roles: roles.map(roleEntry),
    bindings: bindings.filter(({ subjects = [] }) => subjects.length > 0).map(bindingEntry),
  };
}

function roleEntry({ metadata, rules, aggregationRule }: RbacObject): BuiltInRole {
  const labels = Object.entries(metadata.labels ?? {}).filter(([key]) => key !== BOOTSTRAPPING);
  const [selector] = aggregationRule?.clusterRoleSelectors ?? [];
  return {
    ...placeOf(metadata),
    ...(labels.length === 0 ? {} : { labels: Object.fromEntries(labels) }),
    ...(selector === undefined
      ? { rules: (rules ?? []).map(ruleText) }
      : { aggregates: Object.keys(selector.matchLabels)[0]! }),
  };
}

function bindingEntry({ metadata, roleRef, subjects = [] }: RbacObject): BuiltInBinding {
  return {
    ...placeOf(metadata),
    role: `${roleRef.kind}/${roleRef.name}`,
    subjects: subjects.map(({ kind, name, namespace }) =>
      kind === 'ServiceAccount' ? `${kind}/${namespace}/${name}` : `${kind}/${name}`,
    ),
  };
}

function placeOf({ name, namespace }: RbacObject['metadata']): {
  name: string;
  namespace?: string;
} {
  return { name, ...(namespace === undefined ? {} : { namespace }) };
}

function ruleText(rule: Rule): string {
  return [rule.verbs, rule.apiGroups, rule.resources, rule.resourceNames, rule.nonResourceURLs]
    .map((list = []) => list.join(','))
    .join('|')
    .replace(/\|*$/, '');
}
