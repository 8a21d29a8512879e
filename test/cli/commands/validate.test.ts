import { join } from 'node:path';
import { FLEET, put, scratch, tenancy, WARNING_FLEET, WRONG_FLEET } from '../command';

describe('tenancy validate', () => {
  test('says what is valid', async () => {
    const file = put(scratch(), 'tenants.yaml', FLEET);
    expect(await tenancy(['validate', '-f', file])).toEqual({
      status: 0,
      stdout: '',
      stderr: `${file} is valid: 2 tenants, 6 namespaces.\n`,
    });
  });

  test('counts one of a kind in the singular', async () => {
    const fleet = `${FLEET.slice(0, FLEET.indexOf('tenants:'))}tenants:
  - {name: a, costCenter: x, namespaces: single}\n`;
    const file = put(scratch(), 'tenants.yaml', fleet);
    const { stderr } = await tenancy(['validate', '-f', file]);
    expect(stderr).toBe(`${file} is valid: 1 tenant, 1 namespace.\n`);
  });

  test('names both places of a tenant that is written twice, on the shortest way', async () => {
    const folder = scratch();
    const part = 'tenants:\n  - {name: a, costCenter: x}\n';
    put(folder, 'tenants.d/a.yaml', part);
    const main = put(
      folder,
      'tenants.yaml',
      `apiVersion: cdk8s-tenancy/v1alpha1\ninclude: ./tenants.d/../tenants.d/a.yaml\n${part}`,
    );
    const roundabout = `${folder}/tenants.d/.././tenants.yaml`;
    const { status, stderr } = await tenancy(['validate', '-f', roundabout]);
    expect(status).toBe(1);
    expect(stderr).toContain(`${join(folder, 'tenants.d/a.yaml')}:2:12 error TENANT_DUPLICATE`);
    expect(stderr).toContain(`That entry is at ${main}:4.`);
  });

  test('shows a typing error with its line, its reason and its fix', async () => {
    const file = put(scratch(), 'tenants.yaml', WRONG_FLEET);
    expect(await tenancy(['validate', '-f', file])).toEqual({
      status: 1,
      stdout: '',
      stderr: [
        `${file}:11:42 error POOL_UNKNOWN`,
        '  10 |     users: [{group: vision}]',
        '> 11 |     quota: {cpu: 10, memory: 40Gi, gpu: {h10: 10}, storage: 500Gi, pods: 100}',
        '     |                                          ^^^',
        '  There is no pool `h10`.',
        '  fix: Did you mean `h100`?',
        '',
        '1 error',
        'Explain a code with: tenancy explain CODE',
        '',
      ].join('\n'),
    });
  });

  test('warnings alone are fine', async () => {
    const file = put(scratch(), 'tenants.yaml', WARNING_FLEET);
    const { status, stderr } = await tenancy(['validate', '-f', file]);
    expect(status).toBe(0);
    expect(stderr).toMatch(/:11:\d+ warning GPU_ZERO\n/);
    expect(stderr).toMatch(/ warnings?\n.*\n.* is valid: 2 tenants, 6 namespaces\.\n$/);
  });

  test('with --strict, warnings are errors', async () => {
    const file = put(scratch(), 'tenants.yaml', WARNING_FLEET);
    const { status, stderr } = await tenancy(['validate', '--strict', '-f', file]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/:11:\d+ error GPU_ZERO\n/);
    expect(stderr).not.toMatch(/warning|valid/);
  });

  test('--quiet leaves errors alone', async () => {
    const folder = scratch();
    const warned = put(folder, 'warned.yaml', WARNING_FLEET);
    expect(await tenancy(['validate', '--quiet', '-f', warned])).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
    const strict = await tenancy(['validate', '--quiet', '--strict', '-f', warned]);
    expect([strict.status, strict.stderr]).toEqual([1, expect.stringContaining('GPU_ZERO')]);
    const wrong = put(folder, 'wrong.yaml', `${WARNING_FLEET}    surprise: 1\n`);
    const { status, stderr } = await tenancy(['validate', '--quiet', '-f', wrong]);
    expect(status).toBe(1);
    expect(stderr).toContain('KEY_UNKNOWN');
    expect(stderr).not.toContain('warning');
  });

  test('a file that is not there is one finding, which names init', async () => {
    const file = join(scratch(), 'tenants.yaml');
    expect(await tenancy(['validate', '-f', file])).toEqual({
      status: 1,
      stdout: '',
      stderr: [
        `${file} error FILE_UNREADABLE`,
        `  \`${file}\` cannot be read: no such file.`,
        '  fix: Run `tenancy init` to write a starter, or name the file with --file.',
        '',
        '1 error',
        'Explain a code with: tenancy explain CODE',
        '',
      ].join('\n'),
    });
  });

  test('a folder is no file', async () => {
    const { status, stderr } = await tenancy(['validate', '-f', scratch()]);
    expect(status).toBe(1);
    expect(stderr).toContain('it is a folder');
  });
});
