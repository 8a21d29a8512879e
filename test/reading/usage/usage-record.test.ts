import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordUsage } from '../../../lib/cluster/usage/usage-record';
import type { UsageSnapshot } from '../../../lib/cluster/usage/usage-snapshot';
import { put, scratch } from '../../cli/command';

function snapshot(time: string): UsageSnapshot {
  return {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    kind: 'Usage',
    time,
    cluster: null,
    namespaces: [],
    missing: [],
    clusterQueues: null,
  };
}

const [first, second] = [snapshot('2026-10-01T00:00:00Z'), snapshot('2026-10-01T01:00:00Z')];

function lines(file: string): unknown[] {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

test('each reading is one line', () => {
  const file = join(scratch(), 'usage.jsonl');
  recordUsage(file, first!);
  recordUsage(file, second!);
  expect(lines(file)).toEqual([first, second]);
});

test('a line that was cut off spoils no other', () => {
  const file = put(
    scratch(),
    'usage.jsonl',
    `${JSON.stringify(first)}\n${JSON.stringify(first).slice(0, 90)}`,
  );
  recordUsage(file, second!);
  expect(JSON.parse(readFileSync(file, 'utf8').trimEnd().split('\n').at(-1)!)).toEqual(second);
});

test.each(['tenants:\n', '{"kind": "Usage"}\n', '{"apiVersion"'])(
  'a file that holds something else stays as it is: %j',
  (text) => {
    const file = put(scratch(), 'tenants.yaml', text);
    expect(() => recordUsage(file, first!)).toThrow('holds something other than recorded usage');
    expect(readFileSync(file, 'utf8')).toBe(text);
  },
);

test('a folder that is not there is said', () => {
  const file = join(scratch(), 'nowhere', 'usage.jsonl');
  expect(() => recordUsage(file, first!)).toThrow('cannot be written: its folder does not exist');
  expect(existsSync(file)).toBe(false);
});

test('a file that may not be written is said', () => {
  const file = put(scratch(), 'usage.jsonl', '');
  chmodSync(file, 0o444);
  if (process.getuid?.() === 0) return;
  expect(() => recordUsage(file, first!)).toThrow('cannot be written: permission is denied');
});
