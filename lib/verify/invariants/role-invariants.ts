import { type Defect, defect } from '../defect';
import { asMap, valueAt } from '../objects/manifest-data';
import type { ManifestObject } from '../objects/manifest-objects';
import type { FolderFacts } from '../facts/folder-facts';
import { ROLE_DANGERS, type RoleDanger, roleDangersOf } from '../facts/role-dangers';
import { roleKey } from '../facts/role-key';
import { RBAC_GROUP } from '../rights/rbac-group';
import { type RbacRule, rulesIn } from '../rights/rbac-rule';
import type { Invariant } from './invariant';

const AGGREGATES = 'rbac.authorization.k8s.io/aggregate-to-';

/** What the rules of roles keep. */
export const ROLE_INVARIANTS: readonly Invariant[] = [
  {
    id: 'roles-have-no-wildcards',
    family: 'access',
    level: 'error',
    title: 'No rule of a role has a wildcard',
    reason:
      'A `*` covers what nobody thought of: quotas, bindings, Secrets, shells in pods, and every kind that is installed later.',
    source: 'k8s.io/kubernetes pkg/apis/rbac/v1/evaluation_helpers.go',
    kinds: ['Role', 'ClusterRole'],
    each: judgeWildcards,
  },
  ...ROLE_DANGERS.map((danger) => ({
    id: danger.id,
    family: 'access' as const,
    level: 'error' as const,
    title: danger.title,
    reason: danger.reason,
    source: danger.source,
    whole: (facts: FolderFacts) => judgeDanger(danger, facts),
  })),
  {
    id: 'roles-are-not-aggregated',
    family: 'access',
    level: 'warning',
    title: 'No role takes its rules from others, or gives them to others',
    reason:
      'Every chart that labels a ClusterRole widens an aggregated one, for all tenants at once and without a diff.',
    source: 'kubernetes.io/docs, Using RBAC Authorization, Aggregated ClusterRoles',
    kinds: ['Role', 'ClusterRole'],
    each: judgeAggregation,
  },
];

function isRole({ group, kind }: ManifestObject): boolean {
  return group === RBAC_GROUP && (kind === 'Role' || kind === 'ClusterRole');
}

const PARTS = ['apiGroups', 'resources', 'verbs'] as const;

function* judgeWildcards(object: ManifestObject): Generator<Defect> {
  if (!isRole(object)) return;
  for (const [index, rule] of rulesIn(object.data).entries()) {
    const parts = PARTS.filter((part) =>
      rule[part].some((word) => word === '*' || word.startsWith('*/')),
    );
    if (parts.length === 0) continue;
    yield defect(
      object,
      ['rules', index, parts[0]!],
      `\`*\` in ${parts.join(' and ')} lets people ${wildcardWords(object, rule)}.`,
      'List the groups, resources and verbs that people need.',
    );
  }
}

/** How many dangers of a wildcard a message names. The invariants about them name all. */
const MOST_WORDS = 4;

/** What a wildcard comes to, in the words of what hurts first. */
function wildcardWords({ kind }: ManifestObject, rule: RbacRule): string {
  const dangers = roleDangersOf(rule)
    .filter(({ clusterOnly = false }) => !(clusterOnly && kind === 'Role'))
    .map(({ words }) => words);
  const later = 'use every kind that is installed later';
  return [...dangers.slice(0, MOST_WORDS), later].join('; ');
}

/**
 * A right is a danger once somebody has it. Where the folder binds roles, a ClusterRole that it does not bind is there for
 * a case that has not come.
 */
function judgeDanger(danger: RoleDanger, facts: FolderFacts): Defect[] {
  const { judgedWith, clusterOnly = false, readersOnly = false } = danger;
  if (judgedWith !== undefined && facts.judged.has(judgedWith)) return [];
  const bound = new Set(
    facts.bindings
      .filter(({ object: { kind } }) => !clusterOnly || kind === 'ClusterRoleBinding')
      .map(({ object, roleKind, roleName }) => roleKey(roleKind, object.namespace, roleName)),
  );
  const hasBindings = facts.bindings.length > 0;
  return facts.dangers
    .filter(({ id, object: { kind, namespace, name } }) => {
      const isUsed =
        kind === 'Role' ? !clusterOnly : !hasBindings || bound.has(roleKey(kind, namespace, name));
      return id === danger.id && isUsed;
    })
    .map(({ object, rule }) =>
      defect(
        object,
        ['rules', rule],
        `The role ${readersOnly ? 'only reads, and still ' : ''}lets people ${danger.words}.`,
        danger.fix,
      ),
    );
}

function* judgeAggregation(object: ManifestObject): Generator<Defect> {
  if (!isRole(object)) return;
  const labels = asMap(valueAt(object.data, 'metadata.labels'));
  for (const label of Object.keys(labels).filter((key) => key.startsWith(AGGREGATES))) {
    const target = label.slice(AGGREGATES.length);
    yield defect(
      object,
      ['metadata', 'labels', label],
      `Its rules are added to the built-in role ${target}, and so to everybody who has that role anywhere in the cluster.`,
      'Delete the label, and bind the role where it is needed.',
    );
  }
  if (object.data['aggregationRule'] !== undefined) {
    yield defect(
      object,
      ['aggregationRule'],
      'The API server fills its rules with those of other roles, so that nobody who reads this file knows what it grants.',
      'Write the rules out.',
    );
  }
}
