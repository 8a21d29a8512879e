import { put, scratch, tenancy } from '../../cli/command';
import { type Costs, answerOf, setOf } from './allocation-server';

const FLEET = `apiVersion: cdk8s-tenancy/v1alpha1
platform:
  prefix: ''
  environments: {prod: {share: 100%}}
  pools: {h100: {resource: nvidia.com/gpu, default: true}, slices: {resource: nvidia.com/mig-1g.10gb}, odd: {resource: example.com/odd}}
prices: {currency: EUR, pools: {h100: 2.5, slices: 0.3}}
billing: {idle: platform}
tenants:
  - {name: vision, costCenter: ENG-1, quota: {cpu: 10, memory: 40Gi, gpu: {h100: 8, slices: 7, odd: 1}}}
`;

/** The same on two clusters. */
const TWO = FLEET.replace('prices:', 'clusters: {eu: {}, us: {}}\nprices:').replace(
  'costCenter: ENG-1,',
  'costCenter: ENG-1, budget: 5, clusters: [eu], accept: [{code: COST_ABOVE_BUDGET, why: it is usually less}],',
);

const OCTOBER = ['2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z'] as const;

const answer = (rows: Readonly<Record<string, Costs>>, ...period: readonly string[]): string => {
  const [start, end] = period.length === 2 ? period : OCTOBER;
  return answerOf([setOf(rows, start!, end!)]);
};
const saved = (text: string): string => put(scratch(), 'saved.json', text);

const bill = (fleet: string, ...args: string[]): ReturnType<typeof tenancy> => {
  const file = put(scratch(), 'tenants.yaml', fleet);
  const when = ['--month', '2026-10', '--now', '2026-11-05'];
  return tenancy(['bill', '--file', file, ...when, '--format', 'json', ...args]);
};

interface Printed {
  readonly total: string;
  readonly clusters: readonly { readonly name: string | null; readonly hoursWithData: number }[];
  readonly notes: readonly string[];
}
const printed = async (fleet: string, ...args: string[]): Promise<Printed> => {
  const { status, stdout, stderr } = await bill(fleet, ...args);
  expect([status, stderr]).toEqual([0, expect.not.stringContaining('error')]);
  return JSON.parse(stdout) as Printed;
};

/** Readings of one namespace, at hours of October. */
function readings(hours: readonly number[], accelerators: object, cluster: string | null): string {
  const amounts = { cpu: '0', memory: '0', storage: '0', accelerators };
  const lines = hours.map((hour) =>
    JSON.stringify({
      apiVersion: 'cdk8s-tenancy/v1alpha1',
      kind: 'Usage',
      time: new Date(Date.UTC(2026, 9, 1, hour)).toISOString(),
      cluster,
      namespaces: [
        {
          namespace: 'vision-prod',
          tenant: 'vision',
          requested: amounts,
          running: amounts,
          used: {},
        },
      ],
    }),
  );
  return put(scratch(), 'usage.jsonl', `${lines.join('\n')}\n`);
}

const SLICES = { 'nvidia.com/mig-1g.10gb': '2', 'nvidia.com/gpu': '1' };
const whole = Array.from({ length: 744 }, (_, hour) => hour);

describe('readings beside OpenCost', () => {
  const source = saved(answer({ 'vision-prod': { gpuCost: 10 } }));

  test('of the whole month need no word', async () => {
    const { total, notes } = await printed(
      FLEET,
      '--from',
      source,
      '--usage',
      readings(whole, SLICES, null),
    );
    // 10 + 744 hours × 2 slices × 0.30
    expect(total).toBe('456.40');
    expect(notes.join(' ')).not.toMatch(/No readings|left out/);
  });

  test('name the days that they lack, of which GPUs are not billed', async () => {
    const gap = whole.filter((hour) => hour < 216 || hour >= 264);
    const { notes } = await printed(
      FLEET,
      '--from',
      source,
      '--usage',
      readings(gap, SLICES, null),
    );
    expect(notes).toContain(
      'No readings: 2026-10-10 to 2026-10-11. GPUs that the source does not count are not billed for it. --bridge-gaps bills the time between two readings as the first says.',
    );
  });

  test('bill nothing if there is one only, and say so', async () => {
    const { total, notes } = await printed(
      FLEET,
      '--from',
      source,
      '--usage',
      readings([0], SLICES, null),
    );
    expect(total).toBe('10.00');
    expect(notes).toContain(
      'No readings: 2026-10-01 to 2026-10-31. GPUs that the source does not count are not billed for it.',
    );
  });

  test('name pools without a price, and devices without a pool', async () => {
    const devices = { 'example.com/odd': '1', 'example.com/none': '1' };
    const { notes } = await printed(
      FLEET,
      '--from',
      source,
      '--usage',
      readings(whole, devices, null),
    );
    expect(notes).toContain('Not counted by the source and without a price, and so left out: odd.');
    expect(notes).toContain('No pool has example.com/none, so that nothing is billed for them.');
  });

  test('are refused where they are about no cluster of the file, and named where some are', async () => {
    const eu = `eu=${source}`;
    const foreign = readings(whole, SLICES, null);
    const { status, stdout, stderr } = await bill(TWO, '--from', eu, '--usage', foreign);
    expect([status, stdout, stderr]).toEqual([
      2,
      '',
      `error: ${foreign} has readings of no cluster, which is not what the file is about\n`,
    ]);
    const us = readings([0, 1], SLICES, 'us');
    const { notes } = await printed(TWO, '--from', eu, '--usage', us);
    expect(notes).toContainEqual(expect.stringMatching(/^No readings of us: /));
  });
});

describe('clusters and their sources', () => {
  const eu = { 'vision-prod': { cpuCost: 4 } };

  test('a cluster without a source is named, and has no hours', async () => {
    const { notes, clusters } = await printed(TWO, '--from', `eu=${saved(answer(eu))}`);
    expect(clusters.map(({ name, hoursWithData }) => [name, hoursWithData])).toEqual([
      ['eu', 744],
      ['us', 0],
    ]);
    expect(notes).toContain(
      'No source is about us: nothing is billed there, and budgets are compared without its costs.',
    );
    const one = await printed(TWO, '--cluster', 'eu', '--from', `eu=${saved(answer(eu))}`);
    expect(one.notes.join(' ')).not.toContain('No source');
  });

  test('one answer for two clusters is refused', async () => {
    const both = saved(answer(eu));
    const { status, stdout, stderr } = await bill(
      TWO,
      '--from',
      `eu=${both}`,
      '--from',
      `us=${both}`,
    );
    expect([status, stdout, stderr]).toEqual([
      2,
      '',
      'error: the sources of eu and us have the same rows, which would be billed twice; give each cluster a source of its own\n',
    ]);
  });

  test('two answers that know the same clusters are refused, and one that knows several is named', async () => {
    const rows = (cost: number): string =>
      saved(
        answer({
          'vision-prod': { cpuCost: cost, properties: { cluster: 'c1', namespace: 'vision-prod' } },
          other: { cpuCost: 2, properties: { cluster: 'c2', namespace: 'other' } },
        }),
      );
    const { stderr } = await bill(TWO, '--from', `eu=${rows(4)}`, '--from', `us=${rows(3)}`);
    expect(stderr).toContain('the sources of eu and us both have the rows of c1 and c2');
    const { notes } = await printed(TWO, '--from', `eu=${rows(4)}`);
    expect(notes).toContain(
      'The source of eu has rows of several clusters, c1, c2: all of them are billed as those of eu.',
    );
  });

  test('sources may call their only clusters alike', async () => {
    const us = saved(answer({ 'vision-prod': { cpuCost: 3 } }));
    const { total } = await printed(TWO, '--from', `eu=${saved(answer(eu))}`, '--from', `us=${us}`);
    expect(total).toBe('7.00');
  });
});

describe('a saved answer', () => {
  test('may begin with a byte order mark', async () => {
    const { total } = await printed(
      FLEET,
      '--from',
      saved(`\uFEFF${answer({ x: { cpuCost: 4 } })}`),
    );
    expect(total).toBe('4.00');
  });

  test('that is no text shows nothing that a terminal would obey', async () => {
    const { status, stderr } = await bill(FLEET, '--from', saved('\u001f\u008b\u001b[31m\u0007no'));
    expect(status).toBe(2);
    expect(stderr.trimEnd()).not.toMatch(/\p{Cc}/u);
  });

  test('is about the month in all of its rows', async () => {
    const set = {
      ...setOf({ 'vision-prod': { cpuCost: 4 } }, ...OCTOBER),
      ...setOf({ 'vision-dev': { cpuCost: 7 } }, '2026-09-01T00:00:00Z', '2026-10-01T00:00:00Z'),
    };
    const { status, stderr } = await bill(FLEET, '--from', saved(answerOf([set])));
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/is about 2026-09-01T00:00:00Z to 2026-10-01T00:00:00Z, and the bill/),
    ]);
  });

  test('with days of nothing but idle costs bills them, and says so', async () => {
    const sets = [
      setOf({ x: { cpuCost: 4 }, __idle__: { cpuCost: 1 } }, OCTOBER[0], '2026-10-04T00:00:00Z'),
      setOf({ __idle__: { cpuCost: 28 } }, '2026-10-04T00:00:00Z', OCTOBER[1]),
    ];
    const { total, notes } = await printed(FLEET, '--from', saved(answerOf(sets)));
    expect(total).toBe('33.00');
    expect(notes.join(' ')).not.toContain('Nothing is billed');
    expect(notes).toContain(
      'Nothing but idle costs: 2026-10-04 to 2026-10-31. Either nothing ran, or the source has no data of what ran; what was idle is billed.',
    );
  });

  test.each([
    [
      'its total is null',
      { cpuCost: 4, totalCost: null },
      '4.00',
      'The source could not compute totalCost of x and says null: the sum of the other costs counts.',
    ],
    [
      'a part is null and its total is known',
      { cpuCost: null, totalCost: 4 },
      '4.00',
      'The source could not compute cpuCost of x and says null: totalCost counts all the same, and what its parts do not explain is billed as other.',
    ],
  ])('says what counts where %s', async (_, costs, amount, text) => {
    const { total, notes } = await printed(FLEET, '--from', saved(answer({ x: costs })));
    expect(total).toBe(amount);
    expect(notes.filter((note) => note.includes('null'))).toEqual([text]);
  });

  test('without a total needs no word: the sum of its parts is one', async () => {
    const text = answer({ x: { cpuCost: 4 } }).replace(/,"totalCost":4/, '');
    const { total, notes } = await printed(FLEET, '--from', saved(text));
    expect([total, notes.join(' ')]).toEqual(['4.00', expect.not.stringContaining('compute')]);
  });
});
