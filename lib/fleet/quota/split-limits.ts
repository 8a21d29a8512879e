import type { Findings } from '../../findings/findings';
import type { FleetResources } from '../model/fleet';
import type { PlaceOf } from '../model/layers';
import { RESOURCES, type ResourceKey, amount, canonicalAmount } from '../values/amounts';
import { type SplitUnit, splitQuantity, splitUnit } from '../values/apportion';
import { defined, mapOf } from '../values/maps';
import {
  ONE,
  addQuantities,
  compareQuantities,
  formatQuantity,
  scaleQuantity,
} from '../values/quantity';
import { HUNDRED_PERCENT, burstShare } from '../values/share';
import { type MergedQuota, exactKeys } from './portions';

/** What one environment may request; null or undefined where it is not bounded. */
type Requests = Readonly<Partial<Record<ResourceKey, string | null>>>;

const LIMIT_UNITS = { cpu: 'milli', memory: 'mebi', ephemeralStorage: 'mebi' } as const;

/** The limits of each environment, in the order of the portions; undefined where it has none. */
export function splitLimits(
  requests: readonly Requests[],
  { burst, portions }: MergedQuota,
): (FleetResources | undefined)[] {
  const keys = RESOURCES.map(([key]) => key);
  const byBurst = mapOf(keys, (key) => limitsOfBurst(key, burst?.[key], requests));
  return portions.map(({ exact }, index) => {
    const limits = defined(
      mapOf(keys, (key) => canonical(exact.limits?.[key]) ?? byBurst[key][index]),
    );
    return Object.keys(limits).length === 0 ? undefined : limits;
  });
}

function canonical(written: string | number | undefined): string | undefined {
  return written === undefined ? undefined : canonicalAmount(written);
}

/**
 * All requests together × (1 + burst), rounded up and split by the requests. So the limits of every environment are at
 * least its own requests × (1 + burst) rounded down, and default containers fill both at once.
 */
function limitsOfBurst(
  key: ResourceKey,
  burst: string | undefined,
  requests: readonly Requests[],
): (string | undefined)[] {
  if (burst === undefined) return [];
  const amounts = requests.map(({ [key]: text }) => (text ? amount(text) : undefined));
  const stated = amounts.filter((request) => request !== undefined);
  const sum = addQuantities(...stated);
  // An amount that is not a whole number of Mi would be cut below itself.
  const isFine = stated.some((request) => splitUnit(request, LIMIT_UNITS[key]) === ONE);
  const unit: SplitUnit = isFine ? 'one' : LIMIT_UNITS[key];
  const factor = HUNDRED_PERCENT + burstShare(burst);
  const total = scaleQuantity(sum, factor, HUNDRED_PERCENT, 'ceil', splitUnit(sum, unit)!);
  const weights = amounts.map((request) => request?.nano ?? 0n);
  const split = splitQuantity(total, weights, unit)!;
  return amounts.map((request, index) => request && formatQuantity(split[index]!));
}

/** What the API server makes of pods without a limit where a quota bounds limits: it counts local disk as 0. */
const WITHOUT_LIMIT: Record<ResourceKey, string> = {
  cpu: 'every pod that states no limit would be refused',
  memory: 'every pod that states no limit would be refused',
  ephemeralStorage: 'pods that state no limit would not be counted',
};

/** Reports exact limits without a burst, or below what the environment may request. */
export function checkLimits(
  { burst, portions }: MergedQuota,
  requests: readonly Requests[],
  placeOf: PlaceOf,
  findings: Findings,
): void {
  for (const [key] of RESOURCES) {
    portions.forEach((portion, index) => {
      const limit = portion.exact.limits?.[key];
      if (limit === undefined) return;
      const place = placeOf(...exactKeys([portion], 'limits', key));
      const request = requests[index]![key];
      if (burst?.[key] === undefined) {
        findings.add(
          'LIMITS_INVALID',
          place,
          `\`${key}\` has a limit but no burst, so ${WITHOUT_LIMIT[key]}.`,
          `Add \`burst: {${key}: 20%}\` to the tenant, or remove the limit.`,
        );
      } else if (request && compareQuantities(amount(limit), amount(request)) < 0) {
        findings.addOnce(
          'LIMITS_INVALID',
          place,
          `The limit ${limit} of \`${key}\` is below the requests of ${request}.`,
          'Raise it, or remove it to let it follow from the burst.',
        );
      }
    });
  }
}
