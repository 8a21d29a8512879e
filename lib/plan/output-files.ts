import { ENGINE_ACCOUNTS } from '../fleet/model/defaults';
import type { DeliveryEngine } from '../fleet/model/props';
import { keysOf } from '../fleet/values/maps';

/** A file of the tree, and whose it is. */
export interface OutputFile {
  /** POSIX, relative to the output folder, e.g. `tenants/a/dev.k8s.yaml`. */
  readonly path: string;
  /** For messages, e.g. `tenant a, environment dev`. */
  readonly owner: string;
  /** The namespace that it holds, if it holds one. */
  readonly origin?: NamespaceOrigin;
}

/** Whose a namespace is and was. */
export interface NamespaceOrigin extends FileNamespace {
  /** Former names of the owner, the oldest first. */
  readonly ownerBefore: readonly string[];
  /** Former names of the environment, the oldest first. */
  readonly environmentBefore: readonly string[];
  /** The namespace that this one replaces. Absent: none. */
  readonly movedFrom?: string;
  /** The first part of derived namespaces; empty for none. */
  readonly prefix: string;
  /** Whether its owner has a single namespace. */
  readonly isSingle: boolean;
  /** The label `cost-center`. */
  readonly costCenter: string;
  /** The annotation with its admins; empty for none. */
  readonly admins: string;
}

/** The namespace that a file follows. */
export interface FileNamespace {
  readonly kind: 'tenant' | 'sharedService';
  /** The name of the tenant, or of the shared service. */
  readonly owner: string;
  readonly environment: string;
  readonly namespace: string;
}

/**
 * Objects that are delivered apart from their namespace: access after its guards, and the kinds of an optional
 * engine by themselves, because Flux and Argo CD refuse a whole stage in which one kind is unknown.
 */
export type OutputFolderName =
  | 'access'
  | 'budgets'
  | 'clusters'
  | 'delivery'
  | 'deploy'
  | 'devices'
  | 'local-queues'
  | 'monitoring'
  | 'network'
  | 'queues'
  | 'slice-projects'
  | 'slices'
  | 'virtual-clusters';

const byOwner = ({ owner, environment }: FileNamespace): string => `${owner}/${environment}`;
const byNamespace = ({ namespace }: FileNamespace): string => namespace;

/** The name of a namespace's file in each of these folders. */
const FOLDER_FILES: Readonly<Record<OutputFolderName, (at: FileNamespace) => string>> = {
  // Reviewers of access own the folder of a tenant.
  access: byOwner,
  budgets: byNamespace,
  clusters: byNamespace,
  delivery: byNamespace,
  deploy: byOwner,
  devices: byNamespace,
  // Those of a tenant wait for its namespaces alone.
  'local-queues': byOwner,
  monitoring: byNamespace,
  network: byNamespace,
  queues: byNamespace,
  'slice-projects': byNamespace,
  slices: byNamespace,
  // What makes them waits for the guards of its tenant alone.
  'virtual-clusters': byOwner,
};

/** The folders that objects may be sent to. */
export const OUTPUT_FOLDERS = Object.keys(FOLDER_FILES) as readonly OutputFolderName[];

/** The folders whose files are called after the owner, and so have another name when it is renamed. */
const FOLDERS_OF_OWNERS = OUTPUT_FOLDERS.filter((folder) => FOLDER_FILES[folder] === byOwner);

/** All folders of the tree. Files elsewhere are not ours. */
export const TREE_FOLDERS: readonly string[] = ['tenants', 'shared', 'platform', ...OUTPUT_FOLDERS];

/** The file of a namespace, or of those of its objects that go to another folder. */
export function namespaceFile(at: FileNamespace, folder?: OutputFolderName): OutputFile {
  const { kind, owner, environment } = at;
  const isTenant = kind === 'tenant';
  const whose = isTenant
    ? `tenant ${owner}, environment ${environment}`
    : `shared service ${owner}`;
  if (folder !== undefined) {
    return { path: fileIn(folder, FOLDER_FILES[folder](at)), owner: `${whose}, ${folder}` };
  }
  const path = isTenant ? fileIn('tenants', `${owner}/${environment}`) : fileIn('shared', owner);
  return { path, owner: whose };
}

/**
 * The file with the projects of an owner in Argo CD, and its Applications. They are in the namespace of Argo CD, and belong
 * to the owner as a whole.
 */
export function projectsFile(owner: string): OutputFile {
  return { path: fileIn('deploy', `${owner}/argocd`), owner: `${owner}, projects of Argo CD` };
}

/** The file with what watches an owner as a whole. It is in a folder of its own, so that no namespace can have its name. */
export function monitoringFile(kind: FileNamespace['kind'], owner: string): OutputFile {
  const [folder, whose] =
    kind === 'tenant' ? ['tenants', `tenant ${owner}`] : ['shared', `shared service ${owner}`];
  return { path: fileIn('monitoring', `${folder}/${owner}`), owner: `${whose}, monitoring` };
}

/** What the path of such a file, or of the folder of an owner, says: the inverse of `namespaceFile`. Empty for nothing. */
export function namesInPath(path: string): {
  readonly folder: string;
  readonly owner: string;
  readonly environment: string;
} {
  const [folder = '', owner = '', environment = ''] = path.replace(/\.k8s\.yaml$/, '').split('/');
  return { folder, owner, environment };
}

/** Where the files of a namespace were under its former names: its own file, and those in other folders. */
export function formerFiles(origin: NamespaceOrigin): { own: string[]; others: string[] } {
  const current = namespaceFile(origin).path;
  const places = [origin.owner, ...origin.ownerBefore].flatMap((owner) =>
    [origin.environment, ...origin.environmentBefore].map((environment) => ({
      ...origin,
      owner,
      environment,
    })),
  );
  const former = places.filter((at) => namespaceFile(at).path !== current);
  const owners = new Set(
    former.map(({ owner }) => owner).filter((owner) => owner !== origin.owner),
  );
  const delivered = origin.kind === 'tenant' ? [...owners] : [];
  return {
    own: former.map((at) => namespaceFile(at).path),
    others: [
      ...former.flatMap((at) => FOLDERS_OF_OWNERS.map((folder) => namespaceFile(at, folder).path)),
      ...[...owners].flatMap((owner) => [
        projectsFile(owner).path,
        monitoringFile(origin.kind, owner).path,
      ]),
      // It would look for folders that are gone.
      ...delivered.flatMap((owner) =>
        keysOf(ENGINE_ACCOUNTS).map((engine) => deliveryFile(engine, `tenants/${owner}`).path),
      ),
    ],
  };
}

/** The file of a part of the platform, such as `roles`; or of those of its objects that go to another folder. */
export function platformFile(part: string, folder?: OutputFolderName): OutputFile {
  return folder === undefined
    ? { path: fileIn('platform', part), owner: `platform, ${part}` }
    : { path: fileIn(folder, 'platform'), owner: `platform, ${folder}` };
}

/** The file of something that the platform manages for others, such as a cluster. */
export function managedFile(folder: OutputFolderName, name: string): OutputFile {
  return { path: fileIn(folder, name), owner: `platform, ${folder}/${name}` };
}

/**
 * The file with what delivers a part of the tree, such as `platform` or `tenants/vision`. It is in a folder of the engine,
 * so that no namespace can have its name.
 */
export function deliveryFile(engine: DeliveryEngine, part: string): OutputFile {
  const path = fileIn('delivery' satisfies OutputFolderName, `${engine}/${part}`);
  return { path, owner: `delivery of ${part.replace(/^tenants[/]/, 'tenant ')}` };
}

function fileIn(folder: string, name: string): string {
  return `${folder}/${name}.k8s.yaml`;
}
