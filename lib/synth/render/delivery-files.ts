import { SYNC_WAVE } from '../../constructs/delivery/sync-wave';
import type { FleetDelivery } from '../../fleet/model/fleet';
import { OUTPUT_FOLDERS, type OutputFolderName, deliveryFile } from '../../plan/output-files';
import { type FolderPart, partOf } from '../../plan/folder-parts';
import {
  type DeliveryEngineObjects,
  type DeliveryFacts,
  deliveryObjects,
} from './delivery-engines';
import { DeliveryRun } from './delivery-run';
import type { PlacedObjects } from './placed-objects';
import type { PlannedFile } from './tree-file';

/** Folders from which what extensions add would not arrive. */
const OBSTACLES = {
  tenant: {
    folder: 'delivery' satisfies OutputFolderName,
    reason: '`platform.delivery` applies delivery/ before the namespaces of tenants exist',
  },
  platform: {
    folder: 'access' satisfies OutputFolderName,
    reason: '`platform.delivery` applies the folders of owners in access/, and no file beside them',
  },
} as const;

/** Waves of Argo CD inside of an owner: grants after guards, and what tenants deploy after the rights with which it is deployed. */
const WAVES: Partial<Record<FolderPart, string>> = { grants: '1', work: '2' };

/** The files that deliver the others. */
export class DeliveryFiles {
  private readonly engine: DeliveryEngineObjects;

  constructor(
    private readonly delivery: FleetDelivery,
    private readonly facts: DeliveryFacts,
  ) {
    this.engine = deliveryObjects(delivery);
  }

  /** The file that delivers a tenant, if it has one of its own. */
  planTenant(tenant: string): PlannedFile[] {
    return this.engine.tenants === undefined ? [this.file(`tenants/${tenant}`)] : [];
  }

  /**
   * The files that deliver optional engines. A run of some tenants has those of its tenants, so that nothing depends on a
   * stage that no file makes.
   *
   * @param paths - of all files that the tree certainly has
   * @param isExtended - whether it may have others
   */
  planEngines(paths: readonly string[], isExtended: boolean): PlannedFile[] {
    const { engineFolders } = this.engine;
    const sure = engineFolders(paths);
    const possible = engineFolders(OUTPUT_FOLDERS.map((name) => `${name}/platform.k8s.yaml`));
    const others = isExtended ? possible.filter((folder) => !sure.includes(folder)) : [];
    return [
      ...sure.map((folder) => this.file(folder)),
      ...others.map((folder) => ({ ...this.file(folder), optional: true })),
    ];
  }

  /** The files that deliver the rest: the root, the platform, shared services, and tenants that share a file. */
  planCommon(paths: readonly string[]): PlannedFile[] {
    const { platform, tenants } = this.engine;
    const parts = [
      'root',
      ...(platform === undefined ? [] : ['platform']),
      ...(paths.some((path) => path.startsWith('shared/')) ? ['shared'] : []),
      ...(tenants !== undefined && paths.some((path) => path.startsWith('tenants/'))
        ? ['tenants']
        : []),
    ];
    return parts.map((part) => this.file(part));
  }

  /**
   * Why a file of objects that extensions added to a tenant or to the platform would not arrive. Undefined: it would.
   */
  obstacle(path: string, to: 'tenant' | 'platform'): string | undefined {
    return path.startsWith(`${OBSTACLES[to].folder}/`) ? OBSTACLES[to].reason : undefined;
  }

  /** Puts what grants something after what guards, where the engine orders objects by an annotation. */
  order(file: PlacedObjects): PlacedObjects {
    const wave = this.delivery.engine === 'argocd' && WAVES[partOf(file.path)];
    if (wave) for (const { metadata } of file.objects) metadata.addAnnotation(SYNC_WAVE, wave);
    return file;
  }

  /** Begins to render the tree of one run. */
  begin(): DeliveryRun {
    return new DeliveryRun(this.delivery, this.facts);
  }

  private file(part: string): PlannedFile {
    return deliveryFile(this.delivery.engine, part);
  }
}
