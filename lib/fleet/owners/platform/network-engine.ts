import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import { DEFAULT_NETWORK_ENGINE } from '../../model/defaults';
import type { FleetClusterNetwork } from '../../model/fleet';
import type { ClusterNetworkProps } from '../../model/props';
import type { Written } from '../../model/written';

/** Reports what the network plugin of a cluster cannot do. */
export function checkEngine(
  network: Written<ClusterNetworkProps> | null | undefined,
  path: FindingPath,
  findings: Findings,
): void {
  const { engine = DEFAULT_NETWORK_ENGINE, staged } = network ?? {};
  if (staged !== true || engine === 'calico') return;
  findings.add(
    'NETWORK_STAGED',
    [...path, 'staged'],
    'Only Calico has policies that are staged, which show what they would refuse and let it pass.',
    'Remove the line, or write `engine: calico` if that is the network plugin of the cluster.',
  );
}

/** What enforces the network policies, in normal form. */
export function resolveEngine(network: ClusterNetworkProps | undefined): FleetClusterNetwork {
  const { engine = DEFAULT_NETWORK_ENGINE, staged } = network ?? {};
  return { engine, ...(staged === true ? { staged } : {}) };
}
