import { ApiObject, App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { Platform } from '../../constructs/platform/platform';
import { SharedService } from '../../constructs/tenant/shared-service';
import { Tenant } from '../../constructs/tenant/tenant';
import { TenantCatalogue } from '../../constructs/platform/tenant-catalogue';
import type { TenantEnvironment } from '../../constructs/tenant/tenant-environment';
import { SHARED_ENVIRONMENT } from '../../fleet/model/defaults';
import type { Fleet, FleetEnvironment, FleetTenant } from '../../fleet/model/fleet';
import { hasBorder } from '../../plan/cluster-features';
import { clientsOf } from '../../fleet/owners/shared-services';
import { peopleOf } from '../../fleet/owners/subjects';
import {
  type Extension,
  extendPlatform,
  extendTenant,
  failure,
  renderFailure,
} from '../extensions/extensions';
import { fileContent } from './file-content';
import type { PlannedFile, RenderedFile } from './tree-file';

/** The files of a fleet: their paths and their contents. */
export class FleetFiles {
  private platform: ReadonlyMap<string, readonly ApiObject[]> | undefined;

  constructor(
    private readonly fleet: Fleet,
    private readonly extensions: readonly Extension[] = [],
  ) {}

  /**
   * Every file, without rendering any.
   *
   * @param tenants - only the files of these
   */
  plan(tenants?: readonly FleetTenant[]): PlannedFile[] {
    if (tenants !== undefined) return planTenants(this.fleet, tenants);
    return [...planTenants(this.fleet, this.fleet.tenants), ...this.planCommon()];
  }

  /** The files that belong to no tenant. */
  private planCommon(): PlannedFile[] {
    const platform = [...this.platformParts().keys()].map((name) => ({
      path: platformPath(name),
      owner: `platform, ${name}`,
    }));
    return [...planShared(this.fleet), ...platform];
  }

  /** Renders what `plan` plans, one tenant at a time, so that nothing of a tenant stays in memory after its files. */
  *render(tenants?: readonly FleetTenant[]): Generator<RenderedFile> {
    try {
      // What tenants refer to comes first, so that the files can be applied as one stream.
      if (tenants === undefined) yield* this.renderCommon();
      for (const tenant of tenants ?? this.fleet.tenants) yield* this.renderTenant(tenant);
    } catch (error) {
      throw renderFailure(error, this.extensions);
    }
  }

  /** Renders what belongs to no tenant. */
  private *renderCommon(): Generator<RenderedFile> {
    for (const [name, objects] of this.platformParts()) yield file(platformPath(name), objects);
    yield* this.renderShared();
  }

  private *renderTenant(form: FleetTenant): Generator<RenderedFile> {
    const chart = new Chart(new App(), 'tenant');
    const tenant = Tenant.fromFleet(chart, form.name, this.fleet.platform, form);
    extendTenant(tenant, this.extensions);
    const byNamespace = new Map(tenant.namespaces.map((name) => [name, [] as ApiObject[]]));
    const borders = new Set(tenant.environments.flatMap(bordersOf));
    for (const object of objectsIn(chart)) {
      if (borders.has(object)) continue;
      const namespace = object.kind === 'Namespace' ? object.name : object.metadata.namespace;
      const objects = byNamespace.get(namespace ?? '');
      if (objects === undefined) throw this.misplaced(object, form.name);
      objects.push(object);
    }
    for (const environment of tenant.environments) {
      const { name, namespace } = environment;
      yield file(tenantPath(form.name, name), byNamespace.get(namespace)!);
      yield* borderFile(environment);
    }
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

  private *renderShared(): Generator<RenderedFile> {
    for (const [name, service] of Object.entries(this.fleet.sharedServices)) {
      const scope = new SharedService(new Chart(new App(), 'shared'), name, {
        name,
        platform: this.fleet.platform,
        service,
        clients: clientsOf(service, this.fleet.tenants),
      });
      const borders = new Set(bordersOf(scope.environment));
      yield file(
        sharedPath(name),
        objectsIn(scope).filter((object) => !borders.has(object)),
      );
      yield* borderFile(scope.environment);
    }
  }

  /** The platform's objects by file, made once. What extensions add goes to a file of its own. */
  private platformParts(): ReadonlyMap<string, readonly ApiObject[]> {
    this.platform ??= this.makePlatform();
    return this.platform;
  }

  private makePlatform(): ReadonlyMap<string, readonly ApiObject[]> {
    const chart = new Chart(new App(), 'platform');
    const platform = new Platform(chart, 'platform', this.fleet.platform);
    const catalogue = new TenantCatalogue(chart, 'catalogue', { subjects: peopleOf(this.fleet) });
    const parts = new Map<string, ApiObject[]>([
      ['guard-rails', objectsIn(platform.guardRails)],
      ['roles', [...objectsIn(platform.roles), ...objectsIn(catalogue)]],
      ['priorities', objectsIn(platform.priorities)],
    ]);
    const ours = new Set([...parts.values()].flat());
    extendPlatform(platform, this.extensions);
    parts.set(
      'extensions',
      objectsIn(chart).filter((object) => !ours.has(object)),
    );
    return new Map([...parts].filter(([, objects]) => objects.length > 0));
  }
}

function planTenants(fleet: Fleet, tenants: readonly FleetTenant[]): PlannedFile[] {
  return tenants.flatMap((tenant) =>
    Object.entries(tenant.environments).flatMap(([environment, form]) =>
      withBorder(fleet, form, {
        path: tenantPath(tenant.name, environment),
        owner: `tenant ${tenant.name}, environment ${environment}`,
      }),
    ),
  );
}

function planShared(fleet: Fleet): PlannedFile[] {
  return Object.entries(fleet.sharedServices).flatMap(([name, service]) =>
    withBorder(fleet, service.environments[SHARED_ENVIRONMENT]!, {
      path: sharedPath(name),
      owner: `shared service ${name}`,
    }),
  );
}

/** The file of a namespace, and that of its border. */
function withBorder(
  { platform }: Fleet,
  form: FleetEnvironment,
  planned: PlannedFile,
): PlannedFile[] {
  if (!hasBorder(platform, form)) return [planned];
  return [planned, { path: borderPath(form.namespace), owner: `${planned.owner}, its border` }];
}

/** The path of the file of a namespace. */
function tenantPath(tenant: string, environment: string): string {
  return `tenants/${tenant}/${environment}.k8s.yaml`;
}

function sharedPath(name: string): string {
  return `shared/${name}.k8s.yaml`;
}

/** An optional kind has a folder of its own, because GitOps engines refuse a whole stage if a kind is missing. */
function borderPath(namespace: string): string {
  return `network/${namespace}.k8s.yaml`;
}

function bordersOf({ _border }: TenantEnvironment): ApiObject[] {
  return _border === undefined ? [] : objectsIn(_border);
}

function* borderFile(environment: TenantEnvironment): Generator<RenderedFile> {
  const objects = bordersOf(environment);
  if (objects.length > 0) yield file(borderPath(environment.namespace), objects);
}

function platformPath(name: string): string {
  return `platform/${name}.k8s.yaml`;
}

function objectsIn(scope: Construct): ApiObject[] {
  return scope.node.findAll().filter((node): node is ApiObject => ApiObject.isApiObject(node));
}

function file(path: string, objects: readonly ApiObject[]): RenderedFile {
  return { path, content: fileContent(path, objects) };
}
