import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratch, tenancy } from '../command';

const HOUR = 60 * 60 * 1000;

const NONE = { cpu: '0', memory: '0', accelerators: {}, storage: '0', pods: '0' };

const TEXT = `apiVersion: cdk8s-tenancy/v1alpha1
platform: {namespaces: single, pools: {h100: {resource: nvidia.com/gpu, capacity: 20}}}
tenants:
  - name: vision # ours
    costCenter: ENG-1
    quota: {cpu: 40, memory: 100Gi, gpu: 16} # why not
`;

interface Used {
  readonly gpu: (hour: number) => number;
  readonly hours?: number;
}

function files({ gpu, hours = 240 }: Used, text = TEXT): { path: string; readings: string } {
  const folder = scratch();
  const [path, readings] = [join(folder, 'tenants.yaml'), join(folder, 'usage.jsonl')];
  const end = Date.now();
  const lines = Array.from({ length: hours }, (_, hour) =>
    JSON.stringify({
      apiVersion: 'cdk8s-tenancy/v1alpha1',
      kind: 'Usage',
      time: new Date(end - (hours - hour) * HOUR).toISOString(),
      cluster: null,
      namespaces: [
        {
          namespace: 'vision',
          requested: NONE,
          running: NONE,
          used: { 'requests.nvidia.com/gpu': String(gpu(hour)) },
        },
      ],
    }),
  );
  writeFileSync(path, text);
  writeFileSync(readings, `${lines.join('\n')}\n`);
  return { path, readings };
}

test('a quota that nobody uses up is lowered, with the reason, and only the number changes', async () => {
  const { path, readings } = files({ gpu: (hour) => (hour === 5 ? 9 : 8) });
  const { status, stdout } = await tenancy(['-f', path, 'tune', '--from', readings, '--write']);
  expect(status).toBe(0);
  expect(stdout).toContain('gpu.h100 16 → 10: p99 8 over 10 days, peak 9, headroom 20 %');
  expect(readFileSync(path, 'utf8')).toBe(TEXT.replace('gpu: 16', 'gpu: 10'));
});

test('nothing is written without --write', async () => {
  const { path, readings } = files({ gpu: () => 8 });
  await tenancy(['-f', path, 'tune', '--from', readings]);
  expect(readFileSync(path, 'utf8')).toBe(TEXT);
});

test('never below what is used at the last reading', async () => {
  const { path, readings } = files({ gpu: (hour) => (hour === 239 ? 14 : 1) });
  const { stdout } = await tenancy(['-f', path, 'tune', '--from', readings]);
  expect(stdout).toMatch(/h100 +16 +14 /);
});

test('never above what the pool has', async () => {
  const { path, readings } = files({ gpu: () => 19 });
  const { stdout } = await tenancy(['-f', path, 'tune', '--from', readings]);
  expect(stdout).toContain('the pool h100 has 4 free');
  expect(stdout).toMatch(/h100 +16 +20 /);
});

test('too few readings are said, and nothing is proposed', async () => {
  const { path, readings } = files({ gpu: () => 1, hours: 30 });
  const { stdout, stderr } = await tenancy(['-f', path, 'tune', '--from', readings]);
  expect(stdout).toBe('');
  expect(stderr).toContain('Wait until there are 24 readings over 7 days.');
});

test('says where the file states another headroom than was asked for', async () => {
  const stated = TEXT.replace('# why not', '\n    tuning: {headroom: 50%}');
  const { path, readings } = files({ gpu: () => 8 }, stated);
  const said = async (...args: string[]) =>
    (await tenancy(['-f', path, 'tune', '--from', readings, ...args])).stderr;
  const note = '`tuning.headroom: 50%` of the file counts, and not --headroom 20.';
  expect(await said('--headroom', '20')).toContain(note);
  expect(await said('--headroom', '50')).not.toContain('of the file counts');
  expect(await said()).not.toContain('of the file counts');
});

test('says that all readings are too old, and not that there are none', async () => {
  const { path, readings } = files({ gpu: () => 8 });
  const { stderr } = await tenancy(['-f', path, 'tune', '--from', readings, '--days', '0.02']);
  expect(stderr).toContain(
    'vision: all readings of `gpu.h100` in all are older than the days that count (--days).',
  );
  expect(stderr).toContain('nothing was read of `cpu`');
});

test('a tenant that used nothing keeps room for one container, and stops no other one', async () => {
  const text = `apiVersion: cdk8s-tenancy/v1alpha1
platform: {environments: {dev: {share: 30%}, prod: {share: 70%}}}
tenants:
  - {name: idle, costCenter: A, quota: {cpu: 40, memory: 100Gi, pods: 50}}
  - {name: busy, costCenter: A, quota: {cpu: 40, memory: 100Gi, pods: 50}}
`;
  const folder = scratch();
  const [path, readings] = [join(folder, 'tenants.yaml'), join(folder, 'usage.jsonl')];
  const used = (cpu: string, memory: string, pods: string) => ({
    'requests.cpu': cpu,
    'requests.memory': memory,
    pods,
  });
  const lines = Array.from({ length: 240 }, (_, hour) =>
    JSON.stringify({
      apiVersion: 'cdk8s-tenancy/v1alpha1',
      kind: 'Usage',
      time: new Date(Date.now() - (240 - hour) * HOUR).toISOString(),
      cluster: null,
      namespaces: ['idle-dev', 'idle-prod', 'busy-dev', 'busy-prod'].map((namespace) => ({
        namespace,
        requested: NONE,
        running: NONE,
        used: namespace.startsWith('idle') ? used('0', '0', '0') : used('3', '6Gi', '9'),
      })),
    }),
  );
  writeFileSync(path, text);
  writeFileSync(readings, `${lines.join('\n')}\n`);
  const { status, stdout } = await tenancy(['-f', path, 'tune', '--from', readings, '--write']);
  expect(status).toBe(0);
  expect(stdout).toContain('room for a container in each environment');
  const written = readFileSync(path, 'utf8');
  expect(written).toContain('{name: idle, costCenter: A, quota: {cpu: 1, memory: 2Gi, pods: 5');
  expect(written).toContain('{name: busy, costCenter: A, quota: {cpu: 12, memory: 24Gi, pods: 40');
  expect((await tenancy(['-f', path, 'validate'])).status).toBe(0);
});

test('a tenant that used no devices keeps one, unless the file says that it may lose all', async () => {
  const { path, readings } = files({ gpu: () => 0 });
  const { stdout } = await tenancy(['-f', path, 'tune', '--from', readings]);
  expect(stdout).toContain('gpu.h100 16 → 1:');
  expect(stdout).toContain('one stays, or the pool would be closed for good');
  for (const bound of ['min', 'max']) {
    writeFileSync(path, TEXT.replace('# why not', `\n    tuning: {${bound}: {gpu: 0}}`));
    const bounded = await tenancy(['-f', path, 'tune', '--from', readings]);
    expect(bounded.stdout).toContain('gpu.h100 16 → 0:');
  }
});

test('--auto changes only what tuning bounds, and its status says whether it did', async () => {
  const { path, readings } = files({ gpu: () => 1 });
  expect((await tenancy(['-f', path, 'tune', '--from', readings, '--auto'])).status).toBe(0);
  expect(readFileSync(path, 'utf8')).toBe(TEXT);
  const bounded = TEXT.replace('# why not', '\n    tuning: {min: {gpu: 6}}');
  writeFileSync(path, bounded);
  expect((await tenancy(['-f', path, 'tune', '--from', readings, '--auto'])).status).toBe(3);
  expect(readFileSync(path, 'utf8')).toBe(bounded.replace('gpu: 16', 'gpu: 6'));
});

test('a file that has no readings is refused with its line', async () => {
  const { path, readings } = files({ gpu: () => 1 });
  writeFileSync(readings, '{"kind": "Other"}\n');
  const { status, stderr } = await tenancy(['-f', path, 'tune', '--from', readings]);
  expect(status).toBe(2);
  expect(stderr).toContain('usage.jsonl:1 is not a reading');
});

test('a last line that was cut off does not count, and is said', async () => {
  const { path, readings } = files({ gpu: () => 8 });
  appendFileSync(readings, readFileSync(readings, 'utf8').slice(0, 80));
  const { status, stdout, stderr } = await tenancy(['-f', path, 'tune', '--from', readings]);
  expect([status, stdout]).toEqual([0, expect.stringContaining('gpu.h100 16 → 10')]);
  expect(stderr).toContain('usage.jsonl:241 was cut off, so that reading does not count.');
});
