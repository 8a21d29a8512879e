import { checkBurst } from '../quota/burst';
import type { FindingPath, Findings } from '../../findings/finding';
import { checkIdentity, checkName } from './identity-labels';
import { type DataMap, isMap } from '../model/layers';
import { checkEnvironments } from './platform/fleet-platform';
import type { PoolNames } from '../quota/pools';
import { checkQuota } from '../quota/quota';
import { checkSettings } from '../settings/settings';
import { checkSharedService } from './shared-services';
import { checkSubjects } from './subjects';

/** Checks a tier by itself. */
export function checkTier(
  name: string,
  tier: unknown,
  path: FindingPath,
  pools: PoolNames,
  findings: Findings,
): void {
  if (!isMap(tier)) return;
  checkName(name, 'the name of a tier', path, findings);
  checkCommon(tier, path, pools, findings);
}

/** Checks an entry of `tenants` by itself. */
export function checkTenantEntry(
  tenant: unknown,
  path: FindingPath,
  pools: PoolNames,
  findings: Findings,
): void {
  if (!isMap(tenant)) return;
  checkName(tenant['name'], 'the name of a tenant', [...path, 'name'], findings);
  checkOwner(tenant, path, pools, findings);
}

/** What tenants and services have in common. */
function checkOwner(owner: DataMap, path: FindingPath, pools: PoolNames, findings: Findings): void {
  checkName(owner['namespace'], 'the name of a namespace', [...path, 'namespace'], findings);
  checkIdentity(owner, path, findings);
  checkCommon(owner, path, pools, findings);
}

/** Checks shared services, and that the tenants exist that they are for. */
export function checkServices(
  services: DataMap,
  entries: readonly unknown[],
  pools: PoolNames,
  findings: Findings,
): void {
  const tenants = entries.flatMap((entry) =>
    isMap(entry) && typeof entry['name'] === 'string' ? [entry['name']] : [],
  );
  for (const [name, service] of Object.entries(services)) {
    const path = ['sharedServices', name];
    if (!isMap(service)) continue;
    checkName(name, 'the name of a shared service', path, findings);
    if (tenants.includes(name)) {
      findings.add(
        'TENANT_DUPLICATE',
        path,
        `A tenant is called \`${name}\`, too: both would wear the label \`tenant: ${name}\`, and nobody could tell their costs apart.`,
        'Rename the shared service.',
      );
    }
    checkOwner(service, path, pools, findings);
    checkSharedService(service, tenants, path, findings);
  }
}

/** What tiers, tenants and services have in common. */
function checkCommon(
  layer: DataMap,
  path: FindingPath,
  pools: PoolNames,
  findings: Findings,
): void {
  checkSettings(layer, path, findings);
  checkQuota(layer['quota'], [...path, 'quota'], pools, findings);
  checkBurst(layer['burst'], [...path, 'burst'], findings);
  checkEnvironments(layer['environments'], [...path, 'environments'], pools, findings);
  for (const who of ['admins', 'users', 'viewers']) {
    checkSubjects(layer[who], [...path, who], findings);
  }
}
