import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratch, tenancy } from '../command';

const TEXT = `apiVersion: cdk8s-tenancy/v1alpha1
platform: {pools: {h100: {resource: nvidia.com/gpu, capacity: 64}}}
tenants:
  - name: vision # ours
    costCenter: ENG-1
    quota: {cpu: 40, gpu: 10}
    users:
      - {group: vision}
      - {user: alice, until: 2026-12-24, why: on call}
    grants:
      launch: {until: 2026-12-24, quota: {gpu: 8}, why: launch}
      later: {until: 2027-12-24, quota: {gpu: 2}, why: more}
`;

function file(text = TEXT): string {
  const path = join(scratch(), 'tenants.yaml');
  writeFileSync(path, text);
  return path;
}

test('what has ended is taken out, and nothing else changes', async () => {
  const path = file();
  const { status, stdout } = await tenancy(['-f', path, 'expire', '--date', '2026-12-25']);
  expect(status).toBe(3);
  expect(stdout).toBe(
    '`alice` in `vision.users` ended on 2026-12-24 (on call).\n' +
      'The grant `launch` of `vision` ended on 2026-12-24 (launch).\n',
  );
  expect(readFileSync(path, 'utf8')).toBe(
    TEXT.split('\n')
      .filter((line) => !/alice|launch/.test(line))
      .join('\n'),
  );
});

test('the last day still counts', async () => {
  const path = file();
  const { status } = await tenancy(['-f', path, 'expire', '--date', '2026-12-24']);
  expect(status).toBe(0);
  expect(readFileSync(path, 'utf8')).toBe(TEXT);
});

test('the last grant takes the key with it', async () => {
  const path = file();
  await tenancy(['-f', path, 'expire', '--date', '2028-01-01']);
  expect(readFileSync(path, 'utf8')).not.toContain('grants');
});

test('--check only says', async () => {
  const path = file();
  expect((await tenancy(['-f', path, 'expire', '--date', '2026-12-25', '--check'])).status).toBe(1);
  expect(readFileSync(path, 'utf8')).toBe(TEXT);
});

test('nothing is written if the rest would be an error', async () => {
  const text = TEXT.replace('    users', '    environments: {prod: {quota: {gpu: 15}}}\n    users');
  const path = file(text);
  const { status, stderr } = await tenancy(['-f', path, 'expire', '--date', '2026-12-25']);
  expect(status).toBe(1);
  expect(stderr).toContain('OVERRIDE_ABOVE_TOTAL');
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('a day that no calendar has is refused', async () => {
  const { status, stderr } = await tenancy(['-f', file(), 'expire', '--date', '2026-02-30']);
  expect(status).toBe(2);
  expect(stderr).toContain('2026-02-30 is not a day of the calendar');
});
