import type { LifecycleState } from '../model/props';

/** What a state means for a namespace. */
export interface LifeState {
  /** Whether people have the roles that the file gives them. Otherwise all of them are viewers. */
  readonly works: boolean;
  /** Whether new pods and Jobs are admitted. Otherwise the quota grants none; those that are there stay. */
  readonly starts: boolean;
  /** What Kueue does with the queues. Absent: it admits. */
  readonly stopPolicy?: 'Hold' | 'HoldAndDrain';
  /** Whether Flux and Argo CD apply what the tenant keeps in repositories of its own. */
  readonly deploys: boolean;
  /** Whether guards and data stay when the entry vanishes from Git. */
  readonly kept: boolean;
  /** The same in words: the rows of the table on the page about a tenant's life. */
  readonly says: LifeWords;
}

/** What becomes of each part of a namespace. */
export interface LifeWords {
  readonly people: string;
  readonly accounts: string;
  readonly running: string;
  readonly starting: string;
  readonly queues: string;
  readonly delivery: string;
  readonly guards: string;
  readonly capacity: string;
}

const CAPACITY = 'count as before';
const ACCOUNTS = 'keep their rights';

/** What is alike as long as somebody may come back. */
const HELD = {
  works: false,
  starts: false,
  deploys: false,
  kept: true,
} as const;

const HELD_WORDS = {
  people: 'all are viewers',
  accounts: ACCOUNTS,
  starting: 'refused by the quota',
  delivery: 'stopped',
  guards: 'delivered as before',
  capacity: CAPACITY,
} as const;

/** What each state does. Constructs, readers and the page about a tenant's life take it from here. */
export const LIFE_STATES: Readonly<Record<LifecycleState, LifeState>> = {
  active: {
    works: true,
    starts: true,
    deploys: true,
    kept: true,
    says: {
      people: 'as the file says',
      accounts: ACCOUNTS,
      running: 'go on',
      starting: 'admitted up to the quota',
      queues: 'admit',
      delivery: 'goes on',
      guards: 'delivered',
      capacity: 'count',
    },
  },
  suspended: {
    ...HELD,
    stopPolicy: 'Hold',
    says: {
      ...HELD_WORDS,
      running: 'go on',
      queues: 'Kueue admits nothing, and evicts nothing',
    },
  },
  draining: {
    ...HELD,
    stopPolicy: 'HoldAndDrain',
    says: {
      ...HELD_WORDS,
      running: 'end by themselves, unless a queue evicts them',
      queues: 'Kueue admits nothing, and evicts what it admitted',
    },
  },
  removed: {
    works: true,
    starts: true,
    stopPolicy: 'HoldAndDrain',
    deploys: true,
    kept: false,
    says: {
      people: 'as the file says',
      accounts: ACCOUNTS,
      running: 'go on until the entry is deleted, unless a queue evicts them',
      starting: 'admitted up to the quota',
      queues: 'Kueue admits nothing, and evicts what it admitted',
      delivery: 'goes on',
      guards: 'go with the namespace, after its pods',
      capacity: 'count until the entry is deleted',
    },
  },
};

/** The states in the order of a life. */
const ORDER: readonly LifecycleState[] = ['active', 'suspended', 'draining', 'removed'];

/** The later of two states: what counts for an environment of a tenant. */
export function laterState(one: LifecycleState, other: LifecycleState): LifecycleState {
  return ORDER.indexOf(one) < ORDER.indexOf(other) ? other : one;
}

/** The earlier of two states: what a tenant is as a whole that is on several clusters. */
export function earlierState(one: LifecycleState, other: LifecycleState): LifecycleState {
  return ORDER.indexOf(one) < ORDER.indexOf(other) ? one : other;
}

/**
 * What a namespace may have more of in which nothing starts. What is there stays, and nothing is made for it again: a pod
 * of a Deployment that ends is not replaced. Without Jobs, those of a CronJob do not pile up until all may run at once.
 */
export const NOTHING_STARTS = { pods: '0', 'count/jobs.batch': '0' } as const;
