import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ROOT, circlesIn, importsOf, sourceFiles } from './imports';

/** The folders of lib/, in the order in which data flows: each imports from itself and from those before it. */
const FLOW = [
  'findings',
  'fleet',
  'edit',
  'plan',
  'constructs',
  'synth',
  'cluster',
  'verify',
  'cost',
  'review',
  'report',
  'cli',
];

const FILES = sourceFiles('lib');
const GRAPH = new Map(FILES.map((file) => [file, importsOf(file)]));

function folderOf(file: string): string {
  return file.split('/')[1]!;
}

test('the search for circles finds one', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['b']],
  ]);
  expect(circlesIn(graph)).toEqual([['b', 'c', 'b']]);
});

test('no file of lib imports itself through others', () => {
  expect(circlesIn(GRAPH)).toEqual([]);
});

test('imports name files that exist, so that the graph is whole', () => {
  const all = new Set([...FILES, ...sourceFiles('imports')]);
  const missing = [...GRAPH].flatMap(([file, imports]) =>
    imports.filter((other) => !all.has(other)).map((other) => `${file} -> ${other}`),
  );
  expect(missing).toEqual([]);
});

test('constructs alone take types of custom resources, and nothing that is loaded', () => {
  const users = [...GRAPH].flatMap(([file, imports]) =>
    imports.some((other) => other.startsWith('imports/')) ? file : [],
  );
  expect(users.length).toBeGreaterThan(0);
  for (const file of users) {
    expect(folderOf(file)).toBe('constructs');
    const text = readFileSync(join(ROOT, file), 'utf8');
    expect(text).not.toMatch(/^import (?!type\b)[^;]*imports[/]/m);
  }
});

test('imports follow the flow of data', () => {
  const against = [...GRAPH].flatMap(([file, imports]) =>
    imports
      .filter((other) => FLOW.indexOf(folderOf(other)) > FLOW.indexOf(folderOf(file)))
      .map((other) => `${file} -> ${other}`),
  );
  expect(against.filter((arrow) => !arrow.startsWith('lib/index.ts'))).toEqual([]);
});

test('no two files of lib have one name', () => {
  const byName = new Map<string, string[]>();
  for (const file of FILES.filter((path) => basename(path) !== 'index.ts')) {
    byName.set(basename(file), [...(byName.get(basename(file)) ?? []), file]);
  }
  expect([...byName.values()].filter((files) => files.length > 1)).toEqual([]);
});

test('every folder of lib is one that the architecture names', () => {
  const page = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
  const folders = new Set(FILES.filter((file) => file.split('/').length > 2).map(folderOf));
  for (const folder of folders) expect(page).toContain(`lib/${folder}/`);
});
