import { finding } from '../findings/finding';
import type { Findings } from '../findings/findings';
import type { FleetProps } from './model/props';
import type { Written } from './model/written';
import { holdersOf } from './owners/owners';
import type { Surroundings } from './owners/surroundings';
import { platformOn } from './owners/written-cluster';
import { writtenPool } from './quota/pool-offers';
import { type ResolvedTenant, draftTenant, placeIn } from './owners/tenant-draft';
import { eachEntry } from './values/maps';

/** Reports two tenants of one name. */
export function checkDuplicates(entries: Written<FleetProps>['tenants'], findings: Findings): void {
  const places = new Map<string, number>();
  eachEntry(entries, ({ name }, index) => {
    if (name === undefined) return;
    const first = places.get(name);
    if (first === undefined) {
      places.set(name, index);
      return;
    }
    findings.push(
      finding({
        code: 'TENANT_DUPLICATE',
        path: ['tenants', index, 'name'],
        message: `Another tenant is already called \`${name}\`.`,
        fix: 'Rename one of them, or merge the two entries.',
        other: ['tenants', first, 'name'],
      }),
    );
  });
}

/** Reports two owners of one namespace: `a` with `b-c` and `a-b` with `c` derive the same. */
export function checkNamespaceOwners(
  resolved: readonly ResolvedTenant[],
  surroundings: Surroundings,
  findings: Findings,
): void {
  const owners = new Map<string, string>();
  for (const { tenant, owner: written } of resolved) {
    for (const [name, { namespace }] of Object.entries(tenant.environments)) {
      const owner = `\`${name}\` of \`${tenant.name}\``;
      const other = owners.get(namespace);
      owners.set(namespace, other ?? owner);
      if (other === undefined) continue;
      const path = placeIn(draftTenant(written, surroundings), name, 'namespace');
      findings.addOnce(
        'NAMESPACE_CLASH',
        path,
        `The namespace \`${namespace}\` would belong to both ${other} and ${owner}.`,
        path[0] === 'platform' || path[0] === 'tiers'
          ? 'Remove it here, so that every tenant derives its own.'
          : 'Rename one of them, or state another `namespace`.',
      );
    }
  }
}

/** Reports a namespace under `movedFrom` that still belongs to somebody. */
export function checkMoves(
  resolved: readonly ResolvedTenant[],
  surroundings: Surroundings,
  findings: Findings,
): void {
  const all = resolved.flatMap(({ tenant, owner }) =>
    Object.entries(tenant.environments).map(([name, spec]) => ({ tenant, owner, name, spec })),
  );
  const moved = all.filter(({ spec }) => spec.movedFrom !== undefined);
  if (moved.length === 0) return;
  const holders = new Map(
    all.map(({ tenant, name, spec }) => [spec.namespace, `\`${name}\` of \`${tenant.name}\``]),
  );
  for (const { owner, name, spec } of moved) {
    const holder = holders.get(spec.movedFrom!);
    if (holder === undefined) continue;
    findings.addOnce(
      'RENAME_INVALID',
      placeIn(draftTenant(owner, surroundings), name, 'movedFrom'),
      `The namespace \`${spec.movedFrom}\` belongs to ${holder}, so nothing has moved away from it.`,
      'Name the namespace that this one replaces, or remove the line.',
    );
  }
}

/** Reports pools of which the owners together hold more than there is. */
export function checkCapacity(
  resolved: readonly ResolvedTenant[],
  { platform, written }: Surroundings,
  findings: Findings,
): void {
  const owners = resolved.map(({ tenant }) => tenant);
  const pools = platformOn(written.platform, written.cluster).pools ?? {};
  for (const [pool, { capacity: whole, reserved = 0 }] of Object.entries(platform.pools)) {
    if (whole === undefined) continue;
    const capacity = whole - reserved;
    const holders = holdersOf(pool, owners);
    const sum = holders.reduce((total, { count }) => total + count, 0);
    if (sum <= capacity) continue;
    const name = writtenPool(pool, pools);
    const stated = pools[name]?.capacity === undefined ? 'nodes' : 'capacity';
    const most = holders.slice(0, 3).map(({ name, count }) => `${name} ${count}`);
    findings.add(
      'POOL_OVERCOMMITTED',
      ['platform', 'pools', name, stated],
      `The tenants together hold ${sum} GPUs of \`${pool}\`, which has ${describeCapacity(whole, reserved)}. The largest holders: ${most.join(', ')}.`,
      `Take ${sum - capacity} back, such as from \`quota.gpu.${pool}\` of \`${holders[0]!.name}\`, or raise the capacity if there are more.`,
    );
  }
}

function describeCapacity(capacity: number, reserved: number): string {
  return reserved === 0
    ? String(capacity)
    : `${capacity - reserved} beside its ${reserved} reserved`;
}
