import { SHARED_ENVIRONMENT } from '../fleet/model/defaults';
import type { FleetPort, FleetSharedService, FleetTenant } from '../fleet/model/fleet';
import { resolvePorts } from '../fleet/settings/network/ports';
import { type ArgoProject, argoProjects } from './argo-project-view';
import { NamespaceView } from './namespace-view';
import { type WatchedOwner, watchedOwner } from './monitoring/watched-owner';
import { type OutputFile, projectsFile } from './output-files';
import type { PlatformView } from './platform-view';

/** What follows for a tenant. */
export interface TenantView {
  /** The tenant in normal form. */
  readonly spec: FleetTenant;
  /** Its namespaces, in the order of its environments. */
  readonly namespaces: readonly NamespaceView[];
  /** Its projects in Argo CD. */
  readonly projects: readonly ArgoProject[];
  /** What is watched of it. Undefined: nothing. */
  readonly watched: WatchedOwner | undefined;
}

/** The files of an owner that belong to none of its namespaces. */
export function commonFiles(
  owner: string,
  { projects, watched }: Pick<TenantView, 'projects' | 'watched'>,
): OutputFile[] {
  return [
    ...(projects.length === 0 ? [] : [projectsFile(owner)]),
    ...(watched === undefined ? [] : [watched.file]),
  ];
}

export function viewTenant(platform: PlatformView, spec: FleetTenant): TenantView {
  const namespaces = Object.keys(spec.environments).map(
    (environment) => new NamespaceView(platform, spec, environment, 'tenant'),
  );
  return {
    spec,
    namespaces,
    projects: argoProjects(spec.name, namespaces),
    watched: watchedOwner(spec, namespaces),
  };
}

/** What follows for a shared service. */
export interface SharedServiceView {
  readonly name: string;
  /** The service in normal form. */
  readonly spec: FleetSharedService;
  readonly namespace: NamespaceView;
  /** Its projects in Argo CD. */
  readonly projects: readonly ArgoProject[];
  /** What is watched of it. Undefined: nothing. */
  readonly watched: WatchedOwner | undefined;
  /** The namespaces of the tenants that reach it, in order. */
  readonly clients: readonly string[];
  /** The ports that they reach, each once, in order. */
  readonly ports: readonly FleetPort[];
}

/** @param tenants - at least those that reach the service */
export function viewSharedService(
  platform: PlatformView,
  name: string,
  spec: FleetSharedService,
  tenants: readonly FleetTenant[],
): SharedServiceView {
  const consumers = new Set(spec.consumers);
  const named = { ...spec, name };
  const namespace = new NamespaceView(platform, named, SHARED_ENVIRONMENT, 'sharedService');
  return {
    name,
    spec,
    namespace,
    projects: argoProjects(name, [namespace]),
    watched: watchedOwner(named, [namespace]),
    clients: tenants
      .filter((tenant) => consumers.has(tenant.name))
      .flatMap(({ environments }) => Object.values(environments).map(({ namespace }) => namespace))
      .sort(),
    ports: resolvePorts(Object.values(spec.ports)),
  };
}
