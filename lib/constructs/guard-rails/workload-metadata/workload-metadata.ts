import { Construct } from 'constructs';
import { allKinds } from '../../../fleet/catalogue/all-kinds';
import { JUDGED_ON_DATA } from '../../../fleet/catalogue/data-metadata';
import type { NamespacedKind } from '../../../fleet/catalogue/namespaced-kind';
import { AdmissionPolicy } from '../admission-policy';
import { coreRule } from '../admission-rules';
import { type StampOptions, rulesFor } from '../creator-stamp';
import { metadataRail } from './metadata-rail';

/** What workloads use. */
const DATA = ['configmaps', 'persistentvolumeclaims', 'secrets', 'services'];

/**
 * The guard rail `workloadMetadata`: labels and annotations of pods, templates and workloads that mean something to a
 * scheduler, a network, a runtime or another program of the platform are there only where somebody granted them.
 *
 * A second policy is about what workloads use: programs of the platform copy it, read it as their settings, or act on it.
 *
 * Everybody who makes something is judged: controllers and operators copy to pods what people wrote into templates. On
 * what exists, only keys and values that change are judged.
 */
export class WorkloadMetadata extends Construct {
  constructor(scope: Construct, id: string, { kinds }: Pick<StampOptions, 'kinds'>) {
    super(scope, id);
    const withParts = ({ metadataParts = [] }: NamespacedKind): boolean => metadataParts.length > 0;
    new AdmissionPolicy(this, 'Workloads', {
      name: 'workload-metadata',
      rails: [
        metadataRail(
          rulesFor({ kinds }, ['CREATE', 'UPDATE'], withParts).filter(
            ({ apiGroups }) => !apiGroups.includes(''),
          ),
          { kinds: allKinds(kinds) },
        ),
      ],
    });
    new AdmissionPolicy(this, 'Data', {
      name: 'data-metadata',
      rails: [
        metadataRail([coreRule(['CREATE', 'UPDATE'], ...DATA)], {
          kinds: [],
          families: JUDGED_ON_DATA,
          noun: 'object',
        }),
      ],
    });
  }
}
