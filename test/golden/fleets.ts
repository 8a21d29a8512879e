import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { type Fleet, type FleetEnvironment, loadFleet, loadFleets } from '../../lib';
import { clusterOf } from '../../lib/fleet/clusters/cluster-of';
import { HEADER } from '../../lib/synth/render/header';
import { FleetFiles } from '../../lib/synth/render/fleet-files';

export const ROOT = join(__dirname, '..', '..');
const FIXTURES = join(ROOT, 'test', 'fixtures');

/** A fleet file, and the cluster of it. */
type FleetFile = readonly [name: string, file: string, cluster: string | undefined];

/** Every fixture, and the tenants.yaml of this repository, by name: once for each cluster that it names. */
export const FLEET_FILES: readonly FleetFile[] = [
  ...readdirSync(FIXTURES)
    .map((name) => [name, join(FIXTURES, name, 'tenants.yaml')] as const)
    .filter(([, file]) => existsSync(file))
    .flatMap(([name, file]) => onClusters(name, file)),
  ['this repository', join(ROOT, 'tenants.yaml'), undefined],
];

function onClusters(name: string, file: string): FleetFile[] {
  return loadFleets(file).fleets.map((fleet): FleetFile => {
    const cluster = clusterOf(fleet);
    return [cluster === undefined ? name : `${name} on ${cluster}`, file, cluster];
  });
}

/** An API object as it stands in a file, loosely typed: the tests walk through every kind of it. */
export interface EmittedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Record<string, string>;
    readonly annotations?: Record<string, string>;
  };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly [section: string]: any;
}

/** A file of a tree, and what a reader of YAML finds in it. */
export interface EmittedFile {
  readonly path: string;
  readonly text: string;
  readonly objects: readonly EmittedObject[];
}

/** A fleet and its tree. */
export interface EmittedFleet {
  readonly fleet: Fleet;
  readonly files: readonly EmittedFile[];
}

/** A namespace of a fleet, and its file. */
export interface EmittedNamespace {
  readonly file: EmittedFile;
  /** The tenant or the shared service. */
  readonly owner: string;
  readonly environment: string;
  readonly form: FleetEnvironment;
  /** Whether it is given up. */
  readonly removed: boolean;
}

/** Reads a fleet and renders its tree. */
export function emit(file: string, cluster?: string): EmittedFleet {
  const { fleet } = loadFleet(file, cluster === undefined ? {} : { cluster });
  const files = [...new FleetFiles(fleet).render()].map(({ path, content }) => ({
    path,
    text: content,
    objects: readObjects(content),
  }));
  return { fleet, files };
}

/** Every namespace of a fleet; a file that should be there and is not is an error. */
export function namespacesOf({ fleet, files }: EmittedFleet): EmittedNamespace[] {
  const owners = [
    ...fleet.tenants.map((tenant) => ({ ...tenant, shared: false })),
    ...Object.entries(fleet.sharedServices).map(([name, service]) => ({
      ...service,
      name,
      shared: true,
    })),
  ];
  return owners.flatMap(({ name: owner, state, environments, shared }) =>
    Object.entries(environments).map(([environment, form]) => {
      const path = shared ? `shared/${owner}.k8s.yaml` : `tenants/${owner}/${environment}.k8s.yaml`;
      const file = files.find((entry) => entry.path === path);
      if (file === undefined) throw new Error(`there is no ${path}`);
      const removed = state === 'removed' || form.state === 'removed';
      return { file, owner, environment, form, removed };
    }),
  );
}

/** The documents of a text. Kubernetes reads YAML 1.1. */
export function readObjects(text: string, version: '1.1' | '1.2' = '1.1'): EmittedObject[] {
  return parseAllDocuments(text, { version }).map((document) => {
    if (document.errors.length > 0) throw document.errors[0]!;
    return document.toJS() as EmittedObject;
  });
}

/** Whether a file holds what a cluster manages for others, or what watches it. */
export function isManaged({ path }: { readonly path: string }): boolean {
  return /^(clusters|slice-projects|slices|monitoring[/]cluster)[/]/.test(path);
}

/** A file without its first line. */
export function withoutHeader(text: string): string {
  if (!text.startsWith(HEADER)) throw new Error(`a file starts with ${text.slice(0, 80)}`);
  return text.slice(HEADER.length);
}

/** Every value inside a value, with the keys that lead to it. */
export function* walk(
  value: unknown,
  keys: readonly string[] = [],
): Generator<[string[], unknown]> {
  yield [[...keys], value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* walk(inner, [...keys, key]);
}
