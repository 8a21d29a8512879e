import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { FleetGrant, FleetPool } from '../model/fleet';
import type { GrantProps, GrantQuotaProps, TotalQuotaProps } from '../model/props';
import type { Merged, Written } from '../model/written';
import { amount, canonicalAmount, checkAmount, checkUnitStated } from '../values/amounts';
import { checkDate } from '../values/dates';
import { entriesOf, sortedMap } from '../values/maps';
import { checkName } from '../values/name-checks';
import { addQuantities, formatQuantity } from '../values/quantity';
import { type PoolNames, checkGpus, resolveGpus } from './gpu-counts';
import { SPLITS } from './portions';

type Grants = Readonly<Record<string, GrantProps>>;
type Pools = Readonly<Record<string, FleetPool>>;
type Total = Merged<TotalQuotaProps>;

/** Reports grants that cannot be meant, each by itself. */
export function checkGrants(
  grants: Written<Grants> | undefined,
  path: FindingPath,
  pools: PoolNames,
  findings: Findings,
): void {
  for (const [name, grant] of entriesOf(grants)) {
    const at = [...path, name];
    checkName(name, 'the name of a grant', at, findings);
    checkDate(grant.until, [...at, 'until'], findings);
    for (const [key, measure] of SPLITS) {
      checkAmount(grant.quota?.[key], measure, [...at, 'quota', key], findings);
      if (measure === 'bytes') checkUnitStated(grant.quota?.[key], [...at, 'quota', key], findings);
    }
    checkGpus(grant.quota?.gpu, [...at, 'quota', 'gpu'], pools, findings);
  }
}

/** The total of a tenant with what is granted to it for a time. What has no bound needs no grant. */
export function withGrants(total: Total, grants: Grants | undefined, pools: Pools): Total {
  const added = grantedOf(grants);
  if (added.length === 0) return total;
  const sums: Record<string, string> = {};
  for (const [key] of SPLITS) {
    const amounts = added.flatMap((quota) => quota[key] ?? []);
    if (total[key] === undefined || amounts.length === 0) continue;
    sums[key] = formatQuantity(addQuantities(amount(total[key]), ...amounts.map(amount)));
  }
  return { ...total, ...sums, ...withGpus(total, added, pools) };
}

function grantedOf(grants: Grants | undefined): GrantQuotaProps[] {
  return Object.values(grants ?? {}).flatMap(({ quota, included }) =>
    included === true ? [] : [quota],
  );
}

function withGpus(
  total: Total,
  added: readonly GrantQuotaProps[],
  pools: Pools,
): Pick<Total, 'gpu'> {
  const all = [total, ...added].flatMap(({ gpu }) => (gpu === undefined ? [] : [gpu]));
  // A plain number needs a default pool, or it is a mistake that is told where it is split.
  const hasDefault = Object.values(pools).some((pool) => pool.default);
  if (added.every(({ gpu }) => gpu === undefined)) return {};
  const plain = all.find((gpu) => typeof gpu === 'number' && gpu !== 0);
  if (!hasDefault && plain !== undefined) return { gpu: plain };
  const sums: Record<string, number> = {};
  for (const gpu of all) {
    for (const [pool, count] of Object.entries(resolveGpus(gpu, pools))) {
      sums[pool] = (sums[pool] ?? 0) + count;
    }
  }
  return { gpu: sums };
}

/** Reports grants that give nothing, because the tenant has no bound that they could raise. */
export function checkVoidGrants(
  { tenant, total, grants }: { tenant: string; total: Total; grants: Grants | undefined },
  path: FindingPath,
  findings: Findings,
): void {
  for (const [name, { quota }] of entriesOf(grants)) {
    const states = SPLITS.filter(([key]) => quota[key] !== undefined);
    const isFelt = quota.gpu !== undefined || states.some(([key]) => total[key] !== undefined);
    if (isFelt || states.length === 0) continue;
    const keys = states.map(([key]) => `\`${key}\``).join(' and ');
    findings.addOnce(
      'GRANT_VOID',
      [...path, 'grants', name],
      `The grant \`${name}\` gives \`${tenant}\` nothing: its ${keys} is not bounded.`,
      'Remove the grant, or give the tenant a quota that it adds to.',
    );
  }
}

/** Grants in normal form, where the total of the tenant counts them already. */
export function resolveGrants(grants: Grants, pools: Pools): Record<string, FleetGrant> {
  return sortedMap(grants, ({ until, quota, why }): FleetGrant => {
    const { cpu, memory, ephemeralStorage, storage, pods, gpu } = quota;
    const amounts = { cpu, memory, ephemeralStorage, storage, pods };
    const stated = Object.entries(amounts).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, canonicalAmount(value)] as const],
    );
    return {
      until,
      quota: {
        ...Object.fromEntries(stated),
        ...(gpu === undefined ? {} : { gpu: resolveGpus(gpu, pools) }),
      },
      why,
      included: true,
    };
  });
}
