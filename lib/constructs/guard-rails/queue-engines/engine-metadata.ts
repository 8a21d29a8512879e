import { allKinds } from '../../../fleet/catalogue/all-kinds';
import type { MetadataFamily } from '../../../fleet/catalogue/metadata-family';
import type { NamespacedKind } from '../../../fleet/catalogue/namespaced-kind';
import { WRITTEN_PODS } from '../admission-rules';
import { type StampOptions, rulesFor } from '../creator-stamp';
import type { Rail } from '../rail';
import { metadataRail } from '../workload-metadata/metadata-rail';

/** What the guard rail `workloadMetadata` demands of pods and of their templates for what means something to one engine. */
export function engineMetadata(
  kinds: StampOptions['kinds'],
  families: readonly MetadataFamily[],
): Rail {
  const withParts = ({ metadataParts = [] }: NamespacedKind): boolean => metadataParts.length > 0;
  const workloads = rulesFor({ kinds }, ['CREATE', 'UPDATE'], withParts).filter(
    ({ apiGroups }) => !apiGroups.includes(''),
  );
  return metadataRail([...WRITTEN_PODS, ...workloads], { kinds: allKinds(kinds), families });
}
