import type { Peer, PodPeer } from './reach-policy';
import {
  NAME_LABEL,
  type Requirement,
  type Requirements,
  isNamespace,
  requirementsOf,
} from './requirements';

const NAMESPACE = 'io.kubernetes.pod.namespace';
const NAMESPACE_LABELS = 'io.cilium.k8s.namespace.labels.';
const CLUSTER = 'io.cilium.k8s.policy.cluster';

/** What Cilium knows of a pod beside its labels, and no manifest of a policy tells. */
const UNKNOWN = /^io\.(?:cilium|kubernetes)\./;

interface Sorted {
  readonly namespaces: Requirement[];
  readonly pods: Requirement[];
  readonly entities: string[];
  readonly unknown: string[];
  /** Whether it can match no pod at all. */
  isNobody: boolean;
}

/** The pods that a policy is about: those of its namespace, or those of all. */
export function ciliumSubject(selector: unknown, own: string | undefined): PodPeer {
  const { namespaces, pods } = sorted(requirementsOf(selector));
  return { namespaces: own === undefined ? namespaces : isNamespace(own), pods };
}

/** The peers of a selector. Without a namespace, those of the policy's own, or of all. */
export function ciliumPeers(selector: unknown, own: string | undefined): Peer[] {
  const { namespaces, pods, entities, unknown, isNobody } = sorted(requirementsOf(selector));
  if (entities.length > 0) return entities.map((entity) => ({ kind: 'entity', entity }));
  if (isNobody) return [];
  if (unknown.length > 0) {
    return [{ kind: 'unknown', about: 'pods', text: `pods with ${unknown.join(', ')}` }];
  }
  const all = namespaces.length > 0 || own === undefined ? namespaces : isNamespace(own);
  return [{ kind: 'pods', namespaces: all, pods }];
}

/** Cilium has one set of labels for a pod, its namespace and its cluster. */
function sorted(requirements: Requirements): Sorted {
  const result: Sorted = { namespaces: [], pods: [], entities: [], unknown: [], isNobody: false };
  for (const requirement of requirements) sortIn(result, requirement);
  return result;
}

function sortIn(result: Sorted, { key: written, operator, values }: Requirement): void {
  const colon = /^(k8s|any|reserved|cidr|fqdn|container)[:.]/.exec(written);
  const key = colon === null ? written : written.slice(colon[0].length);
  if (colon?.[1] === 'reserved') {
    result.entities.push(key);
  } else if (key === NAMESPACE) {
    if (operator === 'DoesNotExist') result.isNobody = true;
    result.namespaces.push({ key: NAME_LABEL, operator, values });
  } else if (key.startsWith(NAMESPACE_LABELS)) {
    result.namespaces.push({ key: key.slice(NAMESPACE_LABELS.length), operator, values });
  } else if (key === CLUSTER) {
    // Every pod of the cluster has its name. Which of several names it is, no policy tells.
    if (operator === 'DoesNotExist') result.isNobody = true;
    if (operator === 'In') result.unknown.push(`the cluster ${values.join(' or ')}`);
    if (operator === 'NotIn') result.unknown.push(`a cluster other than ${values.join(', ')}`);
  } else if (UNKNOWN.test(key)) {
    result.unknown.push(`${key}=${values.join(' or ')}`);
  } else result.pods.push({ key, operator, values });
}
