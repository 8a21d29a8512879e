import type { Finding } from '../../lib/findings/finding';
import type { Fleet, FleetEnvironment, FleetTenant } from '../../lib/fleet/model/fleet';
import type { FleetProps, TenantEntry } from '../../lib/fleet/model/props';
import { API_VERSION, resolve } from '../../lib/fleet/resolve';

/** Everything of a fleet but what is the same in all of them. */
export type FleetParts = Omit<FleetProps, 'apiVersion' | 'tenants'> & {
  readonly tenants?: readonly TenantEntry[];
};

/** A fleet in normal form, from props that must have no error. */
export function fleetOf(parts: FleetParts): Fleet {
  const { fleet, findings } = resolve({ apiVersion: API_VERSION, tenants: [], ...parts });
  expect(findings.errors).toEqual([]);
  return fleet!;
}

/** The tenant `vision` in normal form. */
export function tenantOf(tenant: Partial<TenantEntry> = {}, rest: FleetParts = {}): FleetTenant {
  const props: TenantEntry = { name: 'vision', costCenter: 'ENG-1', ...tenant };
  return fleetOf({ ...rest, tenants: [props] }).tenants[0]!;
}

/** An environment of the tenant `vision` in normal form. */
export function environmentOf(
  name: string,
  tenant: Partial<TenantEntry> = {},
  rest: FleetParts = {},
): FleetEnvironment {
  return tenantOf(tenant, rest).environments[name]!;
}

/** The findings of props, as `CODE path`. */
export function found(parts: FleetParts): string[] {
  const { findings } = resolve({ apiVersion: API_VERSION, tenants: [], ...parts });
  return findings.all.map(({ code, path }: Finding) => `${code} ${path.join('.')}`);
}
