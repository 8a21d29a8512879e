import { GUARD_RAIL_NAMES, type GuardRailName } from '../fleet/catalogue/guard-rail-catalogue';
import type { FleetGuardRails } from '../fleet/model/fleet';
import type { GuardRailMode } from '../fleet/model/props';

/** Modes of guard rails that only some namespaces have, each with policies of its own. */
export type LenientMode = Extract<GuardRailMode, 'warn' | 'audit'>;

export const LENIENT_MODES: readonly LenientMode[] = ['warn', 'audit'];

/** The guard rails that are in a lenient mode in some namespace. */
export type LenientRails = Readonly<Record<LenientMode, readonly GuardRailName[]>>;

export const NO_LENIENT_RAILS: LenientRails = { warn: [], audit: [] };

/** The lenient rails of some namespaces together, in order. */
export function lenientRails(modes: Iterable<FleetGuardRails>): LenientRails {
  // Most namespaces share what they inherit.
  const distinct = [...new Set(modes)];
  const railsIn = (mode: LenientMode): readonly GuardRailName[] =>
    GUARD_RAIL_NAMES.filter((rail) => distinct.some((rails) => rails[rail] === mode));
  return { warn: railsIn('warn'), audit: railsIn('audit') };
}
