import { parse } from 'yaml';
import type { FindingPath } from '../../../lib/findings/finding';
import { missingFix } from '../../../lib/fleet/shape/missing-key';
import { FLEET, mapShapeOf } from '../../../lib/fleet/shape/shape-errors';
import type { Place } from '../../../lib/fleet/shape/shape-table';

/** A path to each map with keys of ours, by its name. */
function pathsToMaps(): Map<string, FindingPath> {
  const found = new Map<string, FindingPath>();
  const open: (readonly [Place, FindingPath])[] = [[FLEET, []]];
  for (const [place, path] of open) {
    if (place.items !== undefined) open.push([place.items, [...path, 0]]);
    if (place.entries !== undefined) open.push([place.entries, [...path, 'x']]);
    const shape = mapShapeOf(place);
    if (shape === undefined || found.has(place.map!)) continue;
    found.set(place.map!, path);
    for (const [key, inside] of Object.entries(shape.keys)) open.push([inside, [...path, key]]);
  }
  return found;
}

const REQUIRED = [...pathsToMaps()].flatMap(([map, path]) =>
  mapShapeOf({ types: ['object'], map })!.required.map((key) => [`${map}.${key}`, [...path, key]]),
) as readonly (readonly [string, FindingPath])[];

test('many maps have keys that must be there', () => {
  expect(REQUIRED.length).toBeGreaterThan(40);
});

test.each(REQUIRED)('what to write for %s is more than its name', (_key, path) => {
  const key = String(path.at(-1));
  const fix = missingFix(path);
  expect(fix).not.toBe(`Add \`${key}: …\`.`);
  const [, example] = /, such as `([a-zA-Z]+: .+)`\.$/.exec(fix) ?? [];
  if (example !== undefined) expect(Object.keys(parse(example) as object)).toEqual([key]);
});

test('the example of a key is that of its own map', () => {
  expect(missingFix(['tenants', 0, 'network', 'integrations', 0, 'name'])).toContain('kuberay');
  expect(missingFix(['tenants', 0, 'name'])).toContain('`vision`');
});
