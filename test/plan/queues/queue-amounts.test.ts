import {
  borrowedBy,
  guaranteeOf,
  keptBy,
  lentBy,
  mostOf,
} from '../../../lib/plan/queues/queue-amounts';
import { type QueueNode, nodesOf, queuedKeys } from '../../../lib/plan/queues/queue-node';

const GPU = 'gpu.h100';

type Sketch = Partial<Omit<QueueNode, 'children' | 'parent' | 'own'>> & {
  gpu?: bigint;
  below?: Record<string, Sketch>;
};

/** A tree of nodes that lend and borrow everything, unless a sketch says otherwise. */
function tree(sketch: Sketch, name = 'root', parent?: QueueNode): QueueNode {
  const { gpu, below = {}, ...rest } = sketch;
  const children: QueueNode[] = [];
  const node: QueueNode = {
    level: parent === undefined ? 'root' : 'tenant',
    name,
    title: name,
    parent,
    children,
    weight: 1,
    own: gpu === undefined ? {} : { [GPU]: gpu },
    borrow: 'all',
    lend: 'all',
    reclaim: 'any',
    ...rest,
  };
  for (const [child, of] of Object.entries(below)) children.push(tree(of, child, node));
  return node;
}

function find(root: QueueNode, name: string): QueueNode {
  return [...nodesOf(root)].find((node) => node.name === name)!;
}

const root = tree({
  gpu: 6n,
  below: {
    vision: {
      borrow: { [GPU]: 8n },
      lend: { [GPU]: 4n },
      below: { dev: { gpu: 2n }, prod: { gpu: 8n, lend: {} } },
    },
    nlp: { below: { train: { gpu: 20n } } },
    audio: { borrow: {}, lend: {}, below: { live: { gpu: 3n } } },
  },
});

describe('the amounts of a tree of queues', () => {
  it('guarantee a node what it and the nodes below have', () => {
    expect(guaranteeOf(root, GPU)).toBe(39n);
    expect(guaranteeOf(find(root, 'vision'), GPU)).toBe(10n);
    expect(guaranteeOf(find(root, 'prod'), GPU)).toBe(8n);
  });

  it('lend what nobody below keeps, up to the limit', () => {
    expect(lentBy(find(root, 'prod'), GPU)).toBe(0n);
    expect(lentBy(find(root, 'vision'), GPU)).toBe(2n);
    expect(lentBy(find(root, 'nlp'), GPU)).toBe(20n);
    expect(lentBy(find(root, 'audio'), GPU)).toBe(0n);
    expect(lentBy(root, GPU)).toBe(0n);
  });

  it('let a node borrow what its siblings lend, what is left above, and what its parent borrows', () => {
    expect(borrowedBy(find(root, 'vision'), GPU)).toBe(8n);
    expect(borrowedBy(find(root, 'nlp'), GPU)).toBe(8n);
    expect(borrowedBy(find(root, 'dev'), GPU)).toBe(8n);
    expect(borrowedBy(find(root, 'prod'), GPU)).toBe(10n);
    expect(borrowedBy(find(root, 'audio'), GPU)).toBe(0n);
  });

  it('bound what a node has at once', () => {
    expect(mostOf(find(root, 'dev'), GPU)).toBe(10n);
    expect(mostOf(find(root, 'prod'), GPU)).toBe(18n);
    expect(mostOf(find(root, 'train'), GPU)).toBe(28n);
    expect(mostOf(find(root, 'live'), GPU)).toBe(3n);
  });

  it('keep for a node what it lends to nobody', () => {
    expect(keptBy(find(root, 'prod'), GPU)).toBe(8n);
    expect(keptBy(find(root, 'dev'), GPU)).toBe(0n);
  });

  it('count nothing of what nobody has', () => {
    expect(queuedKeys(root)).toEqual([GPU]);
    expect(mostOf(find(root, 'vision'), 'cpu')).toBe(0n);
  });
});
