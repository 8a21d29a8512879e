import { waitsForObjects } from './delivery-stages';
import type { TenantStages } from './delivery-sets';

/** What the template of a set is told of a tenant. */
export interface SetEntry {
  readonly tenant: string;
  readonly stages: readonly SetStage[];
}

/** What differs from stage to stage. */
interface SetStage {
  readonly name: string;
  readonly folder: string;
  readonly dependsOn: readonly { readonly name: string }[];
  readonly wait: boolean;
}

/** The entry of a tenant. */
export function setEntry({ tenant, stages }: TenantStages): SetEntry {
  return {
    tenant,
    stages: stages.map(({ name, folder, dependsOn }) => ({
      name,
      folder,
      dependsOn: dependsOn.map((other) => ({ name: other })),
      wait: waitsForObjects(folder),
    })),
  };
}
