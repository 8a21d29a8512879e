import type { Findings } from '../../findings/findings';
import { writtenAt } from '../model/layers';
import { apportion } from '../values/apportion';
import { HUNDRED_PERCENT, formatShare, shareOf } from '../values/share';
import type { EnvironmentDraft } from './environment-drafts';
import type { TenantDraft } from './tenant-draft';

/** Tenths of a percent, in which shares are told. */
const WHOLE = 1000n;
const TENTH = HUNDRED_PERCENT / WHOLE;

/**
 * Reports shares of a tier or a tenant of which something else comes: shares are ratios, so that an environment of 80 %
 * gets less if those that the platform states are not lowered. Up to a tenth more or less is not reported, so that an
 * environment of 10 % may be added to those of the platform.
 */
export function checkRealShares({ owner, environments }: TenantDraft, findings: Findings): void {
  const shares = environments.map(({ merged }) => shareOf(merged.share!));
  const sum = shares.reduce((left, right) => left + right, 0n);
  if (sum === HUNDRED_PERCENT) return;
  const stated = environments.map(statedPlace);
  const index = shares.findIndex((share, at) => stated[at] !== undefined && isOff(share, sum));
  if (index === -1) return;
  const real = apportion(WHOLE, shares);
  const names = environments.map(({ name }) => name);
  const told = names.map((name, at) => `${name} ${formatShare(real[at]! * TENTH)}`).join(', ');
  findings.addOnce(
    'SHARE_DIFFERS',
    stated[index]!,
    `\`${names[index]}\` of \`${owner.entry.name}\` does not get ${formatShare(shares[index]!)}: the shares ` +
      `of its environments add up to ${formatShare(sum)}, and shares are ratios. What they get: ${told}.`,
    `Write shares that add up to 100%, such as \`environments: {${proposal(names, shares, stated, real)}}\`.`,
  );
}

/** Where a tier or the tenant states the share of an environment. */
function statedPlace({ written }: EnvironmentDraft): readonly (string | number)[] | undefined {
  return writtenAt(
    written.filter(({ path }) => path[0] !== 'platform'),
    ['share'],
  );
}

/** Whether what comes of a share differs from it by more than a tenth. */
function isOff(share: bigint, sum: bigint): boolean {
  if (share > HUNDRED_PERCENT) return true;
  const difference = share * HUNDRED_PERCENT - share * sum;
  return (difference < 0n ? -difference : difference) * 10n > share * sum;
}

/** What was stated stays, and the rest goes to the others; where nothing is left, the shares that they get now. */
function proposal(
  names: readonly string[],
  shares: readonly bigint[],
  stated: readonly unknown[],
  real: readonly bigint[],
): string {
  const isStated = (index: number): boolean => stated[index] !== undefined;
  const kept = shares.filter((_, index) => isStated(index)).reduce((a, b) => a + b, 0n);
  const others = shares.map((share, index) => (isStated(index) ? 0n : share));
  const rest = (HUNDRED_PERCENT - kept) / TENTH;
  const isPossible =
    kept % TENTH === 0n && rest >= BigInt(others.filter((share) => share > 0n).length);
  const tenths =
    isPossible && others.some((share) => share > 0n)
      ? apportion(rest, others).map((part, index) =>
          isStated(index) ? shares[index]! / TENTH : part,
        )
      : real;
  return names
    .map((name, at) => `${name}: {share: ${formatShare(tenths[at]! * TENTH)}}`)
    .join(', ');
}
