import { readFileSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { finding, type Finding } from '../../findings/finding';
import { TREE_FOLDERS } from '../../plan/output-files';
import { isOurFile } from '../render/header';
import { attempt, isMissing } from './tree-errors';
import { removeIfEmpty, type Entry, type Folders } from './tree-folders';

/** An annotation of the Namespace until its entry says `state: removed`. */
const KEPT = /^\s*["']?kustomize\.toolkit\.fluxcd\.io\/prune["']?:\s*["']?disabled["']?\s*$/m;

/** Our files and folders that are no longer planned. Paths are POSIX, relative to the output. */
export interface Leftovers {
  /** Files whose entry said `state: removed`, and files without a namespace. */
  readonly released: string[];
  /** Files whose namespace GitOps engines must still keep. */
  readonly kept: string[];
  /** Empty folders, which a run leaves if it is killed while it prunes. */
  readonly emptyFolders: string[];
}

/** Finds our files that are not planned. It does not read files without our header any further. */
export function findLeftovers(folders: Folders, isPlanned: (path: string) => boolean): Leftovers {
  const found: Leftovers = { released: [], kept: [], emptyFolders: [] };
  const visit = (folder: string): void => {
    const listing = folders.list(folder) ?? new Map<string, Entry>();
    if (listing.size === 0) found.emptyFolders.push(folder);
    for (const [name, entry] of listing) {
      const path = `${folder}/${name}`;
      if (entry === 'folder') visit(path);
      else if (entry === 'file' && !isPlanned(path)) judge(path);
    }
  };
  const judge = (path: string): void => {
    const file = join(folders.output, path);
    attempt(file, 'read', () => {
      if (!isOurFile(file)) return;
      const list = isKept(readFileSync(file, 'utf8')) ? found.kept : found.released;
      list.push(path);
    });
  };
  for (const folder of TREE_FOLDERS) if (folders.has(folder)) visit(folder);
  return found;
}

/** Whether the text has a Namespace that GitOps engines must keep. */
export function isKept(text: string): boolean {
  return text
    .split(/^---\s*$/m)
    .some((document) => /^kind: Namespace\s*$/m.test(document) && KEPT.test(document));
}

/**
 * Findings about files whose entries are gone from the input, one for each owner.
 *
 * @param plannedFolders - folders of planned files
 */
export function vanished(
  output: string,
  paths: readonly string[],
  plannedFolders: ReadonlySet<string>,
): Finding[] {
  const byOwner = new Map<string, string[]>();
  for (const path of [...paths].sort()) {
    const owner = path.startsWith('tenants/') ? path.slice(0, path.lastIndexOf('/')) : path;
    byOwner.set(owner, [...(byOwner.get(owner) ?? []), path]);
  }
  return [...byOwner].map(([owner, files]) => {
    const isWhole = !plannedFolders.has(owner);
    const file = join(output, files.length === 1 ? files[0]! : owner);
    const [are, were, them] = files.length === 1 ? ['is', 'was', 'it'] : ['are', 'were', 'them'];
    const names = files.map((path) => path.slice(path.lastIndexOf('/') + 1)).join(', ');
    return finding({
      code: 'TENANT_VANISHED',
      path: [],
      file,
      message:
        `${ownerOf(owner, files, isWhole)} ${isWhole ? 'is' : are} gone without \`state: removed\`; ` +
        `${files.length === 1 ? file : `${names} in ${file}`} ${were} not removed.`,
      fix:
        'Put the entry back with `state: removed`, run synth, commit, and delete the entry in ' +
        `the next commit. Or run synth with --prune to delete ${them} now.`,
    });
  });
}

/** The owner of files, as far as their paths tell. */
function ownerOf(owner: string, files: readonly string[], isWhole: boolean): string {
  const [folder, name = owner] = owner.replace(/\.k8s\.yaml$/, '').split('/');
  if (folder === 'shared') return `Shared service ${name}`;
  if (folder !== 'tenants') return `The entry of ${owner}`;
  if (isWhole) return `Tenant ${name}`;
  const environments = files.map((path) =>
    path.slice(path.lastIndexOf('/') + 1).replace(/\.k8s\.yaml$/, ''),
  );
  return `${environments.length === 1 ? 'Environment' : 'Environments'} ${environments.join(', ')} of tenant ${name}`;
}

/** What a run removes: files, and folders that were empty before. */
export interface Removals {
  readonly files: readonly string[];
  readonly emptyFolders: readonly string[];
}

/** Removes files, then the folders that they leave empty, except for the output folder itself. */
export function remove(output: string, { files, emptyFolders }: Removals): void {
  for (const path of files) {
    const file = join(output, path);
    attempt(file, 'written', () => unlink(file));
  }
  const emptied = new Set(emptyFolders);
  for (const path of [...files, ...emptyFolders]) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      emptied.add(path.slice(0, end));
    }
  }
  // Longest path first: a folder goes before the one around it.
  for (const folder of [...emptied].sort((a, b) => b.length - a.length)) {
    removeIfEmpty(join(output, folder));
  }
}

/** Removes a file, unless another program has done so already. */
function unlink(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
