import {
  chmodSync,
  lstatSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describeOnDisks, lockDisk, mountDisk, unmountDisk } from '../small-disk';
import { folderWith } from '../fleet/reading/folder';
import { openEditable } from '../../lib/edit/edit-fleet';
import type { Edit } from '../../lib/edit/edit-tree';

const MAIN = `apiVersion: cdk8s-tenancy/v1alpha1
include: tenants/*.yaml
tenants:
  - {name: a, costCenter: X, quota: {cpu: 10}}
`;
const PART = 'tenants:\n  - name: b # ours\n    costCenter: X\n    quota: {cpu: 20}\n';

const cpu = (index: number, value: number): Edit => ({
  path: ['tenants', index, 'quota', 'cpu'],
  value,
});
const anything = (): boolean => true;

function twoFiles(): { folder: string; main: string; part: string } {
  const folder = folderWith({ 'tenants.yaml': MAIN, 'tenants/b.yaml': PART });
  return { folder, main: join(folder, 'tenants.yaml'), part: join(folder, 'tenants/b.yaml') };
}

test('a tenant of an included file is edited there', () => {
  const { main, part } = twoFiles();
  openEditable(main)
    .edit([cpu(1, 30)], anything)
    .write();
  expect(readFileSync(part, 'utf8')).toBe(PART.replace('20', '30'));
  expect(readFileSync(main, 'utf8')).toBe(MAIN);
});

test('nothing is written before it is asked for', () => {
  const { main } = twoFiles();
  const edited = openEditable(main).edit([cpu(0, 12)], anything);
  expect(edited.files.map(({ after }) => after)).toEqual([MAIN.replace('10', '12')]);
  expect(readFileSync(main, 'utf8')).toBe(MAIN);
});

test('a file that somebody changed meanwhile is left alone, and so are the others', () => {
  const { main, part } = twoFiles();
  const edited = openEditable(main).edit([cpu(0, 12), cpu(1, 30)], anything);
  writeFileSync(part, `${PART}# more\n`);
  expect(() => edited.write()).toThrow('was changed by somebody else meanwhile');
  expect(readFileSync(main, 'utf8')).toBe(MAIN);
  expect(readFileSync(part, 'utf8')).toBe(`${PART}# more\n`);
});

test('what would change more than it may is refused', () => {
  const { main } = twoFiles();
  const onlyB = ([, name]: readonly (string | number)[]): boolean => name === 'b';
  expect(() => openEditable(main).edit([cpu(0, 12)], onlyB)).toThrow('would also change');
});

test('errors of the new text are findings, and a syntax error is one from the start', () => {
  const { main } = twoFiles();
  const edited = openEditable(main).edit([cpu(0, -1)], anything);
  expect(edited.read.findings.map(({ severity }) => severity)).toContain('error');
  writeFileSync(main, 'tenants: [');
  expect(openEditable(main).read.findings.map(({ code }) => code)).toEqual(['YAML_SYNTAX']);
});

test('the mode stays, a link stays a link, and no temporary file is left', () => {
  const { folder, main } = twoFiles();
  chmodSync(main, 0o640);
  const link = join(folder, 'link.yaml');
  symlinkSync('tenants.yaml', link);
  openEditable(link)
    .edit([cpu(0, 12)], anything)
    .write();
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(main, 'utf8')).toBe(MAIN.replace('10', '12'));
  expect(statSync(main).mode & 0o777).toBe(0o640);
  expect(readdirSync(folder).sort()).toEqual(['link.yaml', 'tenants', 'tenants.yaml']);
});

test('standard input cannot be edited', () => {
  expect(() => openEditable('-')).toThrow('Standard input cannot be edited');
});

describe('as somebody who may not write', () => {
  const everybody = process.getuid?.() ?? 1;
  beforeEach(() => {
    if (everybody === 0) process.seteuid?.(65534);
  });
  afterEach(() => {
    if (everybody === 0) process.seteuid?.(0);
  });

  function readOnly(file: number, folder: number): string {
    process.seteuid?.(everybody);
    const { folder: root, main } = twoFiles();
    chmodSync(main, file);
    chmodSync(root, folder);
    if (everybody === 0) process.seteuid?.(65534);
    return main;
  }

  test.each([
    ['the file', 0o444, 0o777],
    ['the folder', 0o666, 0o555],
  ])('%s: nothing is written, and the message says why', (_, file, folder) => {
    const main = readOnly(file, folder);
    const edited = openEditable(main).edit([cpu(0, 12)], anything);
    expect(() => edited.write()).toThrow('cannot be written: permission is denied. Give yourself');
    expect(readFileSync(main, 'utf8')).toBe(MAIN);
  });
});

describeOnDisks('on a full disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = folderWith();
    mountDisk(folder, 'size=64k');
  });
  afterEach(() => unmountDisk(folder));

  /** A file on the disk, on which there is no room for a second one. */
  function fullDisk(): string {
    const main = join(folder, 'tenants.yaml');
    writeFileSync(main, MAIN.replace(/^include.*\n/m, ''));
    writeFileSync(join(folder, 'other'), Buffer.alloc(60 * 1024));
    return main;
  }

  test('nothing is written, and the message says that there is no room', () => {
    const main = fullDisk();
    const before = readFileSync(main, 'utf8');
    const edited = openEditable(main).edit([cpu(0, 12)], anything);
    expect(() => edited.write()).toThrow(
      `\`${main}\` cannot be written: the disk is full. Free some space, and run the command again.`,
    );
    expect(readFileSync(main, 'utf8')).toBe(before);
    expect(readdirSync(folder).sort()).toEqual(['other', 'tenants.yaml']);
  });

  test('a disk that cannot be written is said', () => {
    const main = fullDisk();
    const edited = openEditable(main).edit([cpu(0, 12)], anything);
    lockDisk(folder);
    expect(() => edited.write()).toThrow('cannot be written: the file system is read-only. Repair');
  });
});
