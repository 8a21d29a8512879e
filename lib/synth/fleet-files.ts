import { ApiObject, App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { Platform } from '../constructs/platform';
import { SharedService } from '../constructs/shared-service';
import { Tenant } from '../constructs/tenant';
import { TenantCatalogue } from '../constructs/tenant-catalogue';
import type { Fleet, FleetTenant } from '../fleet/fleet';
import { clientsOf } from '../fleet/shared-services';
import { peopleOf } from '../fleet/subjects';
import { emitDocuments } from './emitter';
import { HEADER } from './header';
import type { PlannedFile, RenderedFile } from './tree';

/** In a file, the namespace comes first, then what guards it, then what it grants. */
const ORDER = [
  'Namespace',
  'ServiceAccount',
  'ResourceQuota',
  'LimitRange',
  'RoleBinding',
  'NetworkPolicy',
];

/** Every file of a fleet, without rendering any. */
export function planFiles(
  fleet: Fleet,
  tenants: readonly FleetTenant[] = fleet.tenants,
): PlannedFile[] {
  const files = tenants.flatMap((tenant) =>
    Object.keys(tenant.environments).map((environment) => ({
      path: tenantPath(tenant.name, environment),
      owner: `tenant ${tenant.name}, environment ${environment}`,
    })),
  );
  return tenants === fleet.tenants
    ? [...files, ...planShared(fleet), ...planPlatform(fleet)]
    : files;
}

/** Renders what `planFiles` plans, one tenant at a time: nothing of a tenant stays in memory after its files. */
export function* renderFiles(
  fleet: Fleet,
  tenants: readonly FleetTenant[] = fleet.tenants,
): Generator<RenderedFile> {
  if (tenants === fleet.tenants) {
    // First what the tenants' objects refer to: a stream may be applied as it is.
    yield* renderPlatform(fleet);
    yield* renderShared(fleet);
  }
  for (const tenant of tenants) yield* renderTenant(fleet, tenant);
}

function tenantPath(tenant: string, environment: string): string {
  return `tenants/${tenant}/${environment}.k8s.yaml`;
}

function* renderTenant(fleet: Fleet, form: FleetTenant): Generator<RenderedFile> {
  const chart = new Chart(new App(), 'tenant');
  const tenant = Tenant.fromFleet(chart, form.name, fleet.platform, form);
  for (const environment of Object.keys(form.environments)) {
    yield render(tenantPath(form.name, environment), [tenant.environment(environment)]);
  }
}

function planShared(fleet: Fleet): PlannedFile[] {
  return Object.keys(fleet.sharedServices).map((name) => ({
    path: sharedPath(name),
    owner: `shared service ${name}`,
  }));
}

function sharedPath(name: string): string {
  return `shared/${name}.k8s.yaml`;
}

function* renderShared(fleet: Fleet): Generator<RenderedFile> {
  for (const [name, service] of Object.entries(fleet.sharedServices)) {
    const scope = new SharedService(new Chart(new App(), 'shared'), name, {
      name,
      platform: fleet.platform,
      service,
      clients: clientsOf(service, fleet.tenants),
    });
    yield render(sharedPath(name), [scope]);
  }
}

function planPlatform(fleet: Fleet): PlannedFile[] {
  const names = ['guard-rails', 'roles'];
  if (Object.keys(fleet.platform.priorityClasses).length > 0) names.push('priorities');
  return names.map((name) => ({ path: platformPath(name), owner: `platform, ${name}` }));
}

function platformPath(name: string): string {
  return `platform/${name}.k8s.yaml`;
}

function* renderPlatform(fleet: Fleet): Generator<RenderedFile> {
  const chart = new Chart(new App(), 'platform');
  const platform = new Platform(chart, 'platform', fleet.platform);
  const catalogue = new TenantCatalogue(chart, 'catalogue', { subjects: peopleOf(fleet) });
  yield render(platformPath('guard-rails'), [platform.guardRails]);
  yield render(platformPath('roles'), [platform.roles, catalogue]);
  if (Object.keys(fleet.platform.priorityClasses).length > 0) {
    yield render(platformPath('priorities'), [platform.priorities]);
  }
}

function render(path: string, scopes: readonly Construct[]): RenderedFile {
  const objects = scopes
    .flatMap((scope) => scope.node.findAll())
    .filter((node): node is ApiObject => ApiObject.isApiObject(node))
    .map((object) => object.toJson() as Manifest);
  refuseDuplicates(path, objects);
  return { path, content: `${HEADER}${emitDocuments(inOrder(objects))}` };
}

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

function inOrder(objects: readonly Manifest[]): Manifest[] {
  const rank = ({ kind }: Manifest): number => {
    const index = ORDER.indexOf(kind);
    return index === -1 ? ORDER.length : index;
  };
  // Array.prototype.sort is stable: within a kind the order of construction stays.
  return [...objects].sort((a, b) => rank(a) - rank(b));
}

function refuseDuplicates(path: string, objects: readonly Manifest[]): void {
  const seen = new Set<string>();
  for (const { apiVersion, kind, metadata } of objects) {
    const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
    const key = [group, kind, metadata.namespace ?? '', metadata.name].join(' ');
    if (seen.has(key)) throw new Error(`${path} holds two objects ${key}`);
    seen.add(key);
  }
}
