import type { Finding } from '../../../lib/findings/finding';
import { formatPath } from '../../../lib/findings/finding';

/** `CODE line:column+length`, the part of findings that tests compare first. */
export function places(findings: readonly Finding[]): string[] {
  return findings.map(({ code, line, column, length }) => `${code} ${line}:${column}+${length}`);
}

/** `CODE path`. */
export function paths(findings: readonly Finding[]): string[] {
  return findings.map(({ code, path }) => `${code} ${formatPath(path)}`);
}
