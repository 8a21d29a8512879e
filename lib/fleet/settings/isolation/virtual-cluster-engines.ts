import type { VirtualClusterEngine } from '../../model/fleet-isolation';
import type { VirtualClusterRules } from './isolation-level';
import { vcluster } from './vcluster-options';

/** The engine where none is stated. */
export const DEFAULT_ENGINE: VirtualClusterEngine = 'vcluster';

/** One entry for each engine. */
export const VIRTUAL_CLUSTER_ENGINES: Readonly<Record<VirtualClusterEngine, VirtualClusterRules>> =
  { vcluster };
