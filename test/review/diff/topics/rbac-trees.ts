import { stringify } from 'yaml';
import { diffReport } from '../../../../lib/review/diff/diff-report';
import { treeOf } from '../trees';

const apiVersion = 'rbac.authorization.k8s.io/v1';

/** A rule on objects of the core group. */
export function allows(verbs: string, resources: string, resourceNames?: string): unknown {
  return {
    apiGroups: [''],
    resources: resources.split(','),
    verbs: verbs.split(','),
    ...(resourceNames === undefined ? {} : { resourceNames: resourceNames.split(',') }),
  };
}

export function clusterRole(name: string, rules: readonly unknown[], more: object = {}): unknown {
  return { apiVersion, kind: 'ClusterRole', metadata: { name }, rules, ...more };
}

/** A binding of a ClusterRole, everywhere if it names no namespace. */
export function binding(kind: string, who: string, role: string, namespace?: string): unknown {
  return {
    apiVersion,
    kind: namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding',
    metadata: { name: `b-${role}`, ...(namespace === undefined ? {} : { namespace }) },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
    subjects: [{ kind, name: who, apiGroup: 'rbac.authorization.k8s.io' }],
  };
}

/** What is told of two trees with these objects, with the risk of each. */
export function told(before: readonly unknown[], after: readonly unknown[]): string[] {
  const [old, next] = [before, after].map((objects, index) =>
    treeOf(String(index), {
      'platform/roles.k8s.yaml': objects.map((object) => stringify(object)).join('---\n'),
    }),
  );
  return diffReport(old!, next!).changes.map(({ risk, says }) => `${risk}: ${says}`);
}
