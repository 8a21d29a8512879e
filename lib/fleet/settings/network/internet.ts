import type { FleetInternet } from '../../model/fleet';
import type { InternetProps } from '../../model/props';
import type { Merged } from '../../model/written';
import { NON_PUBLIC_V4, NON_PUBLIC_V6, covers } from '../../values/cidr';
import { eachEntry } from '../../values/maps';
import type { Setting } from '../setting';
import { checkRange, sortedRanges } from './ranges';

/** Whether public addresses may be reached, and which may not. */
export const internet: Setting<
  boolean | InternetProps,
  boolean | Merged<InternetProps>,
  boolean | FleetInternet
> = {
  check(written, path, findings) {
    if (typeof written !== 'object') return;
    eachEntry(written.except, (text, index) => {
      const at = [...path, 'except', index];
      const range = checkRange(text, at, findings);
      if (range === undefined) return;
      const isPrivate = [...NON_PUBLIC_V4, ...NON_PUBLIC_V6].some((known) =>
        covers(known.range, range),
      );
      if (!isPrivate) return;
      findings.add(
        'CIDR_FORBIDDEN',
        at,
        `${text} is a private range, which \`internet\` never opens.`,
        'Remove it, or open it by name under `egress` if tenants are to reach it.',
      );
    });
  },
  resolve: (merged) =>
    typeof merged === 'object' ? { except: sortedRanges(merged.except) } : merged,
};
