import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { type Finding, TenancyError, loadFleet, synth } from '../../../lib';

const ROOT = join(__dirname, '..', '..', '..');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'extensions-'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const TENANTS = `apiVersion: cdk8s-tenancy/v1alpha1
platform: {environments: {dev: {share: 50%}, prod: {share: 50%}}, extensions: [./extend.js]}
tenants: [{name: a, costCenter: C}, {name: b, costCenter: C}]
`;

/** Writes a fleet with one extension, and its tree. */
async function write(extension: string, options: object = {}): Promise<string> {
  writeFileSync(join(folder, 'extend.js'), extension);
  writeFileSync(join(folder, 'tenants.yaml'), TENANTS);
  const { fleet } = loadFleet(join(folder, 'tenants.yaml'));
  const output = join(folder, 'dist');
  await synth(fleet, { output, folder, ...options });
  return output;
}

interface Content {
  kind: string;
  metadata: { name: string };
  imagePullSecrets?: unknown;
}

const objectsOf = (file: string): Content[] =>
  parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJS() as Content);

const ADD = (metadata: string): string => `
const { ApiObject } = require('cdk8s');
exports.tenant = (tenant) => {
  for (const environment of tenant.environments) {
    new ApiObject(tenant, 'x' + environment.name, {
      apiVersion: 'v1', kind: 'ConfigMap', metadata: ${metadata},
    });
  }
};`;

describe('an extension', () => {
  test('adds to the file of the namespace that it names, whatever its scope in the tree', async () => {
    const output = await write(ADD('{name: "x", namespace: environment.namespace}'));
    for (const file of ['a/dev', 'a/prod', 'b/dev', 'b/prod']) {
      expect(objectsOf(join(output, `tenants/${file}.k8s.yaml`)).at(-1)).toMatchObject({
        kind: 'ConfigMap',
        metadata: { name: 'x', namespace: file.replace('/', '-') },
      });
    }
  });

  test('takes part when only one tenant is written', async () => {
    const output = await write(ADD('{name: "x", namespace: environment.namespace}'), {
      tenants: ['b'],
    });
    expect(objectsOf(join(output, 'tenants/b/dev.k8s.yaml')).at(-1)!.kind).toBe('ConfigMap');
  });

  test.each([
    [
      'an object of another tenant',
      ADD('{name: "x", namespace: "kube-system"}'),
      /namespace kube-system/,
    ],
    ['an object without a namespace', ADD('{name: "x"}'), /in no namespace/],
    ['an exception', 'exports.tenant = () => { throw new Error("no vault"); };', /`a`: no vault/],
    ['a promise', 'exports.platform = async () => {};', /returns a promise/],
    ['a syntax error', 'exports.tenant = (;', /cannot be loaded/],
    ['a module without functions', 'exports.tenants = () => {};', /exports neither/],
    [
      'a patch that does not apply',
      `const { JsonPatch } = require('cdk8s');
       exports.tenant = (tenant) => tenant.environments[0].tenantNamespace.defaultAccount
         .addJsonPatch(JsonPatch.add('/no/where', 1));`,
      /adds or changes an object that cannot be written: /,
    ],
  ])('with %s writes nothing and is named', async (_title, extension, message) => {
    const error = await write(extension).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TenancyError);
    const [finding] = (error as TenancyError).findings;
    expect(finding).toMatchObject({
      code: 'EXTENSION_FAILED',
      path: ['platform', 'extensions', 0],
    });
    expect(finding!.message).toMatch(message);
    expect(() => readFileSync(join(folder, 'dist/tenants/a/dev.k8s.yaml'))).toThrow(/ENOENT/);
  });

  test('with an object that is there already is refused', async () => {
    const twice = ADD('{name: "x", namespace: tenant.namespaces[0]}');
    await expect(write(twice)).rejects.toThrow(/OBJECT_DUPLICATE: .* two objects ConfigMap x/);
  });

  test('that is missing is named', async () => {
    writeFileSync(join(folder, 'tenants.yaml'), TENANTS);
    const { fleet } = loadFleet(join(folder, 'tenants.yaml'));
    await expect(synth(fleet, { folder })).rejects.toThrow(/extend\.js cannot be loaded/);
  });
});

describe('a failure names the place in the user’s code', () => {
  /** The one finding of a fleet with this extension. */
  async function findingOf(extension: string): Promise<Finding> {
    const error = await write(extension).catch((reason: unknown) => reason);
    return (error as TenancyError).findings[0]!;
  }

  const at = (name: string, line: number, column?: number): object => ({
    file: join(folder, name),
    line,
    ...(column === undefined ? {} : { column }),
  });

  test('where a function of the extension throws', async () => {
    const extension = `exports.tenant = () => {\n  throw new Error('no vault');\n};`;
    expect(await findingOf(extension)).toMatchObject(at('extend.js', 2, 9));
  });

  test('where a module throws that the extension loads', async () => {
    writeFileSync(join(folder, 'vault.js'), `\n\nthrow new Error('no vault');`);
    expect(await findingOf(`require('./vault');`)).toMatchObject(at('vault.js', 3));
  });

  test('where the extension calls what throws: in this package, in another, or in Node', async () => {
    for (const call of [
      `tenant.environment('nowhere')`,
      `new (require('cdk8s').Chart)()`,
      `require('node:fs').readFileSync('nowhere')`,
    ]) {
      const extension = `exports.tenant = (tenant) => {\n  ${call};\n};`;
      expect(await findingOf(extension)).toMatchObject(at('extend.js', 2));
    }
  });

  test('and the file as the user named the folder', async () => {
    const extension = `exports.tenant = () => { throw new Error('no vault'); };`;
    await write('exports.tenant = () => {};');
    writeFileSync(join(folder, 'extend.js'), extension);
    const { fleet } = loadFleet(join(folder, 'tenants.yaml'));
    const named = relative(process.cwd(), folder);
    jest.resetModules();
    const error = await synth(fleet, { folder: named, output: join(folder, 'x') }).catch(
      (reason: unknown) => reason,
    );
    expect((error as TenancyError).findings[0]!.file).toBe(join(named, 'extend.js'));
  });

  test('and the file alone where no line of it failed', async () => {
    const finding = await findingOf(`exports.tenants = () => {};`);
    expect(finding).not.toHaveProperty('line');
    expect(finding.file).toMatch(/extend\.js$/);
  });
});

test('the example gives every namespace its secret, and the cluster its class', async () => {
  cpSync(join(ROOT, 'examples/extensions'), folder, { recursive: true });
  const { fleet } = loadFleet(join(folder, 'tenants.yaml'));
  const output = join(folder, 'dist');
  await synth(fleet, { output, folder });
  for (const file of ['vision/dev', 'vision/staging', 'vision/prod', 'speech/all']) {
    const objects = objectsOf(join(output, `tenants/${file}.k8s.yaml`));
    expect(objects.at(-1)!.kind).toBe('ExternalSecret');
    expect(objects.find(({ kind }) => kind === 'ServiceAccount')!.imagePullSecrets).toEqual([
      { name: 'registry' },
    ]);
  }
  expect(objectsOf(join(output, 'platform/extensions.k8s.yaml'))).toMatchObject([
    { kind: 'RuntimeClass', metadata: { name: 'sandboxed' } },
  ]);
});
