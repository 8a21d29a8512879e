import { addTo } from '../../../fleet/values/groups';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import { SERVED_KINDS } from '../../../verify/rights/generated/served-kinds';
import { resourcePath } from '../../../verify/rights/rbac-action';
import { readBinding } from '../../../verify/rights/rbac-grants';
import type { Subject } from '../../../verify/rights/rbac-subject';
import type { RbacRole } from '../../../verify/rights/rbac-roles';
import { Rights } from '../../../verify/rights/rights';
import { subjectWord } from '../../../verify/rights/subject-words';
import { asAccount } from '../read/adopted-people';

/** What somebody may do less, or more, in a namespace once the old bindings are gone. */
export interface RightChange {
  readonly namespace: string;
  /** `user:alice`, `group:vision`, `serviceaccount:ci/deployer`. */
  readonly subject: string;
  /** `create, delete limitranges, resourcequotas`: kinds with the same verbs together. */
  readonly loses: readonly string[];
  readonly gains: readonly string[];
}

const VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'] as const;

/** What is asked of parts of objects: the other verbs mean nothing there. */
const OF_PARTS: Readonly<Record<string, readonly string[]>> = {
  attach: ['create'],
  ephemeralcontainers: ['patch'],
  eviction: ['create'],
  exec: ['create'],
  log: ['get'],
  portforward: ['create'],
  proxy: ['create', 'get'],
  scale: ['patch'],
  token: ['create'],
};

/** What may be done to a kind, or to a part of it. */
interface Question {
  readonly path: {
    readonly group: string;
    readonly resource: string;
    readonly subresource?: string;
  };
  readonly verbs: readonly string[];
}

/** What is asked about: the objects that every API server serves in namespaces, and their parts. */
const QUESTIONS: readonly Question[] = SERVED_KINDS.filter(
  ({ isNamespaced, resource }) => isNamespaced && resource !== 'bindings',
).flatMap(({ group, resource, subresources }) => [
  { path: { group, resource }, verbs: VERBS },
  ...subresources.map((subresource) => ({
    path: { group, resource, subresource },
    verbs: OF_PARTS[subresource] ?? [],
  })),
]);

/** Kinds of operators that roles name, and whatever else they take in with a wildcard. */
function otherQuestions(roles: readonly RbacRole[]): readonly Question[] {
  const paths = new Map<string, { readonly group: string; readonly resource: string }>();
  for (const { apiGroups, resources } of roles.flatMap(({ rules }) => rules)) {
    for (const group of apiGroups.filter((name) => !GROUPS_SERVED.has(name))) {
      for (const resource of group === '*' ? resources.filter(isAll) : resources) {
        if (!resource.includes('/')) paths.set(`${group} ${resource}`, { group, resource });
      }
    }
  }
  return [...paths.keys()].sort().map((key) => ({ path: paths.get(key)!, verbs: VERBS }));
}

const GROUPS_SERVED: ReadonlySet<string> = new Set(SERVED_KINDS.map(({ group }) => group));

function isAll(resource: string): boolean {
  return resource === '*';
}

/** Compares what everybody may do in a namespace before and after, by its bindings. */
export function rightChanges(
  namespace: string,
  before: readonly ManifestObject[],
  after: readonly ManifestObject[],
): RightChange[] {
  const [old, ours] = [new Rights(before), new Rights(after)];
  const subjects = new Map<string, Subject>();
  const roles: RbacRole[] = [];
  for (const object of before) {
    if (object.kind !== 'RoleBinding' || object.namespace !== namespace) continue;
    const binding = readBinding(object);
    const role = old.findRole(binding.role);
    if (role !== undefined) roles.push(role);
    for (const subject of binding.subjects.map(asAccount)) {
      subjects.set(subjectWord(subject), subject);
    }
  }
  const questions = [...QUESTIONS, ...otherQuestions(roles)];
  return [...subjects]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([word, subject]) => ({
      namespace,
      subject: word,
      loses: difference([old, ours], subject, namespace, questions),
      gains: difference([ours, old], subject, namespace, questions),
    }))
    .filter(({ loses, gains }) => loses.length + gains.length > 0);
}

/** What somebody may do by the one set of rights and not by the other: kinds with the same verbs together. */
function difference(
  [one, other]: readonly [Rights, Rights],
  subject: Subject,
  namespace: string,
  questions: readonly Question[],
): string[] {
  const kinds = new Map<string, string[]>();
  for (const { path, verbs } of questions) {
    const differing = verbs.filter((verb) => {
      const action = { verb, ...path, namespace };
      return one.isAllowed(subject, action) && !other.isAllowed(subject, action);
    });
    if (differing.length === 0) continue;
    addTo(kinds, differing.join(', '), kindWord(path));
  }
  return [...kinds].map(([verbs, names]) => `${verbs} ${names.join(', ')}`);
}

/** `deployments.apps`; `*.example.com` for all of a group. */
function kindWord(path: Question['path']): string {
  if (path.group === '*') return 'kinds of all other API groups';
  return `${resourcePath(path)}${path.group === '' ? '' : `.${path.group}`}`;
}
