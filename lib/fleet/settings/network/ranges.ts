import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import { type Cidr, formatCidr, parseCidr } from '../../values/cidr';

/** Reads an address range, or reports why it cannot be read. */
export function readCidr(text: string, path: FindingPath, findings: Findings): Cidr | undefined {
  const cidr = parseCidr(text);
  if (cidr === undefined) {
    findings.add(
      'CIDR_INVALID',
      path,
      `\`${text}\` is no address range.`,
      text.includes('/')
        ? 'Write it as 10.20.0.0/16 or fd00:1::/64.'
        : `Add a prefix length: ${text}/${text.includes(':') ? '128' : '32'}.`,
    );
    return undefined;
  }
  if (cidr.hostBits) {
    findings.add(
      'CIDR_INVALID',
      path,
      `\`${text}\` has bits set behind its prefix, so it is unclear which range is meant.`,
      `Write ${formatCidr(cidr)} for the range, or ${hostOf(text)} for the address alone.`,
    );
    return undefined;
  }
  return cidr;
}

/** The range of the one address that a text names. */
function hostOf(text: string): string {
  return text.replace(/\/.*/, text.includes(':') ? '/128' : '/32');
}

/** Visits the texts of a list that may hold anything. */
export function forEachText(list: unknown, visit: (text: string, index: number) => void): void {
  if (!Array.isArray(list)) return;
  list.forEach((value: unknown, index) => {
    if (typeof value === 'string') visit(value, index);
  });
}

/** A range that was checked before, in its canonical text. */
export function canonicalCidr(text: string): string {
  return formatCidr(parseCidr(text)!);
}

/** Ranges in normal form: each once, in order. */
export function sortedCidrs(list: readonly string[]): string[] {
  return [...new Set(list.map(canonicalCidr))].sort();
}
