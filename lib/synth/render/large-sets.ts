import { TenancyError, finding } from '../../findings/finding';
import { MOST_DELIVERY_SETS } from '../../fleet/model/defaults';
import type { FleetDelivery } from '../../fleet/model/fleet';
import { largeSet } from '../../plan/delivery-set-bytes';
import type { TenantStages } from '../../plan/delivery-sets';

/** Throws a `TenancyError` if etcd would not take a ResourceSet. */
export function refuseLargeSets(
  { sets = 1, namespace }: FleetDelivery,
  tenants: readonly TenantStages[],
): void {
  const large = largeSet(tenants, sets, namespace, MOST_DELIVERY_SETS);
  if (large === undefined) return;
  const { name, bytes, most, enough } = large;
  throw new TenancyError([
    finding({
      code: 'DELIVERY_SET_SIZE',
      path: ['platform', 'delivery'],
      message: `The ResourceSet \`${name}\` would have ${kibibytes(bytes)}, and may have ${kibibytes(most)}.`,
      fix:
        enough === undefined
          ? 'Leave `as` out, so that each tenant has objects of its own.'
          : `Write \`sets: ${enough}\` under \`delivery\`, so that ${enough} ResourceSets share the tenants.`,
    }),
  ]);
}

function kibibytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024)} KiB`;
}
