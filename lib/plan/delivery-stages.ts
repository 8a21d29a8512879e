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

/** The name of what delivers all stages, and the beginning of their names. */
export const DELIVERY_NAME = 'tenancy';

/** The longest name that Flux and Argo CD can put into a label of what they apply. */
const LONGEST_NAME = 63;

/** What every stage of tenants waits for: the roles that they bind, and the guard rails. */
const PLATFORM = 'platform';

/** Folders of the output without a stage of their own: their files belong to owners, or deliver the others. */
const OTHERWISE: ReadonlySet<string> = new Set([
  PLATFORM,
  'tenants',
  'shared',
  'access',
  'delivery',
]);

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
 * The stages of tenants and shared services. Each has one for its guards, and after them one for access: nobody has rights
 * in a namespace before its quotas and network policies exist.
 *
 * @param paths - all of the owner's files
 */
export function ownerStages(paths: readonly string[]): DeliveryStage[] {
  const folders = [...new Set(paths.map(folderOf))];
  const guards = folders.filter((folder) => /^(?:tenants|shared)(?:[/]|$)/.test(folder));
  // A border keeps the policies of admins from opening the namespace, so it is a guard.
  const borders = folders.filter((folder) => folder === ('network' satisfies OutputFolderName));
  const access = folders.filter((folder) => folder.startsWith('access/'));
  return [
    ...guards.map((folder) => stage(folder, [PLATFORM])),
    ...access.map((folder) => stage(folder, [...guards, ...borders])),
  ];
}

/** The stages of optional engines: a kind that the cluster lacks holds up its own stage alone. */
export function engineStages(paths: Iterable<string>): DeliveryStage[] {
  const folders = new Set([...paths].map((path) => path.split('/')[0]!));
  return [...folders]
    .filter((folder) => !OTHERWISE.has(folder))
    .sort()
    .map((folder) => stage(folder, [PLATFORM, ...(BEFORE[folder] ?? [])]));
}

function stage(folder: string, dependsOn: readonly string[]): DeliveryStage {
  return { name: stageName(folder), folder, dependsOn: dependsOn.map(stageName) };
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
  const name = `${DELIVERY_NAME}-${folder.replaceAll('/', '-')}`;
  if (name.length <= LONGEST_NAME) return name;
  const end = `-${checksum(name)}`;
  return `${name.slice(0, LONGEST_NAME - end.length).replace(/-+$/, '')}${end}`;
}

/** Eight digits that tell apart long names with the same beginning (FNV-1a). */
function checksum(text: string): string {
  let sum = 0x811c9dc5;
  for (const character of text) {
    sum = Math.imul(sum ^ character.codePointAt(0)!, 0x01000193) >>> 0;
  }
  return sum.toString(16).padStart(8, '0');
}
