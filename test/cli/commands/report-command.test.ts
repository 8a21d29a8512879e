import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FLEET, put, scratch, tenancy, TWO_CLUSTERS, WRONG_FLEET } from '../command';

function fleetFile(text: string): string {
  return put(scratch(), 'tenants.yaml', text);
}

describe('tenancy report', () => {
  test('writes one page beside the file, and leaves it alone if nothing changed', async () => {
    const file = fleetFile(FLEET);
    const page = join(file, '..', 'tenancy-report.html');
    expect(await tenancy(['report', '-f', file])).toMatchObject({
      status: 0,
      stdout: '',
      stderr: `Wrote ${page}.\n`,
    });
    expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>/);
    const { mtimeMs } = statSync(page);
    expect(await tenancy(['report', '-f', file])).toMatchObject({
      stderr: `${page} is up to date.\n`,
    });
    expect(statSync(page).mtimeMs).toBe(mtimeMs);
  });

  test('replaces a page of its own, and no file of others', async () => {
    const file = fleetFile(FLEET);
    const page = join(file, '..', 'page.html');
    await tenancy(['report', '-f', file, '-o', page]);
    put(join(file, '..'), 'tenants.yaml', FLEET.replace('ENG-2', 'ENG-3'));
    expect(await tenancy(['report', '-f', file, '-o', page])).toMatchObject({ status: 0 });
    expect(readFileSync(page, 'utf8')).toContain('ENG-3');
    const foreign = put(scratch(), 'index.html', '<!doctype html>\n<html lang="en">\n');
    expect(await tenancy(['report', '-f', file, '-o', foreign])).toEqual({
      status: 2,
      stdout: '',
      stderr: `error: tenancy report did not write ${foreign}; name another file with --output, or delete this one\n`,
    });
    expect(readFileSync(foreign, 'utf8')).toBe('<!doctype html>\n<html lang="en">\n');
    expect(existsSync(`${foreign}.new`)).toBe(false);
  });

  test('prints the summary and the data', async () => {
    const file = fleetFile(FLEET);
    const { stdout: summary } = await tenancy(['report', '-f', file, '--format', 'markdown']);
    expect(summary).toMatch(/^<!-- Written by tenancy report. -->\n\n# Platform report\n/);
    const { stdout: json } = await tenancy(['report', '-f', file, '--format', 'json']);
    expect(JSON.parse(json)).toMatchObject({
      kind: 'FleetReport',
      owners: [{ name: 'team-search' }, { name: 'team-vision' }],
    });
  });

  test('shows some clusters alone', async () => {
    const file = fleetFile(TWO_CLUSTERS);
    const args = ['report', '-f', file, '--format', 'json', '--cluster'];
    const { stdout } = await tenancy([...args, 'us']);
    expect(JSON.parse(stdout)).toMatchObject({
      clusters: [{ name: 'us' }],
      owners: [{ environments: [{ cluster: 'us' }] }],
    });
    expect(await tenancy([...args, 'asia'])).toMatchObject({ status: 2, stdout: '' });
  });

  test('shows nothing of a file with errors', async () => {
    const file = fleetFile(WRONG_FLEET);
    expect(await tenancy(['report', '-f', file])).toMatchObject({ status: 1, stdout: '' });
    expect(existsSync(join(file, '..', 'tenancy-report.html'))).toBe(false);
  });

  // Reading such a device never ends. Only Linux has it.
  (existsSync('/dev/full') ? test : test.skip)('says that a disk is full', async () => {
    expect(await tenancy(['report', '-f', fleetFile(FLEET), '-o', '/dev/full'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: /dev/full cannot be written: the disk is full\n',
    });
  });

  test('names the place that it cannot write to', async () => {
    const file = fleetFile(FLEET);
    const { status, stderr } = await tenancy(['report', '-f', file, '-o', '/nowhere/at/all.html']);
    expect([status, stderr]).toEqual([
      2,
      'error: /nowhere/at/all.html cannot be written: its folder does not exist\n',
    ]);
  });
});
