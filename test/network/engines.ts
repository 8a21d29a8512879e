import type { PlatformEntry } from '../../lib';
import { CILIUM_POLICIES, type Companion, KUBE_NETWORK_POLICIES } from '../cluster/companions';

/** What judges probes, with what a fleet says for it. One row of the printed table each. */
export interface Engine {
  readonly name: string;
  /** Its Go program: it reads a `World` and prints a verdict for each probe. */
  readonly tool: Companion;
  /** What the platform says so that the output is for this engine. */
  readonly platform: PlatformEntry;
  /** The kinds that it decides on; a border is one of them. */
  readonly kinds: readonly string[];
}

const KUBERNETES = {
  tool: KUBE_NETWORK_POLICIES,
  kinds: ['NetworkPolicy', 'ClusterNetworkPolicy'],
} as const;

/** Cilium's own policy code, with every policy that we write for it. */
export const CILIUM: Engine = {
  name: 'Cilium',
  tool: CILIUM_POLICIES,
  kinds: ['NetworkPolicy', 'CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'],
  platform: { network: { engine: 'cilium' } },
};

export const ENGINES: readonly Engine[] = [
  {
    ...KUBERNETES,
    name: 'kube-network-policies, v1alpha2',
    platform: { clusterNetworkPolicy: 'v1alpha2' },
  },
  {
    ...KUBERNETES,
    name: 'kube-network-policies, v1beta1',
    platform: { clusterNetworkPolicy: 'v1beta1' },
  },
  CILIUM,
];

/** The same without a border: a tenant that opens itself leaks there, so the probes can find a leak. */
export const WITHOUT_BORDER: Engine = {
  ...KUBERNETES,
  name: 'kube-network-policies, no border',
  platform: { clusterNetworkPolicy: false },
};
