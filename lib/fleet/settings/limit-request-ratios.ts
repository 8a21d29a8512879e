import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { FleetContainers, FleetRatios } from '../model/fleet';
import type { RatiosProps } from '../model/props';
import type { Merged, Written } from '../model/written';
import { amount, canonicalAmount, checkAmount } from '../values/amounts';
import { defined, mapOf } from '../values/maps';
import { MILLI, ONE, formatQuantity } from '../values/quantity';
import type { MergedEnvironment } from './setting';

const KEYS = ['cpu', 'memory'] as const satisfies readonly (keyof RatiosProps)[];

type Key = (typeof KEYS)[number];

/** The ratio of one resource, and what containers get that state nothing. */
interface Ratio {
  readonly key: Key;
  readonly ratio: string;
  readonly request: string | null;
  /** Without a default limit, the API server takes the maximum for one. Absent: containers have none. */
  readonly limit?: string;
}

/** Reports ratios that the API server would refuse. */
export function checkRatios(
  ratios: Written<RatiosProps> | null | undefined,
  path: FindingPath,
  findings: Findings,
): void {
  for (const key of KEYS) {
    const at = [...path, key];
    const ratio = ratios?.[key];
    checkAmount(ratio, 'cores', at, findings);
    if (ratio === undefined || ratio === null || findings.hasErrorBelow(at)) continue;
    if (amount(ratio).nano >= ONE) continue;
    findings.add(
      'QUANTITY_INVALID',
      at,
      `\`${ratio}\` is not a valid ratio: a limit is never below its request.`,
      'Write 1 or more.',
    );
  }
}

/** The normal form; undefined where nothing is bounded. */
export function resolveRatios(ratios: Merged<RatiosProps> = {}): FleetRatios | undefined {
  const normal = defined(
    mapOf(KEYS, (key) => {
      const ratio = ratios[key];
      return ratio === undefined ? undefined : canonicalAmount(ratio);
    }),
  );
  return Object.keys(normal).length === 0 ? undefined : normal;
}

/** Reports ratios that contradict other bounds, or with which containers that state nothing are refused. */
export function checkRatiosOfContainers(merged: MergedEnvironment, findings: Findings): void {
  const { containers } = merged.environment;
  for (const found of ratiosOf(containers)) {
    checkAgainstBounds(found, containers, merged, findings);
    checkAgainstDefaults(found, merged, findings);
  }
}

function ratiosOf(containers: FleetContainers): Ratio[] {
  const { maxLimitRequestRatio = {}, defaultRequest, default: limits, max } = containers;
  return KEYS.flatMap((key): Ratio[] => {
    const ratio = maxLimitRequestRatio[key];
    if (ratio === undefined) return [];
    const limit = limits?.[key] ?? max?.[key];
    return [{ key, ratio, request: defaultRequest[key], ...defined({ limit }) }];
  });
}

/** How much more an amount is than so many times another one, in the smallest unit; negative where it is less. */
function excess(upper: string, lower: string, ratio: string): bigint {
  return amount(upper).nano * ONE - amount(lower).nano * amount(ratio).nano;
}

/** A LimitRange with a ratio above that of its own bounds is refused. */
function checkAgainstBounds(
  { key, ratio }: Ratio,
  { min, max }: FleetContainers,
  { placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  const [least, most] = [min?.[key], max?.[key]];
  if (least === undefined || most === undefined || excess(most, least, ratio) >= 0n) return;
  findings.addOnce(
    'CONTAINER_BOUNDS',
    placeOf(['containers', 'maxLimitRequestRatio', key]),
    `For \`${key}\`, a limit may be ${ratio} times the request, but \`max\` with ${most} is less than that above \`min\` with ${least}.`,
    'Lower the ratio, or raise `max`: the API server refuses this.',
  );
}

function checkAgainstDefaults(
  { key, ratio, request, limit }: Ratio,
  { placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  const place = placeOf(['containers', 'maxLimitRequestRatio', key]);
  if (limit === undefined) {
    findings.addOnce(
      'CONTAINER_BOUND',
      place,
      `\`maxLimitRequestRatio\` refuses every container that states no limit of \`${key}\`, because it gets none by default.`,
      `Add a default limit, \`containers: {default: {${key}: ${highest(key, request, ratio)}}}\`, or a burst.`,
    );
  } else if (request !== null && excess(limit, request, ratio) > 0n) {
    findings.addOnce(
      'CONTAINER_BOUNDS',
      place,
      `For \`${key}\`, a limit may be ${ratio} times the request, but containers that state nothing get a limit of ${limit} and a request of ${request}.`,
      `Raise the ratio, or lower the default limit to ${highest(key, request, ratio)}.`,
    );
  }
}

/** The highest default limit that a ratio allows, in steps that can be written. */
function highest(key: Key, request: string | null, ratio: string): string {
  if (request === null) return '…';
  const parsed = amount(request);
  const step = key === 'cpu' ? MILLI : ONE;
  const exact = (parsed.nano * amount(ratio).nano) / ONE;
  return formatQuantity({ ...parsed, nano: (exact / step) * step });
}
