import type { VirtualClusterEngine } from '../../model/fleet-isolation';
import type { VirtualClusterRules } from './isolation-level';
import { kamaji } from './kamaji-options';
import { vcluster } from './vcluster-options';

/** The engine where none is stated. */
export const DEFAULT_ENGINE: VirtualClusterEngine = 'vcluster';

/** One entry for each engine. */
export const VIRTUAL_CLUSTER_ENGINES: {
  readonly [Engine in VirtualClusterEngine]: VirtualClusterRules<Engine>;
} = { kamaji, vcluster };
