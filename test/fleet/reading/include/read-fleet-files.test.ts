import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  readFleetFiles,
  type FleetFiles,
} from '../../../../lib/fleet/reading/include/read-fleet-files';
import { folderWith } from '../folder';
import { paths, places } from '../summary';

const API = 'apiVersion: cdk8s-tenancy/v1alpha1\n';
const tenant = (name: string) => `tenants:\n  - name: ${name}\n`;

/** Reads a fleet of several files; the folder is cut off wherever it would show. */
function read(files: Record<string, string>, main = 'tenants.yaml'): FleetFiles {
  return readFleetFiles(join(folderWith(files), main));
}

function names({ input }: FleetFiles): string[] {
  return ((input as { tenants?: { name: string }[] }).tenants ?? []).map(({ name }) => name);
}

function shortFiles({ findings }: FleetFiles): string[] {
  return findings.map(({ file }) => file!.replace(/^.*tenancy-reading-[^/]*\//, ''));
}

/** The names of the tenants that a pattern brings in. */
function included(include: string, files: readonly string[]): string[] {
  const fleet = read({
    'tenants.yaml': `include: ${include}\n`,
    ...Object.fromEntries(files.map((file) => [file, tenant(JSON.stringify(file))])),
  });
  expect(fleet.findings).toEqual([]);
  return names(fleet);
}

describe('which files', () => {
  test('those of the pattern, in the order of their paths', () => {
    expect(
      included('tenants.d/*.yaml', ['tenants.d/b.yaml', 'tenants.d/a.yaml', 'c.yaml']),
    ).toEqual(['tenants.d/a.yaml', 'tenants.d/b.yaml']);
  });

  test('the order is that of code points, not of UTF-16 or of a language', () => {
    const files = ['d/Z.yaml', 'd/a.yaml', 'd/ä.yaml', 'd/\uff21.yaml', 'd/😀.yaml'];
    expect(included('d/*', [...files].reverse())).toEqual(files);
  });

  test('each once, though several patterns and links lead to it', () => {
    const folder = folderWith({
      'tenants.yaml': 'include: [d/*.yaml, "d/{a,b}.yaml", "**/a.yaml", e/*]\n',
      'd/a.yaml': tenant('a'),
      'd/b.yaml': tenant('b'),
    });
    symlinkSync('d', join(folder, 'e'));
    const fleet = readFleetFiles(join(folder, 'tenants.yaml'));
    expect(fleet.findings).toEqual([]);
    expect(names(fleet)).toEqual(['a', 'b']);
  });

  test('never the main file itself', () => {
    expect(included('"*.yaml"', ['a.yaml'])).toEqual(['a.yaml']);
  });

  test('at any depth with **', () => {
    const files = ['d/a.yaml', 'd/e/b.yaml', 'd/e/f/c.yaml'];
    expect(included('d/**/*.yaml', files)).toEqual(files);
    expect(included('d/**', files)).toEqual(files);
    expect(included('"**/f/*"', files)).toEqual(['d/e/f/c.yaml']);
  });

  test('hidden files and folders only when the pattern starts with a dot', () => {
    const files = ['d/a.yaml', 'd/.b.yaml', 'd/.c/d.yaml'];
    expect(included('d/*', files)).toEqual(['d/a.yaml']);
    expect(included('d/**', files)).toEqual(['d/a.yaml']);
    expect(included('d/.*', files)).toEqual(['d/.b.yaml']);
    expect(included('d/.c/*', files)).toEqual(['d/.c/d.yaml']);
  });

  test('other extensions only when the pattern states them', () => {
    const files = ['d/a.yaml', 'd/b.yml', 'd/c.txt', 'd/d.json'];
    expect(included('d/*', files)).toEqual(['d/a.yaml', 'd/b.yml']);
    expect(included('"d/*.{txt,json}"', files)).toEqual(['d/c.txt', 'd/d.json']);
    expect(included('d/c.txt', files)).toEqual(['d/c.txt']);
  });

  test('of several folders with braces, one character with ? and [ ]', () => {
    const files = ['d/a1.yaml', 'd/b2.yaml', 'e/f/a3.yaml', 'e/a4.yaml'];
    expect(included('"{d,e/f}/*.yaml"', files)).toEqual(['d/a1.yaml', 'd/b2.yaml', 'e/f/a3.yaml']);
    expect(included('"*/[ac]?.yaml"', files)).toEqual(['d/a1.yaml', 'e/a4.yaml']);
    expect(included('"d/[!a]*.yaml"', files)).toEqual(['d/b2.yaml']);
  });

  test('by their very names, where a sign means something to other tools only', () => {
    const files = ['d/+(a).yaml', 'd/a.yaml', 'd/{1..3}.yaml', 'd/!b.yaml'];
    expect(included('"d/+(a)*"', files)).toEqual(['d/+(a).yaml']);
    expect(included('"d/{1..3}*"', files)).toEqual(['d/{1..3}.yaml']);
    expect(included('"d/!b*"', files)).toEqual(['d/!b.yaml']);
  });

  test('files outside the folder, by .. or from the root', () => {
    const folder = folderWith({
      'shared/a.yaml': tenant('a'),
      'shared/b.yaml': tenant('b'),
      'main/tenants.yaml': 'include: ../shared/a.yaml\n',
    });
    const main = join(folder, 'main/tenants.yaml');
    expect(names(readFleetFiles(main))).toEqual(['a']);
    writeFileSync(main, `include: ${folder}/shared/*.yaml\n`);
    expect(names(readFleetFiles(main))).toEqual(['a', 'b']);
  });

  test('links that form a circle are followed once', () => {
    const folder = folderWith({ 'tenants.yaml': 'include: d/**\n', 'd/a.yaml': tenant('a') });
    symlinkSync('..', join(folder, 'd/up'));
    symlinkSync('.', join(folder, 'd/here'));
    const fleet = readFleetFiles(join(folder, 'tenants.yaml'));
    expect(names(fleet)).toEqual(['a']);
  });
});

describe('what comes out', () => {
  test('the main file without include, its tenants before the others', () => {
    const fleet = read({
      'tenants.yaml': `${API}include: d/*\nplatform: {prefix: ml}\n${tenant('own')}`,
      'd/a.yaml': `${API}${tenant('a')}`,
      'd/b.yaml': 'tenants: []\n',
    });
    expect(fleet.findings).toEqual([]);
    expect(fleet.input).toEqual({
      apiVersion: 'cdk8s-tenancy/v1alpha1',
      platform: { prefix: 'ml' },
      tenants: [{ name: 'own' }, { name: 'a' }],
    });
  });

  test('a main file alone is its data', () => {
    expect(read({ 'tenants.yaml': 'a: 1\n' }).input).toEqual({ a: 1 });
    expect(read({ 'tenants.yaml': '[1]\n' }).input).toEqual([1]);
    expect(read({ 'tenants.yaml': 'include:\na: 1\n' }).input).toEqual({ a: 1 });
  });

  test.each(['include: 5\n', 'include: {a: 1}\n', 'include: [5]\n'])(
    'a wrong type is left for the check of the shape: %j',
    (text) => {
      const fleet = read({ 'tenants.yaml': text });
      expect(fleet.findings).toEqual([]);
      expect(fleet.input).toHaveProperty('include');
    },
  );

  test('tenants of a wrong type are left for the check of the shape', () => {
    const fleet = read({
      'tenants.yaml': 'include: a.yaml\ntenants: {x: 1}\n',
      'a.yaml': tenant('a'),
    });
    expect(fleet.input).toEqual({ tenants: { x: 1 } });
  });

  test('a main file that cannot be read gives nothing but the reason', () => {
    const fleet = readFleetFiles(join(folderWith(), 'tenants.yaml'));
    expect(fleet.input).toBeUndefined();
    expect(fleet.findings.map(({ code }) => code)).toEqual(['FILE_UNREADABLE']);
  });

  test('a thousand files of a tenant each', () => {
    const files = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, index) => [`d/t${index}.yaml`, tenant(`t${index}`)]),
    );
    const fleet = read({ 'tenants.yaml': 'include: d/*\n', ...files });
    expect(names(fleet)).toHaveLength(1_000);
  });
});

describe('findings about patterns', () => {
  test('a pattern that matches nothing', () => {
    const fleet = read({
      'tenants.yaml': 'include: [a.yaml, "d/*.yaml", ""]\n',
      'a.yaml': tenant('a'),
    });
    expect(paths(fleet.findings)).toEqual(['INCLUDE_EMPTY include[1]', 'INCLUDE_EMPTY include[2]']);
    expect(places(fleet.findings)).toEqual(['INCLUDE_EMPTY 1:19+10', 'INCLUDE_EMPTY 1:31+2']);
    expect(fleet.findings[0]!.message).toMatch(/^The pattern `d\/\*\.yaml` matches no file in /);
    expect(names(fleet)).toEqual(['a']);
  });

  test('a pattern that matches only the main file', () => {
    const fleet = read({ 'tenants.yaml': 'include: "*.yaml"\n' });
    expect(places(fleet.findings)).toEqual(['INCLUDE_EMPTY 1:10+8']);
  });

  test('a folder in place of its files', () => {
    const fleet = read({ 'tenants.yaml': 'include: d\n', 'd/a.yaml': tenant('a') });
    expect(fleet.findings).toMatchObject([{ code: 'FILE_UNREADABLE' }]);
    expect(fleet.findings[0]!.fix).toMatch(/\/\*\.yaml/);
  });

  test('a folder that cannot be listed', () => {
    const folder = folderWith({ 'tenants.yaml': 'include: loop/*.yaml\n' });
    symlinkSync('loop', join(folder, 'loop'));
    const fleet = readFleetFiles(join(folder, 'tenants.yaml'));
    expect(fleet.findings.map(({ code }) => code)).toEqual(['INCLUDE_EMPTY', 'FILE_UNREADABLE']);
  });
});

describe('findings about included files', () => {
  test('anything but tenants', () => {
    const fleet = read({
      'tenants.yaml': `${API}include: d/*\n${tenant('own')}`,
      'd/a.yaml': `apiVersion: v2\nplatform: {prefix: x}\n${tenant('a')}`,
    });
    expect(shortFiles(fleet)).toEqual(['d/a.yaml', 'd/a.yaml']);
    expect(places(fleet.findings)).toEqual(['INCLUDE_KEY 1:1+10', 'INCLUDE_KEY 2:1+8']);
  });

  test('an include in an included file, even of itself', () => {
    const fleet = read({
      'tenants.yaml': 'include: d/*\n',
      'd/a.yaml': `include: a.yaml\n${tenant('a')}`,
    });
    expect(places(fleet.findings)).toEqual(['INCLUDE_LOOP 1:1+7']);
    expect(names(fleet)).toEqual(['a']);
  });

  test.each([
    ['- name: a\n', 'TYPE_WRONG 1:1+9'],
    ['text\n', 'TYPE_WRONG 1:1+4'],
    ['tenants: {a: 1}\n', 'TYPE_WRONG 1:10+6'],
    [API, 'KEY_MISSING 1:1+34'],
    ['# nothing\n', 'FILE_EMPTY 1:1+1'],
    ['a: [\n', 'YAML_SYNTAX 1:4+1'],
  ])('%j', (text, place) => {
    const fleet = read({ 'tenants.yaml': `${API}include: d/*\n`, 'd/a.yaml': text });
    expect(places(fleet.findings)).toEqual([place]);
    expect(shortFiles(fleet)).toEqual(['d/a.yaml']);
    expect(names(fleet)).toEqual([]);
  });

  test('paths are those of the merged input', () => {
    const fleet = read({
      'tenants.yaml': `include: d/*\n${tenant('own')}`,
      'd/a.yaml': `${tenant('a1')}  - name: a2\n`,
      'd/b.yaml': `${tenant('b1')}    name: again\n`,
    });
    expect(paths(fleet.findings)).toEqual(['YAML_DUPLICATE_KEY tenants[3].name']);
    expect(places(fleet.findings)).toEqual(['YAML_DUPLICATE_KEY 3:5+4']);
  });

  test('a link to nowhere and a pipe', () => {
    const folder = folderWith({ 'tenants.yaml': 'include: d/*\n' });
    mkdirSync(join(folder, 'd'));
    symlinkSync('nowhere', join(folder, 'd/a.yaml'));
    execFileSync('mkfifo', [join(folder, 'd/b.yaml')]);
    const fleet = readFleetFiles(join(folder, 'tenants.yaml'));
    expect(fleet.findings.map(({ code }) => code)).toEqual(['FILE_UNREADABLE', 'FILE_UNREADABLE']);
  });
});
