import { fc } from '../../fast-check';
import { GPU, type QueueSketch, drawTree } from '../../plan/queues/queue-sketch';
import { type QueueNode, nodesOf } from '../../../lib/plan/queues/queue-node';

/** A tree in which environments of different tenants may have one name. */
export function tree(sketch: QueueSketch): QueueNode {
  return drawTree(sketch, wayTo, 'root');
}

/** The names from the root down. */
function wayTo(name: string, parent: QueueNode | undefined): string {
  return parent === undefined ? name : `${wayTo(parent.name, parent.parent)}-${name}`;
}

/** The environments of a tree. */
export function leavesOf(root: QueueNode): QueueNode[] {
  return [...nodesOf(root)].filter(({ children }) => children.length === 0);
}

const limit = fc.oneof(
  fc.constant('all' as const),
  fc.integer({ min: 0, max: 6 }).map((count) => ({ [GPU]: BigInt(count) })),
);

function sketches(depth: number): fc.Arbitrary<QueueSketch> {
  const below =
    depth === 0
      ? fc.constant([] as QueueSketch[])
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
