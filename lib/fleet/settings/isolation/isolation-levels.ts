import type { IsolationLevel } from '../../model/props';
import type { IsolationLevelRules } from './isolation-level';
import { virtualClusterOf } from './isolation-of';
import { DEFAULT_ENGINE, VIRTUAL_CLUSTER_ENGINES } from './virtual-cluster-engines';

/** The levels, the weakest first. */
export const ISOLATION_LEVELS: Readonly<Record<IsolationLevel, IsolationLevelRules>> = {
  namespace: {
    options: () => [],
    resolve: () => 'namespace',
  },
  'virtual-cluster': {
    options: ({ engine = DEFAULT_ENGINE }) => VIRTUAL_CLUSTER_ENGINES[engine].options,
    resolve: (merged) => VIRTUAL_CLUSTER_ENGINES[merged.engine ?? DEFAULT_ENGINE].resolve(merged),
    checkMerged(merged, findings) {
      const virtual = virtualClusterOf(merged.environment.isolation);
      if (virtual !== undefined) {
        VIRTUAL_CLUSTER_ENGINES[virtual.engine].checkMerged(merged, findings);
      }
    },
  },
  cluster: {
    options: () => [],
    resolve: () => 'cluster',
  },
};
