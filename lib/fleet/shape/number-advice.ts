import { WHOLE_DEVICES } from '../values/counts';
import { fits } from './fits';
import { meantPort } from '../values/meant-port';
import { code } from './shape-words';
import { type Advice, type Slip, writeExactly, writeSuch } from './slip';

/** What to write where a whole number fits, the first that applies. */
export const NUMBER_ADVICE: readonly Advice[] = [
  quotedNumber,
  port,
  devices,
  groupedDigits,
  seconds,
  thousands,
  noBound,
  (slip) => writeSuch('a whole number without a unit', slip.samples.scalar),
];

function textOf({ value }: Slip): string {
  return typeof value === 'string' ? value.trim() : '';
}

function quotedNumber(slip: Slip): string | undefined {
  const text = textOf(slip);
  const number = text === '' ? NaN : Number(text);
  return Number.isSafeInteger(number) && fits(number, slip.path)
    ? `Write \`${number}\`, without quotes.`
    : undefined;
}

/** `443-450`, `53/UDP`, `http`, where only numbers fit. */
function port(slip: Slip): string | undefined {
  const { key, types, samples } = slip;
  if (!/^(?:ports|hostPorts|port|endPort)\b/.test(key) || !types.includes('number')) {
    return undefined;
  }
  const meant = meantPort(textOf(slip));
  if (meant === undefined) {
    return `Write the number of the port on which the pods listen, such as ${code(samples.scalar ?? '443')}.`;
  }
  return meant.startsWith('{')
    ? 'Write each port as a number of its own, such as `443`.'
    : writeExactly(meant);
}

/** `h100`, `4x h100`, `h100: 4`, `80Gi`. */
function devices(slip: Slip): string | undefined {
  const { key, types } = slip;
  if (!/^gpu\b/.test(key)) return undefined;
  const text = textOf(slip);
  const [, many, unit] = /^(\d+)\s*[x*]?\s*([A-Za-z][\w.-]*)$/.exec(text) ?? [];
  const [, pool, count] = /^([a-z][\w.-]*)\s*[:=x*]\s*(\d+)$/.exec(text) ?? [];
  if (many !== undefined && /^(?:gpus?|devices?)$/i.test(unit!)) return writeExactly(many);
  if (!types.includes('object') || text === '') return undefined;
  if (pool !== undefined) return writeExactly(`{${pool}: ${count!}}`);
  if (unit !== undefined) {
    return /^(?:[kmMGTPE]i?|[KMG]B)$/.test(unit)
      ? WHOLE_DEVICES
      : writeExactly(`{${unit.toLowerCase()}: ${many!}}`);
  }
  return /^[a-z][a-z0-9-]*$/i.test(text) && !NO_BOUND.test(text)
    ? `Say how many devices of that pool, such as ${code(`{${text.toLowerCase()}: 4}`)}.`
    : undefined;
}

/** `1,000`, `1_000`, `1'000`. */
function groupedDigits(slip: Slip): string | undefined {
  const text = textOf(slip);
  return /^\d{1,3}(?:[,_' ]\d{3})+$/.test(text)
    ? writeFitting(text.replaceAll(/\D/g, ''), slip)
    : undefined;
}

/** The number that somebody had in mind, unless the key cannot be that large. */
function writeFitting(digits: string, { path }: Slip): string | undefined {
  return fits(Number(digits), path) ? writeExactly(digits) : undefined;
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** `10m` where seconds are counted. */
function seconds(slip: Slip): string | undefined {
  const [, count, unit] = /^(\d+)\s*([smh])$/.exec(textOf(slip)) ?? [];
  return slip.key.endsWith('Seconds') && unit !== undefined
    ? `Write ${code(String(Number(count) * SECONDS[unit]!))}: it is counted in seconds.`
    : undefined;
}

/** `5k`. */
function thousands(slip: Slip): string | undefined {
  const [, count] = /^(\d{1,9})\s*[kK]$/.exec(textOf(slip)) ?? [];
  return count === undefined ? undefined : writeFitting(`${count}000`, slip);
}

const NO_BOUND = /^(?:unlimited|unbounded|infinite|infinity|inf|none|any|all|no|off)$/i;

function noBound(slip: Slip): string | undefined {
  return slip.nullable && NO_BOUND.test(textOf(slip))
    ? 'Write a whole number, or `null` for no bound.'
    : undefined;
}
