import { type ApiObject, App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { OutputFolder } from '../../constructs/api-object/output-folder';
import { LiveBudgets } from '../../constructs/budgets/live-budgets';
import { Platform } from '../../constructs/platform/platform';
import { TenantCatalogue } from '../../constructs/platform/tenant-catalogue';
import { QueueRoot } from '../../constructs/queues/queue-root';
import { Resolved } from '../../constructs/resolved';
import { SharedService } from '../../constructs/tenant/shared-service';
import { Tenant } from '../../constructs/tenant/tenant';
import type { Fleet, FleetTenant } from '../../fleet/model/fleet';
import { budgetsOf } from '../../plan/budgets/budget-view';
import type { NamespaceView } from '../../plan/namespace-view';
import { OUTPUT_FOLDERS, managedFile, platformFile } from '../../plan/output-files';
import { type SharedServiceView, type TenantView, commonFiles } from '../../plan/owner-views';
import { Plan } from '../../plan/plan';
import { queueTree } from '../../plan/queues/queue-tree';
import {
  type Extension,
  extendPlatform,
  extendTenant,
  failure,
  renderFailure,
} from '../extensions/extensions';
import { DeliveryFiles } from './delivery-files';
import { fileContent } from './file-content';
import { type PlacedObjects, objectsIn, placeObjects } from './placed-objects';
import type { PlannedFile, RenderedFile } from './tree-file';

/** A file of the platform, and its objects. */
type PlatformFile = PlannedFile & PlacedObjects;

/** The files of a fleet: their paths and their contents. */
export class FleetFiles {
  private readonly derived: Plan;
  /** The platform that tenants belong to; its objects are made apart from theirs. */
  private readonly platform: Platform;
  private platformFiles: readonly PlatformFile[] | undefined;
  private readonly delivery: DeliveryFiles | undefined;

  constructor(
    fleet: Fleet,
    private readonly extensions: readonly Extension[] = [],
  ) {
    this.derived = new Plan(fleet);
    this.platform = this.makePlatform(new App(), false);
    const { delivery } = fleet.platform;
    this.delivery =
      delivery === undefined
        ? undefined
        : new DeliveryFiles(delivery, { hasArgoProjects: hasArgoProjects(fleet) });
  }

  /**
   * Every file, without rendering any.
   *
   * @param tenants - only the files of these
   */
  plan(tenants?: readonly FleetTenant[]): PlannedFile[] {
    const isExtended = this.extensions.some((extension) => extension.tenant !== undefined);
    const files: PlannedFile[] = [...this.derived.tenants(tenants)].flatMap((tenant) => [
      ...tenant.namespaces.flatMap((view) => [
        ...view.files,
        ...(isExtended ? possibleFiles(view) : []),
      ]),
      ...commonFiles(tenant.spec.name, tenant),
      ...(this.delivery?.planTenant(tenant.spec.name) ?? []),
    ]);
    const isWhole = tenants === undefined;
    const all = isWhole ? [...files, ...this.planCommon()] : files;
    if (this.delivery === undefined) return all;
    const sure = all.flatMap(({ path, optional }) => (optional === true ? [] : path));
    return [
      ...all,
      ...(isWhole ? this.delivery.planCommon(sure) : []),
      ...this.delivery.planEngines(sure, isExtended),
    ];
  }

  /** The files that belong to no tenant. */
  private planCommon(): PlannedFile[] {
    const shared = [...this.derived.sharedServices()].flatMap((view) => [
      ...view.namespace.files,
      ...commonFiles(view.name, view),
    ]);
    const platform = this.commonFiles().map(({ path, owner }) => ({ path, owner }));
    return [...shared, ...platform];
  }

  /** Renders what `plan` plans, one tenant at a time, so that nothing of a tenant stays in memory after its files. */
  *render(tenants?: readonly FleetTenant[]): Generator<RenderedFile> {
    const delivery = this.delivery?.begin();
    try {
      // What tenants refer to comes first, so that the files can be applied as one stream.
      if (tenants === undefined) {
        const platform = this.commonFiles().map(rendered);
        yield* delivery?.platform(platform) ?? platform;
        for (const view of this.derived.sharedServices()) {
          const files = this.renderShared(view);
          yield* delivery?.shared(files) ?? files;
        }
      }
      for (const view of this.derived.tenants(tenants)) {
        const files = this.renderTenant(view);
        yield* delivery?.tenant(view.spec.name, files) ?? files;
      }
      if (delivery === undefined) return;
      if (tenants === undefined) yield* delivery.common();
      yield* delivery.engines();
    } catch (error) {
      throw renderFailure(error, this.extensions);
    }
  }

  /** The objects of each file, without rendering any. Those of the delivery are about files, and not among them. */
  *objects(): Generator<PlacedObjects> {
    yield* this.commonFiles();
    for (const view of this.derived.sharedServices()) yield* this.placeShared(view);
    for (const view of this.derived.tenants()) yield* this.placeTenant(view);
  }

  private *renderTenant(view: TenantView): Generator<RenderedFile> {
    const common = commonFiles(view.spec.name, view).map(({ path }) => path);
    for (const file of this.placeTenant(view)) {
      // Extensions send nothing to the files that an owner has in common.
      if (!common.includes(file.path)) this.refuseObstacle(file, 'tenant');
      yield this.rendered(file);
    }
  }

  private *placeTenant(view: TenantView): Generator<PlacedObjects> {
    const chart = new Chart(new App(), 'tenant');
    const { platform } = this;
    const resolved = new Resolved({ platform, view, warnings: [] });
    const tenant = new Tenant(chart, view.spec.name, resolved);
    extendTenant(tenant, this.extensions);
    const refuse = (object: ApiObject): Error => this.misplaced(object, tenant.name);
    const { common, others } = apart(chart, tenant);
    yield* placeObjects(view.namespaces, others, refuse);
    yield* inOrder(commonFiles(tenant.name, view), common);
  }

  /** Refuses what extensions send where the delivery does not take it. */
  private refuseObstacle(
    { path, objects: [first] }: PlacedObjects,
    to: 'tenant' | 'platform',
  ): void {
    const reason = this.delivery?.obstacle(path, to);
    if (reason === undefined || first === undefined) return;
    throw failure(
      this.extensions.findLast((extension) => extension[to] !== undefined)!,
      `sends ${first.kind} ${first.name} to ${path}, but ${reason}`,
      { fix: 'Send it to another folder, or to none.' },
    );
  }

  /** Every file belongs to a namespace, so there is no file for an object in another one. */
  private misplaced(object: ApiObject, tenant: string): Error {
    const namespace = object.metadata.namespace;
    const where = namespace === undefined ? 'in no namespace' : `in the namespace ${namespace}`;
    return failure(
      this.extensions.findLast((extension) => extension.tenant !== undefined)!,
      `adds ${object.kind} ${object.name} ${where} to the tenant \`${tenant}\`; its objects must be in its namespaces, and cluster-wide objects belong to the platform`,
    );
  }

  private *renderShared(view: SharedServiceView): Generator<RenderedFile> {
    for (const file of this.placeShared(view)) yield this.rendered(file);
  }

  private *placeShared(view: SharedServiceView): Generator<PlacedObjects> {
    const { platform } = this;
    const resolved = new Resolved({ platform, view, warnings: [] });
    const service = new SharedService(new Chart(new App(), 'shared'), view.name, resolved);
    const refuse = ({ node }: ApiObject): Error => new Error(`${node.path} has no file`);
    const { common, others } = apart(service, service);
    yield* placeObjects([view.namespace], others, refuse);
    yield* inOrder(commonFiles(view.name, view), common);
  }

  private rendered(file: PlacedObjects): RenderedFile {
    return rendered(this.delivery?.order(file) ?? file);
  }

  /** The platform's objects by file, made once. What extensions add goes to files of its own. */
  private commonFiles(): readonly PlatformFile[] {
    this.platformFiles ??= this.makePlatformFiles();
    return this.platformFiles;
  }

  private makePlatformFiles(): PlatformFile[] {
    const chart = new Chart(new App(), 'platform');
    const platform = this.makePlatform(chart, true);
    const { people: subjects, clusterReaders: readers } = this.derived;
    const people = new Resolved({ subjects, readers });
    const catalogue = new TenantCatalogue(chart, 'catalogue', people);
    const root = queueTree(this.derived.fleet);
    const { platform: spec } = this.derived.fleet;
    if (root !== undefined) new QueueRoot(chart, 'queues', new Resolved({ platform: spec, root }));
    const parts: [part: string, objects: ApiObject[]][] = [
      ['guard-rails', objectsIn(platform.guardRails)],
      ['roles', [...objectsIn(platform.roles), ...objectsIn(catalogue)]],
      ['priorities', objectsIn(platform.priorities)],
    ];
    const budgets = new LiveBudgets(chart, 'budgets', new Resolved(budgetsOf(this.derived.fleet)));
    const managed = [
      ...(platform._managed?.all ?? []),
      ...budgets.all.map((budget) => ({ ...budget, folder: 'budgets' as const })),
      ...(platform._monitoring?.all ?? []).map((part) => ({
        ...part,
        folder: 'monitoring' as const,
      })),
    ].map(({ folder, name, construct }) => ({
      ...managedFile(folder, name),
      objects: objectsIn(construct),
    }));
    const ours = new Set(
      [...parts.map(([, objects]) => objects), ...managed.map(({ objects }) => objects)].flat(),
    );
    extendPlatform(platform, this.extensions);
    const added = objectsIn(chart).filter((object) => !ours.has(object));
    const files = parts.map(([part, objects]) => ({ ...platformFile(part), objects }));
    for (const folder of [undefined, ...OUTPUT_FOLDERS]) {
      const objects = added.filter((object) => OutputFolder.of(object).name === folder);
      const file = { ...platformFile('extensions', folder), objects };
      this.refuseObstacle(file, 'platform');
      files.push(file);
    }
    files.push(...managed);
    return files.filter(({ objects }) => objects.length > 0);
  }

  private makePlatform(scope: App | Chart, objects: boolean): Platform {
    const view = this.derived.platform;
    const spec = { view, props: view.spec, warnings: [], objects };
    return new Platform(scope, 'platform', new Resolved(spec));
  }
}

/**
 * The objects of an owner: those that belong to none of its namespaces, by file and in the order of `commonFiles`, and the
 * others.
 */
function apart(
  scope: Construct,
  { _projects, _monitoring }: Pick<Tenant, '_projects' | '_monitoring'>,
): { readonly common: readonly ApiObject[][]; readonly others: readonly ApiObject[] } {
  const common = [_projects, _monitoring].flatMap((construct) =>
    construct === undefined ? [] : [objectsIn(construct)],
  );
  const all = objectsIn(scope);
  if (common.length === 0) return { common, others: all };
  const own = new Set(common.flat());
  return { common, others: all.filter((object) => !own.has(object)) };
}

/** Files with their objects. */
function* inOrder(
  files: readonly { readonly path: string }[],
  objects: readonly ApiObject[][],
): Generator<PlacedObjects> {
  for (const [index, { path }] of files.entries()) yield { path, objects: objects[index]! };
}

/** Whether somebody deploys with Argo CD. */
function hasArgoProjects({ tenants, sharedServices }: Fleet): boolean {
  return [...tenants, ...Object.values(sharedServices)].some(({ environments }) =>
    Object.values(environments).some(({ deploy }) => deploy?.engine === 'argocd'),
  );
}

/** Files that a namespace has only if an extension sends objects there. */
function possibleFiles(view: NamespaceView): PlannedFile[] {
  const sure = new Set(view.files.map(({ path }) => path));
  return OUTPUT_FOLDERS.map((folder) => view.file(folder))
    .filter(({ path }) => !sure.has(path))
    .map((file) => ({ ...file, optional: true }));
}

function rendered({ path, objects }: PlacedObjects): RenderedFile {
  return { path, content: fileContent(path, objects) };
}
