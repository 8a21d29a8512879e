import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { HEADER } from '../../../lib/synth/render/header';
import type { PlannedFile, RenderedFile } from '../../../lib/synth/render/tree-file';

/** Paths and texts; the header is not part of the texts. */
export type Files = Readonly<Record<string, string>>;

export function planOf(files: Files): PlannedFile[] {
  return Object.keys(files).map((path) => ({ path, owner: `owner of ${path}` }));
}

/** All but some of the entries. */
export function without<T>(entries: Readonly<Record<string, T>>, ...paths: string[]) {
  return Object.fromEntries(Object.entries(entries).filter(([path]) => !paths.includes(path)));
}

export function* renderOf(files: Files): Generator<RenderedFile> {
  for (const [path, text] of Object.entries(files)) yield { path, content: HEADER + text };
}

/** A namespace that is in use: GitOps engines are told to keep it. */
export function keptNamespace(name: string): string {
  return [
    'apiVersion: v1',
    'kind: Namespace',
    'metadata:',
    '  annotations:',
    '    argocd.argoproj.io/sync-options: Prune=false,Delete=false',
    '    kustomize.toolkit.fluxcd.io/prune: disabled',
    `  name: ${name}`,
    '',
  ].join('\n');
}

/** A namespace whose entry says `state: removed`. */
export function removedNamespace(name: string): string {
  return `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n`;
}

/** Writes files as somebody else would: as they are, folders made as needed. */
export function put(output: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(output, path)), { recursive: true });
    writeFileSync(join(output, path), text);
  }
}

/** Everything below a folder: texts of files, `folder` for empty folders, `link` for links. */
export function snapshot(root: string, prefix = ''): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(join(root, prefix), { withFileTypes: true })) {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isSymbolicLink()) found[path] = 'link';
    else if (entry.isFile()) found[path] = readFileSync(join(root, path), 'utf8');
    else {
      const inside = snapshot(root, path);
      if (Object.keys(inside).length === 0) found[path] = 'folder';
      Object.assign(found, inside);
    }
  }
  return found;
}

/** Which file on disk each path is, and when it was written: what an untouched file keeps. */
export function identities(root: string): Record<string, string> {
  return Object.fromEntries(
    Object.keys(snapshot(root)).map((path) => {
      const { ino, mtimeMs } = lstatSync(join(root, path));
      return [path, `${ino} ${mtimeMs}`];
    }),
  );
}

/** The files as they stand on disk once written. */
export function written(files: Files): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, HEADER + text]));
}

/** In memory where the system offers it: thousands of small files take their time on a disk. */
const SCRATCH = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A folder of the test's own, removed by `cleanUp`. */
export function scratch(): string {
  const folder = mkdtempSync(join(SCRATCH, 'tenancy-test-'));
  // Some tests act as another user.
  chmodSync(folder, 0o755);
  scratches.push(folder);
  return folder;
}

export function cleanUp(): void {
  for (const folder of scratches.splice(0)) rmSync(folder, { recursive: true, force: true });
}

const scratches: string[] = [];

/**
 * A tree in two generations: a third of the files is equal in both, a third differs, and a third
 * exists in one only. The texts are long enough that writing one takes a while.
 */
export function generation(which: 'old' | 'new', count: number): Files {
  const files: Record<string, string> = {};
  for (let index = 0; index < count; index++) {
    const tenant = `t${Math.floor(index / 6)}`;
    const name = index % 3 === 2 ? `only-${which}-${index}` : `e${index}`;
    const text = index % 3 === 0 ? 'both' : which;
    files[`tenants/${tenant}-${index % 3 === 2 ? which : 'x'}/${name}.k8s.yaml`] =
      `index: ${index}\n` + `generation: ${text}\n`.repeat(1000);
  }
  return files;
}
