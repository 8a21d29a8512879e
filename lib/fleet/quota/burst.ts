import { RESOURCES } from '../settings/containers';
import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { FleetBurst } from '../model/fleet';
import { isMap } from '../model/layers';
import { formatShare, parseShare } from '../values/share';

/** Reports bursts that cannot be read. */
export function checkBurst(burst: unknown, path: FindingPath, findings: Findings): void {
  const entries: [unknown, FindingPath][] = isMap(burst)
    ? Object.entries(burst).map(([key, value]) => [value, [...path, key]])
    : [[burst, path]];
  for (const [value, at] of entries) {
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const meant = meantPercent(value);
    if (meant !== undefined) {
      findings.add(
        'BURST_INVALID',
        at,
        `\`${value}\` is less than one percent.`,
        `Did you mean ${meant}? Write ${value}% if it is that little.`,
      );
    } else if (parseShare(value) === undefined && !/^0(\.0+)?%?$/.test(String(value))) {
      findings.add(
        'BURST_INVALID',
        at,
        `\`${value}\` is no percentage.`,
        'Write how far limits exceed requests, such as 20%.',
      );
    }
  }
}

/** The percentage that a fraction most likely means: `30%` for `0.3`, which would be a third of a percent. */
export function meantPercent(text: string | number): string | undefined {
  const share = /^0?\.\d+$/.test(String(text))
    ? parseShare(`0${String(text).replace(/^0/, '')}`)
    : undefined;
  return share === undefined ? undefined : formatShare(share * 100n);
}

/** `20%`, or `{memory: 20%}`, in normal form. */
export function resolveBurst(burst: unknown): FleetBurst | undefined {
  if (burst === undefined || burst === null) return undefined;
  const both = isMap(burst) ? burst : { cpu: burst, memory: burst };
  const result: { cpu?: string; memory?: string } = {};
  for (const [key] of RESOURCES) {
    const value = (both as Record<string, unknown>)[key];
    if (value !== undefined && value !== null) result[key] = percent(String(value));
  }
  return Object.keys(result).length === 0 ? undefined : result;
}

function percent(text: string): string {
  const number = text.replace(/%$/, '');
  const trimmed = number.includes('.') ? number.replace(/0+$/, '').replace(/\.$/, '') : number;
  return `${trimmed}%`;
}
