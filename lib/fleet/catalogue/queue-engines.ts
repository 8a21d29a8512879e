import type { MetadataFamily } from './metadata-family';
import type { QueueEngine } from '../model/props';
import { KAI_DELAYS, KAI_PRIORITIES, YUNIKORN_APPLICATIONS } from './queue-metadata';

/** Engines that place pods themselves, instead of the scheduler of Kubernetes. */
export type QueueScheduler = Exclude<QueueEngine, 'kueue'>;

/** What a queue engine does with what a queue says, beside guarantees and ceilings, which all of them know. */
export interface QueueEngineEntry {
  /** What it is called in messages and pages. */
  readonly title: string;
  /** Whether queues get of what is idle by their weights. */
  readonly weights: boolean;
  /** Whether a queue keeps a part of its guarantee that nobody else has, even while it is idle. */
  readonly lendLimits: boolean;
  /** Whether a queue takes back what it lent from work of lower priorities alone. */
  readonly reclaimByPriority: boolean;
  /**
   * How it counts devices:
   *
   * - `pools`: those of each pool
   * - `resources`: those of each resource, so that pools of one resource are one
   * - `cards`: all together
   */
  readonly devices: 'pools' | 'resources' | 'cards';
  /** Whether it knows of the nodes of a pool: it adds tolerations of their taints, and places work in one rack. */
  readonly nodes: boolean;
  /** Whether it counts node-local disk. */
  readonly ephemeralStorage: boolean;
  /** How many queues there may be one below the other, without that of the whole cluster. Absent: any number. */
  readonly levels?: number;
  /** How many bytes the object has at most that holds all queues. Absent: each queue is an object. */
  readonly bytes?: number;
  /** Names that its own queues have. */
  readonly ownQueues: readonly string[];
  /** What places queued pods. Absent: any scheduler. */
  readonly scheduler?: string;
  /** Labels and annotations that mean something to it alone. */
  readonly metadata: readonly MetadataFamily[];
  /** Annotations that its webhook writes on what tenants make, so that nobody has to grant them. */
  readonly writes: readonly string[];
}

/** What each engine can do. What it writes is in the table of the constructs. */
export const QUEUE_ENGINES = {
  kueue: {
    title: 'Kueue',
    weights: true,
    lendLimits: true,
    reclaimByPriority: true,
    devices: 'pools',
    nodes: true,
    ephemeralStorage: true,
    ownQueues: [],
    metadata: [],
    writes: [],
  },
  volcano: {
    title: 'Volcano',
    // Its plugin `capacity`, which knows a hierarchy, shares by what is deserved.
    weights: false,
    lendLimits: true,
    reclaimByPriority: false,
    devices: 'resources',
    nodes: false,
    ephemeralStorage: true,
    // Its webhook's --max-queue-depth.
    levels: 5,
    ownQueues: ['default', 'root'],
    scheduler: 'volcano',
    metadata: [],
    writes: [],
  },
  kai: {
    title: 'KAI',
    weights: true,
    lendLimits: false,
    reclaimByPriority: false,
    devices: 'cards',
    nodes: false,
    ephemeralStorage: false,
    ownQueues: ['default-parent-queue', 'default-queue'],
    scheduler: 'kai-scheduler',
    metadata: [KAI_PRIORITIES, KAI_DELAYS],
    writes: [],
  },
  yunikorn: {
    title: 'YuniKorn',
    // It shares by how far each queue is above its guarantee.
    weights: false,
    lendLimits: false,
    reclaimByPriority: false,
    devices: 'resources',
    nodes: false,
    ephemeralStorage: true,
    // Of a ConfigMap: k8s.io/kubernetes pkg/apis/core/validation, MaxSecretSize.
    bytes: 1024 * 1024,
    ownQueues: [],
    scheduler: 'yunikorn',
    metadata: [YUNIKORN_APPLICATIONS],
    // What people write as the user, its own webhook refuses; who may be evicted is judged apart.
    writes: ['yunikorn.apache.org/allow-preemption', 'yunikorn.apache.org/user.info'],
  },
} as const satisfies Readonly<Record<QueueEngine, QueueEngineEntry>> &
  Readonly<Record<QueueScheduler, { readonly scheduler: string }>>;

/** What an engine can do. */
export function queueEngine(engine: QueueEngine): QueueEngineEntry {
  return QUEUE_ENGINES[engine];
}

/** The engine, if it places pods itself. */
export function queueScheduler(engine: QueueEngine | undefined): QueueScheduler | undefined {
  return engine === 'kueue' ? undefined : engine;
}
