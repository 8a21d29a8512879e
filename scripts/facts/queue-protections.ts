import type { Protection } from './protection';

/** What queues work. */
export const QUEUE_PROTECTIONS: readonly Protection[] = [
  {
    kind: 'ClusterQueue',
    name: '<namespace>',
    role: 'guard',
    says: 'Guarantees a namespace its quota of cpu, memory and devices, says what it lends and borrows, and gets back what it lent by evicting work that borrows.',
    without:
      'What a tenant leaves idle stays idle. Without a way to get it back, nobody could lend anything.',
    closes: ['work that takes devices before its turn'],
  },
  {
    kind: 'LocalQueue',
    name: 'default',
    role: 'guard',
    says: 'Leads from the namespace to its queue, and to no other.',
    without: 'Work of the namespace would wait for ever, because it finds no queue.',
    closes: ['work in the queue of somebody else'],
  },
  {
    kind: 'Cohort',
    name: '<queue>',
    role: 'guard',
    says: 'Joins the queues of a tenant, or of everybody, and says what may pass between them and the others.',
    without: 'Each queue would be alone, or all of them would share everything.',
    closes: ['borrowing more than was agreed'],
  },
  {
    kind: 'ResourceFlavor',
    name: '<pool>',
    role: 'platform',
    says: 'Tells Kueue the nodes of a pool by their labels, their taints and how near they are to each other; `any-node` is for cpu and memory.',
    without: 'Kueue could not tell the devices of one pool from those of another.',
    closes: [],
  },
  {
    kind: 'Topology',
    name: '<prefix>-topology-<hash>',
    role: 'platform',
    says: 'Names the labels of nodes by which Kueue finds one rack, or one block, for work that asks for it.',
    without: 'Work of many pods would be spread over racks, and its network would be slow.',
    closes: [],
  },
  {
    kind: 'WorkloadPriorityClass',
    name: '<class>',
    role: 'platform',
    says: 'Lets work go first in its queue by the name of a class from `platform.priorityClasses`.',
    without: 'Work would start in the order in which it was submitted.',
    closes: [],
  },
  {
    kind: 'Queue',
    name: '<queue>',
    role: 'platform',
    says: 'With Volcano or KAI, guarantees a tenant or a namespace its quota, says the most that it may have, and is below the queue of its tenant.',
    without: 'The work of all tenants is in one queue: who submits first wins.',
    closes: ['work that takes devices before its turn'],
  },
  {
    kind: 'ConfigMap',
    name: 'yunikorn-configs',
    role: 'grant',
    says: 'With YuniKorn, holds the queues of all tenants and namespaces, and puts the work of a namespace into its queue.',
    without: 'YuniKorn makes a queue without a bound for each namespace, or for what a pod says.',
    closes: ['work that takes devices before its turn', 'work in the queue of somebody else'],
  },
];
