import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../package.json';
import { FLEET, put, scratch, tenancy } from './command';

describe('the command line', () => {
  test('--help lists the commands, on standard output', async () => {
    const { status, stdout, stderr } = await tenancy(['--help']);
    expect([status, stderr]).toEqual([0, '']);
    for (const command of ['init', 'synth', 'validate', 'list', 'schema']) {
      expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
    }
  });

  test('each command has a page that names the flags of all, too', async () => {
    const { status, stdout } = await tenancy(['synth', '--help']);
    expect(status).toBe(0);
    for (const flag of ['--check', '--stdout', '--tenant', '--file', '--quiet', '--version']) {
      expect(stdout).toContain(flag);
    }
  });

  test.each([
    [['who-can', 'get', ''], '<resource> is empty; give it a value'],
    [['can', 'ann@example.com', 'get', 'pods', '-n', ''], '--namespace is empty; give it a value'],
    [['-f', '', 'validate'], '--file is empty; give it a value'],
    [['synth', '--tenant', ''], '--tenant is empty; give it a value'],
  ])('%j: a variable of a pipeline that is not set is no value', async (args, reason) => {
    expect(await tenancy(args)).toEqual({ status: 2, stdout: '', stderr: `error: ${reason}\n` });
  });

  test('help is another word for --help', async () => {
    expect(await tenancy(['help'])).toEqual(await tenancy(['--help']));
    expect(await tenancy(['help', 'synth'])).toEqual(await tenancy(['synth', '--help']));
    const { status, stdout } = await tenancy(['help', 'synht']);
    expect([status, stdout]).toEqual([2, '']);
  });

  test.each([[['--version']], [['-v']], [['synth', '--version']], [['list', '-v']]])(
    '%j prints the version',
    async (args) => {
      expect(await tenancy(args)).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
    },
  );

  test('without a command there is the help, and nothing was done', async () => {
    const { status, stdout, stderr } = await tenancy([]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Usage: tenancy');
  });

  test.each([
    [['synht'], /^error: unknown command 'synht'\n\(Did you mean synth\?\)\n/],
    [['synth', '--chekc'], /^error: unknown option '--chekc'\n\(Did you mean --check\?\)\n/],
    [['synth', 'team-a'], /^error: too many arguments/],
    [['synth', '--output'], /^error: option '-o, --output <folder>' argument missing\n/],
    [['list', '--check'], /^error: unknown option '--check'\n/],
  ])('%j is misuse', async (args, message) => {
    const { status, stdout, stderr } = await tenancy(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/Run tenancy --help/);
  });

  test('flags of all commands may stand before the command as well', async () => {
    const file = put(scratch(), 'tenants.yaml', FLEET);
    const before = await tenancy(['--quiet', '-f', file, 'validate']);
    expect(before).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});

describe('tenancy schema', () => {
  test.each([
    [['schema'], 'tenants.schema.json', ['apiVersion', 'tenants']],
    [['schema', 'part'], 'tenants-part.schema.json', ['tenants']],
  ])('%j prints %s', async (args, file, required) => {
    const { status, stdout, stderr } = await tenancy(args);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toBe(readFileSync(join(__dirname, '../../schema', file), 'utf8'));
    expect(JSON.parse(stdout)).toMatchObject({ $schema: expect.any(String), required });
  });
});
