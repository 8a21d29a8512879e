import { type Defect, defect } from '../defect';
import { EVERYBODY } from '../facts/everybody';
import { roleKey } from '../facts/role-key';
import type { FolderFacts } from '../facts/folder-facts';
import { type ManifestMap, asMap, asMaps, asText } from '../objects/manifest-data';
import type { ManifestObject } from '../objects/manifest-objects';
import { RBAC_GROUP } from '../rights/rbac-group';
import { readSubject } from '../rights/rbac-subject';
import { systemRolePower } from '../rights/system-role-power';
import type { Invariant } from './invariant';

/** What bindings of roles keep. */
export const BINDING_INVARIANTS: readonly Invariant[] = [
  {
    id: 'bindings-name-people',
    family: 'access',
    level: 'error',
    title: 'No binding lets everybody change something',
    reason:
      'These groups hold all people or all pods of the cluster, those of other tenants included; some hold the whole Internet.',
    source: 'kubernetes.io/docs, Using RBAC Authorization, default bindings',
    whole: (facts) => judgeEverybody(facts, false),
  },
  {
    id: 'bindings-give-no-built-in-power',
    family: 'access',
    level: 'error',
    title: 'No tenant has cluster-admin, admin, edit or a dangerous role of Kubernetes itself',
    reason:
      'cluster-admin may do everything. admin and edit read Secrets, impersonate service accounts and write NetworkPolicies, and every chart may add to them. Roles named system: are those of controllers and nodes.',
    source: 'k8s.io/kubernetes plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go',
    kinds: ['RoleBinding', 'ClusterRoleBinding'],
    each: judgeBuiltIns,
  },
  {
    id: 'cluster-admins-are-few',
    family: 'access',
    level: 'warning',
    title: 'Nobody is cluster-admin of the whole cluster without need',
    reason: 'No guard holds back people who may do everything everywhere: they can delete it.',
    source: 'kubernetes.io/docs, Role Based Access Control Good Practices',
    kinds: ['ClusterRoleBinding'],
    each: judgeClusterAdmins,
  },
  {
    id: 'everybody-reads-little',
    family: 'access',
    level: 'warning',
    title: 'Nothing is shown to everybody with an account',
    reason: 'Every pod of the cluster has an account, so everybody who runs one may look.',
    source: 'kubernetes.io/docs, Using RBAC Authorization, default bindings',
    whole: (facts) => judgeEverybody(facts, true),
  },
  {
    id: 'default-accounts-have-no-rights',
    family: 'access',
    level: 'error',
    title: 'No binding is for the service account default',
    reason: 'Every pod that names no account runs as default, and then has these rights.',
    source: 'kubernetes.io/docs, Service Accounts',
    kinds: ['RoleBinding', 'ClusterRoleBinding'],
    each: judgeDefaultAccounts,
  },
  {
    id: 'bindings-are-complete',
    family: 'access',
    level: 'error',
    title: 'The API server accepts every subject of a binding',
    reason:
      'It refuses a service account without a namespace, and a binding without a kind of its role, so that nobody gets in.',
    source: 'k8s.io/kubernetes pkg/apis/rbac/validation',
    kinds: ['RoleBinding', 'ClusterRoleBinding'],
    each: judgeComplete,
  },
  {
    id: 'bindings-have-roles',
    family: 'access',
    level: 'warning',
    title: 'Every binding is for a role that is here or that Kubernetes has',
    reason:
      'A binding for a role that is missing grants nothing, until somebody makes a role with that name.',
    source: 'k8s.io/kubernetes plugin/pkg/auth/authorizer/rbac',
    whole: judgeRoles,
  },
];

/** What built-in roles let people do that a tenant must not. */
const BUILT_IN: Readonly<Record<string, string>> = {
  'cluster-admin': 'do everything, such as delete the quota and read every Secret',
  admin:
    'read Secrets, write NetworkPolicies, act as service accounts and hand out rights in the namespace',
  edit: 'read Secrets, write NetworkPolicies and act as service accounts',
};

function powerOf(role: string, binding: ManifestObject): string | undefined {
  if (BUILT_IN[role] !== undefined) return BUILT_IN[role];
  return hasPeople(binding) ? systemRolePower(role, binding.kind === 'RoleBinding') : undefined;
}

/** Whether a binding is for anybody but the parts of Kubernetes, and the controllers that a platform runs. */
function hasPeople({ kind, namespace, data }: ManifestObject): boolean {
  return asMaps(data['subjects']).some((stated) => {
    const subject = readSubject(stated, namespace);
    if (subject?.kind === 'ServiceAccount') {
      return kind === 'RoleBinding' && subject.namespace !== 'kube-system';
    }
    return subject !== undefined && !subject.name.startsWith('system:');
  });
}

function isBinding({ group, kind }: ManifestObject): boolean {
  return group === RBAC_GROUP && (kind === 'RoleBinding' || kind === 'ClusterRoleBinding');
}

function* subjectsOf(
  object: ManifestObject,
): Generator<readonly [index: number, subject: ManifestMap]> {
  if (isBinding(object)) yield* asMaps(object.data['subjects']).entries();
}

/** What everybody with an account may at most do: look. Others have no account, or are pods alone. */
const READERS = 'system:authenticated';

function judgeEverybody({ bindings, readers }: FolderFacts, onlyReads: boolean): Defect[] {
  return bindings.flatMap(({ object, roleKind, roleName, everybody }) => {
    const reads =
      readers.has(roleKey(roleKind, object.namespace, roleName)) ||
      (roleKind === 'ClusterRole' && roleName === 'view');
    return everybody
      .filter(({ name }) => onlyReads === (reads && name === READERS))
      .map(({ name, index }) =>
        defect(
          object,
          ['subjects', index, 'name'],
          `${name} is ${EVERYBODY[name]!}.`,
          'Bind the role to the groups of one tenant.',
        ),
      );
  });
}

function* judgeBuiltIns(object: ManifestObject): Generator<Defect> {
  if (!isBinding(object)) return;
  const { kind, name } = asMap(object.data['roleRef']);
  const isWide = object.kind === 'ClusterRoleBinding';
  const power = kind === 'ClusterRole' ? powerOf(asText(name), object) : undefined;
  if (power === undefined || (isWide && name === 'cluster-admin')) return;
  const where = isWide ? ' in every namespace' : '';
  yield defect(
    object,
    ['roleRef', 'name'],
    `${asText(name)} lets people ${power}${where}.`,
    'Bind a role of your own that lists what they need.',
  );
}

function* judgeClusterAdmins(object: ManifestObject): Generator<Defect> {
  if (object.kind !== 'ClusterRoleBinding' || !isBinding(object)) return;
  if (asMap(object.data['roleRef'])['name'] !== 'cluster-admin') return;
  const names = asMaps(object.data['subjects']).map(({ name }) => asText(name));
  yield defect(
    object,
    ['roleRef', 'name'],
    `${names.join(', ')} may do everything in every namespace, and delete every guard.`,
    'Keep this to the few people who run the cluster.',
  );
}

function* judgeDefaultAccounts(object: ManifestObject): Generator<Defect> {
  for (const [index, subject] of subjectsOf(object)) {
    // A user with the name that a service account has is that service account.
    const meant = readSubject(subject, object.namespace ?? '');
    if (meant?.kind !== 'ServiceAccount' || meant.name !== 'default') continue;
    yield defect(
      object,
      ['subjects', index, 'name'],
      'Every pod of the namespace that names no service account gets these rights.',
      'Make a service account for the workload, and bind the role to it.',
    );
  }
}

function* judgeComplete(object: ManifestObject): Generator<Defect> {
  if (!isBinding(object)) return;
  const { kind, name } = asMap(object.data['roleRef']);
  if (asText(kind) === '' || asText(name) === '') {
    yield defect(object, ['roleRef'], 'It names no role.', 'Write roleRef with its kind and name.');
  }
  for (const [index, subject] of subjectsOf(object)) {
    const { kind: what, name: who, namespace } = subject;
    if (asText(who) === '') {
      const fix = 'Write the name of a user, a group or a service account.';
      yield defect(object, ['subjects', index], 'The subject has no name.', fix);
    } else if (what === 'ServiceAccount' && asText(namespace) === '') {
      yield defect(
        object,
        ['subjects', index],
        `The API server refuses the service account ${asText(who)} without its namespace.`,
        'Write the namespace of the service account.',
      );
    }
  }
}

/** Roles that every cluster has. Those of Kubernetes itself start with `system:`. */
const PRESENT: readonly string[] = ['cluster-admin', 'admin', 'edit', 'view'];

function judgeRoles({ bindings, roles }: FolderFacts): Defect[] {
  return bindings.flatMap(({ object, roleKind, roleName }) => {
    const isKnown =
      roleName === '' ||
      roles.has(roleKey(roleKind, object.namespace, roleName)) ||
      (roleKind === 'ClusterRole' &&
        (PRESENT.includes(roleName) || roleName.startsWith('system:')));
    return isKnown
      ? []
      : [
          defect(
            object,
            ['roleRef', 'name'],
            `The ${roleKind} ${roleName} is not in the folder, so nobody can say what it grants.`,
            'Add the role to the folder, or correct its name.',
          ),
        ];
  });
}
