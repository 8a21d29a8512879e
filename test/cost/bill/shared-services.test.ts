import { put, scratch, tenancy } from '../../cli/command';
import { answerOf, setOf } from './allocation-server';

const FLEET = `apiVersion: cdk8s-tenancy/v1alpha1
platform: {prefix: '', environments: {prod: {share: 100%}}}
prices: {currency: EUR, cpu: 0.03}
billing: {idle: platform, shared: by-usage}
sharedServices:
  gateway: {renamedFrom: proxy, costCenter: PLT-1, budget: 10, ports: {http: 5000}, consumers: all}
tenants:
  - {name: vision, renamedFrom: sight, costCenter: ENG-1}
  - {name: speech, costCenter: ENG-2}
`;

const source = put(
  scratch(),
  'saved.json',
  answerOf([setOf({ proxy: { cpuCost: 40 } }, '2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z')]),
);

const bill = (
  fleet: string,
  use: string | undefined,
  ...args: string[]
): ReturnType<typeof tenancy> => {
  const file = put(scratch(), 'tenants.yaml', fleet);
  const used = use === undefined ? [] : ['--shared-usage', put(scratch(), 'use.csv', use)];
  const when = ['--month', '2026-10', '--now', '2026-11-05', '--format', 'json'];
  return tenancy(['bill', '--file', file, ...when, ...used, ...args]);
};

const amounts = async (use: string): Promise<unknown> => {
  const { status, stdout, stderr } = await bill(FLEET, use, '--from', source);
  expect([status, stderr]).toEqual([0, expect.stringContaining('gateway')]);
  const { groups } = JSON.parse(stdout) as { groups: { name: string; amount: string }[] };
  return Object.fromEntries(groups.map(({ name, amount }) => [name, amount]));
};

describe('what shared services were used for', () => {
  test('is in any unit: bytes and tokens are many', async () => {
    const use = 'gateway,vision,30000000000000000000\ngateway,speech,10000000000000000000\n';
    expect(await amounts(use)).toEqual({ speech: '10.00', vision: '30.00' });
    expect(await amounts('gateway,vision,0.3\ngateway,speech,0.1\n')).toEqual({
      speech: '10.00',
      vision: '30.00',
    });
  });

  test('may say former names, of tenants and of services', async () => {
    expect(await amounts('proxy,sight,3\ngateway,speech,1\n')).toEqual({
      speech: '10.00',
      vision: '30.00',
    });
  });

  test.each([
    ['a service that does not exist', 'none,vision,1', /there is no shared service none/],
    ['an amount that is none', 'gateway,vision,1e9', /"1e9" is not an amount/],
  ])('is refused for %s', async (_, use, message) => {
    const { status, stderr } = await bill(FLEET, use, '--from', source);
    expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
  });

  test.each([
    ['shared: even', ', shared: even'],
    ['nothing of shared', ''],
  ])('is refused where it would say nothing: the file says %s', async (says, rule) => {
    const fleet = FLEET.replace(', shared: by-usage', rule);
    const { status, stdout, stderr } = await bill(fleet, 'gateway,vision,1\n', '--from', source);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`the file says ${says}; change that, or leave the flag out`);
  });
});

test('the budget of a shared service is for what it costs, whoever pays for it', async () => {
  const fleet = FLEET.replace('by-usage', 'even');
  const { status, stdout, stderr } = await bill(
    fleet,
    undefined,
    '--from',
    source,
    '--fail-on',
    'budget',
  );
  expect([status, stderr]).toEqual([
    1,
    'The shared service gateway cost 40.00 EUR in 2026-10, which is 30.00 EUR more than its budget of 10.00 EUR.\n',
  ]);
  const { budgets } = JSON.parse(stdout) as { budgets: object[] };
  expect(budgets).toEqual([
    expect.objectContaining({ name: 'gateway', amount: '40.00', state: 'over' }),
  ]);
});

describe('a bill about one cluster of several', () => {
  const two = FLEET.replace('prices:', 'clusters: {eu: {}, us: {}}\nprices:')
    .replace('{renamedFrom: proxy, ', '{renamedFrom: proxy, clusters: [eu], ')
    .replace(
      'sharedServices:\n',
      'sharedServices:\n  archive: {costCenter: PLT-2, clusters: [us], ports: {http: 80}, consumers: all}\n',
    )
    .replace('name: vision, ', 'name: vision, clusters: [eu], ')
    .replace('name: speech, ', 'name: speech, clusters: [eu, us], ');
  const use = 'gateway,vision,3\ngateway,speech,1\narchive,speech,1\n';

  test('splits its services by a file that is about those of all clusters', async () => {
    const args = ['--cluster', 'eu', '--from', `eu=${source}`];
    const { status, stdout } = await bill(two, use, ...args);
    const { groups } = JSON.parse(stdout) as { groups: { name: string; amount: string }[] };
    expect([status, groups.map(({ name, amount }) => [name, amount])]).toEqual([
      0,
      [
        ['speech', '10.00'],
        ['vision', '30.00'],
      ],
    ]);
  });
});
