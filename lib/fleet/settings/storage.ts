import type { FleetStorage } from '../model/fleet';
import type { StorageProps } from '../model/props';
import type { Merged } from '../model/written';
import { canonicalAmount } from '../values/amounts';
import { checkNames } from '../values/name-checks';
import { sortedTexts } from '../values/texts';
import { checkClaimBounds, checkClaimSizes } from './claim-sizes';
import type { Setting } from './setting';

/** Which storage may be used. */
export const storage: Setting<StorageProps, Merged<StorageProps>, FleetStorage> = {
  check({ classes, attributesClasses, volumes, drivers, ...sizes }, path, findings) {
    checkNames(classes, 'a storage class', [...path, 'classes'], findings);
    checkNames(
      attributesClasses,
      'a VolumeAttributesClass',
      [...path, 'attributesClasses'],
      findings,
    );
    checkNames(volumes, 'a volume', [...path, 'volumes'], findings);
    checkNames(drivers, 'a CSI driver', [...path, 'drivers'], findings);
    checkClaimSizes(sizes, path, findings);
  },
  resolve({ classes, attributesClasses, volumes, drivers, minClaim, maxClaim }) {
    return {
      ...(classes === undefined ? {} : { classes: sortedTexts(classes) }),
      attributesClasses: sortedTexts(attributesClasses),
      volumes: sortedTexts(volumes),
      drivers: sortedTexts(drivers),
      ...(minClaim === undefined ? {} : { minClaim: canonicalAmount(minClaim) }),
      ...(maxClaim === undefined ? {} : { maxClaim: canonicalAmount(maxClaim) }),
    };
  },
  checkMerged: checkClaimBounds,
};
