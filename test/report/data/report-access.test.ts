import { reportAbout } from '../report-of';

describe('who has which role', () => {
  const { access } = reportAbout({
    platform: { admins: [{ group: 'platform' }] },
    tenants: [
      {
        name: 'vision',
        costCenter: 'A',
        admins: ['ann'],
        users: [{ group: 'vision' }],
        environments: { prod: { users: [], deployers: [{ serviceAccount: 'ci/deployer' }] } },
      },
    ],
  });
  const grantsTo = (subject: string) =>
    access.grants
      .filter((grant) => grant.subject === subject)
      .map(({ role, kind, everywhere, namespaces }) => [
        kind,
        access.roles[role]!.name,
        everywhere === true ? 'everywhere' : namespaces.join(' '),
      ]);

  test('is there once for each role, with all of its namespaces', () => {
    expect(grantsTo('ann')).toContainEqual([
      'User',
      'tenant-admin',
      'vision-dev vision-prod vision-staging',
    ]);
    expect(grantsTo('vision')).toContainEqual([
      'Group',
      'tenant-user',
      'vision-dev vision-staging',
    ]);
    expect(grantsTo('ci/deployer')).toContainEqual([
      'ServiceAccount',
      'tenant-deployer',
      'vision-prod',
    ]);
  });

  test('says what holds everywhere', () => {
    expect(grantsTo('platform')).toContainEqual(['Group', 'cluster-admin', 'everywhere']);
  });

  test('leaves out what Kubernetes itself binds', () => {
    expect(access.grants.map(({ subject }) => subject)).not.toContain('system:masters');
  });

  test('names the dangerous rights of each role, and explains those alone', () => {
    const titlesOf = (name: string) =>
      access.roles.find((role) => role.name === name)!.dangers.map(({ title }) => title);
    expect(titlesOf('tenant-admin')).toContain('read secrets');
    expect(titlesOf('tenant-deployer')).not.toContain('read secrets');
    expect(titlesOf('cluster-admin')).toContain('impersonate others');
    const explained = access.dangers.map(({ title }) => title);
    expect(
      new Set(access.roles.flatMap(({ dangers }) => dangers.map(({ title }) => title))),
    ).toEqual(new Set(explained));
  });
});

test('the same subject on two clusters has a grant on each', () => {
  const { access } = reportAbout({
    clusters: { eu: {}, us: {} },
    tenants: [
      {
        name: 'vision',
        costCenter: 'A',
        namespaces: 'single',
        admins: ['ann'],
        clusters: { eu: {}, us: {} },
      },
    ],
  });
  expect(
    access.grants
      .filter(({ role }) => access.roles[role]!.name === 'tenant-admin')
      .map(({ cluster, namespaces }) => [cluster, namespaces]),
  ).toEqual([
    ['eu', ['vision']],
    ['us', ['vision']],
  ]);
});
