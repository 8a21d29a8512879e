import type { ClusterNetworkPolicyVersion, LifecycleState } from '../../fleet/model/props';
import type { OpenedRules } from './border-rules';

/** What no policy of a namespace can open, ours or that of anybody else. */
export interface Border {
  /** Leaves exactly as much room as our own policies open by now. */
  follow(opened: readonly OpenedRules[]): void;
}

/** Props of a border. */
export interface BorderProps {
  readonly namespace: string;
  /** `removed` lets go what guards: see the annotations of guards. */
  readonly state: LifecycleState;
  /** The version of a ClusterNetworkPolicy. */
  readonly version: ClusterNetworkPolicyVersion;
  /** Whether a border of Calico is only tried. */
  readonly staged: boolean;
}
