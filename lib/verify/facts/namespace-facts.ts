import type { PolicyDirection } from '../objects/policy-directions';
import type { ObjectMention } from '../defect';

/** What is known of a namespace once all objects were seen. It holds answers, and not the objects. */
export interface NamespaceFacts {
  readonly name: string;
  /** Its Namespace. Absent: no file declares it. */
  declared?: ObjectMention;
  /** Its labels, as JSON. Empty: no file declares it. */
  labels: string;
  /** Whose it is, by the label `tenant`, and the object that says so. */
  tenant?: { readonly name: string; readonly object: ObjectMention };
  /** What its tenant holds in all its namespaces together, where an annotation says so, by resource. */
  readonly totals: Map<string, string>;
  /** The level of pod security that it enforces without a version. */
  unpinned?: string;
  /** Whether it holds the budget of other namespaces. */
  holdsBudget: boolean;
  readonly quotas: QuotaFacts[];
  /** What a LimitRange gives to containers that state none: `requests.cpu`, `limits.memory`, … */
  readonly defaults: Set<string>;
  /** Whether pods may name only some priority classes. */
  hasPriorityGuard: boolean;
  /** Whether its account `default` mounts no token. */
  hasNoToken: boolean;
  /** The directions in which a policy selects every pod, so that only what is allowed passes. */
  readonly denied: Set<PolicyDirection>;
  /** What its NetworkPolicies ask of pods, where that is something: requirements as JSON. */
  readonly selections: { readonly object: ObjectMention; readonly pods: string }[];
  /** The labels of the pods that objects of the folder make, as JSON. */
  readonly pods: Set<string>;
  /** Whether it has objects of operators, which may make pods as well. */
  hasOperators: boolean;
  /** A policy that lets pods reach port 53 over UDP, and whether any does over TCP. */
  readonly dns: { udp?: ObjectMention; tcp: boolean };
}

/** A namespace that a file declares, for pods. */
export type DeclaredNamespace = NamespaceFacts & { readonly declared: ObjectMention };

/** What is known of a ResourceQuota. */
export interface QuotaFacts {
  readonly object: ObjectMention;
  /** Its keys, in the order of the file. Quotas with the same keys share one list. */
  readonly keys: readonly string[];
  /** The amounts of cpu, memory, storage, pods and devices that are not 0. */
  readonly amounts: ReadonlyMap<string, string>;
  /** Whether it counts some pods only. */
  readonly isScoped: boolean;
}

export function newNamespace(name: string): NamespaceFacts {
  return {
    name,
    labels: '',
    totals: new Map(),
    holdsBudget: false,
    quotas: [],
    defaults: new Set(),
    hasPriorityGuard: false,
    hasNoToken: false,
    denied: new Set(),
    selections: [],
    pods: new Set(),
    hasOperators: false,
    dns: { tcp: false },
  };
}
