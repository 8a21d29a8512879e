import { execFileSync, spawn, spawnSync } from 'node:child_process';
import fs, { symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Finding } from '../../../../lib/findings/finding';
import {
  isSourceText,
  MAX_SOURCE_BYTES,
  readSource,
} from '../../../../lib/fleet/reading/source/source';
import { folderWith } from '../folder';

function refusal(file: string, role?: 'main' | 'included'): Finding {
  const read = readSource(file, role);
  if (isSourceText(read)) throw new Error(`${file} was read`);
  return read;
}

function textOf(content: string | Buffer): string {
  const read = readSource(join(folderWith({ 'a.yaml': content }), 'a.yaml'));
  if (!isSourceText(read)) throw new Error(read.message);
  return read.text;
}

function faultOf(content: Buffer): Finding {
  return refusal(join(folderWith({ 'a.yaml': content }), 'a.yaml'));
}

describe('what is read', () => {
  test('a text keeps its characters', () => {
    expect(textOf('name: Müller 😀 漢\n')).toBe('name: Müller 😀 漢\n');
  });

  test('a byte order mark is not part of the text', () => {
    expect(textOf('\ufeffa: 1\n')).toBe('a: 1\n');
  });

  test('all kinds of line ends become line feeds', () => {
    expect(textOf('a: 1\r\nb: 2\rc: 3\n')).toBe('a: 1\nb: 2\nc: 3\n');
  });

  test('a symbolic link leads to its file', () => {
    const folder = folderWith({ 'a.yaml': 'a: 1' });
    symlinkSync('a.yaml', join(folder, 'b.yaml'));
    expect(readSource(join(folder, 'b.yaml'))).toEqual({
      file: join(folder, 'b.yaml'),
      text: 'a: 1',
    });
  });

  test('a pipe that the user names is read to its end', () => {
    const folder = folderWith();
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const writer = spawn('sh', ['-c', 'printf "a: 1\\n" > "$1"; exit', 'sh', pipe]);
    expect(readSource(pipe)).toEqual({ file: pipe, text: 'a: 1\n' });
    writer.kill();
  });
});

describe('what cannot be read', () => {
  test('the fix for a missing main file is `tenancy init`', () => {
    expect(refusal('/nowhere/tenants.yaml')).toEqual({
      code: 'FILE_UNREADABLE',
      severity: 'error',
      path: [],
      message: '`/nowhere/tenants.yaml` cannot be read: no such file.',
      fix: 'Run `tenancy init` to write a starter, or name the file with --file.',
      file: '/nowhere/tenants.yaml',
    });
  });

  test('the fix for a missing included file is about the pattern', () => {
    expect(refusal('/nowhere/a.yaml', 'included').fix).toMatch(/pattern in `include`/);
  });

  test('a folder', () => {
    const found = refusal(folderWith());
    expect(found.code).toBe('FILE_UNREADABLE');
    expect(found.message).toMatch(/it is a folder/);
  });

  test('a file below a file', () => {
    const folder = folderWith({ 'a.yaml': '' });
    expect(refusal(join(folder, 'a.yaml', 'b.yaml')).message).toMatch(/is not a folder/);
  });

  test('links in a circle', () => {
    const folder = folderWith();
    symlinkSync('loop', join(folder, 'loop'));
    expect(refusal(join(folder, 'loop')).message).toMatch(/form a circle/);
  });

  test('a name with a null byte', () => {
    expect(refusal('a\0b').code).toBe('FILE_UNREADABLE');
  });

  test('a file without the right to read it', () => {
    const found = denied(() => refusal('secret.yaml'));
    expect(found.message).toBe('`secret.yaml` cannot be read: permission is denied.');
    expect(found.fix).toBe('Give yourself the right to read it.');
  });

  test('an included pipe is refused without waiting for a writer', () => {
    const pipe = join(folderWith(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(refusal(pipe, 'included').message).toMatch(/it is not a regular file/);
  });
});

describe('size', () => {
  test('a file of 200 MB is refused by its size alone', () => {
    const file = join(folderWith({ 'a.yaml': '' }), 'a.yaml');
    truncateSync(file, 200_000_000);
    const before = process.memoryUsage().rss;
    expect(refusal(file).code).toBe('FILE_TOO_LARGE');
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  test('the limit itself is allowed, one byte more is not', () => {
    const folder = folderWith();
    writeFileSync(join(folder, 'a.yaml'), Buffer.alloc(MAX_SOURCE_BYTES, ' '));
    writeFileSync(join(folder, 'b.yaml'), Buffer.alloc(MAX_SOURCE_BYTES + 1, ' '));
    expect(isSourceText(readSource(join(folder, 'a.yaml')))).toBe(true);
    expect(refusal(join(folder, 'b.yaml')).code).toBe('FILE_TOO_LARGE');
  });

  test('an endless file ends at the limit', () => {
    expect(refusal('/dev/zero').code).toBe('FILE_TOO_LARGE');
  });
});

describe('encoding', () => {
  test.each([
    ['Latin-1', Buffer.from('a: 1\nb: M\xfcller\n', 'latin1'), '2:5', '0xFC'],
    ['a lone continuation byte', Buffer.from([0x61, 0x80]), '1:2', '0x80'],
    ['an overlong form', Buffer.from([0xc0, 0xaf]), '1:1', '0xC0'],
    ['a surrogate', Buffer.from([0x61, 0xed, 0xa0, 0x80]), '1:2', '0xED'],
    ['a character cut off at the end', Buffer.from([0x61, 0x0a, 0xef, 0xbf]), '2:1', '0xEF'],
  ])('%s is not UTF-8', (_name, bytes, place, byte) => {
    const found = faultOf(bytes);
    expect(found.code).toBe('FILE_NOT_UTF8');
    expect(`${found.line}:${found.column}`).toBe(place);
    expect(found.message).toContain(byte);
  });

  test('columns count characters, not bytes', () => {
    expect(faultOf(Buffer.concat([Buffer.from('\ufeffä😀'), Buffer.from([0xff])]))).toMatchObject({
      line: 1,
      column: 4,
    });
  });

  test.each([
    ['little endian with mark', Buffer.from('\ufeffa: 1\n', 'utf16le')],
    ['little endian without mark', Buffer.from('a: 1\n', 'utf16le')],
    ['big endian with mark', Buffer.from('\ufeffa: 1\n', 'utf16le').swap16()],
    ['big endian without mark', Buffer.from('a: 1\n', 'utf16le').swap16()],
  ])('UTF-16, %s, is called by its name', (_name, bytes) => {
    expect(faultOf(bytes).message).toBe('The file is UTF-16 text, not UTF-8.');
  });
});

describe('standard input', () => {
  const reader = resolve(__dirname, '../../../../lib/fleet/reading/source/source.ts');
  const script = `
    const { readSource } = require(${JSON.stringify(reader)});
    const read = readSource('-');
    console.log(JSON.stringify({ ...read, text: read.text?.slice(0, 40) }));
  `;

  function read(stdin: string | Buffer | number): Record<string, unknown> {
    const input = typeof stdin === 'number' ? {} : { input: stdin };
    const { stdout } = spawnSync(process.execPath, ['--require', 'tsx/cjs', '-e', script], {
      ...input,
      stdio: [typeof stdin === 'number' ? stdin : 'pipe', 'pipe', 'inherit'],
      encoding: 'utf8',
    });
    return JSON.parse(stdout) as Record<string, unknown>;
  }

  test('is shown as <stdin>', () => {
    expect(read('a: 1\r\n')).toEqual({ file: '<stdin>', text: 'a: 1\n' });
  });

  test('is bounded as a file is', () => {
    expect(read(Buffer.alloc(MAX_SOURCE_BYTES + 1, ' '))).toMatchObject({
      code: 'FILE_TOO_LARGE',
      file: '<stdin>',
    });
  });
});

/** Root may read everything, so the system's refusal is simulated. */
function denied<T>(act: () => T): T {
  const spy = jest.spyOn(fs, 'openSync').mockImplementation(() => {
    throw Object.assign(new Error(), { code: 'EACCES' });
  });
  try {
    return act();
  } finally {
    spy.mockRestore();
  }
}
