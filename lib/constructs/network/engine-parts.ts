import type { Construct } from 'constructs';
import type { NetworkEngine } from '../../fleet/model/props';
import type { Border, BorderProps } from './border';
import { CalicoBorder } from './calico/calico-border';
import { calicoPolicies } from './calico/calico-policies';
import { CalicoTier } from './calico/calico-tier';
import { CiliumBorder } from './cilium/cilium-border';
import { ciliumPolicies } from './cilium/cilium-policies';
import type { EnginePolicy } from './engine-policy';
import { NetworkBorder } from './network-border';
import type { Opening } from './network-openings';

/** What an engine writes besides NetworkPolicies. */
export interface EngineParts {
  /** For an opening, what a NetworkPolicy cannot say. */
  policies(opening: Opening): readonly EnginePolicy[];
  /** What keeps the border of a namespace. */
  border(scope: Construct, id: string, props: BorderProps): Border;
  /** What the borders need once in the cluster. Absent: nothing. */
  readonly platform?: (scope: Construct, id: string) => void;
}

/** One entry per engine. What each can do is in the catalogue of the fleet. */
export const ENGINE_PARTS: Readonly<Record<NetworkEngine, EngineParts>> = {
  kubernetes: {
    policies: () => [],
    border: (scope, id, props) => new NetworkBorder(scope, id, props),
  },
  cilium: {
    policies: ciliumPolicies,
    border: (scope, id, props) => new CiliumBorder(scope, id, props),
  },
  calico: {
    policies: calicoPolicies,
    border: (scope, id, props) => new CalicoBorder(scope, id, props),
    platform: (scope, id) => void new CalicoTier(scope, id),
  },
};
