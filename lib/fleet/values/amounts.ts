import type { FindingPath } from '../../findings/finding';
import { type Findings, startsWith } from '../../findings/findings';
import { nearest } from '../../findings/nearest';
import {
  MILLI,
  ONE,
  type ParsedQuantity,
  compareQuantities,
  formatQuantity,
  parseQuantity,
  quantityProblem,
} from './quantity';

/** What is measured, and in which steps: cores in thousandths, whole bytes, whole things. */
export type Measure = 'cores' | 'bytes' | 'count';

/** The smallest step of each measure, in nano units. */
const STEP: Record<Measure, bigint> = { cores: MILLI, bytes: ONE, count: ONE };

const STEP_WORDS: Record<Measure, string> = {
  cores: 'cores come in steps of 1m',
  bytes: 'bytes are whole',
  count: 'only whole numbers can be counted',
};

const SUFFIXES = ['m', 'k', 'M', 'G', 'T', 'P', 'E', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** What containers request and are limited in: the key, its measure, and what the API server calls it. */
export const RESOURCES = [
  ['cpu', 'cores', 'cpu'],
  ['memory', 'bytes', 'memory'],
  ['ephemeralStorage', 'bytes', 'ephemeral-storage'],
] as const;

/** The key of one of them. */
export type ResourceKey = (typeof RESOURCES)[number][0];

/** Reports an amount that Kubernetes cannot count. A `null` removes the amount. */
export function checkAmount(
  value: string | number | null | undefined,
  measure: Measure,
  path: FindingPath,
  findings: Findings,
): void {
  if (value === null || value === undefined) return;
  const quantity = parseQuantity(value);
  if (quantity === undefined) reportUnreadable(value, path, findings);
  else if (quantity.nano < 0n) {
    findings.add('QUANTITY_INVALID', path, `\`${value}\` is negative.`, 'Write 0 or more.');
  } else if (quantity.nano % STEP[measure] !== 0n) {
    const isMeantAsMega = measure === 'bytes' && /m$/.test(String(value));
    findings.add(
      'QUANTITY_TOO_FINE',
      path,
      `\`${value}\` is too fine: ${STEP_WORDS[measure]}.`,
      isMeantAsMega
        ? `\`m\` means a thousandth. Did you mean ${String(value).replace(/m$/, 'Mi')}?`
        : 'Round it.',
    );
  }
}

function reportUnreadable(value: string | number, path: FindingPath, findings: Findings): void {
  const problem = quantityProblem(value);
  if (problem === 'syntax') {
    findings.add(
      'QUANTITY_INVALID',
      path,
      `\`${value}\` is not a valid quantity.`,
      spellingFix(String(value)),
    );
  } else {
    findings.add(
      problem === 'too-fine' ? 'QUANTITY_TOO_FINE' : 'QUANTITY_INVALID',
      path,
      `\`${value}\` is ${problem === 'too-fine' ? 'finer' : 'larger'} than Kubernetes can count.`,
      'Write an ordinary amount, such as 500m or 200Gi.',
    );
  }
}

function spellingFix(text: string): string {
  const match = /^\s*([0-9.]+)\s*([A-Za-z]+)\s*$/.exec(text);
  const near = match === null ? undefined : suffixOf(match[2]!);
  return near === undefined
    ? 'Write a number with a Kubernetes suffix, such as 500m, 1.5, 200Gi or 64G.'
    : `Did you mean ${alternatives(match![1]!, near)}?`;
}

/** `GB` may mean either: nodes and pods count in powers of 1024, vendors of disks in powers of 1000. */
function alternatives(number: string, suffix: string): string {
  return /^[MGTPE]$/.test(suffix)
    ? `${number}${suffix}i (powers of 1024), or ${number}${suffix} (powers of 1000)`
    : `${number}${suffix}`;
}

/** Nobody grants less memory or disk than this. */
const FEW_BYTES = 1024 * 1024;

/** Reports a number of bytes so small that its unit was surely forgotten. */
export function checkUnitStated(
  value: string | number | null | undefined,
  path: FindingPath,
  findings: Findings,
): void {
  if (value === null || value === undefined || !/^\d+$/.test(String(value))) return;
  const bytes = Number(value);
  if (bytes === 0 || bytes >= FEW_BYTES || isCutOff(path, findings)) return;
  findings.add(
    'BYTES_WITHOUT_UNIT',
    path,
    `\`${value}\` without a unit means ${bytes} byte${bytes === 1 ? '' : 's'}.`,
    `Did you mean \`${value}Gi\` or \`${value}Mi\`?`,
  );
}

/** The suffix that somebody most likely means: `G` by `GB` or `gb`, `Gi` by `GiB`, else the nearest one. */
function suffixOf(written: string): string | undefined {
  const short = written.replace(/b(ytes?)?$/i, '');
  const same = SUFFIXES.find(
    (suffix) => suffix.toLowerCase() === short.toLowerCase() && suffix !== 'm',
  );
  return same ?? nearest(written, SUFFIXES);
}

/** Whether the reader found a broken entry in the same map: `1,5Ti` is `1`, and a key without a value. */
function isCutOff(path: FindingPath, findings: Findings): boolean {
  const map = path.slice(0, -1);
  return findings.errors.some((item) => item.code === 'YAML_SYNTAX' && startsWith(item.path, map));
}

/** The canonical text of an amount that was checked before. */
export function canonicalAmount(value: string | number): string {
  return formatQuantity(parseQuantity(value)!);
}

/** Parses an amount that was checked before. */
export function amount(value: string | number): ParsedQuantity {
  return parseQuantity(value)!;
}

/** How many of one amount fit into another. */
export function fits(total: ParsedQuantity, each: ParsedQuantity): bigint {
  return each.nano === 0n ? total.nano : total.nano / each.nano;
}

/** The larger one of two amounts that were checked before, as it is written. */
export function maxAmount(one: string, other: string): string {
  return compareQuantities(amount(one), amount(other)) < 0 ? other : one;
}
