import { queueEngine } from '../../fleet/catalogue/queue-engines';
import type { FleetPool } from '../../fleet/model/fleet';
import type { QueueEngine } from '../../fleet/model/props';
import { poolKey } from '../../fleet/queues/queued-amounts';
import { lentBy } from '../../plan/queues/queue-amounts';
import { type QueueNode, nodesOf } from '../../plan/queues/queue-node';
import type { ShareRow } from './share-rows';

/** Who can keep whom waiting, and why. */
export interface ShareNote {
  /**
   * - `firstComeFirstServed`: inside one quota or queue, older work holds what younger work waits for
   * - `evicts`: what was lent comes back by an eviction
   * - `waitsForEquals`: what was lent comes back only from lower priorities
   * - `idle`: what nobody may use
   * - `unbounded`: no capacity is stated
   * - `overcommitted`: more is guaranteed than there is
   * - `engine`: the engine shares by other rules than these
   */
  readonly kind:
    | 'firstComeFirstServed'
    | 'evicts'
    | 'waitsForEquals'
    | 'idle'
    | 'unbounded'
    | 'overcommitted'
    | 'engine';
  /** Whom it is about, in order. */
  readonly who: readonly string[];
  readonly text: string;
}

interface Noted {
  readonly pool: string;
  readonly spec: FleetPool;
  /** Absent: nothing is queued. */
  readonly engine: QueueEngine | undefined;
  readonly root: QueueNode | undefined;
  readonly rows: readonly ShareRow[];
}

/** How many names a sentence has. The JSON has all of them. */
const MOST_NAMES = 6;

/** What the numbers of a pool do not say by themselves. */
export function notesOf(noted: Noted): ShareNote[] {
  return [
    ...capacityNotes(noted),
    ...lendingNotes(noted),
    ...idleNotes(noted),
    ...orderNotes(noted),
    ...engineNotes(noted),
  ];
}

function capacityNotes({ pool, spec, root, rows }: Noted): ShareNote[] {
  const { capacity } = spec;
  if (capacity === undefined) {
    return [
      {
        kind: 'unbounded',
        who: [],
        text: `${pool} states no capacity: nobody knows whether all quotas fit into it at once.`,
      },
    ];
  }
  const there = capacity - (spec.reserved ?? 0);
  // The root has what all queues have together.
  const held = rows
    .filter(({ level }) => (root !== undefined && level === 'root') || level === 'unqueued')
    .reduce((sum, { guaranteed }) => sum + guaranteed, 0);
  if (held <= there) return [];
  return [
    {
      kind: 'overcommitted',
      who: [],
      text: `${held} of ${pool} are guaranteed, and there are only ${there}: the last to come waits, guarantee or not.`,
    },
  ];
}

function lendingNotes({ pool, root, rows }: Noted): ShareNote[] {
  if (root === undefined) return [];
  const reclaims = new Map([...nodesOf(root)].map((node) => [node.namespace, node.reclaim]));
  const lenders = rows.filter(({ level, lends }) => level === 'environment' && lends > 0);
  const some = (reclaim: QueueNode['reclaim']): ShareRow[] =>
    lenders.filter(({ namespace }) => reclaims.get(namespace) === reclaim);
  const notes: ShareNote[] = [];
  const [any, lower] = [some('any'), some('lowerPriority')];
  if (any.length > 0) {
    notes.push({
      kind: 'evicts',
      who: any.map(({ who }) => who),
      text: `Lent ${pool} come back by evicting the work of borrowers: ${amounts(any)}.`,
    });
  }
  if (lower.length > 0) {
    notes.push({
      kind: 'waitsForEquals',
      who: lower.map(({ who }) => who),
      text: `Lent ${pool} come back only from work of a lower priority; equal work of borrowers keeps them until it ends: ${amounts(lower)}.`,
    });
  }
  return notes;
}

function amounts(rows: readonly ShareRow[]): string {
  return names(rows.map(({ who, lends }) => `${who} ${lends}`));
}

/** What an engine does not know, so that the numbers are those of an engine that does. */
function engineNotes({ engine }: Noted): ShareNote[] {
  if (engine === undefined || engine === 'kueue') return [];
  const { title, weights, lendLimits, reclaimByPriority } = queueEngine(engine);
  const unknown = [
    ...(weights ? [] : ['weights']),
    ...(lendLimits ? [] : ['parts of a guarantee that are not lent']),
    ...(reclaimByPriority ? [] : ['`reclaim: lowerPriority`']),
  ];
  const lacks = unknown.length === 0 ? '' : ` It does not know ${unknown.join(', or ')}.`;
  return [
    {
      kind: 'engine',
      who: [],
      text: `Scenarios follow the rules of Kueue; ${title} shares what is lent by its own.${lacks}`,
    },
  ];
}

/** What the root has left, and nobody may borrow. */
function idleNotes({ pool, root, rows }: Noted): ShareNote[] {
  if (root === undefined) return [];
  const left = Number(root.own[poolKey(pool)] ?? 0n);
  const offered =
    left + root.children.reduce((sum, node) => sum + Number(lentBy(node, poolKey(pool))), 0);
  const borrows = rows.some(({ level, borrows: most }) => level !== 'root' && most > 0);
  if (offered === 0 || borrows) return [];
  return [
    {
      kind: 'idle',
      who: [],
      text: `${offered} of ${pool} are lent or left over, and nobody may borrow: write \`queue: {borrow: all}\` where somebody should.`,
    },
  ];
}

function orderNotes({ root, rows }: Noted): ShareNote[] {
  const queued = rows.filter(({ level }) => level === 'environment').map(({ who }) => who);
  const plain = rows.filter(({ level }) => level === 'unqueued').map(({ who }) => who);
  const notes: ShareNote[] = [];
  if (root !== undefined && queued.length > 0) {
    notes.push({
      kind: 'firstComeFirstServed',
      who: queued,
      text: 'Inside a queue, work of one priority goes in the order in which it was submitted.',
    });
  }
  if (plain.length > 0) {
    notes.push({
      kind: 'firstComeFirstServed',
      who: plain,
      text: `Inside a plain quota, the first pods to start have it, and later ones are refused: ${names(plain)}.`,
    });
  }
  return notes;
}

function names(list: readonly string[]): string {
  const shown = list.slice(0, MOST_NAMES).join(', ');
  return list.length > MOST_NAMES ? `${shown} and ${list.length - MOST_NAMES} more` : shown;
}
