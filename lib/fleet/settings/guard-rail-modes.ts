import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import {
  GUARD_RAILS,
  GUARD_RAIL_NAMES,
  type GuardRailName,
} from '../catalogue/guard-rail-catalogue';
import type { FleetGuardRails } from '../model/fleet';
import type { GuardRailMode, GuardRailModes } from '../model/props';
import type { Merged } from '../model/written';
import { type MergedEnvironment, type Setting, nothingToCheck } from './setting';

type Lenient = Exclude<GuardRailMode, 'enforce'>;

/** What a rail that does not enforce does, as the part of a sentence after its name. */
const LENIENT: Readonly<Record<Lenient, string>> = {
  warn: 'only warns',
  audit: 'only writes to the audit log',
  off: 'is off',
};

/** What each guard rail does with a request that it objects to. */
export const guardRailModes: Setting<GuardRailModes, Merged<GuardRailModes>, FleetGuardRails> = {
  check: nothingToCheck,
  resolve: resolveGuardRails,
  checkMerged(merged, findings) {
    const { environment, placeOf } = merged;
    for (const rail of GUARD_RAIL_NAMES) {
      const mode = environment.guardRails[rail];
      if (mode === 'enforce') continue;
      const place = placeOf(['guardRails', rail]);
      if (place.at(-1) !== rail) {
        reportDefault(merged, mode, findings);
        continue;
      }
      findings.addOnce(
        'GUARD_RAIL_OFF',
        place,
        `\`${rail}\` ${LENIENT[mode]} ${whereOf(place, merged)}: ${GUARD_RAILS[rail].opens}.`,
        'Write `enforce`, or say under `accept` why it does not refuse.',
      );
    }
  },
};

/** Which namespaces a mode is for, by the level that states it: `in \`dev\` of every tenant`. */
function whereOf(place: FindingPath, { tenant, name }: MergedEnvironment): string {
  const [root, owner] = place;
  const environment = place.indexOf('environments');
  const all = root === 'platform' ? 'every tenant' : `every tenant of the tier \`${owner!}\``;
  if (root === 'tenants' || root === 'sharedServices') {
    return environment === -1 ? `in all of \`${tenant}\`` : `in \`${name}\` of \`${tenant}\``;
  }
  return environment === -1 ? `for ${all}` : `in \`${place[environment + 1]!}\` of ${all}`;
}

/** One finding for all guard rails that nobody names. */
function reportDefault(merged: MergedEnvironment, mode: Lenient, findings: Findings): void {
  const place = merged.placeOf(['guardRails', 'default']);
  findings.addOnce(
    'GUARD_RAIL_OFF',
    place,
    `Every guard rail that no level names ${LENIENT[mode]} ${whereOf(place, merged)}.`,
    'Name those that you have tried with `enforce`, and say under `accept` until when the rest does not refuse.',
  );
}

/** The mode of every guard rail. */
export function resolveGuardRails(merged: Merged<GuardRailModes>): FleetGuardRails {
  const modes = GUARD_RAIL_NAMES.map((rail) => [rail, merged[rail] ?? defaultMode(rail, merged)]);
  return Object.fromEntries(modes) as FleetGuardRails;
}

/** A rail that changes requests cannot warn of them. */
function defaultMode(
  rail: GuardRailName,
  { default: mode = 'enforce' }: Merged<GuardRailModes>,
): GuardRailMode {
  if (GUARD_RAILS[rail].ignoresDefault === true) return 'enforce';
  return GUARD_RAILS[rail].changesOnly === true && mode !== 'off' ? 'enforce' : mode;
}
