import type { Findings } from '../../findings/finding';
import type { FleetEnvironment, FleetEnvironmentQuota, FleetTenant } from '../model/fleet';
import { type PlaceOf, writtenAt } from '../model/layers';
import { resolveBurst } from '../quota/burst';
import type { MergedQuota } from '../quota/portions';
import { checkSplit, resolveQuota } from '../quota/quota';
import type { MergedEnvironment, SettingContext } from '../settings/setting';
import { SETTINGS } from '../settings/settings';
import { defined } from '../values/maps';
import { formatShare, shareOf } from '../values/share';
import type { EnvironmentDraft } from './environment-drafts';
import { checkNamespaces, namespaceOf } from './namespaces';
import { resolveSubjects } from './subjects';
import type { Surroundings, TenantDraft } from './tenant-draft';

/** A tenant in normal form, and what it was made of. */
export interface ResolvedTenant {
  readonly tenant: FleetTenant;
  readonly quota: MergedQuota;
  readonly draft: TenantDraft;
}

/** The normal form of a tenant whose draft has been checked. */
export function resolveTenant(draft: TenantDraft, { platform }: Surroundings): ResolvedTenant {
  const { name, displayName, costCenter, department, contact, state } = draft.owner.entry;
  const burst = resolveBurst(draft.terms.burst);
  const quota: MergedQuota = {
    tenant: name,
    total: draft.terms.quota,
    burst,
    pools: platform.pools,
    portions: draft.environments.map(({ name: environment, merged }) => ({
      name: environment,
      share: shareOf(merged.share!),
      exact: merged.quota ?? {},
    })),
  };
  const { total, parts } = resolveQuota(quota);
  const environments: Record<string, FleetEnvironment> = {};
  draft.environments.forEach((environment, index) => {
    environments[environment.name] = resolveEnvironment(
      environment,
      namespaceOf(environment, draft, platform.prefix),
      parts[index]!,
      { platform, burst },
    );
  });
  const tenant: FleetTenant = defined({
    name,
    displayName: String(displayName ?? name),
    costCenter: String(costCenter),
    department: department === undefined ? undefined : String(department),
    contact: contact === undefined ? undefined : String(contact),
    namespaces: draft.terms.namespaces,
    state: state ?? 'active',
    quota: total,
    burst,
    environments,
  });
  return { tenant, quota, draft };
}

function resolveEnvironment(
  { merged }: EnvironmentDraft,
  namespace: string,
  quota: FleetEnvironmentQuota,
  context: SettingContext,
): FleetEnvironment {
  return {
    share: formatShare(shareOf(merged.share!)),
    namespace,
    state: merged.state ?? 'active',
    quota,
    admins: resolveSubjects(merged.admins),
    users: resolveSubjects(merged.users),
    viewers: resolveSubjects(merged.viewers),
    ...SETTINGS.resolve(merged, context),
  };
}

/** Reports what is wrong with a tenant once its layers are merged and its quota is split. */
export function checkTenant(
  { tenant, quota, draft }: ResolvedTenant,
  { platform }: Surroundings,
  findings: Findings,
): void {
  const { owner, layers } = draft;
  const split = {
    total: tenant.quota,
    parts: draft.environments.map(({ name }) => tenant.environments[name]!.quota),
  };
  const placeOf: PlaceOf = (...values) => writtenAt(layers, ...values) ?? owner.namePath;
  checkSplit(quota, split, placeOf, findings);
  for (const { name, written } of draft.environments) {
    const merged: MergedEnvironment = {
      tenant: tenant.name,
      name,
      environment: tenant.environments[name]!,
      platform,
      placeOf: (...values) =>
        writtenAt(written, ...values) ?? writtenAt(written, ['share']) ?? owner.namePath,
    };
    SETTINGS.checkMerged(merged, findings);
  }
  checkNamespaces(tenant, draft, platform.prefix, findings);
}
