import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { finding, type FindingPath } from '../../../../lib/findings/finding';
import type { Code } from '../../../../lib/findings/codes/codes';
import { readFleetFiles } from '../../../../lib/fleet/reading/include/read-fleet-files';
import { folderWith } from '../folder';
import { places } from '../summary';

const MAIN = `include: d/*
platform:
  pools:
    h100: {resource: nvidia.com/gpu}
tenants:
  - name: own
    quota: {gpu: {h10: 4}}
`;
const A = 'tenants:\n  - name: a1\n  - name: a2\n    labels: {kubernetes.io/x: y}\n';
const B = '# comment\ntenants:\n  - name: b1\n    costcentre: 7\n';

const folder = folderWith({ 'tenants.yaml': MAIN, 'd/a.yaml': A, 'd/b.yaml': B });
const { sources, findings } = readFleetFiles(join(folder, 'tenants.yaml'));

const at = (code: Code, ...path: FindingPath) =>
  finding({ code, path, message: 'It is wrong.', fix: 'Repair it.' });

test('the files are fine as such', () => expect(findings).toEqual([]));

test('each path leads to the file that holds it', () => {
  const origin = (...path: FindingPath) => {
    const found = sources.origin(path);
    return [found.file.slice(folder.length + 1), ...found.path];
  };
  expect(origin('platform', 'prefix')).toEqual(['tenants.yaml', 'platform', 'prefix']);
  expect(origin('tenants')).toEqual(['tenants.yaml', 'tenants']);
  expect(origin('tenants', 0, 'name')).toEqual(['tenants.yaml', 'tenants', 0, 'name']);
  expect(origin('tenants', 1, 'name')).toEqual(['d/a.yaml', 'tenants', 0, 'name']);
  expect(origin('tenants', 2)).toEqual(['d/a.yaml', 'tenants', 1]);
  expect(origin('tenants', 3, 'name')).toEqual(['d/b.yaml', 'tenants', 0, 'name']);
  expect(origin('tenants', 4)).toEqual(['tenants.yaml', 'tenants', 4]);
});

test('findings get the place that suits their code, and keep their order', () => {
  const placed = sources.place([
    at('KEY_UNKNOWN', 'tenants', 3, 'costcentre'),
    at('POOL_UNKNOWN', 'tenants', 0, 'quota', 'gpu', 'h10'),
    at('QUANTITY_INVALID', 'tenants', 0, 'quota', 'gpu', 'h10'),
    at('NAME_INVALID', 'tenants', 1, 'name'),
    at('NAME_INVALID', 'platform', 'pools', 'h100'),
    at('KEY_MISSING', 'tenants', 3),
    at('KEY_MISSING', 'platform'),
    at('KEY_MISSING'),
    at('LABEL_RESERVED', 'tenants', 2, 'labels', 'kubernetes.io/x'),
    at('TYPE_WRONG', 'platform', 'pools'),
    at('INCLUDE_EMPTY', 'include'),
  ]);
  expect(places(placed)).toEqual([
    'KEY_UNKNOWN 4:5+10',
    'POOL_UNKNOWN 7:19+3',
    'QUANTITY_INVALID 7:24+1',
    'NAME_INVALID 2:11+2',
    'NAME_INVALID 4:5+4',
    'KEY_MISSING 3:5+8',
    'KEY_MISSING 2:1+8',
    'KEY_MISSING 1:1+12',
    'LABEL_RESERVED 4:14+15',
    'TYPE_WRONG 3:3+5',
    'INCLUDE_EMPTY 1:10+3',
  ]);
  expect(placed.map(({ file }) => file!.slice(folder.length + 1)).slice(0, 4)).toEqual([
    'd/b.yaml',
    'tenants.yaml',
    'tenants.yaml',
    'd/a.yaml',
  ]);
});

test('a finding that has a file keeps what it has', () => {
  const placed = { ...at('YAML_SYNTAX'), file: 'x', line: 3 };
  expect(sources.place([placed])).toEqual([placed]);
});

test('lines are those of the file', () => {
  expect(sources.lines(join(folder, 'd/b.yaml'))!.line(4)).toBe('    costcentre: 7');
  expect(sources.lines(join(folder, 'tenants.yaml'))!.line(1)).toBe('include: d/*');
  expect(sources.lines(join(folder, 'nowhere'))).toBeUndefined();
});

test('a file that vanished meanwhile costs the line, not the finding', () => {
  const gone = folderWith({ 'tenants.yaml': 'include: a.yaml\n', 'a.yaml': A });
  const fleet = readFleetFiles(join(gone, 'tenants.yaml'));
  rmSync(join(gone, 'a.yaml'));
  expect(fleet.sources.place([at('KEY_UNKNOWN', 'tenants', 0, 'x')])).toEqual([
    { ...at('KEY_UNKNOWN', 'tenants', 0, 'x'), file: join(gone, 'a.yaml') },
  ]);
});
