import { Construct } from 'constructs';
import { allKinds } from '../../../fleet/catalogue/all-kinds';
import { DATA_METADATA } from '../../../fleet/catalogue/data-metadata';
import type { MetadataFamily } from '../../../fleet/catalogue/metadata-family';
import type { NamespacedKind } from '../../../fleet/catalogue/namespaced-kind';
import { AdmissionPolicy } from '../admission-policy';
import { coreRule } from '../admission-rules';
import { type StampOptions, rulesFor } from '../creator-stamp';
import { metadataRail } from './metadata-rail';

/**
 * The guard rail `workloadMetadata`: labels and annotations of pods, templates and workloads that mean something to a
 * scheduler, a network, a runtime or another program of the platform are there only where somebody granted them.
 *
 * A second policy is about ConfigMaps and Secrets, which programs of the platform copy or read as their settings.
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
        metadataRail([coreRule(['CREATE', 'UPDATE'], 'configmaps', 'secrets')], {
          kinds: [],
          families: Object.values<MetadataFamily>(DATA_METADATA),
          noun: 'object',
        }),
      ],
    });
  }
}
