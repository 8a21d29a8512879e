import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import { objectKey } from '../../../verify/objects/manifest-objects';
import { readBinding } from '../../../verify/rights/rbac-grants';
import { type AdoptedNamespace, type AdoptTopic } from '../adopted-namespace';
import { asAccount, isAllAccountsOf, isOfNamespace } from '../read/adopted-people';

/** An object that somebody has to delete by hand, because nothing of ours writes it. */
export interface OldObject {
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  /**
   * - `before`: ours has the same name, and would be mixed with it or refused
   * - `after`: it goes on counting beside ours
   * - `later`: workloads need it until they are changed
   */
  readonly when: 'before' | 'after' | 'later';
  readonly why: string;
}

/** Kinds that go on counting beside ours, and what they do there. */
const BESIDE: Readonly<Record<string, readonly [topic: AdoptTopic, why: string]>> = {
  LimitRange: ['containers', 'two LimitRanges set defaults, and nobody knows which one counts'],
  NetworkPolicy: ['network', 'policies add up: what it opens stays open'],
  ResourceQuota: [
    'quota',
    'the lower one of two quotas counts, and under load some pods get past both',
  ],
  RoleBinding: ['people', 'rights add up: what it gives stays given'],
};

/**
 * The objects of a namespace that ours take the place of.
 *
 * @param wanted - what we write for the namespace
 * @param keptAccounts - the accounts whose rights the entry does not state
 */
export function oldObjects(
  { name: namespace, objects }: AdoptedNamespace,
  wanted: readonly ManifestObject[],
  keptAccounts: ReadonlySet<string>,
): OldObject[] {
  const ours = new Set(wanted.map(objectKey));
  const old = objects.flatMap((object): OldObject[] => {
    const { kind, name } = object;
    const isSame = ours.has(objectKey(object));
    const beside = BESIDE[kind];
    if (isSame && (beside !== undefined || kind === 'Role')) {
      const why =
        kind === 'RoleBinding'
          ? 'ours has the same name, and no binding can change its role'
          : 'ours has the same name, and what this one has beyond it would stay';
      return [{ namespace, kind, name, when: 'before', why }];
    }
    if (isSame || beside === undefined) return [];
    const isNeeded = kind === 'RoleBinding' && needsBinding(object, namespace, keptAccounts);
    return [
      {
        namespace,
        kind,
        name,
        when: isNeeded ? 'later' : 'after',
        why: isNeeded ? 'workloads have their rights by it' : beside[1],
      },
    ];
  });
  return old.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

const ORDER: Readonly<Record<OldObject['when'], number>> = { before: 0, after: 1, later: 2 };

function keyOf({ when, kind, name }: OldObject): string {
  return `${ORDER[when]} ${kind} ${name}`;
}

function needsBinding(
  object: ManifestObject,
  namespace: string,
  keptAccounts: ReadonlySet<string>,
): boolean {
  return readBinding(object)
    .subjects.map(asAccount)
    .some(
      (subject) =>
        isAllAccountsOf(subject, namespace) ||
        (isOfNamespace(subject, namespace) && keptAccounts.has(subject.name)),
    );
}
