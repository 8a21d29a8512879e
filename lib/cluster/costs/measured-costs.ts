import type { Period } from './bill-month';

/** What costs money, as OpenCost tells it apart. `other` is what it shares or reads from elsewhere. */
export const COST_KINDS = ['gpu', 'cpu', 'memory', 'storage', 'network', 'other'] as const;

/** One of the kinds. */
export type CostKind = (typeof COST_KINDS)[number];

/** What one thing cost. Amounts are in billionths: of the currency, and of GPU-, core- or GiB-hours (GiB for the network). */
export interface MeasuredPart {
  readonly kind: CostKind;
  /** The pool, where it is known. */
  readonly pool?: string;
  readonly cost: bigint;
  /** Null: nothing is measured. */
  readonly quantity: bigint | null;
}

/** What a row is about: a namespace, what nobody asked for, volumes without a pod, or what belongs to no namespace. */
export type MeasuredRole = 'namespace' | 'idle' | 'unmounted' | 'unallocated';

/** What a namespace cost. */
export interface MeasuredRow {
  /** The namespace, or what the source calls the row. */
  readonly name: string;
  readonly role: MeasuredRole;
  /** They add up to what the source says of the row. */
  readonly parts: readonly MeasuredPart[];
}

/** What was measured on one cluster. */
export interface MeasuredCosts {
  /** The cluster; null: the file has no `clusters`. */
  readonly cluster: string | null;
  /** What the source calls the clusters of its rows, in order. It need not be what the file calls them. */
  readonly sourceClusters: readonly string[];
  /** One for each name. */
  readonly rows: readonly MeasuredRow[];
  /** What the source has data of, in order and without overlaps. */
  readonly covered: readonly Period[];
  /** What people must know to read it, each a sentence. */
  readonly notes: readonly string[];
  /** By namespace, every cost center that its label said in the month. The label is the namespace's own. */
  readonly costCenterLabels: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What a source cannot be read for. It says what, where, and what to do, and never a password. */
export class CostSourceError extends Error {}

/** The parts of several rows that are about one thing, added up. */
export function addedParts(parts: readonly MeasuredPart[]): MeasuredPart[] {
  const sums = new Map<string, MeasuredPart>();
  for (const part of parts) {
    const key = `${part.kind} ${part.pool ?? ''}`;
    const sum = sums.get(key);
    sums.set(
      key,
      sum === undefined
        ? part
        : {
            ...sum,
            cost: sum.cost + part.cost,
            quantity:
              sum.quantity === null && part.quantity === null
                ? null
                : (sum.quantity ?? 0n) + (part.quantity ?? 0n),
          },
    );
  }
  return [...sums.values()];
}
