import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TenancyError } from '../../../lib/findings/finding';
import { HEADER } from '../../../lib/synth/render/header';
import { writeTree, type TreeOptions } from '../../../lib/synth/tree/write-tree';
import {
  cleanUp,
  identities,
  keptNamespace,
  planOf,
  put,
  removedNamespace,
  renderOf,
  scratch,
  snapshot,
  without,
  written,
  type Files,
} from './tree-fixture';

let output: string;

beforeEach(() => {
  output = join(scratch(), 'dist');
});
afterAll(cleanUp);

function write(files: Files, options: Omit<TreeOptions, 'output'> = {}) {
  return writeTree(planOf(files), renderOf(files), { output, ...options });
}

/** The findings of a run that must fail, as `CODE message`. */
async function refusals(run: Promise<unknown>): Promise<string[]> {
  const error: unknown = await run.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(TenancyError);
  return (error as TenancyError).findings.map(({ code, message }) => `${code} ${message}`);
}

const FILES: Files = {
  'tenants/b/dev.k8s.yaml': keptNamespace('b-dev'),
  'tenants/a/dev.k8s.yaml': keptNamespace('a-dev'),
  'tenants/a/prod.k8s.yaml': keptNamespace('a-prod'),
  'shared/store.k8s.yaml': keptNamespace('store'),
  'platform/roles.k8s.yaml': 'kind: ClusterRole\n',
};

describe('a field that Kubernetes never changes', () => {
  const binding = (role: string): string =>
    [
      'apiVersion: rbac.authorization.k8s.io/v1',
      'kind: RoleBinding',
      'metadata:',
      '  name: ops',
      '  namespace: a-dev',
      'roleRef:',
      '  apiGroup: rbac.authorization.k8s.io',
      '  kind: ClusterRole',
      `  name: ${role}`,
      '',
    ].join('\n');
  const ACCESS = 'access/a/dev.k8s.yaml';
  const ELSEWHERE = 'monitoring/a-dev.k8s.yaml';
  const refused = expect.stringMatching(
    /^FIELD_IMMUTABLE RoleBinding `ops` in namespace `a-dev` changes its `roleRef` from /,
  ) as unknown;

  beforeEach(() => write({ ...FILES, [ACCESS]: binding('tenant-user') }));

  test('refuses the whole run, and nothing is written', async () => {
    const before = snapshot(output);
    const next = { ...without(FILES, 'platform/roles.k8s.yaml'), 'platform/x.k8s.yaml': 'y: 1\n' };
    const run = write({ ...next, [ACCESS]: binding('tenant-viewer') });
    expect(await refusals(run)).toEqual([refused]);
    expect(snapshot(output)).toEqual(before);
  });

  test('refuses to compare as well', async () => {
    const run = write({ ...FILES, [ACCESS]: binding('tenant-viewer') }, { check: true });
    expect(await refusals(run)).toEqual([refused]);
  });

  test('is found where the object moves to another file', async () => {
    const run = write({ ...FILES, [ELSEWHERE]: binding('tenant-viewer') });
    expect(await refusals(run)).toEqual([refused]);
  });

  test('is found where a file turns out to be empty', async () => {
    const files = { ...FILES, [ELSEWHERE]: binding('tenant-viewer') };
    const plan = [...planOf(files), { path: ACCESS, owner: 'extensions', optional: true }];
    expect(await refusals(writeTree(plan, renderOf(files), { output }))).toEqual([refused]);
  });

  test('may change once the object was gone for one run', async () => {
    await write(FILES);
    await write({ ...FILES, [ACCESS]: binding('tenant-viewer') });
    expect(snapshot(output)[ACCESS]).toContain('tenant-viewer');
  });

  test('is found among the files of one tenant', async () => {
    const run = write({ [ACCESS]: binding('tenant-viewer') }, { partial: true });
    expect(await refusals(run)).toEqual([refused]);
  });
});

describe('writing', () => {
  test('makes the whole tree from nothing, and nothing else', async () => {
    expect(await write(FILES)).toEqual({
      created: Object.keys(FILES).sort(),
      changed: [],
      removed: [],
      unchanged: 0,
    });
    expect(snapshot(output)).toEqual(written(FILES));
  });

  test('makes the folders above the output folder, too', async () => {
    output = join(output, 'clusters', 'one');
    await write(FILES);
    expect(snapshot(output)).toEqual(written(FILES));
  });

  test('a second run touches nothing', async () => {
    await write(FILES);
    const before = identities(output);
    expect(await write(FILES)).toEqual({ created: [], changed: [], removed: [], unchanged: 5 });
    expect(identities(output)).toEqual(before);
  });

  test('only what differs is written', async () => {
    await write(FILES);
    const before = identities(output);
    const next = {
      ...FILES,
      'tenants/a/dev.k8s.yaml': 'x: 1\n',
      'tenants/c/dev.k8s.yaml': 'y: 1\n',
    };
    expect(await write(next)).toEqual({
      created: ['tenants/c/dev.k8s.yaml'],
      changed: ['tenants/a/dev.k8s.yaml'],
      removed: [],
      unchanged: 4,
    });
    expect(snapshot(output)).toEqual(written(next));
    const after = identities(output);
    for (const path of Object.keys(FILES)) {
      if (path !== 'tenants/a/dev.k8s.yaml') expect(after[path]).toBe(before[path]);
    }
  });

  test('a file may be larger than any before it, and hold more bytes than characters', async () => {
    const files = Object.fromEntries(
      [1, 30_000, 70_000, 400_000, 2].map((length, index) => [
        `tenants/t${index}/dev.k8s.yaml`,
        `a: ${'ü'.repeat(length)}\n`,
      ]),
    );
    await write(files);
    expect(snapshot(output)).toEqual(written(files));
    expect(await write(files)).toMatchObject({ unchanged: 5 });
  });

  test('the order of rendering does not matter', async () => {
    const reversed = Object.fromEntries(Object.entries(FILES).reverse());
    await writeTree(planOf(FILES), renderOf(reversed), { output });
    expect(snapshot(output)).toEqual(written(FILES));
  });

  test('an empty plan makes no output folder', async () => {
    await write({});
    expect(existsSync(output)).toBe(false);
  });

  test('the output folder may be a link to a folder', async () => {
    const real = scratch();
    symlinkSync(real, output);
    await write(FILES);
    expect(snapshot(real)).toEqual(written(FILES));
    expect(await write(FILES)).toMatchObject({ unchanged: 5 });
  });

  test('a file of ours that got Windows line endings is ours, and written anew', async () => {
    put(output, { 'tenants/a/dev.k8s.yaml': `${HEADER}a: 1\n`.replace(/\n/g, '\r\n') });
    const files = { 'tenants/a/dev.k8s.yaml': 'a: 1\n' };
    expect(await write(files)).toMatchObject({ changed: ['tenants/a/dev.k8s.yaml'] });
    expect(snapshot(output)).toEqual(written(files));
  });

  test('progress counts up to the number of planned files', async () => {
    const calls: [number, number][] = [];
    await write(FILES, { onProgress: (done, total) => calls.push([done, total]) });
    expect(calls).toEqual([1, 2, 3, 4, 5].map((done) => [done, 5]));
  });

  test('two runs of different tenants at once both succeed', async () => {
    const [one, two] = [
      { 'tenants/a/dev.k8s.yaml': 'a: 1\n' },
      { 'tenants/b/dev.k8s.yaml': 'b: 1\n' },
    ];
    await Promise.all([write(one, { partial: true }), write(two, { partial: true })]);
    expect(snapshot(output)).toEqual(written({ ...one, ...two }));
  });
});

describe('pruning', () => {
  test('a file given up by `state: removed` goes, and the folder that it leaves empty', async () => {
    await write({ ...FILES, 'tenants/b/dev.k8s.yaml': removedNamespace('b-dev') });
    const rest = without(FILES, 'tenants/b/dev.k8s.yaml');
    expect(await write(rest)).toMatchObject({ removed: ['tenants/b/dev.k8s.yaml'], unchanged: 4 });
    expect(snapshot(output)).toEqual(written(rest));
  });

  test.each(['tenants/a', 'shared', 'platform', 'network'])(
    'a file below %s goes when it is no longer planned',
    async (folder) => {
      const files = { [`${folder}/x.k8s.yaml`]: 'a: 1\n', 'tenants/b/dev.k8s.yaml': 'b: 1\n' };
      await write(files);
      await write({ 'tenants/b/dev.k8s.yaml': 'b: 1\n' });
      expect(snapshot(output)).toEqual(written({ 'tenants/b/dev.k8s.yaml': 'b: 1\n' }));
    },
  );

  test('a platform file that is no longer planned goes', async () => {
    await write(FILES);
    const rest = without(FILES, 'platform/roles.k8s.yaml');
    expect(await write(rest)).toMatchObject({ removed: ['platform/roles.k8s.yaml'] });
    expect(existsSync(join(output, 'platform'))).toBe(false);
  });

  test('an entry that vanished is an error per owner, and nothing is written', async () => {
    await write(FILES);
    const before = identities(output);
    const next = { 'platform/roles.k8s.yaml': 'changed: true\n' };
    expect(await refusals(write(next))).toEqual([
      `TENANT_VANISHED Shared service store is gone without \`state: removed\`; ${output}/shared/store.k8s.yaml was not removed.`,
      `TENANT_VANISHED Tenant a is gone without \`state: removed\`; dev.k8s.yaml, prod.k8s.yaml in ${output}/tenants/a were not removed.`,
      `TENANT_VANISHED Tenant b is gone without \`state: removed\`; ${output}/tenants/b/dev.k8s.yaml was not removed.`,
    ]);
    expect(identities(output)).toEqual(before);
  });

  test('--prune removes what vanished', async () => {
    await write(FILES);
    const rest = without(FILES, 'tenants/a/dev.k8s.yaml', 'tenants/b/dev.k8s.yaml');
    expect(await write(rest, { prune: true })).toMatchObject({
      removed: ['tenants/a/dev.k8s.yaml', 'tenants/b/dev.k8s.yaml'],
    });
    expect(snapshot(output)).toEqual(written(rest));
  });

  test('foreign files stay, wherever they are, and so do files of ours outside our folders', async () => {
    const foreign = {
      'README.md': 'mine\n',
      'kustomization.yaml': `${HEADER}mine: true\n`,
      'tenants/kustomization.yaml': 'mine: true\n',
      'tenants/b/notes.txt': `see ${HEADER}`,
      'tenants/mine/deep/file.yaml': '',
      'tenantsx/a.yaml': `${HEADER}mine: true\n`,
    };
    put(output, foreign);
    await write(FILES);
    const rest = without(FILES, 'tenants/b/dev.k8s.yaml');
    await write(rest, { prune: true });
    expect(snapshot(output)).toEqual({ ...foreign, ...written(rest) });
  });

  test('what lies behind a link is never looked at', async () => {
    const elsewhere = scratch();
    put(elsewhere, { 'dev.k8s.yaml': HEADER });
    put(output, { 'tenants/x': 'mine' });
    symlinkSync(elsewhere, join(output, 'tenants', 'linked'));
    symlinkSync(join(elsewhere, 'dev.k8s.yaml'), join(output, 'tenants', 'file.k8s.yaml'));
    symlinkSync(elsewhere, join(output, 'shared'));
    await write({}, { prune: true });
    expect(snapshot(elsewhere)).toEqual({ 'dev.k8s.yaml': HEADER });
  });

  test('folders that a killed run left empty go', async () => {
    await write(FILES);
    mkdirSync(join(output, 'tenants/gone/deeper'), { recursive: true });
    await write(FILES);
    expect(snapshot(output)).toEqual(written(FILES));
  });

  test('a partial plan removes nothing and judges nothing else', async () => {
    await write({ ...FILES, 'tenants/b/dev.k8s.yaml': removedNamespace('b-dev') });
    mkdirSync(join(output, 'tenants/empty'));
    const before = snapshot(output);
    const part = { 'tenants/a/dev.k8s.yaml': 'new: true\n' };
    expect(await write(part, { partial: true, prune: true })).toEqual({
      created: [],
      changed: ['tenants/a/dev.k8s.yaml'],
      removed: [],
      unchanged: 0,
    });
    expect(snapshot(output)).toEqual({ ...before, ...written(part) });
  });
});

describe('checking', () => {
  test('tells what a run would do, and writes nothing', async () => {
    await write({ ...FILES, 'shared/store.k8s.yaml': removedNamespace('store') });
    mkdirSync(join(output, '.tenancy-99999999-0'));
    const rest = without(FILES, 'shared/store.k8s.yaml');
    const next = {
      ...rest,
      'tenants/a/dev.k8s.yaml': 'x: 1\n',
      'tenants/c/dev.k8s.yaml': 'y: 1\n',
    };
    const before = identities(output);
    const told = await write(next, { check: true });
    expect(told).toEqual({
      created: ['tenants/c/dev.k8s.yaml'],
      changed: ['tenants/a/dev.k8s.yaml'],
      removed: ['shared/store.k8s.yaml'],
      unchanged: 3,
    });
    expect(identities(output)).toEqual(before);
    expect(await write(next)).toEqual(told);
  });

  test('works without an output folder, and makes none', async () => {
    expect(await write(FILES, { check: true })).toMatchObject({ created: { length: 5 } });
    expect(existsSync(output)).toBe(false);
  });

  test('an entry that vanished is an error there, too', async () => {
    await write(FILES);
    const rest = without(FILES, 'shared/store.k8s.yaml');
    expect(await refusals(write(rest, { check: true }))).toHaveLength(1);
  });
});

describe('what is not ours and stands in the way is refused, and nothing is written', () => {
  const path = 'tenants/a/dev.k8s.yaml';
  const owner = `owner of ${path}`;
  const obstacles: [string, () => void, string][] = [
    [
      'a file without our header',
      () => put(output, { [path]: 'mine\n' }),
      `${path} is a file without our header`,
    ],
    ['an empty file', () => put(output, { [path]: '' }), `${path} is a file without our header`],
    ['a folder', () => put(output, { [`${path}/x`]: '' }), `${path} is a folder`],
    [
      'a link to a file of ours',
      () => {
        put(output, { 'tenants/a/real.k8s.yaml': HEADER });
        symlinkSync('real.k8s.yaml', join(output, path));
      },
      `${path} is a symbolic link`,
    ],
    [
      'a link to nothing',
      () => {
        mkdirSync(join(output, 'tenants/a'), { recursive: true });
        symlinkSync('nothing', join(output, path));
      },
      `${path} is a symbolic link`,
    ],
    [
      'a link to a folder on the way',
      () => {
        mkdirSync(join(output, 'tenants'), { recursive: true });
        symlinkSync(scratch(), join(output, 'tenants/a'));
      },
      'tenants/a is a symbolic link',
    ],
    [
      'a file on the way',
      () => put(output, { tenants: HEADER }),
      'tenants is a file where a folder is needed',
    ],
  ];
  test.each(obstacles)('%s', async (_name, build, what) => {
    build();
    const before = identities(output);
    expect(await refusals(write(FILES, { partial: true }))).toContain(
      `FILE_FOREIGN ${output}/${what}, and in the way of ${owner}.`,
    );
    expect(identities(output)).toEqual(before);
  });

  test('all that stand in the way are told at once, with what vanished', async () => {
    put(output, {
      'tenants/a/dev.k8s.yaml': 'mine\n',
      'tenants/b/dev.k8s.yaml': 'mine\n',
      'tenants/z/dev.k8s.yaml': HEADER + keptNamespace('z'),
    });
    const codes = (await refusals(write(FILES))).map((text) => text.split(' ')[0]);
    expect(codes).toEqual(['FILE_FOREIGN', 'FILE_FOREIGN', 'TENANT_VANISHED']);
  });
});

describe('a plan with a clash is refused', () => {
  test('two owners of one path are both named', async () => {
    const plan = [
      { path: 'tenants/a/dev.k8s.yaml', owner: 'tenant a, environment dev' },
      { path: 'tenants/a/dev.k8s.yaml', owner: 'tenant b' },
    ];
    expect(await refusals(writeTree(plan, [], { output }))).toEqual([
      'NAMESPACE_CLASH tenant a, environment dev and tenant b both write tenants/a/dev.k8s.yaml.',
    ]);
  });

  test('a file where another one needs a folder is a clash, whatever the order', async () => {
    const plan = [
      { path: 'tenants/a/dev.k8s.yaml', owner: 'one' },
      { path: 'tenants/a', owner: 'two' },
    ];
    for (const order of [plan, [...plan].reverse()]) {
      expect(await refusals(writeTree(order, [], { output }))).toEqual([
        'NAMESPACE_CLASH two writes tenants/a, which one needs as a folder.',
      ]);
    }
  });

  test.each(['', '/etc/x', '../x', 'a/../x', './x', 'a//b', 'a/', 'a\\b', 'c:x'])(
    'a path that is not plain and relative is a bug of ours: %j',
    async (path) => {
      const run = writeTree([{ path, owner: 'x' }], [], { output });
      await expect(run).rejects.toThrow('not plain');
      await expect(run).rejects.not.toBeInstanceOf(TenancyError);
    },
  );
});

describe('temporary folders', () => {
  test('those of dead runs are cleared; those of look-alikes stay, and those of live runs, beside which nobody writes', async () => {
    const dead = ['.tenancy-99999999-0/1', `.tenancy-${process.pid}-99999/1`];
    const alive = [`.tenancy-${process.ppid}-0/1`];
    const foreign = ['.tenancy-notes/1', '.tenancy-1', 'tenants/.tenancy-99999999-0/1'];
    put(output, Object.fromEntries([...dead, ...alive, ...foreign].map((path) => [path, 'x'])));
    writeFileSync(join(output, '.tenancy-99999999-1'), 'x');
    expect((await refusals(write(FILES)))[0]).toContain('another run');
    const left = Object.keys(snapshot(output)).filter((path) => path.includes('.tenancy'));
    expect(left.sort()).toEqual([...alive, ...foreign, '.tenancy-99999999-1'].sort());
  });

  test('they are cleared even when nothing else is to be done', async () => {
    await write(FILES);
    put(output, { '.tenancy-99999999-0/1': 'x' });
    expect(await write(FILES)).toMatchObject({ unchanged: 5 });
    expect(snapshot(output)).toEqual(written(FILES));
  });
});
