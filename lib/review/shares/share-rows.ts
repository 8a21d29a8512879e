import type { Fleet, FleetOwner } from '../../fleet/model/fleet';
import { borrowedBy, guaranteeOf, mostOf } from '../../plan/queues/queue-amounts';
import type { QueueLevel, QueueNode, QueuedKey } from '../../plan/queues/queue-node';
import { heldByOthers } from './worst-case';

/** Who may have how much of a pool. Devices. */
export interface ShareRow {
  /** From the root down, such as `research/vision/prod`. Empty for everybody together. */
  readonly who: string;
  readonly level: QueueLevel | 'unqueued';
  /** Absent for what is not a namespace. */
  readonly namespace?: string;
  /** Its part of what is lent, against those of its siblings. `null` for what is not queued. */
  readonly weight: number | null;
  /** What it has whatever others do, after an eviction where it was lent. */
  readonly guaranteed: number;
  /** The part of the guarantee that is free at any time, because nobody else ever has it. */
  readonly freeAtOnce: number;
  /** The most that others have of its guarantee while it is idle. */
  readonly lends: number;
  /** What it has beyond its guarantee while others are idle. */
  readonly borrows: number;
  /** The most that it ever has at once. */
  readonly atMost: number;
}

/** The rows of a tree for one pool: each node before those below it. Nodes without anything of the pool are left out. */
export function queuedRows(root: QueueNode, key: QueuedKey): ShareRow[] {
  const rows: ShareRow[] = [];
  const visit = (node: QueueNode, path: readonly string[]): void => {
    const row = rowOf(node, path.join('/'), key);
    if (node.parent === undefined || row.atMost > 0) rows.push(row);
    for (const child of node.children) visit(child, [...path, child.title]);
  };
  visit(root, []);
  return rows;
}

function rowOf(node: QueueNode, who: string, key: QueuedKey): ShareRow {
  const { level, namespace, weight } = node;
  const [guarantee, held] = [guaranteeOf(node, key), heldByOthers(node, key)];
  return {
    who,
    level,
    ...(namespace === undefined ? {} : { namespace }),
    weight,
    guaranteed: Number(guarantee),
    freeAtOnce: Number(guarantee - held),
    lends: Number(held),
    borrows: Number(borrowedBy(node, key)),
    atMost: Number(mostOf(node, key)),
  };
}

/** A quota that is all that there is to say: of one environment, or of several that share one pot. */
export interface PlainShare {
  readonly owner: string;
  readonly environments: readonly {
    readonly name: string;
    readonly namespace: string;
  }[];
  /** Whether it is the total of the owner, of which every environment may use everything. */
  readonly isPot: boolean;
  readonly gpu: Readonly<Record<string, number>>;
}

/**
 * The quotas of environments that no queue is for.
 *
 * @param queued - the namespaces that have one
 */
export function plainShares(fleet: Fleet, queued: ReadonlySet<string>): PlainShare[] {
  const owners: [name: string, owner: FleetOwner][] = [
    ...fleet.tenants.map((tenant): [string, FleetOwner] => [tenant.name, tenant]),
    ...Object.entries(fleet.sharedServices),
  ];
  return owners.flatMap(([owner, { environments, quota }]): PlainShare[] => {
    const all = Object.entries(environments)
      .filter(([, { namespace }]) => !queued.has(namespace))
      .map(
        ([
          name,
          {
            namespace,
            quota: { gpu },
          },
        ]) => ({ name, namespace, gpu }),
      );
    if (all.length > 0 && quota.split === false) {
      return [{ owner, environments: all, isPot: true, gpu: quota.gpu }];
    }
    return all.map((one) => ({ owner, environments: [one], isPot: false, gpu: one.gpu }));
  });
}

/** The rows of plain quotas for one pool. */
export function plainRows(shares: readonly PlainShare[], pool: string): ShareRow[] {
  return shares.flatMap(({ owner, environments: [one], isPot, gpu }) => {
    const devices = gpu[pool] ?? 0;
    if (devices === 0) return [];
    return [
      {
        who: isPot ? `${owner}/*` : `${owner}/${one!.name}`,
        level: 'unqueued' as const,
        ...(isPot ? {} : { namespace: one!.namespace }),
        weight: null,
        guaranteed: devices,
        freeAtOnce: devices,
        lends: 0,
        borrows: 0,
        atMost: devices,
      },
    ];
  });
}
