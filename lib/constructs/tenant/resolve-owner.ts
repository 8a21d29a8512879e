import type { Construct } from 'constructs';
import type { Finding } from '../../findings/finding';
import type { SharedServiceEntry, TenantEntry } from '../../fleet/model/props';
import {
  type SharedServiceView,
  type TenantView,
  viewSharedService,
  viewTenant,
} from '../../plan/owner-views';
import { type Platform, platformFor } from '../platform/platform';
import { commonParts } from '../platform/common-parts';
import { OWN_TENANT, resolveProps } from '../resolve-props';
import { warn } from '../warn';

/** A tenant or a shared service in normal form, and the platform that it belongs to. */
export interface ResolvedOwner<View> {
  readonly platform: Platform;
  readonly view: View;
  readonly warnings: readonly Finding[];
}

/**
 * Resolves a tenant under its platform, tells the warnings, and lets the platform check it with its other tenants.
 *
 * @param environment - the only one that the construct makes
 * @throws TenancyError that names every wrong prop
 */
export function resolveTenant(
  construct: Construct,
  { platform = platformFor(construct), ...entry }: TenantEntry & { readonly platform?: Platform },
  environment?: string,
): ResolvedOwner<TenantView> {
  const { fleet, warnings } = resolveProps({ ...commonParts(platform._props), tenants: [entry] }, [
    OWN_TENANT,
  ]);
  warn(construct, warnings);
  platform._registry.addTenant(construct, entry, environment);
  return { platform, view: viewTenant(platform._view, fleet.tenants[0]!), warnings };
}

/**
 * Resolves a shared service under its platform, tells the warnings, and lets the platform check it with its tenants.
 *
 * @param consumers - the views of the tenants that reach it
 * @throws TenancyError that names every wrong prop
 */
export function resolveService(
  construct: Construct,
  platform: Platform,
  name: string,
  entry: Omit<SharedServiceEntry, 'consumers'>,
  consumers: readonly TenantView['spec'][],
): ResolvedOwner<SharedServiceView> {
  // Who reaches it is checked where all tenants are known.
  const alone: SharedServiceEntry = { ...entry, consumers: 'all' };
  const { fleet, warnings } = resolveProps(
    { ...commonParts(platform._props), sharedServices: { [name]: alone }, tenants: [] },
    [[['sharedServices', name], []]],
  );
  warn(construct, warnings);
  const names = consumers.map((tenant) => tenant.name).sort();
  platform._registry.addService(construct, name, { ...entry, consumers: names });
  const spec = { ...fleet.sharedServices[name]!, consumers: names };
  return { platform, view: viewSharedService(platform._view, name, spec, consumers), warnings };
}
