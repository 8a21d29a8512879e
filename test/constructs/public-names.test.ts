import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const LIB = join(__dirname, '..', '..', 'lib');
const MODEL = join(LIB, 'fleet', 'model');
const index = readFileSync(join(LIB, 'index.ts'), 'utf8');

/** The names that a file exports. */
function exportsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name!);
}

const FILES = [
  join(MODEL, 'fleet.ts'),
  join(MODEL, 'props.ts'),
  ...readdirSync(join(MODEL, 'props')).map((name) => join(MODEL, 'props', name)),
];

test('every shape of tenants.yaml and of a fleet is public', () => {
  const names = FILES.flatMap(exportsOf);
  expect(names.length).toBeGreaterThan(60);
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(index))).toEqual([]);
});

test('the public API lists its names one by one', () => {
  expect(index).not.toMatch(/export (type )?\*/);
});
