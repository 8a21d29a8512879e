import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { nearest } from '../../findings/nearest';
import {
  MILLI,
  ONE,
  type ParsedQuantity,
  formatQuantity,
  parseQuantity,
  quantityProblem,
} from './quantity';

/** What is measured, and how fine: cores in millicores, bytes, whole things. */
export type Measure = 'cores' | 'bytes' | 'count';

/** The smallest step of each measure, in nano units. */
const STEP: Record<Measure, bigint> = { cores: MILLI, bytes: ONE, count: ONE };

const STEP_WORDS: Record<Measure, string> = {
  cores: 'cores come in steps of 1m',
  bytes: 'bytes are whole',
  count: 'only whole ones can be counted',
};

const SUFFIXES = ['m', 'k', 'M', 'G', 'T', 'P', 'E', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** Reads an amount, or reports why it cannot be read. */
export function readAmount(
  value: unknown,
  measure: Measure,
  path: FindingPath,
  findings: Findings,
): ParsedQuantity | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const quantity = parseQuantity(value);
  if (quantity === undefined) {
    const problem = quantityProblem(value);
    if (problem === 'syntax') {
      findings.add(
        'QUANTITY_INVALID',
        path,
        `\`${value}\` is no quantity.`,
        spellingFix(String(value)),
      );
    } else {
      findings.add(
        problem === 'too-fine' ? 'QUANTITY_TOO_FINE' : 'QUANTITY_INVALID',
        path,
        `\`${value}\` is ${problem === 'too-fine' ? 'finer' : 'larger'} than Kubernetes can count.`,
        'Write a usual amount, such as 500m or 200Gi.',
      );
    }
    return undefined;
  }
  if (quantity.nano < 0n) {
    findings.add('QUANTITY_INVALID', path, `\`${value}\` is negative.`, 'Write 0 or more.');
    return undefined;
  }
  if (quantity.nano % STEP[measure] !== 0n) {
    const mega = measure === 'bytes' && /m$/.test(String(value));
    findings.add(
      'QUANTITY_TOO_FINE',
      path,
      `\`${value}\` is too fine: ${STEP_WORDS[measure]}.`,
      mega
        ? `\`m\` means a thousandth. Did you mean ${String(value)}`.replace(/m$/, 'Mi?')
        : 'Round it.',
    );
    return undefined;
  }
  return quantity;
}

function spellingFix(text: string): string {
  const match = /^\s*([0-9.]+)\s*([A-Za-z]+)\s*$/.exec(text);
  const near = match === null ? undefined : suffixOf(match[2]!);
  return near === undefined
    ? 'Write a number with a Kubernetes suffix, such as 500m, 1.5, 200Gi or 64G.'
    : `Did you mean ${match![1]}${near}?`;
}

/** `GB` and `gb` mean `G`, `GiB` means `Gi`; else the nearest suffix. */
function suffixOf(written: string): string | undefined {
  const short = written.replace(/b(ytes?)?$/i, '');
  const same = SUFFIXES.find(
    (suffix) => suffix.toLowerCase() === short.toLowerCase() && suffix !== 'm',
  );
  return same ?? nearest(written, SUFFIXES);
}

/** The canonical text of an amount that was checked before. */
export function canonicalAmount(value: string | number): string {
  return formatQuantity(parseQuantity(value)!);
}

/** Parses an amount that was checked before. */
export function amount(value: string | number): ParsedQuantity {
  return parseQuantity(value)!;
}
