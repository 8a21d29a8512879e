import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { nearest } from '../../findings/nearest';
import type { FleetPool, FleetQuota } from '../model/fleet';
import type { PlaceOf } from '../model/layers';
import type { QuotaProps } from '../model/props';
import type { Merged, Written } from '../model/written';
import { checkGpuCount } from '../values/counts';
import { grouped } from '../values/groups';
import { sortedMap } from '../values/maps';

type WrittenGpu = Written<QuotaProps['gpu']>;
type MergedGpu = Merged<QuotaProps>['gpu'];

/** The names of all pools; undefined where they cannot be read, which has a finding of its own. */
export type PoolNames = readonly string[] | undefined;

/** Reports numbers of GPUs that cannot be granted, and pools that do not exist. */
export function checkGpus(
  gpu: WrittenGpu,
  path: FindingPath,
  pools: PoolNames,
  findings: Findings,
): void {
  if (typeof gpu === 'number') return checkGpuCount(gpu, path, findings);
  for (const [pool, count] of Object.entries(gpu ?? {})) {
    checkPoolName(pool, pools, [...path, pool], findings);
    if (typeof count === 'number') checkGpuCount(count, [...path, pool], findings);
  }
}

/** Reports the name of a pool that does not exist. */
export function checkPoolName(
  name: string,
  pools: PoolNames,
  path: FindingPath,
  findings: Findings,
): void {
  if (pools === undefined || pools.includes(name)) return;
  const profiles = pools.filter((one) => one.startsWith(`${name}-`));
  if (profiles.length > 1) {
    findings.add(
      'POOL_UNKNOWN',
      path,
      `There is no pool \`${name}\`.`,
      `Name one of ${profiles.map((one) => `\`${one}\``).join(', ')}.`,
    );
    return;
  }
  const near = nearest(name, pools);
  findings.add(
    'POOL_UNKNOWN',
    path,
    `There is no pool \`${name}\`.`,
    near !== undefined
      ? `Did you mean \`${near}\`?`
      : pools.length === 0
        ? 'Declare it under `platform.pools`.'
        : `Declare it under \`platform.pools\`, or use one of the existing pools: ${pools.join(', ')}.`,
  );
}

/** Reports a bare number of GPUs for which there is no default pool; `keys` lead to it. */
export function checkDefaultPool(
  gpu: MergedGpu,
  pools: Readonly<Record<string, FleetPool>>,
  keys: readonly string[],
  placeOf: PlaceOf,
  findings: Findings,
): void {
  if (typeof gpu !== 'number' || gpu === 0 || defaultPool(pools) !== undefined) return;
  const names = Object.keys(pools);
  findings.add(
    'POOL_AMBIGUOUS',
    placeOf(keys),
    names.length === 0
      ? `There is no pool that ${gpu} GPU${gpu === 1 ? '' : 's'} could come from.`
      : `Nothing says which pool the ${gpu} GPU${gpu === 1 ? ' comes' : 's come'} from.`,
    names.length === 0
      ? 'Declare one: `platform: {pools: {h100: {resource: nvidia.com/gpu}}}`.'
      : `Write \`gpu: {${names[0]}: ${gpu}}\`, or mark one pool with \`default: true\`. Pools: ${names.join(', ')}.`,
  );
}

/** `10`, or `{h100: 8}`, as numbers by pool. */
export function resolveGpus(
  gpu: MergedGpu,
  pools: Readonly<Record<string, FleetPool>>,
): Record<string, number> {
  if (typeof gpu === 'object') return sortedMap(gpu, (count) => count);
  const pool = defaultPool(pools);
  return gpu === undefined || pool === undefined ? {} : { [pool]: gpu };
}

/** The pool that a bare number of GPUs means. */
function defaultPool(pools: Readonly<Record<string, FleetPool>>): string | undefined {
  return Object.keys(pools).find((name) => pools[name]!.default);
}

/** Warns of granted pools that one quota counts together. */
export function checkSharedResources(
  { gpu }: FleetQuota,
  pools: Readonly<Record<string, FleetPool>>,
  placeOf: PlaceOf,
  findings: Findings,
): void {
  const granted = Object.keys(gpu).filter((pool) => gpu[pool] !== 0);
  for (const [counted, names] of grouped(granted, (pool) => countedName(pools[pool]!))) {
    if (names.length < 2) continue;
    findings.add(
      'POOL_SHARED_RESOURCE',
      placeOf(...names.map((name) => ['quota', 'gpu', name])),
      `Nodes advertise ${names.map((name) => `\`${name}\``).join(' and ')} under the same name, ${counted}, so the quota counts them together.`,
      'The tenant can use any mix of them up to the sum. Give the pools different resource names to keep them apart.',
    );
  }
}

/** The name under which a quota counts the devices of a pool. */
export function countedName({ resource, deviceClass, servedBy }: FleetPool): string {
  return servedBy === 'driver' ? (deviceClass ?? resource) : resource;
}
