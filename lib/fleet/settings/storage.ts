import type { FindingPath, Findings } from '../../findings/finding';
import type { FleetStorage } from '../model/fleet';
import { type DataMap, isMap } from '../model/layers';
import { checkNames } from '../owners/identity-labels';
import { sortedTexts } from '../values/texts';

/** Reports storage that cannot be there. */
export function checkStorage(storage: unknown, path: FindingPath, findings: Findings): void {
  if (!isMap(storage)) return;
  checkNames(storage['classes'], 'a storage class', [...path, 'classes'], findings);
  checkNames(storage['volumes'], 'a volume', [...path, 'volumes'], findings);
  checkNames(storage['drivers'], 'a CSI driver', [...path, 'drivers'], findings);
}

/** Which storage may be used, in normal form. */
export function resolveStorage(merged: DataMap): FleetStorage {
  const { classes } = merged;
  return {
    ...(classes === undefined ? {} : { classes: sortedTexts(classes) }),
    volumes: sortedTexts(merged['volumes']),
    drivers: sortedTexts(merged['drivers']),
  };
}
