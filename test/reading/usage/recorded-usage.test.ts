import { readRecordedUsage } from '../../../lib/cluster/usage/recorded-usage';
import { recordedHistory } from '../../../lib/cluster/usage/usage-history';

const NONE = { cpu: '0', memory: '0', accelerators: {}, storage: '0', pods: '0' };

function line(time: string, usage: object = {}): string {
  return JSON.stringify({
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    kind: 'Usage',
    time,
    cluster: null,
    namespaces: [{ namespace: 'vision', requested: NONE, running: NONE, used: {}, ...usage }],
  });
}

const [early, late] = [line('2026-10-01T00:00:00Z'), line('2026-10-01T01:00:00Z')];

function times(text: string): string[] {
  return readRecordedUsage(text, 'usage.jsonl').snapshots.map(({ at }) =>
    new Date(at).toISOString(),
  );
}

test('readings are in order of time, whatever the order of the lines', () => {
  expect(times(`${late}\n\n${early}\n`)).toEqual(times(`${early}\n${late}`));
});

test.each([
  ['the command is writing it', `${early}\n${late.slice(0, 20)}`, 2],
  ['the command was ended in it', `${early}\n${late.slice(0, 90)}\n`, 2],
  ['another reading was recorded after it', `${early}\n${late.slice(0, 90)}\n${late}\n`, 2],
])('a line that was cut off does not count, and is noted: %s', (_, text, number) => {
  const { notes } = readRecordedUsage(text, 'usage.jsonl');
  expect(notes).toEqual([`usage.jsonl:${number} was cut off, so that reading does not count.`]);
});

test.each([
  ['', 'usage.jsonl has no readings; record some with tenancy usage --record'],
  [late.slice(0, 90), 'usage.jsonl has no readings'],
  [late.slice(0, 20), 'usage.jsonl:1 is not JSON; each line is one reading'],
  [`${early}\n{"kin\n`, 'usage.jsonl:2 is not JSON'],
  [`${early}\nnull`, 'usage.jsonl:2 is not a reading of a cluster; record them with'],
  [`${early}\n{"kind":"Pod"}`, 'usage.jsonl:2 is not a reading'],
  [line('2026-10-01', { running: {} }), 'usage.jsonl:1 is not a reading'],
  [line('2026-10-01', { used: null }), 'usage.jsonl:1 is not a reading'],
  [early.replace('v1alpha1', 'v2'), 'usage.jsonl:1 is not a reading'],
  [line('yesterday'), 'usage.jsonl:1 does not say when it was read'],
])('what is no file of readings is refused with its line: %j', (text, message) => {
  expect(() => readRecordedUsage(text, 'usage.jsonl')).toThrow(message);
});

test('an amount that is not a quantity is refused, with its namespace and time', () => {
  const { snapshots } = readRecordedUsage(
    line('2026-10-01T00:00:00Z', { used: { pods: 'ten' } }),
    'usage.jsonl',
  );
  expect(() => recordedHistory(snapshots, 0)).toThrow(
    'the reading of 2026-10-01T00:00:00Z says "ten" for pods of vision, which is not a quantity',
  );
});
