import fs from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { Output } from '../../../lib/cli/session/output';
import { run } from '../../../lib/cli/run';
import { FLEET, put, Recorder, scratch } from '../command';

/** A stream that fails from the write number `good + 1` on. */
function failing(good: number, code: string) {
  let writes = 0;
  return new Writable({
    write(_chunk, _encoding, done) {
      writes += 1;
      done(writes > good ? Object.assign(new Error(`write ${code}`), { code }) : null);
    },
  });
}

async function runInto(stdout: Writable, args: readonly string[]) {
  const stderr = new Recorder();
  const file = put(scratch(), 'tenants.yaml', FLEET);
  const io = { stdout: new Output(() => stdout), stderr: new Output(() => stderr), env: {} };
  return { status: await run([...args, '-f', file], io), stderr: stderr.text };
}

describe('standard output', () => {
  test('a slow reader holds the writer back', async () => {
    const waiting: (() => void)[] = [];
    const stream = new Writable({ write: (_chunk, _encoding, done) => void waiting.push(done) });
    const output = new Output(() => stream);
    let written = 0;
    const writing = (async () => {
      for (let index = 0; index < 3; index += 1) {
        await output.write('x');
        written += 1;
      }
    })();
    for (let index = 0; index < 3; index += 1) {
      await new Promise(setImmediate);
      expect([written, waiting.length]).toEqual([index, 1]);
      waiting.shift()!();
    }
    await writing;
  });

  test.each([
    [['list']],
    [['list', '--json']],
    [['schema']],
    [['synth', '--stdout']],
    [['--help']],
  ])('%j ends quietly when the reader has gone', async (args) => {
    expect(await runInto(failing(0, 'EPIPE'), args)).toEqual({ status: 0, stderr: '' });
  });

  test('a stream whose reader goes midway is not rendered to its end', async () => {
    const stream = failing(1, 'EPIPE');
    const write = jest.spyOn(stream, 'write');
    expect(await runInto(stream, ['synth', '--stdout'])).toEqual({ status: 0, stderr: '' });
    expect(write).toHaveBeenCalledTimes(2);
  });

  test('a full disk is told, and is no success', async () => {
    expect(await runInto(failing(1, 'ENOSPC'), ['synth', '--stdout'])).toEqual({
      status: 2,
      stderr: 'error: standard output cannot be written: the disk is full\n',
    });
  });
});

describe('standard error', () => {
  /** An output to a file, and what came out of it. */
  function toFile() {
    const path = join(scratch(), 'messages');
    const file = fs.openSync(path, 'w');
    const stream = new Recorder();
    const open = jest.fn(() => stream);
    const written = () => fs.readFileSync(path, 'utf8');
    return { file, output: new Output(open, file), open, stream, written };
  }

  afterEach(() => jest.restoreAllMocks());

  test('that is a file gets messages without a stream', () => {
    const { output, open, written } = toFile();
    expect(output.isTerminal).toBe(false);
    output.print('one\n');
    output.print('zwölf\n');
    expect(written()).toBe('one\nzwölf\n');
    expect(open).not.toHaveBeenCalled();
  });

  test('that takes a part of a message gets the rest by its stream, and all that follows', () => {
    const { output, stream, written } = toFile();
    const { writeSync } = fs;
    jest
      .spyOn(fs, 'writeSync')
      .mockImplementationOnce(((file: number, bytes: Buffer) =>
        writeSync(file, bytes.subarray(0, 2))) as typeof writeSync)
      .mockImplementationOnce(() => {
        throw Object.assign(new Error('busy'), { code: 'EAGAIN' });
      });
    output.print('first\n');
    output.print('second\n');
    expect(written()).toBe('fi');
    expect(stream.text).toBe('rst\nsecond\n');
  });

  test('whose reader is gone takes nothing, and nothing fails', () => {
    const { output, open } = toFile();
    jest.spyOn(fs, 'writeSync').mockImplementation(() => {
      throw Object.assign(new Error('gone'), { code: 'EPIPE' });
    });
    output.print('text\n');
    expect(open).not.toHaveBeenCalled();
  });

  test('that is closed is left to its stream', () => {
    const { file, output, stream } = toFile();
    fs.closeSync(file);
    output.print('text\n');
    expect(stream.text).toBe('text\n');
  });
});
