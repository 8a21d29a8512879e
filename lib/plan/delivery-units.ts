import { type FolderPart, partOf } from './folder-parts';
import { baseName, folderOf, stageName } from './delivery-stages';

/** Files that are applied together. */
export interface DeliverySource {
  /** POSIX, relative to the output folder. */
  readonly folder: string;
  /** The names of these files alone. Absent: all that are in the folder. */
  readonly files?: readonly string[];
}

/** What is applied as one where an engine puts objects in order by itself: the guards of an owner, and its access. */
export interface DeliveryUnit {
  readonly name: string;
  readonly sources: readonly DeliverySource[];
}

/** What is applied together for an owner. */
const OWN: ReadonlySet<FolderPart> = new Set(['guards', 'borders', 'grants', 'work']);

/** Whether a folder belongs to an owner as a whole: others hold a file for each. */
function isOwnFolder(folder: string): boolean {
  return partOf(folder) !== 'borders' && folder.includes('/');
}

/**
 * The unit of a tenant or a shared service. A border is a guard, so it belongs to the unit: where it is refused, nobody gets
 * rights behind it.
 *
 * @param paths - all of the owner's files, those of its namespaces first
 */
export function ownerUnit(paths: readonly string[]): DeliveryUnit {
  const own = paths.filter((path) => OWN.has(partOf(path)));
  const folders = [...new Set(own.map(folderOf))];
  const [first] = own;
  const isService = first!.startsWith('shared/');
  return {
    name: stageName(isService ? first!.replace(/\.k8s\.yaml$/, '') : folderOf(first!)),
    sources: folders.map((folder) => ({
      folder,
      ...(isOwnFolder(folder)
        ? {}
        : { files: own.filter((path) => folderOf(path) === folder).map(baseName) }),
    })),
  };
}

/** The unit of an optional engine. Of the borders, only those that no owner has. */
export function engineUnit(folder: string): DeliveryUnit {
  const files = folder === 'network' ? ['platform.k8s.yaml'] : undefined;
  return {
    name: stageName(folder),
    sources: [{ folder, ...(files === undefined ? {} : { files }) }],
  };
}
