import { isDnsSubdomain } from '../../values/dns-names';
import { eachEntry } from '../../values/maps';
import { sortedTexts } from '../../values/texts';
import type { Setting } from '../setting';

/** Host names of which routes may be made. That no two tenants share one is a rule of the whole fleet. */
export const hosts: Setting<readonly string[], readonly string[], readonly string[]> = {
  check(written, path, findings) {
    eachEntry(written, (host, index) => {
      const isWildcard = host.startsWith('*.');
      const name = isWildcard ? host.slice(2) : host;
      if (isDnsSubdomain(name) && (!isWildcard || name.includes('.'))) return;
      findings.add(
        'HOST_INVALID',
        [...path, index],
        isWildcard && isDnsSubdomain(name)
          ? `\`${host}\` means every host of a top-level domain.`
          : `\`${host}\` is not a valid host name.`,
        'Write it without protocol, port and path: ml.example.com, or *.ml.example.com for all hosts below it.',
      );
    });
  },
  resolve: sortedTexts,
};
