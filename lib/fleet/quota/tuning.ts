import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { FleetTunedAmounts, FleetTuning } from '../model/fleet';
import type { TunedAmounts, TuningProps } from '../model/props';
import type { Merged, Written } from '../model/written';
import { canonicalAmount, checkAmount } from '../values/amounts';
import { sortedMap } from '../values/maps';
import { type PoolNames, checkGpus } from './gpu-counts';
import { SPLITS } from './portions';

/** Reports bounds of tuning that cannot be read. */
export function checkTuning(
  tuning: Written<TuningProps> | null | undefined,
  path: FindingPath,
  pools: PoolNames,
  findings: Findings,
): void {
  for (const bound of ['min', 'max', 'step'] as const) {
    const amounts = tuning?.[bound];
    for (const [key, measure] of SPLITS) {
      checkAmount(amounts?.[key], measure, [...path, bound, key], findings);
    }
    checkGpus(amounts?.gpu, [...path, bound, 'gpu'], pools, findings);
  }
}

/** Bounds of tuning in normal form. */
export function resolveTuning({ min, max, step, headroom }: Merged<TuningProps>): FleetTuning {
  return {
    ...(min === undefined ? {} : { min: amountsOf(min) }),
    ...(max === undefined ? {} : { max: amountsOf(max) }),
    ...(step === undefined ? {} : { step: amountsOf(step) }),
    ...(headroom === undefined ? {} : { headroom: `${String(headroom).replace(/%$/, '')}%` }),
  };
}

function amountsOf({ gpu, ...amounts }: Merged<TunedAmounts>): FleetTunedAmounts {
  const stated = SPLITS.flatMap(([key]) => {
    const value = amounts[key];
    return value === undefined ? [] : [[key, canonicalAmount(value)] as const];
  });
  return {
    ...Object.fromEntries(stated),
    ...(gpu === undefined
      ? {}
      : { gpu: typeof gpu === 'number' ? gpu : sortedMap(gpu, (count) => count) }),
  };
}
