import { type Defect, type ObjectMention, mentionOf } from '../defect';
import { type ManifestObject, objectKey } from '../objects/manifest-objects';
import { keptText } from './kept-text';
import { type DeclaredNamespace, type NamespaceFacts, newNamespace } from './namespace-facts';

/** A role that a binding names. */
export interface BindingFacts {
  readonly object: ObjectMention;
  readonly roleKind: string;
  readonly roleName: string;
  /** The subjects that are everybody, with their place in the list. */
  readonly everybody: readonly { readonly name: string; readonly index: number }[];
}

/** A rule of a role that holds a dangerous right. */
export interface DangerFacts {
  /** The invariant that names the right. */
  readonly id: string;
  readonly object: ObjectMention;
  /** Which rule of the role, from 0. */
  readonly rule: number;
}

/** A ClusterQueue of Kueue. */
export interface QueueFacts {
  readonly object: ObjectMention;
  /** What it admits at once, flavour by flavour: its nominal quota and what it may borrow, by resource. */
  readonly most: ReadonlyMap<string, readonly string[]>;
}

/** A LocalQueue of Kueue. */
export interface LocalQueueFacts {
  readonly object: ObjectMention;
  readonly clusterQueue: string;
}

/** Two objects that exclude each other. */
export interface Clash {
  readonly object: ObjectMention;
  readonly other: ObjectMention;
}

/**
 * What all objects of a folder are together, gathered while they pass by: a folder of ten thousand files is never in
 * memory.
 */
export class FolderFacts {
  readonly namespaces = new Map<string, NamespaceFacts>();
  readonly bindings: BindingFacts[] = [];
  /** `Role/<namespace>/<name>` and `ClusterRole//<name>` of all roles. */
  readonly roles = new Set<string>();
  /** Those of them that only read. */
  readonly readers = new Set<string>();
  /** Resources that admission policies judge when somebody writes them. */
  readonly judged = new Set<string>();
  /** Rules of roles, as far as a danger is in them. */
  readonly dangers: DangerFacts[] = [];
  /** By name. */
  readonly clusterQueues = new Map<string, QueueFacts>();
  readonly localQueues: LocalQueueFacts[] = [];
  /** Objects with one name. */
  readonly twins: Clash[] = [];
  /** Namespaces that two tenants call theirs. */
  readonly disputes: Clash[] = [];
  /** What guard rails that refuse something ask of the labels of namespaces, as JSON; those that ask nothing are left out. */
  readonly guarded = new Set<string>();
  /** Whether an admission policy judges the priority classes of pods. */
  judgesPriority = false;
  /** Whether there are policies of other kinds, which may deny what no NetworkPolicy denies. */
  hasOtherPolicies = false;
  /** How many objects there are. */
  count = 0;
  private readonly seen = new Map<string, ObjectMention>();

  /** What is known of a namespace; `default` for objects that name none. */
  namespace(name = 'default'): NamespaceFacts {
    let known = this.namespaces.get(name);
    if (known === undefined) {
      const kept = keptText(name);
      this.namespaces.set(kept, (known = newNamespace(kept)));
    }
    return known;
  }

  /**
   * The namespaces that the folder declares for pods. One that holds nothing but the budget of others has none: nobody
   * works there.
   */
  get declared(): DeclaredNamespace[] {
    return [...this.namespaces.values()].filter(
      (facts): facts is DeclaredNamespace =>
        facts.declared !== undefined && !(facts.holdsBudget && facts.quotas.length === 0),
    );
  }

  /** What a judge says of each declared namespace. */
  eachDeclared(judge: (facts: DeclaredNamespace) => Iterable<Defect>): Defect[] {
    return this.declared.flatMap((facts) => [...judge(facts)]);
  }

  /** Counts an object, and remembers its name. */
  see(object: ManifestObject): void {
    this.count++;
    // What the API server names has no name yet.
    if (object.name.endsWith('*')) return;
    const key = objectKey(object);
    const other = this.seen.get(key);
    if (other === undefined) this.seen.set(Buffer.from(key).toString(), keptMention(object));
    else this.twins.push({ object: keptMention(object), other });
  }
}

/** A mention that keeps no text of the file alive. */
export function keptMention(object: ObjectMention): ObjectMention {
  const { kind, name, namespace, place } = mentionOf(object);
  return {
    kind: keptText(kind),
    name: keptText(name),
    ...(namespace === undefined ? {} : { namespace: keptText(namespace) }),
    place,
  };
}
