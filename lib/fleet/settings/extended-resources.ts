import {
  catalogueEntry,
  isAccelerator,
  meantResource,
  migProfileOf,
} from '../catalogue/accelerators';
import { isExtendedResourceName, isHugePagesName } from '../values/label-values';
import { eachEntry } from '../values/maps';
import { sortedTexts } from '../values/texts';
import type { Setting } from './setting';

/** Devices that may be used without a quota. */
export const extendedResources: Setting<readonly string[], readonly string[], readonly string[]> = {
  check(written, path, findings) {
    eachEntry(written, (device, index) => {
      if (isHugePagesName(device)) return;
      if (!isExtendedResourceName(device)) {
        findings.add(
          'DEVICE_INVALID',
          [...path, index],
          `\`${device}\` is not an extended resource.`,
          'Write the name as nodes advertise it, such as rdma/hca.',
        );
      } else if (catalogueEntry(device) !== undefined || migProfileOf(device) !== undefined) {
        findings.add(
          'DEVICE_INVALID',
          [...path, index],
          `\`${device}\` is an accelerator, and this list would grant it without a limit.`,
          'Declare a pool for it and grant it with `quota: {gpu: …}`.',
        );
      } else if (meantResource(device) !== undefined) {
        findings.add(
          'DEVICE_INVALID',
          [...path, index],
          `\`${device}\` has the name of a vendor in place of its domain.`,
          domainFix(meantResource(device)!),
        );
      }
    });
  },
  resolve: sortedTexts,
};

/** A device of a vendor, or an accelerator, which is granted elsewhere. */
function domainFix(meant: string): string {
  return isAccelerator(meant)
    ? `If you mean \`${meant}\`, declare a pool for it and grant it with \`quota: {gpu: …}\`.`
    : `Did you mean \`${meant}\`?`;
}
