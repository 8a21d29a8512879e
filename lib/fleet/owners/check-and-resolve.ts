import type { Findings } from '../../findings/findings';
import { checkVoidGrants } from '../quota/timed-grants';
import { checkSplit, resolveQuota } from '../quota/quota';
import { checkTenant, mergedQuota, resolveTenant } from './fleet-tenant';
import { checkPot } from './pots';
import type { Surroundings } from './surroundings';
import {
  type ResolvedTenant,
  type WrittenOwner,
  checkDraft,
  checkTierOf,
  draftTenant,
  placesIn,
} from './tenant-draft';

/** Merges the layers of a tenant, splits its quota and checks what comes of it. */
export function checkAndResolve(
  written: WrittenOwner,
  surroundings: Surroundings,
  findings: Findings,
): ResolvedTenant | undefined {
  const owner = checkTierOf(written, surroundings, findings);
  if (owner === undefined) return undefined;
  const draft = draftTenant(owner, surroundings);
  if (!checkDraft(draft, findings)) return undefined;
  checkPot(draft, surroundings, findings);
  const { name: tenant, grants } = owner.entry;
  checkVoidGrants({ tenant, total: draft.terms.quota, grants }, owner.path, findings);
  const quota = mergedQuota(draft, surroundings);
  const split = resolveQuota(quota);
  checkSplit(quota, split, placesIn(draft), findings);
  const resolved = resolveTenant(draft, quota, split, surroundings);
  checkTenant(resolved, draft, surroundings, findings);
  return { owner, tenant: resolved, surroundings };
}
