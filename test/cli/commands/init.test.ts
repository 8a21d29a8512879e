import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { put, scratch, tenancy } from '../command';

const SCHEMA = 'node_modules/cdk8s-tenancy/schema/tenants.schema.json';

describe('tenancy init', () => {
  test('writes a starter and says what to do next', async () => {
    const file = join(scratch(), 'tenants.yaml');
    expect(await tenancy(['init', '-f', file])).toEqual({
      status: 0,
      stdout: '',
      stderr: [
        `Wrote ${file}. Adapt it, then run:`,
        `  npx cdk8s-tenancy validate --file ${file}`,
        `  npx cdk8s-tenancy synth --file ${file}`,
        'To pin the version, and to get completion and checks in your editor, install the package and start the file with:',
        '  npm install --save-dev cdk8s-tenancy cdk8s constructs',
        `  # yaml-language-server: $schema=${SCHEMA}`,
        '',
      ].join('\n'),
    });
  });

  test('the starter has no finding, not even a warning, and fits on a screen', async () => {
    const file = join(scratch(), 'tenants.yaml');
    await tenancy(['init', '-f', file]);
    expect(await tenancy(['validate', '--strict', '-f', file])).toEqual({
      status: 0,
      stdout: '',
      stderr: `${file} is valid: 2 tenants, 6 namespaces.\n`,
    });
    const lines = readFileSync(file, 'utf8').split('\n');
    expect(lines.length).toBeLessThan(50);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test('the comments of the starter tell the truth about its numbers', async () => {
    const file = join(scratch(), 'tenants.yaml');
    await tenancy(['init', '-f', file]);
    const { stdout } = await tenancy(['list', '--json', '-f', file]);
    const vision = JSON.parse(stdout).tenants[1];
    expect(vision.environments.map((item: { quota: { gpu: object } }) => item.quota.gpu)).toEqual([
      { h100: 2 },
      { h100: 2 },
      { h100: 6 },
    ]);
    expect(vision.environments[2].namespace).toBe('ml-team-vision-prod');
  });

  test('where the package is installed, the starter links its schema for both kinds of editors', async () => {
    const folder = scratch();
    put(folder, SCHEMA, '{}');
    const file = join(folder, 'tenants.yaml');
    const { stderr } = await tenancy(['init', '-f', file]);
    expect(readFileSync(file, 'utf8').split('\n').slice(0, 3)).toEqual([
      `# yaml-language-server: $schema=${SCHEMA}`,
      `# $schema: ${SCHEMA}`,
      '',
    ]);
    expect(stderr).toContain('npx tenancy synth');
    expect(stderr).not.toContain('npm install');
  });

  test('the link leads up from a folder further down', async () => {
    const folder = scratch();
    put(folder, SCHEMA, '{}');
    const file = put(folder, 'clusters/eu/keep', '').replace(/keep$/, 'tenants.yaml');
    await tenancy(['init', '-f', file]);
    expect(readFileSync(file, 'utf8')).toContain(`# $schema: ../../${SCHEMA}\n`);
    expect((await tenancy(['validate', '-f', file])).status).toBe(0);
  });

  test('never overwrites a file', async () => {
    const file = put(scratch(), 'tenants.yaml', 'mine\n');
    expect(await tenancy(['init', '-f', file])).toEqual({
      status: 2,
      stdout: '',
      stderr:
        `error: ${file} exists, and init never overwrites a file; ` +
        'name another one with --file\n',
    });
    expect(readFileSync(file, 'utf8')).toBe('mine\n');
  });

  test('says why a file cannot be written', async () => {
    const file = join(scratch(), 'nowhere', 'tenants.yaml');
    expect(await tenancy(['init', '-f', file])).toEqual({
      status: 2,
      stdout: '',
      stderr: `error: ${file} cannot be written: its folder does not exist\n`,
    });
  });

  (process.getuid?.() === 0 ? test.skip : test)('says that permission is denied', async () => {
    const folder = scratch();
    chmodSync(folder, 0o500);
    const { stderr } = await tenancy(['init', '-f', join(folder, 'tenants.yaml')]);
    expect(stderr).toMatch(/cannot be written: permission is denied/);
  });

  test('prints the starter for `-`', async () => {
    const { status, stdout, stderr } = await tenancy(['init', '-f', '-']);
    expect(status).toBe(0);
    expect(stdout).toContain('apiVersion: cdk8s-tenancy/v1alpha1\n');
    expect(stderr).toBe('');
  });

  test('says nothing when told to be quiet', async () => {
    const file = join(scratch(), 'tenants.yaml');
    expect(await tenancy(['init', '-q', '-f', file])).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
  });
});
