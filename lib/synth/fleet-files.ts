import { ApiObject, App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { Platform } from '../constructs/platform';
import { SharedService } from '../constructs/shared-service';
import { Tenant } from '../constructs/tenant';
import { TenantCatalogue } from '../constructs/tenant-catalogue';
import type { Fleet, FleetTenant } from '../fleet/fleet';
import { clientsOf } from '../fleet/shared-services';
import { peopleOf } from '../fleet/subjects';
import { type Extension, extendPlatform, extendTenant, failure } from './extensions';
import { fileContent } from './file-content';
import type { PlannedFile, RenderedFile } from './tree';

/** The files of a fleet: which there are, and what stands in them. */
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
    if (tenants !== undefined) return planTenants(tenants);
    return [...planTenants(this.fleet.tenants), ...this.planCommon()];
  }

  /** The files that belong to no tenant. */
  planCommon(): PlannedFile[] {
    const platform = [...this.platformParts().keys()].map((name) => ({
      path: platformPath(name),
      owner: `platform, ${name}`,
    }));
    return [...planShared(this.fleet), ...platform];
  }

  /** Renders what `plan` plans, one tenant at a time: nothing of a tenant stays in memory after its files. */
  *render(tenants?: readonly FleetTenant[]): Generator<RenderedFile> {
    // First what the tenants' objects refer to: a stream may be applied as it is.
    if (tenants === undefined) yield* this.renderCommon();
    for (const tenant of tenants ?? this.fleet.tenants) yield* this.renderTenant(tenant);
  }

  /** Renders what belongs to no tenant. */
  *renderCommon(): Generator<RenderedFile> {
    for (const [name, objects] of this.platformParts()) yield file(platformPath(name), objects);
    yield* this.renderShared();
  }

  private *renderTenant(form: FleetTenant): Generator<RenderedFile> {
    const chart = new Chart(new App(), 'tenant');
    const tenant = Tenant.fromFleet(chart, form.name, this.fleet.platform, form);
    extendTenant(tenant, this.extensions);
    const byNamespace = new Map(tenant.namespaces.map((name) => [name, [] as ApiObject[]]));
    for (const object of objectsIn(chart)) {
      const namespace = object.kind === 'Namespace' ? object.name : object.metadata.namespace;
      const objects = byNamespace.get(namespace ?? '');
      if (objects === undefined) throw this.misplaced(object, form.name);
      objects.push(object);
    }
    for (const { name, namespace } of tenant.environments) {
      yield file(tenantPath(form.name, name), byNamespace.get(namespace)!);
    }
  }

  /** A file follows its namespace: there is none for an object that stands elsewhere. */
  private misplaced(object: ApiObject, tenant: string): Error {
    const namespace = object.metadata.namespace;
    const where = namespace === undefined ? 'in no namespace' : `in the namespace ${namespace}`;
    return failure(
      this.extensions.findLast((extension) => extension.tenant !== undefined)!,
      `adds ${object.kind} ${object.name} ${where} to the tenant \`${tenant}\`; a tenant's objects stand in its namespaces, cluster-wide ones belong to the platform`,
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
      yield file(sharedPath(name), objectsIn(scope));
    }
  }

  /** The platform's objects by file; those that extensions add stand in a file of their own. Made once. */
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

function planTenants(tenants: readonly FleetTenant[]): PlannedFile[] {
  return tenants.flatMap((tenant) =>
    Object.keys(tenant.environments).map((environment) => ({
      path: tenantPath(tenant.name, environment),
      owner: `tenant ${tenant.name}, environment ${environment}`,
    })),
  );
}

function planShared({ sharedServices }: Fleet): PlannedFile[] {
  return Object.keys(sharedServices).map((name) => ({
    path: sharedPath(name),
    owner: `shared service ${name}`,
  }));
}

/** Where the file of a namespace stands. */
export function tenantPath(tenant: string, environment: string): string {
  return `tenants/${tenant}/${environment}.k8s.yaml`;
}

function sharedPath(name: string): string {
  return `shared/${name}.k8s.yaml`;
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
