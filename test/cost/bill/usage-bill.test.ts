import { put, scratch, tenancy } from '../../cli/command';
import { answerOf, setOf } from './allocation-server';

const FLEET = `apiVersion: cdk8s-tenancy/v1alpha1
platform:
  prefix: ''
  environments: {prod: {share: 100%}}
  pools:
    h100: {resource: nvidia.com/gpu, capacity: 16, default: true}
    slices: {resource: nvidia.com/mig-1g.10gb, capacity: 7}
prices: {currency: EUR, pools: {h100: 2.5, slices: 0.3}, cpu: 0.03, memory: 0.004, storage: 0.0001}
billing: {idle: platform}
tenants:
  - {name: vision, renamedFrom: sight, costCenter: ENG-1, quota: {cpu: 10, memory: 40Gi, gpu: {h100: 8, slices: 7}, storage: 1Ti, pods: 10}}
`;

const file = put(scratch(), 'tenants.yaml', FLEET);
const bill = (...args: string[]): ReturnType<typeof tenancy> =>
  tenancy([
    'bill',
    '--file',
    file,
    '--month',
    '2026-10',
    '--now',
    '2026-11-05',
    '--format',
    'json',
    ...args,
  ]);

const NONE = { cpu: '0', memory: '0', gpu: '0', accelerators: {}, storage: '0', pods: '0' };

/** A reading of one namespace with two H100s, four cores, 10Gi of memory and a claim of 100Gi. */
function reading(time: string, changes: object = {}): string {
  const running = {
    ...NONE,
    cpu: '4',
    memory: '10Gi',
    gpu: '2',
    accelerators: { 'nvidia.com/gpu': '2' },
  };
  const requested = { ...running, cpu: '400', storage: '100Gi' };
  const usage = {
    namespace: 'sight-prod',
    tenant: 'vision',
    environment: 'prod',
    requested,
    running,
    hard: {},
    used: {},
    real: null,
    ...changes,
  };
  return JSON.stringify({
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    kind: 'Usage',
    time,
    cluster: null,
    namespaces: [usage],
  });
}
const hour = (index: number): string => new Date(Date.UTC(2026, 9, 1, 0, index * 60)).toISOString();
const readings = (...lines: string[]): string =>
  put(scratch(), 'usage.jsonl', `${lines.join('\n')}\n`);

interface Printed {
  readonly total: string;
  readonly measured: string;
  readonly added: string;
  readonly notes: readonly string[];
  readonly groups: readonly {
    readonly lines: readonly { kind: string; quantity: string; amount: string }[];
  }[];
}
const printed = async (...args: string[]): Promise<Printed> => {
  const { status, stdout, stderr } = await bill(...args);
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Printed;
};

describe('a bill of readings', () => {
  test('is requests of running pods × time × prices, and claims from their first moment', async () => {
    const lines = Array.from({ length: 10 }, (_, index) => reading(hour(index)));
    const { groups, total } = await printed('--from', readings(...lines));
    expect(groups[0]!.lines.map(({ kind, quantity, amount }) => [kind, quantity, amount])).toEqual([
      ['gpu', '20', '50.00'],
      ['cpu', '40', '1.20'],
      ['memory', '100', '0.40'],
      ['storage', '1000', '0.10'],
    ]);
    expect(total).toBe('51.70');
  });

  test('says that it leaves out node-local disk, which has a price and which readings do not measure', async () => {
    const priced = FLEET.replace('storage: 0.0001}', 'storage: 0.0001, ephemeralStorage: 0.0002}');
    const path = readings(reading(hour(0)), reading(hour(1)));
    const { groups, total, notes } = await printed(
      '--file',
      put(scratch(), 'tenants.yaml', priced),
      '--from',
      path,
    );
    const plain = await printed('--from', path);
    expect([groups, total]).toEqual([plain.groups, plain.total]);
    expect(notes).toContain('Not measured by readings, and so not billed: ephemeralStorage.');
  });

  test('has nothing for a gap of more than three usual intervals, unless it is asked to', async () => {
    const path = readings(...[0, 1, 2, 10, 11].map((index) => reading(hour(index))));
    const { groups, notes } = await printed('--from', path);
    expect(groups[0]!.lines[0]!.quantity).toBe('10');
    expect(notes.join(' ')).toContain(
      'No reading from 2026-10-01T03:00:00Z to 2026-10-01T10:00:00Z',
    );
    const bridged = await printed('--from', path, '--bridge-gaps');
    expect(bridged.groups[0]!.lines[0]!.quantity).toBe('24');
  });

  test('cuts what begins before the month', async () => {
    const path = readings(...[-2, -1, 0, 1].map((index) => reading(hour(index - 0.5))));
    expect((await printed('--from', path)).groups[0]!.lines[0]!.quantity).toBe('3');
  });

  test('knows a former name, and says if a namespace belonged to somebody else', async () => {
    const renamed = await printed(
      '--from',
      readings(reading(hour(0), { tenant: 'sight' }), reading(hour(1))),
    );
    expect(renamed.notes.join(' ')).not.toContain('belonged to');
    const moved = await printed(
      '--from',
      readings(reading(hour(0), { tenant: 'other' }), reading(hour(1))),
    );
    expect(moved.notes).toContainEqual(
      expect.stringMatching(/^sight-prod belonged to other for a part of the month/),
    );
  });

  test('leaves out a last line that was cut off, and says so', async () => {
    const cut = put(
      scratch(),
      'usage.jsonl',
      `${reading(hour(0))}\n${reading(hour(1)).slice(0, 80)}`,
    );
    const { status, stderr } = await bill('--from', cut, '--usage', cut);
    expect([status, stderr]).toEqual([
      0,
      `${cut}:2 was cut off, so that reading does not count.\n`,
    ]);
  });

  test.each([
    ['a line that is not JSON', `${reading(hour(0))}\n{"kin`, /:2 is not JSON/],
    [
      'a line of something else',
      `${reading(hour(0))}\n{"kind":"Pod"}`,
      /:2 is not a reading of a cluster; record them/,
    ],
    [
      'an amount that is none',
      reading(hour(0), { running: { ...NONE, cpu: 'four' } }) + '\n' + reading(hour(1)),
      /says "four" for cpu of sight-prod/,
    ],
  ])('refuses %s', async (_, text, message) => {
    const { status, stderr } = await bill('--from', readings(text));
    expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});

describe('GPUs that OpenCost does not count', () => {
  const slices = { ...NONE, gpu: '3', accelerators: { 'nvidia.com/mig-1g.10gb': '3' } };
  const usage = readings(
    ...Array.from({ length: 10 }, (_, index) =>
      reading(hour(index), { running: slices, requested: slices }),
    ),
  );
  const saved = (idle: number): string =>
    put(
      scratch(),
      'saved.json',
      answerOf([
        setOf(
          { 'sight-prod': { cpuCost: 5 }, __idle__: { gpuCost: idle } },
          '2026-10-01T00:00:00Z',
          '2026-11-01T00:00:00Z',
        ),
      ]),
    );

  test('are billed from what idle GPUs cost, so that the total stays', async () => {
    const { total, measured, added, groups } = await printed(
      '--from',
      saved(20),
      '--usage',
      usage,
      '--by',
      'pool',
    );
    // 3 slices × 10 hours × 0.30
    expect([total, measured, added]).toEqual(['25.00', '25.00', '0.00']);
    const amounts = groups.flatMap(({ lines }) => lines.map(({ kind, amount }) => [kind, amount]));
    expect(amounts).toEqual([
      ['cpu', '5.00'],
      ['gpu', '11.00'],
      ['gpu', '9.00'],
    ]);
  });

  test('cost more than that on top of the total, and the bill says so', async () => {
    const { total, measured, added, notes } = await printed('--from', saved(2), '--usage', usage);
    expect([total, measured, added]).toEqual(['14.00', '7.00', '7.00']);
    expect(notes.join(' ')).toContain('The source does not count slices');
  });
});
