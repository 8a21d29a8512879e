import type { FleetPool } from '../../../lib/fleet/model/fleet';
import { type QueueNode, type QueuedKey, nodesOf } from '../../../lib/plan/queues/queue-node';
import { fc } from '../../fast-check';

export const GPU = 'gpu.h100';

/** A node of a tree as a test draws it. */
export type QueueSketch = Partial<Omit<QueueNode, 'children' | 'parent' | 'name'>> & {
  /** What it has of its own of one pool, in short. */
  readonly gpu?: bigint;
  readonly below?: Readonly<Record<string, QueueSketch>>;
};

/** A tree of nodes that lend and borrow everything, unless a sketch says otherwise. Nodes with nothing below are environments. */
export function drawTree(
  sketch: QueueSketch,
  namespaceOf: (name: string, parent: QueueNode) => string = (name) => name,
  name = 'queues',
  parent?: QueueNode,
): QueueNode {
  const { gpu, below = {}, ...rest } = sketch;
  const isLeaf = parent !== undefined && Object.keys(below).length === 0;
  const children: QueueNode[] = [];
  const node: QueueNode = {
    level: parent === undefined ? 'root' : isLeaf ? 'environment' : 'tenant',
    name,
    title: name,
    parent,
    children,
    ...(isLeaf ? { namespace: namespaceOf(name, parent) } : {}),
    weight: 1,
    own: gpu === undefined ? {} : { [GPU]: gpu },
    borrow: 'all',
    lend: 'all',
    reclaim: 'any',
    ...rest,
  };
  for (const [child, of] of Object.entries(below)) {
    children.push(drawTree(of, namespaceOf, child, node));
  }
  return node;
}

export function nodeCalled(root: QueueNode, name: string): QueueNode {
  return [...nodesOf(root)].find((node) => node.name === name)!;
}

/** A pool of a resource, which the device plugin of its vendor serves. */
export function poolOf(resource: string, more: Partial<FleetPool> = {}): FleetPool {
  return { resource, default: false, servedBy: 'plugin', custom: false, ...more };
}

export const SKETCHED_POOLS: Readonly<Record<string, FleetPool>> = {
  a100: poolOf('nvidia.com/gpu'),
  h100: poolOf('nvidia.com/gpu'),
  mi300x: poolOf('amd.com/gpu'),
};

const KEYS: readonly QueuedKey[] = ['cpu', 'memory', 'gpu.a100', 'gpu.h100', 'gpu.mi300x'];

const amounts = fc
  .tuple(...KEYS.map(() => fc.bigInt({ min: 0n, max: 4_000_000_000_000n })))
  .map((list) => Object.fromEntries(KEYS.map((key, index) => [key, list[index]!])));

const limit = fc.oneof(fc.constant('all' as const), fc.constant({}), amounts);

const settings = fc.record({
  own: amounts,
  borrow: limit,
  lend: limit,
  weight: fc.integer({ min: 1, max: 65535 }),
});

/** Names that no other node of the tree has. */
function numbered(children: readonly QueueSketch[], prefix: string): Record<string, QueueSketch> {
  return Object.fromEntries(children.map((child, index) => [`${prefix}-${index}`, child]));
}

function level(below: fc.Arbitrary<QueueSketch>): fc.Arbitrary<QueueSketch> {
  return fc
    .tuple(settings, fc.array(below, { minLength: 1, maxLength: 3 }))
    .map(([own, children]) => ({ ...own, below: Object.fromEntries(children.entries()) }));
}

/** Renames the children of a sketch so that names are unique in the whole tree. */
function named(sketch: QueueSketch, prefix: string): QueueSketch {
  const { below, ...rest } = sketch;
  if (below === undefined) return rest;
  const names = Object.keys(numbered(Object.values(below), prefix));
  return {
    ...rest,
    below: Object.fromEntries(
      Object.values(below).map((child, index) => [names[index]!, named(child, names[index]!)]),
    ),
  };
}

/** Trees of organisations, tenants and environments with any limits. */
export const anyTree: fc.Arbitrary<QueueNode> = level(level(level(settings))).map((sketch) =>
  drawTree(named(sketch, 'q')),
);
