import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { PlacementProps } from '../model/props';
import type { Merged } from '../model/written';
import { HUNDRED_PERCENT, formatShare, shareOf } from '../values/share';

/** A cluster of an owner, and what the owner states for it. */
export interface OwnerOnCluster {
  readonly cluster: string;
  readonly entry: Merged<PlacementProps>;
}

/** The part of each cluster, in the order of the clusters: equal ones where none is stated. */
export function clusterShares(all: readonly OwnerOnCluster[]): bigint[] {
  return all.map(({ entry }) => shareOf(entry.share ?? '100%'));
}

/** Reports shares of clusters that do not add up. Returns whether they do. */
export function checkClusterShares(
  owner: string,
  all: readonly OwnerOnCluster[],
  path: FindingPath,
  findings: Findings,
): boolean {
  const stated = all.filter(({ entry }) => entry.share !== undefined);
  if (stated.length === 0) return true;
  const without = all.filter(({ entry }) => entry.share === undefined);
  const sum = clusterShares(stated).reduce((one, other) => one + other, 0n);
  const rest = HUNDRED_PERCENT - sum;
  if (without.length > 0) {
    const names = without.map(({ cluster }) => `\`${cluster}\``).join(', ');
    findings.add(
      'CLUSTER_SHARES',
      path,
      `\`${owner}\` states a share for some of its clusters, and none for ${names}.`,
      rest > 0n && without.length === 1
        ? `Write \`${without[0]!.cluster}: {share: ${formatShare(rest)}}\`.`
        : 'State a share for each of them, so that they add up to 100%, or for none.',
    );
    return false;
  }
  if (rest === 0n) return true;
  findings.add(
    'CLUSTER_SHARES',
    path,
    `The shares of the clusters of \`${owner}\` add up to ${formatShare(sum)} instead of 100%.`,
    rest > 0n
      ? `Give the missing ${formatShare(rest)} to one of them.`
      : `Take ${formatShare(-rest)} away from one of them.`,
  );
  return false;
}
