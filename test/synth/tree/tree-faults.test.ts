import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TenancyError } from '../../../lib/findings/finding';
import { HEADER } from '../../../lib/synth/render/header';
import type { RenderedFile } from '../../../lib/synth/render/tree-file';
import { writeTree } from '../../../lib/synth/tree/write-tree';
import { describeOnDisks, lockDisk, mountDisk, unmountDisk } from '../../small-disk';
import { Child, compileChild } from './tree-process';
import {
  cleanUp,
  generation,
  identities,
  planOf,
  put,
  renderOf,
  scratch,
  snapshot,
  without,
  written,
} from './tree-fixture';

const COUNT = 30;
const OLD = generation('old', COUNT);
const NEW = generation('new', COUNT);

let output: string;

beforeEach(() => {
  output = join(scratch(), 'dist');
});
afterAll(cleanUp);

function write(files = NEW, render: Iterable<RenderedFile> = renderOf(files)) {
  return writeTree(planOf(files), render, { output });
}

/** Renders the new generation, and does something after some files. */
function* disturbed(after: number, act: () => void): Generator<RenderedFile> {
  let index = 0;
  for (const file of renderOf(NEW)) {
    if (index++ === after) act();
    yield file;
  }
  if (index === after) act();
}

function fail(): never {
  throw new Error('the app broke');
}

/** The one finding of a run that the file system refused. */
async function refusal(run: Promise<unknown>): Promise<string> {
  const error: unknown = await run.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(TenancyError);
  const { findings } = error as TenancyError;
  expect(findings.map(({ code }) => code)).toEqual(['OUTPUT_UNWRITABLE']);
  return `${findings[0]!.message} ${findings[0]!.fix}`;
}

const NOBODY = 65534;

const isRoot = process.getuid?.() === 0;

/** Root may write anywhere, so a refused permission needs another user. */
async function asNobody<T>(act: () => Promise<T>): Promise<T> {
  if (!isRoot) return act();
  process.seteuid!(NOBODY);
  try {
    return await act();
  } finally {
    process.seteuid!(0);
  }
}

describe('a fault while planning leaves the tree as it was', () => {
  test('an output that is a file', async () => {
    writeFileSync(output, 'mine');
    expect(await refusal(write())).toBe(
      `${output} cannot be read: a file is in the place of a folder. ` +
        'Move it away, or choose another output, then run synth again.',
    );
  });

  test('an output below a file', async () => {
    writeFileSync(output, 'mine');
    output = join(output, 'deep/er');
    expect(await refusal(write())).toContain('a file is in the place of a folder');
  });

  test('a file that cannot be read', async () => {
    await write(OLD);
    const [path] = Object.keys(OLD);
    chmodSync(join(output, path!), 0);
    const message = await asNobody(() => refusal(write()));
    expect(message).toContain(`${path} cannot be read: permission is denied.`);
    chmodSync(join(output, path!), 0o644);
    expect(snapshot(output)).toEqual(written(OLD));
  });
});

describe('a fault while staging leaves the tree as it was', () => {
  test.each([0, 1, 17, COUNT])('an app that breaks after %i files', async (after) => {
    await write(OLD);
    const before = identities(output);
    await expect(write(NEW, disturbed(after, fail))).rejects.toThrow('the app broke');
    expect(identities(output)).toEqual(before);
  });

  test('the same in an output folder that did not exist: it is gone again', async () => {
    output = join(output, 'a/b');
    await expect(write(NEW, disturbed(17, fail))).rejects.toThrow('the app broke');
    expect(existsSync(join(output, '../..'))).toBe(false);
  });

  test('the app is told to stop, so that it can put its own things in order', async () => {
    let stopped = false;
    function* app(): Generator<RenderedFile> {
      try {
        yield* renderOf(NEW);
      } finally {
        stopped = true;
      }
    }
    const run = writeTree(planOf(NEW), app(), {
      output,
      onProgress: (done) => (done === 3 ? fail() : undefined),
    });
    await expect(run).rejects.toThrow('the app broke');
    expect(stopped).toBe(true);
    expect(existsSync(output)).toBe(false);
  });

  const content = `${HEADER}a: 1\n`;
  const [first = ''] = Object.keys(NEW);
  test.each([
    ['a file that was not planned', [...renderOf(NEW), { path: 'x', content }], 'never planned: x'],
    ['a file twice', [...renderOf(NEW), { path: first, content }], 'Rendered twice'],
    ['too few files', [...renderOf(NEW)].slice(1), 'never rendered: 1 file'],
    ['a file without our header', [{ path: first, content: 'a: 1\n' }], 'without our header'],
  ])('an app that renders %s', async (_name, render, message) => {
    await write(OLD);
    const before = identities(output);
    const run = write(NEW, render);
    await expect(run).rejects.toThrow(message);
    await expect(run).rejects.not.toBeInstanceOf(TenancyError);
    expect(identities(output)).toEqual(before);
  });

  test('an output folder that may not be written', async () => {
    await write(OLD);
    chmodSync(output, 0o555);
    const before = identities(output);
    const message = await asNobody(() => refusal(write()));
    expect(message).toContain('cannot be written: permission is denied. Change the permissions');
    expect(identities(output)).toEqual(before);
    // What changes nothing needs no permission.
    expect(await asNobody(() => write(OLD))).toMatchObject({ unchanged: COUNT });
    chmodSync(output, 0o755);
  });
});

describe('what others remove during a run', () => {
  test('a file that was there before is written again', async () => {
    await write(OLD);
    const [path] = Object.keys(NEW).filter((one) => one in OLD);
    const result = await write(
      NEW,
      disturbed(0, () => rmSync(join(output, path!))),
    );
    expect(result.changed).toContain(path);
    expect(snapshot(output)).toEqual(written(NEW));
  });

  test('a file that the run would remove is no loss', async () => {
    await write(OLD);
    const gone = Object.keys(OLD).find((path) => !(path in NEW))!;
    const result = await write(
      NEW,
      disturbed(COUNT, () => rmSync(join(output, gone))),
    );
    expect(result.removed).toContain(gone);
    expect(snapshot(output)).toEqual(written(NEW));
  });
});

describe('a fault while committing', () => {
  test.each([
    ['would be written', (path: string) => path in NEW],
    ['would be removed', (path: string) => !(path in NEW)],
  ])(
    'a folder that may not be written, and of which a file %s, is found before anything changes',
    async (_, isTouched) => {
      await write(OLD);
      const closed = Object.keys(OLD).filter(isTouched).at(-1)!;
      const folder = join(output, closed, '..');
      if (isRoot) execFileSync('chown', ['-R', String(NOBODY), output]);
      chmodSync(folder, 0o555);
      const before = identities(output);
      // Permissions are asked for the real user, so this takes a process of that user's.
      const child = new Child(compileChild(), [output, COUNT], isRoot ? { uid: NOBODY } : {});
      expect((await child.ended).stdout).toContain('cannot be written: permission is denied.');
      expect(identities(output)).toEqual(before);
      chmodSync(folder, 0o755);
    },
  );

  test('a folder that may be written, but not entered, is found before anything changes', async () => {
    await write(OLD);
    const created = Object.keys(NEW).find((path) => !(path in OLD))!;
    const folder = join(output, created, '..');
    mkdirSync(folder, { recursive: true });
    if (isRoot) execFileSync('chown', ['-R', String(NOBODY), output]);
    chmodSync(folder, 0o666);
    const child = new Child(compileChild(), [output, COUNT], isRoot ? { uid: NOBODY } : {});
    expect((await child.ended).stdout).toContain('cannot be written: permission is denied.');
    chmodSync(folder, 0o755);
    expect(without(snapshot(output), created.slice(0, created.lastIndexOf('/')))).toEqual(
      written(OLD),
    );
  });

  test('a folder that cannot be made is found before anything changes', async () => {
    await write(OLD);
    const created = Object.keys(NEW).filter((path) => !(path in OLD));
    const obstacle = created.at(-1)!.split('/').slice(0, 2).join('/');
    const before = identities(output);
    const message = await refusal(
      write(
        NEW,
        disturbed(COUNT, () => put(output, { [obstacle]: 'mine' })),
      ),
    );
    expect(message).toContain('a file is in the place of a folder');
    expect(without(identities(output), obstacle)).toEqual(before);
  });

  test('after a folder that cannot be made, those made before it are gone again', async () => {
    const files = { 'tenants/a/dev.k8s.yaml': 'a: 1\n', 'shared/b.k8s.yaml': 'b: 1\n' };
    function* obstructed(): Generator<RenderedFile> {
      yield* renderOf(files);
      put(output, { shared: 'mine' });
    }
    expect(await refusal(write(files, obstructed()))).toContain(
      'a file is in the place of a folder',
    );
    expect(snapshot(output)).toEqual({ shared: 'mine' });
  });

  test('a file that cannot be replaced leaves each file old or new, and the next run repairs', async () => {
    await write(OLD);
    const created = Object.keys(NEW).filter((path) => !(path in OLD));
    const obstacle = created[Math.floor(created.length / 2)]!;
    const message = await refusal(
      write(
        NEW,
        disturbed(COUNT, () => mkdirSync(join(output, obstacle), { recursive: true })),
      ),
    );
    expect(message).toContain(`${obstacle} cannot be written: a folder is in the place of a file`);

    const found = without(snapshot(output), obstacle);
    const [oldTree, newTree] = [written(OLD), written(NEW)];
    for (const [path, text] of Object.entries(found)) {
      if (text !== 'folder') expect([oldTree[path], newTree[path]]).toContain(text);
    }
    expect(Object.keys(found).some((path) => path.startsWith('.tenancy'))).toBe(false);

    execFileSync('rmdir', [join(output, obstacle)]);
    await write();
    expect(snapshot(output)).toEqual(newTree);
  });
});

describeOnDisks('on a small disk', () => {
  beforeEach(() => {
    mkdirSync(output);
    // Room for one generation and a half: 30 files of 16 kB.
    mountDisk(output, 'size=700k');
  });
  afterEach(() => unmountDisk(output));

  test('a full disk leaves the tree as it was, and says so', async () => {
    await write(OLD);
    const before = identities(output);
    const message = await refusal(write());
    expect(message).toContain('cannot be written: the disk is full. Free some space, then run');
    expect(identities(output)).toEqual(before);
  });

  test('a read-only disk leaves the tree as it was, and says so', async () => {
    await write(OLD);
    lockDisk(output);
    expect(await refusal(write())).toContain('cannot be written: the file system is read-only.');
    expect(snapshot(output)).toEqual(written(OLD));
    expect(await write(OLD)).toMatchObject({ unchanged: COUNT });
  });
});
