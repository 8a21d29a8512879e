import { DEFAULT_VCLUSTER } from '../../model/defaults';
import type { FleetExposedApi } from '../../model/fleet-isolation';
import { canonicalAmount } from '../../values/amounts';
import { defined } from '../../values/maps';
import type { MergedIsolation, VirtualClusterRules } from './isolation-level';
import { plainVersion } from './isolation-values';
import { checkVcluster } from './vcluster-findings';

/** What vCluster is told: the values of its chart follow from it. */
export const vcluster: VirtualClusterRules<'vcluster'> = {
  options: ['engine', 'version', 'kubernetesVersion', 'replicas', 'resources', 'storage', 'expose'],
  resolve({ version, kubernetesVersion, replicas, resources, storage, expose }) {
    const usual = DEFAULT_VCLUSTER;
    return defined({
      level: 'virtual-cluster',
      engine: 'vcluster',
      version: plainVersion(version ?? usual.version),
      kubernetesVersion:
        kubernetesVersion === undefined ? undefined : plainVersion(kubernetesVersion),
      replicas: replicas ?? usual.replicas,
      resources: {
        cpu: canonicalAmount(resources?.cpu ?? usual.resources.cpu),
        memory: canonicalAmount(resources?.memory ?? usual.resources.memory),
      },
      storage: defined({
        size: canonicalAmount(storage?.size ?? usual.storage.size),
        class: storage?.class,
      }),
      expose: exposedApi(expose),
    });
  },
  checkMerged: checkVcluster,
};

function exposedApi(expose: MergedIsolation['expose']): FleetExposedApi | undefined {
  return expose === undefined ? undefined : defined(expose);
}
