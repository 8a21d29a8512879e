import type { ManifestMap } from '../objects/manifest-data';
import type { ManifestObject, ObjectPlace } from '../objects/manifest-objects';
import type { BuiltInBinding, BuiltInRole } from './built-in-rows';
import { BUILT_IN_BINDINGS, BUILT_IN_ROLES, BUILT_IN_VERSION } from './generated/built-in-objects';
import { RBAC_GROUP } from './rbac-group';

/** Where roles and bindings come from that no file states. */
export const BUILT_IN_PLACE: ObjectPlace = { file: `Kubernetes ${BUILT_IN_VERSION}`, line: 0 };

/**
 * The roles and bindings that a control plane makes when it starts, such as `view`, `cluster-admin` and
 * `system:discovery`. The proofs on a real control plane compare this table with what it has.
 */
export function builtInObjects(): ManifestObject[] {
  return objectsOfRows(BUILT_IN_ROLES, BUILT_IN_BINDINGS);
}

/** The rows of such a table as the objects that they are short for. */
export function objectsOfRows(
  roles: readonly BuiltInRole[],
  bindings: readonly BuiltInBinding[],
): ManifestObject[] {
  return [...roles.map(roleObject), ...bindings.map(bindingObject)];
}

function roleObject({
  name,
  namespace,
  labels,
  aggregates,
  rules = [],
}: BuiltInRole): ManifestObject {
  return rbacObject(namespace === undefined ? 'ClusterRole' : 'Role', name, namespace, {
    ...(labels === undefined ? {} : { metadata: { labels } }),
    ...(aggregates === undefined
      ? {}
      : { aggregationRule: { clusterRoleSelectors: [{ matchLabels: { [aggregates]: 'true' } }] } }),
    rules: rules.map(ruleOf),
  });
}

function bindingObject({ name, namespace, role, subjects }: BuiltInBinding): ManifestObject {
  const [kind = '', ...words] = role.split('/');
  return rbacObject(
    namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding',
    name,
    namespace,
    { roleRef: { kind, name: words.join('/') }, subjects: subjects.map(subjectOf) },
  );
}

function rbacObject(
  kind: string,
  name: string,
  namespace: string | undefined,
  data: ManifestMap,
): ManifestObject {
  return {
    group: RBAC_GROUP,
    version: 'v1',
    kind,
    name,
    ...(namespace === undefined ? {} : { namespace }),
    data,
    place: BUILT_IN_PLACE,
  };
}

const RULE_PARTS = ['verbs', 'apiGroups', 'resources', 'resourceNames', 'nonResourceURLs'] as const;

function ruleOf(text: string): ManifestMap {
  const lists = text.split('|');
  const isAboutUrls = (lists[4] ?? '') !== '';
  return Object.fromEntries(
    RULE_PARTS.map((part, index) => {
      const list = lists[index] ?? '';
      // An empty text is the core group where there are resources, and nothing anywhere else.
      const isEmpty = list === '' && (part !== 'apiGroups' || isAboutUrls);
      return [part, isEmpty ? [] : list.split(',')];
    }),
  );
}

function subjectOf(text: string): ManifestMap {
  const [kind = '', ...words] = text.split('/');
  return kind === 'ServiceAccount'
    ? { kind, namespace: words[0], name: words[1] }
    : { kind, name: words.join('/') };
}
