import { mkdirSync, rmSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { WatchPlaces, type FleetFileSet } from '../../../lib/cli/watch/watch-places';
import { put, scratch } from '../command';

const FILE = { isDirectory: () => false } as Stats;
const FOLDER = { isDirectory: () => true } as Stats;

let base: string;
beforeEach(() => {
  base = scratch();
  mkdirSync(join(base, 'fleet'));
});

function placesOf(set: Partial<FleetFileSet> = {}): WatchPlaces {
  const folder = join(base, 'fleet');
  return new WatchPlaces({
    files: [join(folder, 'tenants.yaml'), ...(set.files ?? [])],
    patterns: set.patterns ?? [],
    folder,
    output: set.output ?? join(folder, 'dist'),
  });
}

/** Those of some paths that are watched; folders end in a slash. */
function watched(places: WatchPlaces, ...paths: string[]): string[] {
  return paths.filter((path) => {
    const at = join(base, path).replace(/\/$/, '');
    return !places.isIgnored(at) && !places.isIgnored(at, path.endsWith('/') ? FOLDER : FILE);
  });
}

describe('the places of a fleet', () => {
  test('are its files, and nothing beside them', () => {
    const places = placesOf();
    expect(places.roots).toEqual([join(base, 'fleet')]);
    expect(watched(places, 'fleet/', 'fleet/tenants.yaml')).toHaveLength(2);
    expect(watched(places, 'fleet/other.yaml', 'fleet/docs/', 'fleet/docs/a.yaml')).toEqual([]);
  });

  test('are files that may come to match a pattern, and the folders that lead to them', () => {
    const places = placesOf({ patterns: ['tenants.d/*/[a-z]*.yaml', '../more/*.yaml'] });
    expect(places.roots).toEqual([base]);
    const inside = ['fleet/tenants.d/', 'fleet/tenants.d/x/', 'fleet/tenants.d/x/a.yaml'];
    expect(watched(places, ...inside, 'more/', 'more/a.yaml')).toHaveLength(5);
    expect(
      watched(places, 'fleet/tenants.d/a.yaml', 'fleet/tenants.d/x/a.txt', 'other/', 'more/a.md'),
    ).toEqual([]);
  });

  test('are never those that synth writes, nor installed packages', () => {
    const places = placesOf({ patterns: ['**/*.yaml'] });
    expect(watched(places, 'fleet/any/', 'fleet/any/where.yaml')).toHaveLength(2);
    expect(
      watched(
        places,
        ...['fleet/dist/', 'fleet/dist/tenants/a/dev.k8s.yaml', 'fleet/node_modules/'],
        'fleet/.git/',
      ),
    ).toEqual([]);
  });

  test('stay watched where the output is the folder of the fleet itself', () => {
    const places = placesOf({ output: join(base, 'fleet') });
    expect(watched(places, 'fleet/', 'fleet/tenants.yaml')).toHaveLength(2);
    expect(watched(places, 'fleet/platform/', 'fleet/platform/roles.k8s.yaml')).toEqual([]);
  });

  test('begin at a folder that is there', () => {
    const places = placesOf({ patterns: ['../one/two/*.yaml'] });
    expect(places.roots).toEqual([base]);
    expect(watched(places, 'one/', 'one/two/', 'one/two/a.yaml')).toHaveLength(3);
  });

  test('are others as soon as one of them is', () => {
    const before = placesOf({ patterns: ['a/*.yaml'] }).key;
    expect(placesOf({ patterns: ['a/*.yaml'] }).key).toBe(before);
    expect(placesOf({ patterns: ['b/*.yaml'] }).key).not.toBe(before);
    expect(placesOf({ patterns: ['a/*.yaml'], files: [join(base, 'x.js')] }).key).not.toBe(before);
  });
});

describe('the state of the places', () => {
  test('changes with each file that is changed, comes or goes, and with nothing else', () => {
    const places = placesOf({ patterns: ['more/*.yaml'] });
    const states = [places.state()];
    const edits = [
      () => put(base, 'fleet/tenants.yaml', 'a: 1'),
      () => put(base, 'fleet/tenants.yaml', 'a: 12'),
      () => put(base, 'fleet/more/a.yaml', ''),
      () => rmSync(join(base, 'fleet/more/a.yaml')),
      () => rmSync(join(base, 'fleet/tenants.yaml')),
    ];
    for (const edit of edits) {
      edit();
      expect(places.state()).not.toBe(states.at(-1));
      states.push(places.state());
      put(base, 'fleet/dist/a.yaml', String(states.length));
      put(base, 'fleet/more/a.txt', String(states.length));
      expect(places.state()).toBe(states.at(-1));
    }
  });
});
