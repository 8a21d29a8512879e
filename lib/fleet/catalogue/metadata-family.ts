/**
 * How a value of a key can be harmless, so that nobody has to grant it.
 *
 * - `true`, `false`: this word
 * - `queue`, `queuePriority`, `priority`: a name that the namespace was granted
 * - `queueOfAnyScheduler`: as `queue`, or anything where pods may name the default scheduler alone
 * - `ownNamespace`, `ownNamespacePrefix`, `ownNetworks`, `ownReference`: it stays in the namespace
 * - `owned`: the pod belongs to a workload that Kueue holds as a whole, and Kueue wrote it
 * - `ownUid`: the Job whose template it is in
 * - `ownApplication`: an application of YuniKorn that no other namespace has
 * - `sparkApplication`: an application that Spark named at random
 */
export type HarmlessValue =
  | 'true'
  | 'false'
  | 'queue'
  | 'queueOfAnyScheduler'
  | 'queuePriority'
  | 'priority'
  | 'ownNamespace'
  | 'ownNamespacePrefix'
  | 'ownNetworks'
  | 'ownReference'
  | 'owned'
  | 'ownUid'
  | 'ownApplication'
  | 'sparkApplication';

/**
 * Keys of labels and annotations: a whole key, or one of
 *
 * - `domain/*`: each key of a domain
 * - `*.domain`: each key of a domain below it
 * - `*.domain/name`: this name in each domain below it
 * - `start*`: each key that starts so
 */
export interface MetadataKeys {
  readonly keys: readonly string[];
  /** @default - no value is harmless */
  readonly harmless?: HarmlessValue;
  /** Where the program that reads them says so. */
  readonly source: string;
}

/** Labels and annotations by which a workload would do the same thing. */
export interface MetadataFamily {
  /** What they do: the rest of a sentence that starts with the key. */
  readonly does: string;
  /**
   * What grants them, as people write it: a list of keys, or a list of values. Nothing grants those that only
   * controllers write.
   */
  readonly grantedBy?:
    'scheduling.metadata' | 'scheduling.queues' | 'scheduling.queuePriorities' | 'priorities';
  /**
   * What to write instead, where people may write the key with another value.
   *
   * @default - to leave it out
   */
  readonly instead?: string;
  /** Whether programs of the platform write them on pods that exist: schedulers, networks, drivers. */
  readonly isWrittenByAgents?: true;
  /** Whether operators with rights in all namespaces write them, who act for the platform. */
  readonly isWrittenByOperators?: true;
  /** Whether Kubernetes' own controllers write them on pods that they make. */
  readonly isWrittenByKubernetes?: true;
  readonly rows: readonly MetadataKeys[];
}
