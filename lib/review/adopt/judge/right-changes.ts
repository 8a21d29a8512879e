import { addTo } from '../../../fleet/values/groups';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import { SERVED_KINDS } from '../../../verify/rights/generated/served-kinds';
import { resourcePath } from '../../../verify/rights/rbac-action';
import { readBinding } from '../../../verify/rights/rbac-grants';
import type { Subject } from '../../../verify/rights/rbac-subject';
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

/** What is asked about: the objects that every API server serves in namespaces, and their parts. */
const QUESTIONS = SERVED_KINDS.filter(
  ({ isNamespaced, resource }) => isNamespaced && resource !== 'bindings',
).flatMap(({ group, resource, subresources }) => [
  { path: { group, resource }, verbs: VERBS },
  ...subresources.map((subresource) => ({
    path: { group, resource, subresource },
    verbs: OF_PARTS[subresource] ?? [],
  })),
]);

/** Compares what everybody may do in a namespace before and after, by its bindings. */
export function rightChanges(
  namespace: string,
  before: readonly ManifestObject[],
  after: readonly ManifestObject[],
): RightChange[] {
  const [old, ours] = [new Rights(before), new Rights(after)];
  const subjects = new Map<string, Subject>();
  for (const object of before) {
    if (object.kind !== 'RoleBinding' || object.namespace !== namespace) continue;
    for (const subject of readBinding(object).subjects.map(asAccount)) {
      subjects.set(subjectWord(subject), subject);
    }
  }
  return [...subjects]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([word, subject]) => ({
      namespace,
      subject: word,
      loses: difference(old, ours, subject, namespace),
      gains: difference(ours, old, subject, namespace),
    }))
    .filter(({ loses, gains }) => loses.length + gains.length > 0);
}

/** What somebody may do by the one set of rights and not by the other: kinds with the same verbs together. */
function difference(one: Rights, other: Rights, subject: Subject, namespace: string): string[] {
  const kinds = new Map<string, string[]>();
  for (const { path, verbs } of QUESTIONS) {
    const differing = verbs.filter((verb) => {
      const action = { verb, ...path, namespace };
      return one.isAllowed(subject, action) && !other.isAllowed(subject, action);
    });
    if (differing.length === 0) continue;
    const group = path.group === '' ? '' : `.${path.group}`;
    addTo(kinds, differing.join(', '), `${resourcePath(path)}${group}`);
  }
  return [...kinds].map(([verbs, names]) => `${verbs} ${names.join(', ')}`);
}
