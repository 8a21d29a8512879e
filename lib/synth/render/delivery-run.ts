import { App, Chart } from 'cdk8s';
import { FluxRoot } from '../../constructs/delivery/flux-root';
import { FluxStage } from '../../constructs/delivery/flux-stage';
import type { FleetDelivery } from '../../fleet/model/fleet';
import {
  type DeliveryStage,
  PLATFORM_STAGE,
  engineStages,
  ownerStages,
} from '../../plan/delivery-stages';
import { deliveryFile } from '../../plan/output-files';
import { fileContent } from './file-content';
import { objectsIn } from './placed-objects';
import type { RenderedFile } from './tree-file';

/**
 * The files that deliver the others, rendered after those that they deliver: only then is it known which folders extensions
 * have sent objects to. Of the tree, it keeps one path of each folder.
 */
export class DeliveryRun {
  private readonly folders = new Map<string, string>();
  private readonly sharedStages = new Map<string, DeliveryStage>();

  constructor(private readonly delivery: FleetDelivery) {}

  /** Passes on the files of the platform. */
  *platform(files: Iterable<RenderedFile>): Generator<RenderedFile> {
    for (const file of files) yield this.note(file);
  }

  /** Passes on the files of a tenant, and then the one that delivers them. */
  *tenant(name: string, files: Iterable<RenderedFile>): Generator<RenderedFile> {
    const paths: string[] = [];
    for (const file of files) {
      paths.push(file.path);
      yield this.note(file);
    }
    yield this.stages(`tenants/${name}`, ownerStages(paths));
  }

  /** Passes on the files of a shared service. */
  *shared(files: Iterable<RenderedFile>): Generator<RenderedFile> {
    const paths: string[] = [];
    for (const file of files) {
      paths.push(file.path);
      yield this.note(file);
    }
    for (const stage of ownerStages(paths)) this.sharedStages.set(stage.name, stage);
  }

  /** The files that deliver what belongs to no tenant. */
  *rest(): Generator<RenderedFile> {
    const chart = new Chart(new App(), 'root');
    new FluxRoot(chart, 'root', { delivery: this.delivery });
    yield this.rendered('root', chart);
    yield this.stages('platform', [PLATFORM_STAGE]);
    if (this.sharedStages.size > 0) yield this.stages('shared', [...this.sharedStages.values()]);
    for (const stage of engineStages(this.folders.values())) {
      yield this.stages(stage.folder, [stage]);
    }
  }

  private note(file: RenderedFile): RenderedFile {
    this.folders.set(file.path.split('/')[0]!, file.path);
    return file;
  }

  private stages(part: string, stages: readonly DeliveryStage[]): RenderedFile {
    const chart = new Chart(new App(), 'delivery');
    const { delivery } = this;
    for (const stage of stages) new FluxStage(chart, stage.name, { delivery, stage });
    return this.rendered(part, chart);
  }

  private rendered(part: string, chart: Chart): RenderedFile {
    const { path } = deliveryFile(this.delivery.engine, part);
    return { path, content: fileContent(path, objectsIn(chart)) };
  }
}
