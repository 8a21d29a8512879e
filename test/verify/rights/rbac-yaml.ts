import { stringify } from 'yaml';
import { objectsIn } from '../../../lib/verify/objects/manifest-objects';
import { Rights } from '../../../lib/verify/rights/rights';

interface StatedRule {
  readonly verbs: readonly string[];
  /** The core group, unless the rule is about paths. */
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
}

export interface RbacManifest {
  readonly kind: string;
  readonly [key: string]: unknown;
}

export function clusterRole(name: string, ...rules: readonly StatedRule[]): RbacManifest {
  return manifest('ClusterRole', { name }, { rules: rules.map(complete) });
}

export function role(
  name: string,
  namespace: string,
  ...rules: readonly StatedRule[]
): RbacManifest {
  return manifest('Role', { name, namespace }, { rules: rules.map(complete) });
}

/** A ClusterRole with labels, by which others select it. */
export function labelled(
  name: string,
  labels: Readonly<Record<string, string>>,
  ...rules: readonly StatedRule[]
): RbacManifest {
  return manifest('ClusterRole', { name, labels }, { rules: rules.map(complete) });
}

/** A ClusterRole that selects others; `rules` are what somebody states in it nevertheless. */
export function aggregated(
  name: string,
  selectors: readonly object[],
  more: {
    readonly labels?: Readonly<Record<string, string>>;
    readonly rules?: readonly StatedRule[];
  } = {},
): RbacManifest {
  const { labels = {}, rules = [] } = more;
  return manifest(
    'ClusterRole',
    { name, labels },
    { aggregationRule: { clusterRoleSelectors: selectors }, rules: rules.map(complete) },
  );
}

/**
 * A binding, of the whole cluster unless it has a namespace.
 *
 * @param to - such as `ClusterRole/view`
 * @param subjects - such as `User/alice`, `Group/team` or `ServiceAccount/NAMESPACE/NAME`
 */
export function binding(
  name: string,
  to: string,
  subjects: readonly string[],
  namespace?: string,
): RbacManifest {
  const [kind, roleName] = to.split('/');
  return manifest(
    namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding',
    { name, ...(namespace === undefined ? {} : { namespace }) },
    {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name: roleName },
      subjects: subjects.map(subjectOf),
    },
  );
}

function subjectOf(text: string): object {
  const [kind, ...words] = text.split('/');
  if (kind !== 'ServiceAccount') {
    return { apiGroup: 'rbac.authorization.k8s.io', kind, name: words.join('/') };
  }
  const [namespace, name] = words;
  return { kind, name, ...(namespace === '' ? {} : { namespace }) };
}

function complete(rule: StatedRule): object {
  return rule.nonResourceURLs === undefined ? { apiGroups: [''], ...rule } : rule;
}

function manifest(kind: string, metadata: object, content: object): RbacManifest {
  return { apiVersion: 'rbac.authorization.k8s.io/v1', kind, metadata, ...content };
}

/** The rights of some manifests, read from YAML as from a file. */
export function rightsOf(...manifests: readonly object[]): Rights {
  const text = manifests.map((one) => `---\n${stringify(one)}`).join('');
  return new Rights(objectsIn(text, 'rbac.yaml'));
}
