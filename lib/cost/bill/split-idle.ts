import type { CostKind } from '../../cluster/costs/measured-costs';
import type { IdleBilling } from '../../fleet/model/props';
import type { ClusterHolders } from './bill-holders';
import { type Charge, splitCharge } from './charges';

/**
 * Splits what is idle on a cluster over those who used something there, kind by kind: who used GPUs pays for idle GPUs. A
 * kind of which nobody used anything is split by all costs together. Where nothing was used at all, the platform pays.
 */
export function splitIdle(
  charges: readonly Charge[],
  { all }: ClusterHolders,
  rule: IdleBilling,
): Charge[] {
  if (rule === 'platform') return [...charges];
  const used = new Map(all.map(({ namespace }) => [namespace, new Map<CostKind, bigint>()]));
  for (const { sort, kind, cost, holder } of charges) {
    if (sort !== 'own' || holder.owner === null) continue;
    const costs = used.get(holder.namespace)!;
    costs.set(kind, (costs.get(kind) ?? 0n) + cost);
  }
  const weightsOf = (kind?: CostKind): bigint[] =>
    all.map(({ namespace }) =>
      [...used.get(namespace)!]
        .filter(([one]) => kind === undefined || one === kind)
        .reduce((sum, [, cost]) => sum + cost, 0n),
    );
  return charges.flatMap((charge) => {
    if (charge.sort !== 'idle') return [charge];
    const weights = [weightsOf(charge.kind), weightsOf()].find((list) =>
      list.some((weight) => weight > 0n),
    );
    return weights === undefined ? [charge] : splitCharge(charge, all, weights, { sort: 'idle' });
  });
}
