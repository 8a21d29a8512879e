import { CLUSTER_READS } from '../catalogue/readable-kinds';
import type { ClusterRead } from '../model/props';
import { sortedTexts } from '../values/texts';
import { type Setting, nothingToCheck } from './setting';

/** Kinds of the whole cluster that people of a namespace read. */
export const clusterReads: Setting<
  readonly ClusterRead[],
  readonly ClusterRead[],
  readonly ClusterRead[]
> = {
  check: nothingToCheck,
  resolve: (merged) => sortedTexts(merged),
  checkMerged({ environment, placeOf }, findings) {
    environment.clusterReads.forEach((name) => {
      const { leaks } = CLUSTER_READS[name];
      if (leaks === undefined) return;
      findings.add(
        'READS_NAME_TENANTS',
        placeOf(['clusterReads']),
        `People who read \`${name}\` learn ${leaks}.`,
        `Remove \`${name}\`, or say under \`accept\` why your tenants may know that of each other.`,
      );
    });
  },
};
