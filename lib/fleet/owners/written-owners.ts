import { SHARED_ENVIRONMENT, SINGLE_ENVIRONMENT } from '../model/defaults';
import { organizationsAbove, withOrganization } from './inherited-from-organizations';
import type { SoundParts } from '../shape/sound-parts';
import { asTenant } from './shared-services';
import type { WrittenOwner } from './tenant-draft';

/** The tenants of an input, and where each was written. */
export function tenantsOf({ tenants, organizations }: SoundParts): WrittenOwner[] {
  return tenants.map(([index, entry]) => {
    const path = ['tenants', index];
    return {
      entry: withOrganization(entry, organizations),
      path,
      namePath: [...path, 'name'],
      single: SINGLE_ENVIRONMENT,
      ...(entry.organization === undefined
        ? {}
        : { above: organizationsAbove(entry, organizations) }),
    };
  });
}

/** The shared services of an input, as tenants with a single namespace. */
export function servicesOf({ services }: SoundParts): WrittenOwner[] {
  return services.map(([name, service]) => {
    const path = ['sharedServices', name];
    return { entry: asTenant(name, service), path, namePath: path, single: SHARED_ENVIRONMENT };
  });
}
