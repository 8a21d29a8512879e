import { RESOURCES, burstShare } from '../settings/containers';
import type { Findings, FindingPath } from '../../findings/finding';
import type { FleetResources } from '../model/fleet';
import { isMap } from '../model/layers';
import type { QuotaContext, SplitKey } from './portions';
import { amount, canonicalAmount } from '../values/amounts';
import { type SplitUnit, splitQuantity, splitUnit } from '../values/apportion';
import {
  ONE,
  addQuantities,
  compareQuantities,
  formatQuantity,
  scaleQuantity,
} from '../values/quantity';
import { HUNDRED_PERCENT } from '../values/share';

const LIMIT_UNITS = { cpu: 'milli', memory: 'mebi' } as const;

/**
 * Limits: all requests together × (1 + burst), rounded up, split by the requests. So every environment's limits are at
 * least its requests × (1 + burst) rounded down, and default containers fill both at once.
 */
export function splitLimits(
  texts: readonly Record<SplitKey, string | undefined>[],
  context: QuotaContext,
  findings: Findings,
): (FleetResources | undefined)[] {
  const results = texts.map(() => ({}) as { cpu?: string; memory?: string });
  for (const [key] of RESOURCES) {
    const burst = context.burst?.[key];
    const computed = burst === undefined ? undefined : computeLimits(key, burst, texts);
    context.portions.forEach(({ name, override }, index) => {
      const written = isMap(override['limits']) ? override['limits'][key] : undefined;
      if (written !== undefined) {
        const place = context.placeOf(['environments', name, 'quota', 'limits', key]);
        checkLimit(key, written as string, burst, texts[index]![key], place, findings);
      }
      const text = written === undefined ? computed?.[index] : canonicalAmount(written as string);
      if (text !== undefined) results[index]![key] = text;
    });
  }
  return results.map((limits) => (Object.keys(limits).length === 0 ? undefined : limits));
}

function computeLimits(
  key: 'cpu' | 'memory',
  burst: string,
  texts: readonly Record<SplitKey, string | undefined>[],
): (string | undefined)[] {
  const requests = texts.map((text) => (text[key] === undefined ? undefined : amount(text[key])));
  const stated = requests.filter((request) => request !== undefined);
  const sum = addQuantities(...stated);
  // An amount that is no whole number of Mi would be cut below itself.
  const isFine = stated.some((request) => splitUnit(request, LIMIT_UNITS[key]) === ONE);
  const unitName: SplitUnit = isFine ? 'one' : LIMIT_UNITS[key];
  const unit = splitUnit(sum, unitName)!;
  const total = scaleQuantity(
    sum,
    HUNDRED_PERCENT + burstShare(burst),
    HUNDRED_PERCENT,
    'ceil',
    unit,
  );
  const split = splitQuantity(
    total,
    requests.map((request) => request?.nano ?? 0n),
    unitName,
  )!;
  return requests.map((request, index) =>
    request === undefined ? undefined : formatQuantity(split[index]!),
  );
}

function checkLimit(
  key: 'cpu' | 'memory',
  written: string,
  burst: string | undefined,
  request: string | undefined,
  place: FindingPath,
  findings: Findings,
): void {
  if (burst === undefined) {
    findings.add(
      'LIMITS_INVALID',
      place,
      `A limit of \`${key}\` stands without a burst: every pod that states no limit would be refused.`,
      `Add \`burst: {${key}: 20%}\` to the tenant, or remove the limit.`,
    );
  } else if (request !== undefined && compareQuantities(amount(written), amount(request)) < 0) {
    findings.addOnce(
      'LIMITS_INVALID',
      place,
      `The limit ${written} of \`${key}\` is below the requests of ${request}.`,
      'Raise it, or remove it to have it follow the burst.',
    );
  }
}
