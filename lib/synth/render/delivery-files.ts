import type { FleetDelivery } from '../../fleet/model/fleet';
import { engineStages } from '../../plan/delivery-stages';
import { OUTPUT_FOLDERS, deliveryFile } from '../../plan/output-files';
import { DeliveryRun } from './delivery-run';
import type { PlannedFile } from './tree-file';

/** The files that deliver the others. */
export class DeliveryFiles {
  constructor(private readonly delivery: FleetDelivery) {}

  /** The file that delivers a tenant. */
  planTenant(tenant: string): PlannedFile {
    return this.file(`tenants/${tenant}`);
  }

  /**
   * The files that deliver the rest.
   *
   * @param paths - of all files that the tree certainly has
   * @param isExtended - whether it may have others
   */
  planCommon(paths: readonly string[], isExtended: boolean): PlannedFile[] {
    const sure = engineStages(paths).map(({ folder }) => folder);
    const possible = engineStages(OUTPUT_FOLDERS).map(({ folder }) => folder);
    return [
      ...['root', 'platform', ...(hasShared(paths) ? ['shared'] : []), ...sure].map((part) =>
        this.file(part),
      ),
      ...possible
        .filter((folder) => isExtended && !sure.includes(folder))
        .map((folder) => ({ ...this.file(folder), optional: true })),
    ];
  }

  /** Begins to render the tree of one run. */
  begin(): DeliveryRun {
    return new DeliveryRun(this.delivery);
  }

  private file(part: string): PlannedFile {
    return deliveryFile(this.delivery.engine, part);
  }
}

function hasShared(paths: readonly string[]): boolean {
  return paths.some((path) => path.startsWith('shared/'));
}
