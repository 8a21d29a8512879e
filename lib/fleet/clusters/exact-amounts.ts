import type { Findings } from '../../findings/findings';
import { SPLITS, type SplitKey } from '../quota/portions';
import { RESOURCES, type ResourceKey, amount } from '../values/amounts';
import { type SplitUnit, apportion } from '../values/apportion';
import { MEBI, MILLI, ONE, formatQuantity } from '../values/quantity';
import type { ClusterPools } from './cluster-pools';
import { gpuTables } from './exact-gpus';
import type { Exact, OwnerOnClusters, Table } from './owner-on-clusters';
import { type Spreading, checkSpread, spread } from './spread';

interface AmountTable {
  readonly key: SplitKey;
  readonly table: Table;
  /** In which billionths its numbers are. */
  readonly unit: bigint;
}

/** What each environment states exactly on each cluster, in the order of the environments and of the clusters. */
export function exactOnClusters(
  owner: OwnerOnClusters,
  pools: ClusterPools,
  findings: Findings,
): Exact[][] {
  const amounts = SPLITS.map(([key, , unit]) => amountTable(owner, key, unit, findings));
  const gpus = gpuTables(owner, pools, findings);
  return owner.environments.map((environment, row) =>
    owner.clusters.map((_, column): Exact => {
      const exact: { -readonly [Key in keyof Exact]: Exact[Key] } = {};
      for (const { key, table, unit } of amounts) {
        const part = table[row]![column];
        const written = environment.own[column]![key] ?? environment.exact[key];
        if (part === undefined || written === undefined) continue;
        exact[key] = formatQuantity({ nano: part * unit, format: amount(written).format });
      }
      const counts = gpus.flatMap(({ pool, table }) => {
        const count = table[row]![column];
        return count === undefined ? [] : [[pool, Number(count)] as const];
      });
      if (counts.length > 0) exact.gpu = Object.fromEntries(counts);
      const limits = limitsOn(owner, amounts, row, column);
      return limits === undefined ? exact : { ...exact, limits };
    }),
  );
}

function amountTable(
  { name: owner, parts, shares, isPot, environments }: OwnerOnClusters,
  key: SplitKey,
  step: SplitUnit,
  findings: Findings,
): AmountTable {
  const totals = environments.map(({ exact }) => nano(exact[key]));
  const fixed = environments.map(({ own }) => own.map((on) => nano(on[key])));
  const rooms = parts.map((part) => (isPot ? undefined : nano(part[key])));
  const unit = unitOf(step, [...rooms, ...totals, ...fixed.flat()]);
  const toUnits = (value: bigint | undefined): bigint | undefined =>
    value === undefined ? undefined : value / unit;
  const spreadings = environments.map(({ isOn }, row): Spreading => ({
    total: toUnits(totals[row]),
    fixed: fixed[row]!.map(toUnits),
    isOpen: isOn,
  }));
  const bounds = rooms.flatMap((room) => toUnits(room) ?? []);
  const spreads = spread(spreadings, bounds.length < rooms.length ? undefined : bounds, shares);
  environments.forEach(({ name, exact, placeOf }, row) => {
    const text = (units: bigint): string =>
      formatQuantity({ nano: units * unit, format: amount(exact[key]!).format });
    const whose = `\`${name}\` of \`${owner}\``;
    checkSpread(spreads[row]!, spreadings[row]!, { whose, keys: [key], text, placeOf }, findings);
  });
  return { key, table: spreads.map((item) => item.parts), unit };
}

function nano(value: string | number | undefined): bigint | undefined {
  return value === undefined ? undefined : amount(value).nano;
}

/** The largest unit of a split that cuts none of the amounts. */
function unitOf(step: SplitUnit, amounts: readonly (bigint | undefined)[]): bigint {
  if (step === 'milli') return MILLI;
  const isInMebi = amounts.every((value) => value === undefined || value % MEBI === 0n);
  return step === 'mebi' && isInMebi ? MEBI : ONE;
}

/** Exact limits are split as the requests are, so that they are above them on each cluster where they are so in sum. */
function limitsOn(
  { parts, shares, environments }: OwnerOnClusters,
  amounts: readonly AmountTable[],
  row: number,
  column: number,
): Exact['limits'] {
  const { exact, own, isOn } = environments[row]!;
  const limits: { [Key in ResourceKey]?: string } = {};
  for (const [key] of RESOURCES) {
    const stated = own[column]!.limits?.[key];
    const total = exact.limits?.[key];
    if (stated !== undefined) limits[key] = String(stated);
    if (stated !== undefined || total === undefined) continue;
    const requests = amounts.find((item) => item.key === key)!.table[row]!;
    const weights = shares.map((share, index) =>
      isOn[index] ? (requests[index] ?? nano(parts[index]![key]) ?? share) : 0n,
    );
    const unit = key === 'cpu' ? MILLI : ONE;
    const { nano: all, format } = amount(total);
    const part = apportion(all / unit, weights)[column]!;
    limits[key] = formatQuantity({ nano: part * unit, format });
  }
  return Object.keys(limits).length === 0 ? undefined : limits;
}
