import { reportAbout } from '../report-of';

describe('what reaches what', () => {
  const { reach } = reportAbout({
    platform: {
      network: {
        internet: true,
        ingress: { nginx: { namespace: 'ingress-nginx' } },
        egress: { store: { cidr: '10.20.0.0/16', ports: [443] } },
      },
    },
    sharedServices: {
      mlflow: { costCenter: 'P', ports: { http: 5000 }, consumers: ['vision', 'audio'] },
    },
    tenants: [
      { name: 'audio', costCenter: 'A', namespaces: 'single' },
      { name: 'text', costCenter: 'A', namespaces: 'single' },
      {
        name: 'vision',
        costCenter: 'A',
        network: { reach: 'tenant' },
        environments: { staging: null },
      },
    ],
  });
  const links = reach.links.map(({ from, to, extent }) => `${from} ${to} ${extent}`);
  const groupOf = (namespace: string) =>
    reach.groups[reach.namespaces.find((one) => one.namespace === namespace)!.group]!;

  test('has every pair of namespaces that is open, and no other', () => {
    expect(links).toEqual([
      'audio audio all',
      'audio mlflow all',
      'mlflow mlflow all',
      'text text all',
      'vision-dev mlflow all',
      'vision-dev vision-dev all',
      'vision-dev vision-prod all',
      'vision-prod mlflow all',
      'vision-prod vision-dev all',
      'vision-prod vision-prod all',
    ]);
  });

  test('says on which ports', () => {
    expect(reach.links.find(({ to, from }) => to === 'mlflow' && from === 'audio')!.ports).toEqual([
      'TCP 5000',
    ]);
  });

  test('has the ends that everybody asks about, as far as somebody states where they are', () => {
    const { ends } = groupOf('text');
    expect(Object.keys(ends)).toEqual(['dns', 'metadata', 'internet', 'private']);
    expect([ends['dns']!.extent, ends['metadata']!.extent]).toEqual(['all', 'none']);
    expect(ends['private']).toEqual({ extent: 'some', ports: ['TCP 443'] });
  });

  test('has each opening once, and the internet as one', () => {
    const { pods } = groupOf('text');
    const out = pods[0]!.out.map((index) => reach.openings[index]!);
    expect(out).toContainEqual({ addresses: ['10.20.0.0/16'], ports: ['TCP 443'] });
    expect(out.filter(({ isInternet }) => isInternet)).toHaveLength(1);
    expect(new Set(reach.openings.map((one) => JSON.stringify(one))).size).toBe(
      reach.openings.length,
    );
  });
});

test('thousands of namespaces with the same policies are one group', () => {
  const { reach } = reportAbout({
    tenants: Array.from({ length: 20 }, (_, index) => ({
      name: `team-${index}`,
      costCenter: 'C',
    })),
  });
  expect(reach.namespaces).toHaveLength(60);
  expect(reach.groups).toHaveLength(1);
});

test('a namespace with a policy of its own is a group of its own', () => {
  const { reach } = reportAbout({
    tenants: [
      { name: 'a', costCenter: 'C', namespaces: 'single', network: { internet: false } },
      { name: 'b', costCenter: 'C', namespaces: 'single', network: { internet: true } },
    ],
  });
  expect(reach.groups.map(({ ends }) => ends['internet']!.extent)).toEqual(['none', 'all']);
});

test('policies of an engine that is not read are counted', () => {
  const { reach } = reportAbout({
    platform: { network: { engine: 'calico' } },
    tenants: [{ name: 'a', costCenter: 'C', namespaces: 'single' }],
  });
  expect(reach.unread.map(({ kind }) => kind)).toContain('GlobalNetworkPolicy');
});
