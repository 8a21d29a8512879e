import { App, Chart } from 'cdk8s';
import type { FleetDelivery } from '../../fleet/model/fleet';
import { type TenantStages, tenantStages } from '../../plan/delivery-sets';
import { deliveryFile } from '../../plan/output-files';
import {
  type DeliveryEngineObjects,
  type DeliveryFacts,
  deliveryObjects,
} from './delivery-engines';
import { fileContent } from './file-content';
import { objectsIn } from './placed-objects';
import type { RenderedFile } from './tree-file';

/**
 * The files that deliver the others, rendered after those that they deliver: only then is it known which folders extensions
 * have sent objects to. Of the tree, it keeps the paths of shared services, two of each folder, and the stages of
 * tenants that share a file.
 */
export class DeliveryRun {
  private readonly paths = new Map<string, string>();
  private readonly services: string[][] = [];
  /** Where they share a file. */
  private readonly tenants: TenantStages[] = [];
  private readonly engine: DeliveryEngineObjects;

  constructor(
    private readonly delivery: FleetDelivery,
    private readonly facts: DeliveryFacts,
  ) {
    this.engine = deliveryObjects(delivery);
  }

  /** Passes on the files of the platform. */
  *platform(files: Iterable<RenderedFile>): Generator<RenderedFile> {
    yield* this.noted(files, []);
  }

  /** Passes on the files of a tenant, and then the one that delivers them, if that is not shared. */
  *tenant(name: string, files: Iterable<RenderedFile>): Generator<RenderedFile> {
    const paths: string[] = [];
    yield* this.noted(files, paths);
    if (this.engine.tenants !== undefined) {
      this.tenants.push(tenantStages(name, paths));
      return;
    }
    yield this.file(`tenants/${name}`, (chart) =>
      this.engine.owners(chart, this.delivery, [paths]),
    );
  }

  /** Passes on the files of a shared service. */
  *shared(files: Iterable<RenderedFile>): Generator<RenderedFile> {
    const paths: string[] = [];
    this.services.push(paths);
    yield* this.noted(files, paths);
  }

  /** The files that deliver the platform, shared services and tenants that share one, and the one with which it begins. */
  *common(): Generator<RenderedFile> {
    const { delivery, engine, services, tenants } = this;
    yield this.file('root', (chart) => engine.root(chart, delivery, this.facts));
    if (engine.platform) yield this.file('platform', (chart) => engine.platform?.(chart, delivery));
    if (services.length > 0) {
      yield this.file('shared', (chart) => engine.owners(chart, delivery, services));
    }
    if (tenants.length > 0) {
      yield this.file('tenants', (chart) => engine.tenants?.(chart, delivery, tenants));
    }
  }

  /** The files that deliver the folders of optional engines. */
  *engines(): Generator<RenderedFile> {
    const { delivery, engine } = this;
    for (const folder of engine.engineFolders(this.paths.values())) {
      yield this.file(folder, (chart) => engine.engine(chart, delivery, folder));
    }
  }

  private *noted(files: Iterable<RenderedFile>, into: string[]): Generator<RenderedFile> {
    for (const file of files) {
      into.push(file.path);
      const [folder] = file.path.split('/');
      const isPlatform = file.path.endsWith('/platform.k8s.yaml');
      this.paths.set(`${folder} ${isPlatform}`, file.path);
      yield file;
    }
  }

  private file(part: string, make: (chart: Chart) => void): RenderedFile {
    const chart = new Chart(new App(), 'delivery');
    make(chart);
    const { path } = deliveryFile(this.delivery.engine, part);
    return { path, content: fileContent(path, objectsIn(chart)) };
  }
}
