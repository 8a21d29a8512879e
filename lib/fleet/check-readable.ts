import { QUOTA_CODES } from '../findings/codes/quota-codes';
import type { Finding } from '../findings/finding';
import { Findings } from '../findings/findings';
import { type WrittenCluster, clustersIn } from './owners/written-cluster';
import type { FleetProps, TenantEntry } from './model/props';
import type { Written } from './model/written';
import { checkAndResolve } from './owners/check-and-resolve';
import { surroundingsOf } from './owners/surroundings';
import { type PlacedQuota, meantTier } from './owners/tenant-draft';
import { servicesOf, tenantsOf } from './owners/written-owners';
import { ReadableParts } from './shape/readable-parts';

/** Reports what is wrong with tenants that have other mistakes as well, as far as it does not follow from those. */
export function checkReadable(written: Written<FleetProps>, findings: Findings): void {
  // Without its pools, the numbers of GPUs of a tenant mean nothing.
  if (findings.hasErrorBelow(['platform', 'pools'])) return;
  const named = clustersIn(written);
  if (named.some(({ path }) => findings.hasErrorBelow([...path, 'pools']))) return;
  const clusters = named.length === 0 ? [undefined] : named;
  // What is found in the first turn may hide something from it: an unknown environment hides its settings.
  for (let turn = 0; turn < 2; turn++) {
    const known = new Set(findings.all.map(({ code, path }) => JSON.stringify([code, path])));
    const readable = new ReadableParts(written, findings);
    const found = clusters
      .flatMap((cluster) => readableFindings(readable, cluster))
      .filter(({ code, path }) => !known.has(JSON.stringify([code, path])));
    for (const { code, path, message, fix } of found) findings.addOnce(code, path, message, fix);
  }
}

/** Amounts mean nothing on a cluster before they are split, and what is reported here is not about them. */
const NOTHING: PlacedQuota = { total: {}, exact: {}, isPart: false, places: {} };

function readableFindings(readable: ReadableParts, cluster: WrittenCluster | undefined): Finding[] {
  const { parts } = readable;
  const surroundings = surroundingsOf(cluster === undefined ? parts : { ...parts, cluster });
  return [...tenantsOf(parts), ...servicesOf(parts)].flatMap((owner) => {
    const { path } = owner;
    const { name, tier: stated }: Partial<TenantEntry> = owner.entry;
    const tier = stated === undefined ? undefined : meantTier(stated, parts.tierNames);
    if (name === undefined || !readable.isBroken(path, tier)) return [];
    // A tier that is not even a map says nothing of what its tenants inherit.
    const isLost = parts.tierNames.includes(tier ?? '') && parts.tiers[tier ?? ''] === undefined;
    if (isLost) return [];
    const found = new Findings();
    checkAndResolve(
      cluster === undefined ? owner : { ...owner, placed: NOTHING },
      surroundings,
      found,
    );
    return found.all.filter(
      (item) =>
        readable.isIndependent(item, path, tier) &&
        (cluster === undefined || !Object.hasOwn(QUOTA_CODES, item.code)),
    );
  });
}
