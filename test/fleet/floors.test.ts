import { importsOf, sourceFiles } from '../repository/imports';

/**
 * The folders of lib/fleet, from the one that all others build on to the files that tell the whole story. Folders on
 * one floor do not know each other.
 */
const FLOORS = [
  ['model'],
  ['values'],
  ['catalogue'],
  ['shape', 'quota'],
  ['settings'],
  ['reading', 'monitoring'],
  ['queues'],
  ['owners'],
  ['neighbours'],
  ['clusters'],
  ['managed', 'organizations'],
  ['prices'],
  [''],
];

/** The folder of a file of lib/fleet: the first one, however deep the file is. */
function folderOf(file: string): string | undefined {
  const [, lib, ...rest] = /^(lib\/fleet)\/(.*)$/.exec(file) ?? [];
  if (lib === undefined) return undefined;
  return rest[0]!.includes('/') ? rest[0]!.split('/')[0] : '';
}

function floorOf(folder: string): number {
  return FLOORS.findIndex((folders) => folders.includes(folder));
}

const FILES = sourceFiles('lib/fleet');

test('every folder of lib/fleet has a floor', () => {
  const folders = new Set(FILES.map((file) => folderOf(file)!));
  expect([...folders].filter((folder) => floorOf(folder) === -1)).toEqual([]);
});

test('a file of lib/fleet imports from its own folder, and from those below it', () => {
  const against = FILES.flatMap((file) =>
    importsOf(file)
      .filter((other) => {
        const [from, to] = [folderOf(file)!, folderOf(other)];
        return to !== undefined && to !== from && floorOf(to) >= floorOf(from);
      })
      .map((other) => `${file} -> ${other}`),
  );
  expect(against).toEqual([]);
});
