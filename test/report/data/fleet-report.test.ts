import { reportAbout } from '../report-of';

const POOLS = { h100: { resource: 'nvidia.com/gpu', capacity: 16 } };

describe('the data of a report', () => {
  const data = reportAbout({
    platform: { prefix: 'ml', pools: POOLS },
    sharedServices: { mlflow: { costCenter: 'P', ports: { http: 5000 }, consumers: ['vision'] } },
    tenants: [
      {
        name: 'vision',
        costCenter: 'A',
        admins: ['ann'],
        quota: { cpu: 10, memory: '10Gi', gpu: 10 },
      },
      {
        name: 'audio',
        costCenter: 'B',
        namespaces: 'single',
        state: 'removed',
        quota: { cpu: null },
      },
    ],
  });

  test('has tenants in order of their names, then shared services', () => {
    expect(data.owners.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'tenant audio',
      'tenant vision',
      'service mlflow',
    ]);
    expect(data.owners[2]!.consumers).toEqual(['vision']);
  });

  test('has amounts as numbers: cores and bytes, and null for what is not bounded', () => {
    const [audio, vision] = data.owners;
    expect(audio!.quotas).toEqual([expect.objectContaining({ cpu: null, gpu: {} })]);
    expect(vision!.quotas).toEqual([
      expect.objectContaining({ cpu: 10, memory: 10 * 2 ** 30, gpu: { h100: 10 } }),
    ]);
    expect(vision!.environments.map(({ quota }) => quota.cpu)).toEqual([3, 2, 5]);
  });

  test('says what is removed, and nothing of what is active', () => {
    const [audio, vision] = data.owners;
    expect([audio!.state, audio!.environments[0]!.state]).toEqual(['removed', 'removed']);
    expect(vision).not.toHaveProperty('state');
  });

  test('says what counts until a day, with environments where it is not all', () => {
    const { owners } = reportAbout({
      platform: { pools: POOLS },
      tenants: [
        {
          name: 'vision',
          costCenter: 'A',
          quota: { gpu: 6 },
          grants: { launch: { until: '2026-12-24', quota: { gpu: 2 }, why: 'launch' } },
          environments: {
            prod: { viewers: [{ group: 'board', until: '2027-01-01', why: 'audit' }] },
          },
        },
      ],
    });
    expect(owners[0]!.timed).toEqual([
      {
        kind: 'grant',
        name: 'launch',
        gives: '2 h100 devices',
        until: '2026-12-24',
        why: 'launch',
      },
      {
        kind: 'person',
        name: 'group:board',
        gives: 'viewer in prod',
        until: '2027-01-01',
        why: 'audit',
      },
    ]);
    expect(owners[0]!.quotas[0]!.gpu).toEqual({ h100: 8 });
  });

  test('has who holds which pool', () => {
    expect(data.pools).toEqual([
      {
        name: 'h100',
        resource: 'nvidia.com/gpu',
        capacity: 16,
        granted: 10,
        holders: [{ name: 'vision', count: 10 }],
      },
    ]);
  });

  test('is the same for the same input', () => {
    const again = (): string =>
      JSON.stringify(
        reportAbout({ platform: { pools: POOLS }, tenants: [{ name: 'a', costCenter: 'C' }] }),
      );
    expect(again()).toBe(again());
  });
});

test('a set of modes that environments share is there once', () => {
  const { guardRailSets, owners } = reportAbout({
    tenants: [
      { name: 'a', costCenter: 'C', guardRails: { ownWork: 'warn' }, accept: [] },
      { name: 'b', costCenter: 'C' },
      { name: 'c', costCenter: 'C', guardRails: { ownWork: 'warn' } },
    ],
  });
  const indices = owners.flatMap(({ environments }) =>
    environments.map(({ guardRails }) => guardRails),
  );
  expect(guardRailSets).toHaveLength(2);
  expect(indices).toEqual([0, 0, 0, 1, 1, 1, 0, 0, 0]);
  expect(guardRailSets.map(({ ownWork }) => ownWork)).toEqual(['warn', 'enforce']);
});

test('an accepted warning is with the tenant that it is about', () => {
  const { owners, accepted } = reportAbout({
    tenants: [
      { name: 'b', costCenter: 'C' },
      {
        name: 'a',
        costCenter: 'C',
        guardRails: { ownWork: 'off' },
        accept: [{ code: 'GUARD_RAIL_OFF', why: 'We trust them.' }],
      },
    ],
  });
  expect(owners.map((owner) => [owner.name, owner.accepted.map(({ why }) => why)])).toEqual([
    ['a', ['We trust them.']],
    ['b', []],
  ]);
  expect(accepted).toEqual([]);
});

describe('with several clusters', () => {
  const data = reportAbout({
    clusters: { eu: { pools: POOLS }, us: { pools: POOLS } },
    tenants: [
      {
        name: 'vision',
        costCenter: 'A',
        namespaces: 'single',
        quota: { gpu: 8 },
        clusters: { eu: { share: '75%' }, us: { share: '25%' } },
      },
    ],
  });

  test('a tenant is there once, with its quota and its namespace on each', () => {
    expect(data.owners).toHaveLength(1);
    const [{ quotas, environments }] = data.owners as [(typeof data.owners)[0]];
    expect(quotas.map(({ cluster, gpu }) => [cluster, gpu])).toEqual([
      ['eu', { h100: 6 }],
      ['us', { h100: 2 }],
    ]);
    expect(environments.map(({ cluster }) => cluster)).toEqual(['eu', 'us']);
  });

  test('a pool is there once for each', () => {
    expect(data.pools.map(({ cluster, granted }) => [cluster, granted])).toEqual([
      ['eu', 6],
      ['us', 2],
    ]);
  });
});

test('organisations follow the one above them, with what is guaranteed below', () => {
  const { organizations } = reportAbout({
    platform: { pools: POOLS },
    organizations: {
      lab: { parent: 'research', quota: { gpu: 4 } },
      research: { quota: { gpu: 8, cpu: 100 }, costCenter: 'R' },
    },
    tenants: [{ name: 'a', organization: 'lab', quota: { gpu: 2, cpu: 10 } }],
  });
  expect(
    organizations.map(({ name, depth, budget, guaranteed }) => [
      name,
      depth,
      budget.gpu,
      guaranteed.gpu,
      guaranteed.cpu,
    ]),
  ).toEqual([
    ['research', 0, { h100: 8 }, { h100: 4 }, 10],
    ['lab', 1, { h100: 4 }, { h100: 2 }, 10],
  ]);
});
