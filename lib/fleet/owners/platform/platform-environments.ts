import type { FindingPath, Findings } from '../../../findings/finding';
import { DEFAULT_ENVIRONMENTS } from '../../model/defaults';
import type { EnvironmentEntry, PlatformEntry } from '../../model/props';
import type { Written } from '../../model/written';
import { HUNDRED_PERCENT, formatShare, meantPercent, parseShare } from '../../values/share';

/** The environments of a platform: those that it states, or the built-in ones. */
export function environmentsOf({
  environments = DEFAULT_ENVIRONMENTS,
}: PlatformEntry): Readonly<Record<string, EnvironmentEntry>> {
  return environments;
}

/** Reports environments without a share, and shares that are not the whole of a quota. */
export function checkShares(
  environments: Written<PlatformEntry['environments']>,
  path: FindingPath,
  findings: Findings,
): void {
  const entries = Object.entries(environments ?? {});
  for (const [name, environment] of entries) {
    const at = [...path, name];
    if (environment === undefined || environment.share !== undefined) continue;
    if (findings.hasErrorBelow([...at, 'share'])) continue;
    findings.add(
      'KEY_MISSING',
      at,
      `\`share\` is missing from the environment \`${name}\`.`,
      'State which part of every quota goes there, such as `share: 30%`.',
    );
  }
  const shares = entries.map(([, environment]) => readableShare(environment));
  const known = shares.filter((share) => share !== undefined);
  const sum = known.reduce((left, right) => left + right, 0n);
  if (shares.length === 0 || known.length < shares.length || sum === HUNDRED_PERCENT) return;
  findings.add(
    'SHARES_NOT_100',
    path,
    `The shares of the environments add up to ${formatShare(sum)} instead of 100%.`,
    sum < HUNDRED_PERCENT
      ? `Give the missing ${formatShare(HUNDRED_PERCENT - sum)} to one of them.`
      : `Take ${formatShare(sum - HUNDRED_PERCENT)} away from one of them.`,
  );
}

function readableShare(environment: Written<EnvironmentEntry> | undefined): bigint | undefined {
  const share = environment?.share;
  return share === undefined || meantPercent(share) !== undefined ? undefined : parseShare(share);
}
