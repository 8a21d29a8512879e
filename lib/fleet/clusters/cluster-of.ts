import type { Fleet } from '../model/fleet';

/** The name of the cluster that a fleet is for; undefined if the input names none. */
export function clusterOf({ clusters = {} }: Pick<Fleet, 'clusters'>): string | undefined {
  return Object.keys(clusters)[0];
}
