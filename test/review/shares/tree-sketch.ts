import { fc } from '../../fast-check';
import { type QueueNode, nodesOf } from '../../../lib/plan/queues/queue-node';

export const GPU = 'gpu.h100';

/** A node in few words. */
export type Sketch = Partial<Omit<QueueNode, 'children' | 'parent' | 'own'>> & {
  readonly gpu?: bigint;
  readonly below?: Readonly<Record<string, Sketch>>;
};

/** A tree of nodes that lend and borrow everything, unless a sketch says otherwise. */
export function tree(sketch: Sketch, name = 'root', parent?: QueueNode): QueueNode {
  const { gpu, below = {}, ...rest } = sketch;
  const children: QueueNode[] = [];
  const isLeaf = Object.keys(below).length === 0;
  const node: QueueNode = {
    level: parent === undefined ? 'root' : isLeaf ? 'environment' : 'tenant',
    name,
    title: name,
    parent,
    children,
    weight: 1,
    own: gpu === undefined ? {} : { [GPU]: gpu },
    borrow: 'all',
    lend: 'all',
    reclaim: 'any',
    ...(isLeaf ? { namespace: wayTo(parent, name) } : {}),
    ...rest,
  };
  for (const [child, of] of Object.entries(below)) children.push(tree(of, child, node));
  return node;
}

/** The names from the root down. */
function wayTo(parent: QueueNode | undefined, name: string): string {
  return parent === undefined ? name : `${wayTo(parent.parent, parent.name)}-${name}`;
}

export function find(root: QueueNode, name: string): QueueNode {
  return [...nodesOf(root)].find((node) => node.name === name)!;
}

/** The environments of a tree. */
export function leavesOf(root: QueueNode): QueueNode[] {
  return [...nodesOf(root)].filter(({ children }) => children.length === 0);
}

const limit = fc.oneof(
  fc.constant('all' as const),
  fc.integer({ min: 0, max: 6 }).map((count) => ({ [GPU]: BigInt(count) })),
);

function sketches(depth: number): fc.Arbitrary<Sketch> {
  const below =
    depth === 0
      ? fc.constant([] as Sketch[])
      : fc.array(sketches(depth - 1), { minLength: 1, maxLength: 3 });
  return fc
    .record({
      gpu: fc.integer({ min: 0, max: 8 }),
      weight: fc.integer({ min: 1, max: 4 }),
      borrow: limit,
      lend: limit,
      below,
    })
    .map(({ gpu, below: children, ...rest }) => ({
      ...rest,
      gpu: BigInt(gpu),
      below: Object.fromEntries(children.map((child, index) => [`n${index}`, child])),
    }));
}

/** Trees of up to three levels below the root. */
export const trees: fc.Arbitrary<QueueNode> = fc
  .integer({ min: 1, max: 3 })
  .chain((depth) => sketches(depth))
  .map((sketch) => tree(sketch));
