import { DELIVERY_NAME } from '../fleet/model/defaults';
import { checksum } from './checksum';
import { type FolderPart, partOf } from './folder-parts';
import type { OutputFolderName } from './output-files';

/** What is applied as a whole, after what it depends on. */
export interface DeliveryStage {
  /** The name of the object that delivers it. */
  readonly name: string;
  /** The folder that holds it: POSIX, relative to the output folder. */
  readonly folder: string;
  /** The names of other stages. */
  readonly dependsOn: readonly string[];
}

/** The longest name that Flux and Argo CD can put into a label of what they apply. */
const LONGEST_NAME = 63;

/** What every stage of tenants waits for: the roles that they bind, and the guard rails. */
const PLATFORM = 'platform';

/** Folders with one stage for all of their files. */
const BY_ITSELF: ReadonlySet<FolderPart> = new Set(['borders', 'engine']);

/** What an optional engine waits for besides the platform: slices are in a namespace that follows from their project. */
const BEFORE: Readonly<Record<string, readonly OutputFolderName[]>> = {
  slices: ['slice-projects'],
};

/** The stage of the platform. */
export const PLATFORM_STAGE: DeliveryStage = {
  name: stageName(PLATFORM),
  folder: PLATFORM,
  dependsOn: [],
};

/**
 * The stages of tenants and shared services. Each has one for its guards, and after them one for everything that it is
 * granted: nobody has rights in a namespace before its quotas and network policies exist. What tenants deploy comes after the
 * rights of the account that deploys it, and by itself, because a cluster may lack its kinds.
 *
 * @param paths - all of the owner's files
 */
export function ownerStages(paths: readonly string[]): DeliveryStage[] {
  const folders = [...new Set(paths.map(folderOf))];
  const of = (part: FolderPart) => folders.filter((folder) => partOf(folder) === part);
  const access = of('grants').filter((folder) => folder.startsWith('access/'));
  return [
    ...of('guards').map((folder) => stage(folder, [PLATFORM])),
    ...of('grants').map((folder) => stage(folder, [...of('guards'), ...of('borders')])),
    ...of('work').map((folder) => stage(folder, access.length > 0 ? access : of('guards'))),
  ];
}

/** The stages of optional engines: a kind that the cluster lacks holds up its own stage alone. */
export function engineStages(paths: Iterable<string>): DeliveryStage[] {
  const folders = new Set([...paths].map((path) => path.split('/')[0]!));
  return [...folders]
    .filter((folder) => BY_ITSELF.has(partOf(folder)))
    .sort()
    .map((folder) => stage(folder, [PLATFORM, ...(BEFORE[folder] ?? [])]));
}

function stage(folder: string, dependsOn: readonly string[]): DeliveryStage {
  return { name: stageName(folder), folder, dependsOn: dependsOn.map(stageName) };
}

/**
 * Whether a stage is ready only once its objects are. A repository of a tenant that cannot be applied is for the tenant to
 * see, and no failure of this delivery.
 */
export function waitsForObjects(folder: string): boolean {
  return !folder.startsWith('deploy/');
}

/** The folder of a file. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

/** The name of a file in its folder. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** What the object is called that delivers a folder. */
export function stageName(folder: string): string {
  return shortName(`${DELIVERY_NAME}-${folder.replaceAll('/', '-')}`);
}

/** A name, or if it is too long its beginning and what tells it apart. */
export function shortName(name: string, longest = LONGEST_NAME): string {
  if (name.length <= longest) return name;
  // Eight digits tell apart long names with the same beginning.
  const end = `-${checksum(name).toString(16).padStart(8, '0')}`;
  return `${name.slice(0, longest - end.length).replace(/[-.]+$/, '')}${end}`;
}
