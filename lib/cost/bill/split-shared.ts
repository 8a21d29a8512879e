import type { SharedBilling } from '../../fleet/model/props';
import { apportion } from '../../fleet/values/apportion';
import { grouped } from '../../fleet/values/groups';
import type { BillHolder, ClusterHolders } from './bill-holders';
import { type Charge, splitCharge } from './charges';

/** How much each tenant used of each shared service: by service, then by tenant. */
export type ServiceUse = ReadonlyMap<string, ReadonlyMap<string, bigint>>;

/** What a rule leaves to the service itself, and why. */
export interface SharedSplit {
  readonly charges: readonly Charge[];
  readonly notes: readonly string[];
}

/** Parts of a weight that are too small to matter are still told apart. */
const FINE = 10n ** 18n;

/**
 * Splits what shared services cost, with their part of what is idle, over the tenants that may use them. What a tenant pays
 * is split over its environments by what they cost, and evenly where they cost nothing.
 */
export function splitShared(
  charges: readonly Charge[],
  { all, consumers }: ClusterHolders,
  rule: SharedBilling | undefined,
  use: ServiceUse,
): SharedSplit {
  if (rule === undefined) return { charges, notes: [] };
  const costs = new Map<string, bigint>();
  for (const { holder, sort, cost } of charges) {
    if (holder.ownerKind !== 'tenant' || sort !== 'own') continue;
    costs.set(holder.namespace, (costs.get(holder.namespace) ?? 0n) + cost);
  }
  const costOf = ({ namespace }: BillHolder): bigint => costs.get(namespace) ?? 0n;
  const tenants = grouped(
    all.filter(({ ownerKind }) => ownerKind === 'tenant'),
    ({ owner }) => owner!,
  );
  const weigh = (service: string): Weighed | undefined => {
    const users = (consumers.get(service) ?? []).filter((name) => tenants.has(name)).sort();
    const wanted = users.map((name) =>
      rule === 'by-usage'
        ? (use.get(service)?.get(name) ?? 0n)
        : rule === 'even'
          ? 1n
          : tenants.get(name)!.reduce((sum, holder) => sum + costOf(holder), 0n),
    );
    const isUnused = wanted.every((weight) => weight === 0n);
    if (users.length === 0 || (isUnused && rule === 'by-usage')) return undefined;
    const perTenant = apportion(FINE, isUnused ? wanted.map(() => 1n) : wanted);
    const holders = users.flatMap((name) => tenants.get(name)!);
    const weights = users.flatMap((name, index) => {
      const own = tenants.get(name)!.map(costOf);
      return apportion(perTenant[index]!, own.some((cost) => cost > 0n) ? own : own.map(() => 1n));
    });
    return { holders, weights };
  };
  const weighed = new Map([...consumers.keys()].map((service) => [service, weigh(service)]));
  const left = new Set<string>();
  const result = charges.flatMap((charge) => {
    const { ownerKind, owner } = charge.holder;
    if (ownerKind !== 'sharedService') return [charge];
    const found = weighed.get(owner!);
    if (found === undefined) {
      left.add(owner!);
      return [charge];
    }
    return splitCharge(charge, found.holders, found.weights, { sort: 'shared', service: owner! });
  });
  return {
    charges: result,
    notes: [...left]
      .sort()
      .map(
        (service) =>
          `Nobody ${rule === 'by-usage' ? 'used' : 'may use'} the shared service ${service}, so its own cost center pays.`,
      ),
  };
}

interface Weighed {
  readonly holders: readonly BillHolder[];
  readonly weights: readonly bigint[];
}
