import {
  borrowedBy,
  guaranteeOf,
  keptBy,
  lentBy,
  mostOf,
} from '../../../lib/plan/queues/queue-amounts';
import { queuedKeys } from '../../../lib/plan/queues/queue-node';
import { GPU, drawTree, nodeCalled } from './queue-sketch';

const root = drawTree({
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
    expect(guaranteeOf(nodeCalled(root, 'vision'), GPU)).toBe(10n);
    expect(guaranteeOf(nodeCalled(root, 'prod'), GPU)).toBe(8n);
  });

  it('lend what nobody below keeps, up to the limit', () => {
    expect(lentBy(nodeCalled(root, 'prod'), GPU)).toBe(0n);
    expect(lentBy(nodeCalled(root, 'vision'), GPU)).toBe(2n);
    expect(lentBy(nodeCalled(root, 'nlp'), GPU)).toBe(20n);
    expect(lentBy(nodeCalled(root, 'audio'), GPU)).toBe(0n);
    expect(lentBy(root, GPU)).toBe(0n);
  });

  it('let a node borrow what its siblings lend, what is left above, and what its parent borrows', () => {
    expect(borrowedBy(nodeCalled(root, 'vision'), GPU)).toBe(8n);
    expect(borrowedBy(nodeCalled(root, 'nlp'), GPU)).toBe(8n);
    expect(borrowedBy(nodeCalled(root, 'dev'), GPU)).toBe(8n);
    expect(borrowedBy(nodeCalled(root, 'prod'), GPU)).toBe(10n);
    expect(borrowedBy(nodeCalled(root, 'audio'), GPU)).toBe(0n);
  });

  it('bound what a node has at once', () => {
    expect(mostOf(nodeCalled(root, 'dev'), GPU)).toBe(10n);
    expect(mostOf(nodeCalled(root, 'prod'), GPU)).toBe(18n);
    expect(mostOf(nodeCalled(root, 'train'), GPU)).toBe(28n);
    expect(mostOf(nodeCalled(root, 'live'), GPU)).toBe(3n);
  });

  it('keep for a node what it lends to nobody', () => {
    expect(keptBy(nodeCalled(root, 'prod'), GPU)).toBe(8n);
    expect(keptBy(nodeCalled(root, 'dev'), GPU)).toBe(0n);
  });

  it('count nothing of what nobody has', () => {
    expect(queuedKeys(root)).toEqual([GPU]);
    expect(mostOf(nodeCalled(root, 'vision'), 'cpu')).toBe(0n);
  });
});
