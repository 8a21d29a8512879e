import { bytesTextOf, coresText } from '../../fleet/values/human-amounts';
import { ONE } from '../../fleet/values/quantity';
import { withThousands } from '../../fleet/values/thousands';
import type { ReportAmounts } from './report-data';

/** What is not bounded. */
const UNBOUNDED = 'unlimited';

/** Cores, such as `61.5`. */
export function coresWords(cores: number | null): string {
  return cores === null ? UNBOUNDED : withThousands(coresText(String(cores)));
}

/** Bytes in the largest unit of which there is at least one, such as `3.6Ti`. */
export function bytesWords(bytes: number | null): string {
  if (bytes === null) return UNBOUNDED;
  return bytesTextOf({ nano: BigInt(Math.round(bytes)) * ONE, format: 'binary' });
}

/** A count. */
export function countWords(count: number | null): string {
  return count === null ? UNBOUNDED : withThousands(String(count));
}

/** Devices by pool, such as `h100 3, a100 1`. */
export function gpuWords(gpu: ReportAmounts['gpu']): string {
  const texts = Object.entries(gpu).map(
    ([pool, count]) => `${pool} ${withThousands(String(count))}`,
  );
  return texts.length === 0 ? '–' : texts.join(', ');
}

/** How many of something: `1 tenant`, `2 tenants`. */
export function howMany(count: number, noun: string, plural = `${noun}s`): string {
  return `${withThousands(String(count))} ${count === 1 ? noun : plural}`;
}

/** A part of a whole in percent, rounded. */
export function percentWords(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`;
}
