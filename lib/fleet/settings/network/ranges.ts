import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import { type Cidr, formatCidr, parseCidr } from '../../values/cidr';

/** Reports an address range that cannot be read, and returns one that can. */
export function checkRange(text: string, path: FindingPath, findings: Findings): Cidr | undefined {
  const range = parseCidr(text);
  if (range === undefined) {
    findings.add(
      'CIDR_INVALID',
      path,
      `\`${text}\` is not a valid address range.`,
      parseCidr(withPrefix(text)) === undefined
        ? 'Write it as 10.20.0.0/16 or fd00:1::/64.'
        : `Add a prefix length: ${withPrefix(text)}.`,
    );
  } else if (range.hostBits) {
    findings.add(
      'CIDR_INVALID',
      path,
      `\`${text}\` has bits set after its prefix, so it could mean the range or the one address.`,
      `Write ${formatCidr(range)} for the range, or ${hostOf(text)} for the address alone.`,
    );
  } else return range;
  return undefined;
}

function withPrefix(address: string): string {
  return `${address}/${address.includes(':') ? '128' : '32'}`;
}

/** The range of the one address that a text names. */
function hostOf(text: string): string {
  return text.replace(/\/.*/, text.includes(':') ? '/128' : '/32');
}

/** The range that a text means, if it means exactly one. */
export function exactRange(text: string | undefined): Cidr | undefined {
  const range = text === undefined ? undefined : parseCidr(text);
  return range?.hostBits === true ? undefined : range;
}

/** A range that was checked before, in its canonical text. */
export function canonicalRange(text: string): string {
  return formatCidr(parseCidr(text)!);
}

/** Ranges in normal form: each once, in order. */
export function sortedRanges(list: readonly string[]): string[] {
  return [...new Set(list.map(canonicalRange))].sort();
}
