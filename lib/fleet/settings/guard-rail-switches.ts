import { GUARD_RAILS, GUARD_RAIL_NAMES } from '../catalogue/guard-rail-catalogue';
import type { GuardRailSwitches } from '../model/props';
import { type Setting, nothingToCheck } from './setting';

/** Which guard rails are on. */
export const guardRailSwitches: Setting<
  GuardRailSwitches,
  Required<GuardRailSwitches>,
  Required<GuardRailSwitches>
> = {
  check: nothingToCheck,
  resolve: (merged) => ({ ...merged }),
  checkMerged({ tenant, name, environment, placeOf }, findings) {
    for (const rail of GUARD_RAIL_NAMES) {
      if (environment.guardRails[rail]) continue;
      findings.addOnce(
        'GUARD_RAIL_OFF',
        placeOf(['guardRails', rail]),
        `\`${rail}\` is off in \`${name}\` of \`${tenant}\`: ${GUARD_RAILS[rail].opens}.`,
        'Remove the line, or say under `accept` why it is off.',
      );
    }
  },
};
