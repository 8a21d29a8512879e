import { finding, type Finding } from '../../findings/finding';
import { nearest } from '../../findings/nearest';
import {
  formerFiles,
  namesInPath,
  namespaceFile,
  type NamespaceOrigin,
} from '../../plan/output-files';
import type { OldNamespace } from './old-namespace';
import type { Folders } from './tree-folders';

/**
 * Findings about owners that say a former name, although an earlier run wrote neither that nor their name.
 *
 * @param gone - namespaces that no entry accounts for any more; an owner that has one of them was renamed again
 */
export function unknownRenames(
  folders: Folders,
  origins: Iterable<NamespaceOrigin>,
  gone: readonly OldNamespace[],
): Finding[] {
  const isFirstRun = ['tenants', 'shared'].every(
    (folder) => !folders.has(folder) || folders.list(folder)!.size === 0,
  );
  if (isFirstRun) return [];
  const isThere = (path: string): boolean => folders.at(path)?.entry === 'file';
  const held = new Set(gone.map(({ name }) => name));
  const goneOwners = gone.map(({ path }) => namesInPath(path).owner);
  const known = new Map<string, boolean>();
  const owners = new Map<string, NamespaceOrigin>();
  for (const origin of origins) {
    if (origin.ownerBefore.length === 0) continue;
    const key = `${origin.kind} ${origin.owner}`;
    const paths = [namespaceFile(origin).path, ...formerFiles(origin).own];
    owners.set(key, origin);
    known.set(key, known.get(key) === true || paths.some(isThere) || held.has(origin.namespace));
  }
  return [...owners].flatMap(([key, { owner, ownerBefore }]) => {
    if (known.get(key) === true) return [];
    const near = nearest(ownerBefore.at(-1)!, goneOwners);
    return finding({
      code: 'RENAME_UNKNOWN',
      path: [],
      message: `\`${owner}\` says \`renamedFrom: ${ownerBefore.join(', ')}\`, but ${folders.output} has no files of that name, and none of \`${owner}\`.`,
      fix:
        near === undefined
          ? 'Correct the name, or remove `renamedFrom` if the entry is new.'
          : `Did you mean \`renamedFrom: ${near}\`? If the entry is new, remove the line.`,
    });
  });
}
