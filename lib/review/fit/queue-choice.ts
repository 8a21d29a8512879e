import { guaranteeOf, mostOf } from '../../plan/queues/queue-amounts';
import { type QueueNode, type QueuedKey, nodesOf } from '../../plan/queues/queue-node';
import { poolKey } from '../../fleet/queues/queued-amounts';
import { RESOURCES } from '../../fleet/values/amounts';
import { MILLI, ONE } from '../../fleet/values/quantity';
import { amountText } from './amount-text';
import type { BareReason } from './fit-reason';
import type { PoolChoice } from './pool-choice';
import type { ResourceAmounts } from './pod-amounts';

/** When a queue lets a workload run. */
export type QueueTurn =
  /** At once, or after others have given back what they borrowed. */
  | 'guaranteed'
  /** Only while others leave something idle. */
  | 'borrowed'
  /** It wants more than the queue ever has. */
  | 'never';

/** What a workload wants of a queue. */
export interface QueueChoice {
  readonly object: string;
  /** The name of the queue. */
  readonly queue: string;
  /** A pool, or `cpu`, `memory` and the disk of nodes. */
  readonly of: string;
  readonly wanted: string;
  readonly guaranteed: string;
  readonly atMost: string;
  readonly turn: QueueTurn;
}

/** The queue of a namespace. Undefined: it has none. */
export function queueOf(root: QueueNode | undefined, namespace: string): QueueNode | undefined {
  return root === undefined
    ? undefined
    : [...nodesOf(root)].find((node) => node.namespace === namespace);
}

/** How a queue takes what an object wants at once. */
export function chooseQueue(
  leaf: QueueNode,
  object: string,
  wanted: ResourceAmounts,
  pools: readonly PoolChoice[],
): { readonly choices: readonly QueueChoice[]; readonly reasons: readonly BareReason[] } {
  const choices = [
    ...RESOURCES.flatMap(([key, measure, name]) =>
      wanted[name] === undefined || leaf.own[key] === undefined
        ? []
        : [choose(leaf, object, key, key, wanted[name], measure === 'cores' ? MILLI : ONE, name)],
    ),
    ...pools.flatMap(({ resource, pools: names }) =>
      wanted[resource] === undefined
        ? []
        : [
            names
              .map((pool) =>
                choose(leaf, object, poolKey(pool), pool, wanted[resource]!, ONE, resource),
              )
              .sort((one, other) => TURNS.indexOf(one.turn) - TURNS.indexOf(other.turn))[0]!,
          ],
    ),
  ];
  return { choices, reasons: choices.filter(({ turn }) => turn === 'never').map(neverFits) };
}

/** The best first. */
const TURNS: readonly QueueTurn[] = ['guaranteed', 'borrowed', 'never'];

function choose(
  leaf: QueueNode,
  object: string,
  key: QueuedKey,
  of: string,
  nano: bigint,
  step: bigint,
  resource: string,
): QueueChoice {
  const guaranteed = guaranteeOf(leaf, key) * step;
  const most = mostOf(leaf, key) * step;
  const turn = nano <= guaranteed ? 'guaranteed' : nano <= most ? 'borrowed' : 'never';
  const text = (amount: bigint): string => amountText(resource, amount);
  return {
    object,
    queue: leaf.name,
    of,
    wanted: text(nano),
    guaranteed: text(guaranteed),
    atMost: text(most),
    turn,
  };
}

function neverFits({ queue, of, wanted, atMost }: QueueChoice): BareReason {
  return {
    effect: 'waits',
    rule: 'queue',
    message: `The queue \`${queue}\` never has more than ${atMost} of ${of} at once, and this wants ${wanted}: it waits for ever.`,
    fix: `Ask for at most ${atMost}, or ask your platform team for a larger guarantee or the right to borrow.`,
  };
}
