import { reservedNameReason } from '../../fleet/values/dns-names';
import { type Defect, defect } from '../defect';
import type { FolderFacts } from '../facts/folder-facts';
import { asMap, asText, valueAt } from '../objects/manifest-data';
import type { ManifestObject } from '../objects/manifest-objects';
import type { Invariant } from './invariant';

const POD_SECURITY = 'pod-security.kubernetes.io/';
const LEVELS = ['privileged', 'baseline', 'restricted'];

/** What every namespace of a tenant keeps. */
export const NAMESPACE_INVARIANTS: readonly Invariant[] = [
  {
    id: 'namespace-names-are-free',
    family: 'namespaces',
    level: 'error',
    title: 'No namespace has a name that belongs to the cluster or to the Internet',
    reason:
      'What belongs to the cluster is exempt from many rules, and a namespace that is called like a top-level domain answers for names of the Internet.',
    source: 'kubernetes.io/docs, Namespaces and DNS for Services and Pods',
    kinds: ['Namespace'],
    each: judgeNamespaceName,
  },
  {
    id: 'pod-security-is-enforced',
    family: 'namespaces',
    level: 'error',
    title: 'Every namespace enforces a level of pod security',
    reason:
      'Without the label, the level of the cluster applies, which is usually privileged: a pod may mount the disk of its node and read what every tenant on it has.',
    source: 'kubernetes.io/docs, Pod Security Admission',
    kinds: ['Namespace'],
    each: judgePodSecurity,
  },
  {
    id: 'pod-security-is-not-privileged',
    family: 'namespaces',
    level: 'warning',
    title: 'No namespace enforces the level privileged',
    reason:
      'This level allows everything: host paths, the network and processes of the node, and privileged containers. People who start a pod there own the node.',
    source: 'kubernetes.io/docs, Pod Security Standards',
    kinds: ['Namespace'],
    each: judgePrivileged,
  },
  {
    id: 'pod-security-is-pinned',
    family: 'namespaces',
    level: 'warning',
    title: 'Every level of pod security is pinned to a version',
    reason:
      'A level without a version changes with each upgrade of the cluster, which then refuses pods that ran the day before.',
    source: 'kubernetes.io/docs, Pod Security Admission, labels for namespaces',
    whole: judgePinned,
  },
  {
    id: 'default-account-has-no-token',
    family: 'namespaces',
    level: 'warning',
    title: 'The service account default of every namespace mounts no token',
    reason:
      'Otherwise every pod holds a token for the API server, which a break-in to any pod gives away.',
    source: 'kubernetes.io/docs, Configure Service Accounts for Pods',
    whole: judgeTokens,
  },
];

function isNamespace({ group, kind }: ManifestObject): boolean {
  return group === '' && kind === 'Namespace';
}

function* judgeNamespaceName(object: ManifestObject): Generator<Defect> {
  if (!isNamespace(object)) return;
  const reason = reservedNameReason(object.name);
  if (reason === undefined) return;
  yield defect(
    object,
    ['metadata', 'name'],
    `The name ${object.name} is taken: ${reason}.`,
    'Put a prefix before it.',
  );
}

function labelOf({ data }: ManifestObject, name: string): string | undefined {
  const value = asMap(valueAt(data, 'metadata.labels'))[`${POD_SECURITY}${name}`];
  return value === undefined ? undefined : asText(value);
}

function* judgePodSecurity(object: ManifestObject): Generator<Defect> {
  if (!isNamespace(object)) return;
  const level = labelOf(object, 'enforce');
  if (level !== undefined && LEVELS.includes(level)) return;
  const others = ['warn', 'audit'].filter((mode) => labelOf(object, mode) !== undefined);
  const message =
    level !== undefined
      ? `There is no level ${JSON.stringify(level)}: the API server refuses the namespace.`
      : others.length > 0
        ? `Only ${others.join(' and ')} is set, which refuses nothing: pods may be privileged and mount host paths.`
        : 'Nothing limits what pods may do on their node: they may be privileged and mount host paths.';
  yield defect(
    object,
    level === undefined ? ['metadata', 'labels'] : ['metadata', 'labels', `${POD_SECURITY}enforce`],
    message,
    `Add the label ${POD_SECURITY}enforce: baseline, or restricted where pods allow it.`,
  );
}

function* judgePrivileged(object: ManifestObject): Generator<Defect> {
  if (!isNamespace(object) || labelOf(object, 'enforce') !== 'privileged') return;
  yield defect(
    object,
    ['metadata', 'labels', `${POD_SECURITY}enforce`],
    'Pods may be privileged, mount host paths and join the network of the node.',
    'Enforce baseline, and give what needs more a namespace of its own without people.',
  );
}

function judgePinned(facts: FolderFacts): Defect[] {
  return facts.eachDeclared(({ declared, unpinned }) =>
    unpinned === undefined
      ? []
      : [
          defect(
            declared,
            ['metadata', 'labels', `${POD_SECURITY}enforce`],
            `The level ${unpinned} means something else after each upgrade of the cluster.`,
            `Add the label ${POD_SECURITY}enforce-version with the version that you tested, such as v1.34.`,
          ),
        ],
  );
}

function judgeTokens(facts: FolderFacts): Defect[] {
  return facts.eachDeclared(({ declared, hasNoToken }) =>
    hasNoToken
      ? []
      : [
          defect(
            declared,
            [],
            'Every pod that names no service account holds a token of the account default.',
            'Add a ServiceAccount named default with automountServiceAccountToken: false.',
          ),
        ],
  );
}
