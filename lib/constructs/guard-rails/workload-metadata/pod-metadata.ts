import { WRITTEN_PODS } from '../admission-rules';
import { metadataRail } from './metadata-rail';

/** The part of the guard rail `workloadMetadata` that is about pods, for the policy that judges them. */
export const POD_METADATA = metadataRail(WRITTEN_PODS, { kinds: [] });
