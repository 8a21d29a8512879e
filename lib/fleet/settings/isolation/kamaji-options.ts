import { DEFAULT_KAMAJI } from '../../model/defaults';
import { canonicalAmount } from '../../values/amounts';
import { sortedPorts } from '../network/ports';
import { sortedRanges } from '../network/ranges';
import type { VirtualClusterRules } from './isolation-level';
import { plainVersion } from './isolation-values';
import { checkKamaji } from './kamaji-findings';

/** What Kamaji is told: a TenantControlPlane follows from it. */
export const kamaji: VirtualClusterRules<'kamaji'> = {
  options: ['engine', 'kubernetesVersion', 'replicas', 'resources', 'kamaji', 'nodes'],
  resolve({ kubernetesVersion, replicas, resources, kamaji: place, nodes }) {
    const usual = DEFAULT_KAMAJI;
    return {
      level: 'virtual-cluster',
      engine: 'kamaji',
      // Where nothing is stated, the check of the whole environment says so.
      kubernetesVersion: plainVersion(kubernetesVersion ?? ''),
      replicas: replicas ?? usual.replicas,
      resources: {
        cpu: canonicalAmount(resources?.cpu ?? usual.resources.cpu),
        memory: canonicalAmount(resources?.memory ?? usual.resources.memory),
      },
      kamaji: {
        namespace: place?.namespace ?? usual.kamaji.namespace,
        dataStore: place?.dataStore ?? usual.kamaji.dataStore,
        ports: sortedPorts(place?.ports ?? usual.kamaji.ports),
      },
      nodes: sortedRanges(nodes ?? []),
    };
  },
  checkMerged: checkKamaji,
};
