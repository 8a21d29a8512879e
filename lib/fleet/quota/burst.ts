import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { FleetBurst } from '../model/fleet';
import type { BurstProps, BurstValue } from '../model/props';
import type { Merged, Written } from '../model/written';
import { RESOURCES } from '../values/amounts';
import { defined, mapOf } from '../values/maps';
import { HUNDRED_PERCENT, formatShare, meantPercent, parseShare } from '../values/share';

type Burst = BurstValue | BurstProps;

/** No burst is as large: 100,000 %, in millionths of a percent. */
const LARGEST = 1000n * HUNDRED_PERCENT;

const RESOURCE_KEYS = RESOURCES.map(([key]) => key);

/** Reports bursts that cannot be read. */
export function checkBurst(
  burst: Written<Burst> | null | undefined,
  path: FindingPath,
  findings: Findings,
): void {
  if (typeof burst !== 'object' || burst === null) return checkPercent(burst, path, findings);
  for (const [key] of RESOURCES) checkPercent(burst[key], [...path, key], findings);
}

function checkPercent(
  value: BurstValue | null | undefined,
  path: FindingPath,
  findings: Findings,
): void {
  if (value === undefined || value === null) return;
  const meant = meantPercent(value);
  if (meant !== undefined) {
    findings.add(
      'BURST_INVALID',
      path,
      `\`${value}\` is less than one percent.`,
      `Did you mean ${meant}? Write ${value}% if you mean that little.`,
    );
  } else if (parseShare(value) === undefined && !/^0(\.0+)?%?$/.test(String(value))) {
    findings.add(
      'BURST_INVALID',
      path,
      `\`${value}\` is not a valid percentage.`,
      'Write how far limits exceed requests, such as 20%.',
    );
  } else if (isLikelyFactor(value)) {
    findings.add(
      'BURST_SMALL',
      path,
      `\`${value}\` without a percent sign means ${value} %: limits are hardly higher than requests.`,
      `Write ${factorAsPercent(value)} if limits are to be ${value} times the requests, or ${value}% if you mean that little.`,
    );
  } else if ((parseShare(value) ?? 0n) >= LARGEST) {
    findings.add(
      'BURST_INVALID',
      path,
      `\`${value}\` lets limits be more than a thousand times the requests.`,
      'Write how far limits exceed requests, such as 20%.',
    );
  }
}

/** Whether a number is rather a factor, such as `1.2`, than a percentage. */
function isLikelyFactor(value: BurstValue): boolean {
  const share = parseShare(value) ?? 0n;
  const tenPercent = HUNDRED_PERCENT / 10n;
  return !String(value).endsWith('%') && share >= tenPercent / 10n && share < tenPercent;
}

/** How far limits exceed requests if they are so many times as high: 20% for 1.2. */
function factorAsPercent(value: BurstValue): string {
  return formatShare(parseShare(value)! * 100n - HUNDRED_PERCENT);
}

/** `20%`, or `{memory: 20%}`, in normal form. */
export function resolveBurst(burst: Merged<Burst> | undefined): FleetBurst | undefined {
  if (burst === undefined) return undefined;
  const resolved = defined(
    mapOf(RESOURCE_KEYS, (key) => percent(typeof burst === 'object' ? burst[key] : burst)),
  );
  return Object.keys(resolved).length === 0 ? undefined : resolved;
}

function percent(value: BurstValue | undefined): string | undefined {
  if (value === undefined) return undefined;
  const number = String(value).replace(/%$/, '');
  const trimmed = number.includes('.') ? number.replace(/0+$/, '').replace(/\.$/, '') : number;
  return `${trimmed}%`;
}
