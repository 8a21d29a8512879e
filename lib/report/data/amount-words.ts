import { withThousands } from '../../fleet/values/thousands';
import type { ReportAmounts } from './report-data';

const BYTE_UNITS = ['B', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** What is not bounded. */
const UNBOUNDED = 'unlimited';

/** Cores, such as `61.5`. */
export function coresWords(cores: number | null): string {
  return cores === null ? UNBOUNDED : short(cores);
}

/** Bytes in the largest unit of which there is at least one, such as `3.6Ti`. */
export function bytesWords(bytes: number | null): string {
  if (bytes === null) return UNBOUNDED;
  let index = 0;
  let rest = bytes;
  while (rest >= 1023.995 && index < BYTE_UNITS.length - 1) {
    rest /= 1024;
    index++;
  }
  return `${short(rest)}${BYTE_UNITS[index]!}`;
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

/** Three digits, or all of those before the point. */
function short(value: number): string {
  const digits = Math.max(0, 3 - String(Math.trunc(value)).length);
  return withThousands(String(Number(value.toFixed(digits))));
}
