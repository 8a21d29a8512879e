import type { Fleet } from '../../fleet/model/fleet';
import {
  type ParsedQuantity,
  addQuantities,
  compareQuantities,
  formatQuantity,
  parseQuantity,
} from '../../fleet/values/quantity';
import { grouped } from '../../fleet/values/groups';
import { namesOfPool } from './counted-accelerators';
import { type CountedNamespace, type CountedUsage, realTexts } from './count-usage';
import { type QuotaState, fullestOf } from './quota-state';
import { type ResourceTotals, addTotals } from './resource-totals';
import { UsageCounter, countQuantity } from './usage-counter';
import type { FullestKey, UsageAmounts } from './usage-snapshot';
import type { UsageView } from './usage-views';

/** What the namespaces of a tenant, an organisation and so on ask for together. */
export interface UsageGroup {
  /** Null: what has no such name, such as tenants without an organisation, or namespaces in no file. */
  readonly name: string | null;
  readonly namespaces: readonly string[];
  readonly requested: UsageAmounts;
  readonly running: UsageAmounts;
  /** Caps added up. Where environments share a total, the total counts once. */
  readonly hard: Readonly<Record<string, string>>;
  readonly used: Readonly<Record<string, string>>;
  readonly real: { readonly cpu: string; readonly memory: string } | null;
  readonly fullest: FullestKey | null;
}

/** Devices of a pool, or of several that the cluster cannot tell apart. */
export interface PoolUsage {
  /** The pools, in order. */
  readonly pools: readonly string[];
  /** The names under which they are asked for. */
  readonly names: readonly string[];
  readonly requested: string;
  readonly running: string;
  /** How many devices there are; null: not stated. */
  readonly capacity: string | null;
  /** How many are granted. */
  readonly granted: string;
}

type GroupedView = Exclude<UsageView, 'namespace' | 'pool'>;

const NAMES: Readonly<Record<GroupedView, (one: CountedNamespace) => string | undefined>> = {
  tenant: ({ plan }) => plan?.owner,
  department: ({ plan }) => plan?.department,
  'cost-center': ({ plan }) => plan?.costCenter,
  organization: ({ plan }) => plan?.organization,
};

/** Usage by what namespaces have in common, in order of the names; what has no name comes last. */
export function usageGroups(counted: CountedUsage, view: GroupedView): UsageGroup[] {
  const groups = grouped(counted.namespaces, NAMES[view]);
  return [...groups]
    .sort(([one], [other]) => (one === undefined ? 1 : other === undefined || one < other ? -1 : 1))
    .map(([name, members]) => groupOf(name ?? null, members, counted));
}

function groupOf(
  name: string | null,
  members: readonly CountedNamespace[],
  { names }: CountedUsage,
): UsageGroup {
  const [requested, running] = [new UsageCounter(), new UsageCounter()];
  let real: ResourceTotals | null = null;
  for (const member of members) {
    requested.add(member.requested);
    running.add(member.running);
    if (member.real !== null) addTotals((real ??= new Map<string, bigint>()), member.real);
  }
  const state = addedStates(members);
  return {
    name,
    namespaces: members.map(({ usage }) => usage.namespace),
    requested: requested.amounts(names),
    running: running.amounts(names),
    ...state,
    real: real === null ? null : realTexts(real),
    fullest: fullestOf(state),
  };
}

/** Caps and uses of several namespaces. A key counts where all of them cap it: otherwise, nothing bounds the group. */
function addedStates(members: readonly CountedNamespace[]): QuotaState {
  const [first, ...others] = members;
  const keys = Object.keys(first?.usage.hard ?? {}).filter((key) =>
    others.every(({ usage }) => usage.hard[key] !== undefined),
  );
  const owners = [
    ...grouped(members, ({ plan, usage }) => plan?.owner ?? usage.namespace).values(),
  ];
  const read = (text = '0'): ParsedQuantity => parseQuantity(text) ?? parseQuantity('0')!;
  const total = (key: string, part: 'hard' | 'used'): ParsedQuantity =>
    addQuantities(
      ...owners.flatMap((own) => {
        const amounts = own.map(({ usage }) => read(usage[part][key]));
        const isShared = part === 'hard' && own[0]!.plan?.sharesTotal === true;
        return isShared
          ? [amounts.reduce((a, b) => (compareQuantities(a, b) < 0 ? b : a))]
          : amounts;
      }),
    );
  const texts = (part: 'hard' | 'used'): Record<string, string> =>
    Object.fromEntries(keys.map((key) => [key, formatQuantity(total(key, part))]));
  return { hard: texts('hard'), used: texts('used') };
}

/** Usage by pool. Pools with a name in common are one entry, because a request does not say which of them it means. */
export function poolUsage({ namespaces }: CountedUsage, fleet: Fleet): PoolUsage[] {
  const { platform, tenants, sharedServices } = fleet;
  const owners = [...tenants, ...Object.values(sharedServices)];
  const groups: { pools: string[]; names: Set<string> }[] = [];
  for (const [pool, spec] of Object.entries(platform.pools)) {
    const names = namesOfPool(spec);
    const same = groups.find((group) => names.some((name) => group.names.has(name)));
    if (same === undefined) groups.push({ pools: [pool], names: new Set(names) });
    else {
      same.pools.push(pool);
      for (const name of names) same.names.add(name);
    }
  }
  return groups.map(({ pools, names }) => {
    const sum = (part: 'requested' | 'running'): string =>
      countQuantity(namespaces.reduce((total, one) => total + one[part].under(names), 0n));
    const capacities = pools.map((pool) => platform.pools[pool]!.capacity);
    const granted = owners.flatMap(({ quota }) => pools.map((pool) => quota.gpu[pool] ?? 0));
    return {
      pools,
      names: [...names].sort(),
      requested: sum('requested'),
      running: sum('running'),
      capacity: capacities.includes(undefined) ? null : countOf(capacities as number[]),
      granted: countOf(granted),
    };
  });
}

function countOf(counts: readonly number[]): string {
  return formatQuantity(parseQuantity(counts.reduce((sum, count) => sum + count, 0))!);
}
