import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readFleet } from '../../../fleet/load';
import { type SideFleets, type TreeSide, blobId, isCompared } from './tree-side';

/** Where a tree is on the disk. */
export interface TreePlace {
  /** The file with the fleet. */
  readonly file: string;
  /** The output folder. */
  readonly output: string;
}

/**
 * The tree of a folder.
 *
 * @param name - what people call it
 * @param algorithm - that of the ids of the other side
 */
export function folderTree(
  { file, output }: TreePlace,
  name: string,
  algorithm: 'sha1' | 'sha256' = 'sha1',
): TreeSide {
  const ids = new Map(
    filesBelow(output).map((path) => [path, blobId(readFileSync(join(output, path)), algorithm)]),
  );
  const read = (paths: readonly string[]): Map<string, string> =>
    new Map(paths.map((path) => [path, readFileSync(join(output, path), 'utf8')]));
  return { name, ids, read, ...fleetsOf(file, file) };
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(join(folder).length + 1))
    .map((path) => path.split('\\').join('/'))
    .filter(isCompared)
    .sort();
}

/**
 * The fleets of a file. An older file may have keys that this version does not know, so that there are none; the objects
 * can be compared all the same.
 *
 * @param shown - the name of the file in messages
 */
export function fleetsOf(file: string, shown: string): SideFleets {
  if (!existsSync(file)) return { accepted: [], problem: `there is no ${shown}` };
  const { fleets, findings, accepted } = readFleet(file);
  if (fleets !== undefined) return { fleets, accepted };
  const errors = findings.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  const more = errors.length > 1 ? `, and ${errors.length - 1} more` : '';
  return {
    accepted: [],
    problem: `${shown} is not valid for this version (${first?.code ?? 'unreadable'}${more})`,
    hasErrors: true,
  };
}
