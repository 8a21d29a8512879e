import type { Findings } from '../../findings/finding';
import type { FleetResources } from '../model/fleet';
import type { PlaceOf } from '../model/layers';
import { RESOURCES, amount, canonicalAmount } from '../values/amounts';
import { type SplitUnit, splitQuantity, splitUnit } from '../values/apportion';
import { defined } from '../values/maps';
import {
  ONE,
  addQuantities,
  compareQuantities,
  formatQuantity,
  scaleQuantity,
} from '../values/quantity';
import { HUNDRED_PERCENT, burstShare } from '../values/share';
import { type MergedQuota, exactKeys } from './portions';

type Resource = 'cpu' | 'memory';

/** What one environment may request; null or undefined where it is not bounded. */
type Requests = Readonly<Partial<Record<Resource, string | null>>>;

const LIMIT_UNITS = { cpu: 'milli', memory: 'mebi' } as const;

/** The limits of each environment, in the order of the portions; undefined where it has none. */
export function splitLimits(
  requests: readonly Requests[],
  { burst, portions }: MergedQuota,
): (FleetResources | undefined)[] {
  const cpu = limitsOfBurst('cpu', burst?.cpu, requests);
  const memory = limitsOfBurst('memory', burst?.memory, requests);
  return portions.map(({ exact }, index) => {
    const limits = defined({
      cpu: canonical(exact.limits?.cpu) ?? cpu[index],
      memory: canonical(exact.limits?.memory) ?? memory[index],
    });
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
  key: Resource,
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
          `\`${key}\` has a limit but no burst, so every pod that states no limit would be refused.`,
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
