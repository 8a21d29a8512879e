import type { QueueNode, QueuedKey } from '../../plan/queues/queue-node';
import { type PodAsk, type RunningPods, shareFairly } from './fair-shares';

/** An ask, and the steps in which it counts. */
export interface TimedAsk extends PodAsk {
  /** The first step: 1 or more. */
  readonly at: number;
  /** The step in which it is finished. Undefined: it goes on. */
  readonly until: number | undefined;
}

/** How an environment fares in a step. Amounts are in the smallest step of what is shared. */
export interface LeafShare {
  readonly leaf: QueueNode;
  readonly asks: bigint;
  readonly runs: bigint;
  readonly waits: bigint;
  /** What it has beyond its guarantee. */
  readonly borrows: bigint;
  /** What it ran in the step before, still asks for, and has lost to others. */
  readonly loses: bigint;
}

/** All environments that ever ask, in one step. */
export interface StepShares {
  readonly step: number;
  readonly leaves: readonly LeafShare[];
}

/**
 * What runs in each step. First some work is finished, then the new is submitted. In the end, what is running is what fair
 * sharing gives to those who ask: an environment that has more than that loses the youngest of it, which waits. One that
 * takes back from lower priorities alone evicts nobody here, because all work counts as equally urgent: it waits for what
 * becomes free.
 */
export function simulateSteps(
  root: QueueNode,
  key: QueuedKey,
  scenario: readonly TimedAsk[],
): StepShares[] {
  // What is submitted first comes first where shares are equal.
  const timed = [...scenario].sort((one, other) => one.at - other.at);
  const last = Math.max(0, ...timed.flatMap(({ at, until }) => [at, until ?? at]));
  let running: RunningPods = [];
  return Array.from({ length: last }, (_, index) => {
    const step = index + 1;
    const asksIn = (counts: (ask: TimedAsk) => boolean): PodAsk[] =>
      timed.map((ask) => ({ ...ask, pods: counts(ask) ? ask.pods : 0 }));
    const before = running;
    // What is finished makes room for those who wait already.
    const waited = asksIn((ask) => ask.at < step && countsIn(ask, step));
    const asks = asksIn((ask) => countsIn(ask, step));
    running = nextRunning(root, key, asks, nextRunning(root, key, waited, before));
    return { step, leaves: leafShares(key, asks, before, running) };
  });
}

function countsIn({ at, until }: TimedAsk, step: number): boolean {
  return at <= step && (until === undefined || step < until);
}

/**
 * What is free goes to everybody who asks, by the rules. Then those who may evict get what the rules give them. What that
 * leaves is free again.
 */
function nextRunning(
  root: QueueNode,
  key: QueuedKey,
  asks: readonly PodAsk[],
  before: RunningPods,
): RunningPods {
  const kept = asks.map(({ pods }, index) => Math.min(before[index] ?? 0, pods));
  const filled = shareFairly(root, key, asks, kept);
  const settled = asks.map((ask, index) =>
    ask.leaf.reclaim === 'any' ? ask : { ...ask, pods: filled[index]! },
  );
  return shareFairly(root, key, asks, shareFairly(root, key, settled));
}

function leafShares(
  key: QueuedKey,
  asks: readonly PodAsk[],
  before: RunningPods,
  after: RunningPods,
): LeafShare[] {
  const leaves = [...new Set(asks.map(({ leaf }) => leaf))];
  return leaves.map((leaf): LeafShare => {
    const sum = (pods: (ask: PodAsk, index: number) => number): bigint =>
      asks.reduce(
        (total, ask, index) =>
          ask.leaf === leaf ? total + BigInt(pods(ask, index)) * ask.size : total,
        0n,
      );
    const [asked, runs] = [sum(({ pods }) => pods), sum((_, index) => after[index]!)];
    const own = leaf.own[key] ?? 0n;
    // What has ended was not taken away.
    const kept = sum(({ pods }, index) => Math.min(before[index] ?? 0, pods));
    return {
      leaf,
      asks: asked,
      runs,
      waits: asked - runs,
      borrows: runs > own ? runs - own : 0n,
      loses: kept > runs ? kept - runs : 0n,
    };
  });
}
