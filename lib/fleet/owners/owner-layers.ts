import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { OwnerProps, TenantEntry, TierEntry } from '../model/props';
import type { Written } from '../model/written';
import { checkBurst } from '../quota/burst';
import type { PoolNames } from '../quota/gpu-counts';
import { checkGrants } from '../quota/timed-grants';
import { checkQuota } from '../quota/quota';
import { checkTuning } from '../quota/tuning';
import { checkQueue } from '../queues/queue';
import { SETTINGS } from '../settings/settings';
import { checkName } from '../values/name-checks';
import { checkEnvironmentLayers } from './environment-layers';
import { checkFormerNames } from './former-names';
import { checkIdentity } from './identity-labels';
import { checkPeople } from '../values/subjects';

/** Reports everything that is wrong with a tier by itself. */
export function checkTier(
  name: string,
  tier: Written<TierEntry>,
  path: FindingPath,
  pools: PoolNames,
  findings: Findings,
): void {
  checkName(name, 'the name of a tier', path, findings);
  checkLayer(tier, path, pools, findings);
  checkQueue(tier.queue, [...path, 'queue'], pools, findings);
  checkTuning(tier.tuning, [...path, 'tuning'], pools, findings);
}

/** Reports everything that is wrong with an entry of `tenants` by itself. */
export function checkTenantEntry(
  tenant: Written<TenantEntry>,
  path: FindingPath,
  pools: PoolNames,
  findings: Findings,
): void {
  checkName(tenant.name, 'the name of a tenant', [...path, 'name'], findings);
  checkOwner(tenant, path, pools, findings);
  checkQueue(tenant.queue, [...path, 'queue'], pools, findings);
  checkTuning(tenant.tuning, [...path, 'tuning'], pools, findings);
  checkGrants(tenant.grants, [...path, 'grants'], pools, findings);
}

/** Reports what is wrong with what tenants and shared services have in common. */
export function checkOwner(
  owner: Written<OwnerProps>,
  path: FindingPath,
  pools: PoolNames,
  findings: Findings,
): void {
  checkName(owner.namespace, 'the name of a namespace', [...path, 'namespace'], findings);
  checkFormerNames(owner, 'a former name', path, findings);
  checkIdentity(owner, path, findings);
  checkLayer(owner, path, pools, findings);
}

/** Reports what is wrong with what tiers, tenants and shared services have in common. */
function checkLayer(
  layer: Written<TierEntry | OwnerProps>,
  path: FindingPath,
  pools: PoolNames,
  findings: Findings,
): void {
  SETTINGS.check(layer, path, findings);
  checkQuota(layer.quota, [...path, 'quota'], pools, findings);
  checkBurst(layer.burst, [...path, 'burst'], findings);
  checkEnvironmentLayers(layer.environments, [...path, 'environments'], pools, findings);
  checkPeople(layer, path, findings);
}
