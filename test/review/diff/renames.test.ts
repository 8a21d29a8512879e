import { type DiffReport, diffReport } from '../../../lib/review/diff/diff-report';
import { sentence } from '../../../lib/review/diff/change';
import { BASE } from './scenarios/base';
import { edited } from './scenarios/scenario';
import { render, treeOf } from './trees';

type Edits = readonly (readonly [string, string])[];

const TENANT: Edits = [['  - name: vision\n', '  - name: sight\n    renamedFrom: vision\n']];
const ENVIRONMENT: Edits = [
  ['prod: {share: 60%}', 'live: {share: 60%, renamedFrom: prod}'],
  ['      prod: {priorities: [serving]}', '      live: {priorities: [serving]}'],
];
const RENAMES: readonly (readonly [string, Edits])[] = [
  ['a tenant', [['consumers: [vision]', 'consumers: [sight]'], ...TENANT]],
  ['an environment', ENVIRONMENT],
];

/** A policy of a shared service for namespaces that may not call its port. */
const OPENING = `\
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: opening, namespace: ml-mlflow}
spec:
  podSelector: {}
  ingress:
    - from:
        - {namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ml-vision-prod}}}
      ports: [{port: 9}]
`;

function reportOf(before: string, after: string): DiffReport {
  return diffReport(treeOf('main', render(before), before), treeOf('dist', render(after), after));
}

describe.each(RENAMES)('%s has another name, and its namespaces stay', (_name, renames) => {
  const open = edited(BASE, [['internet: false', 'internet: true']]);

  test('they are still closed where one of their policies goes', () => {
    const { changes } = reportOf(open, edited(BASE, renames));
    expect(changes.filter(({ rule }) => rule === 'network-undefended').map(sentence)).toEqual([]);
    expect(changes.map(({ rule }) => rule)).toContain('network-closed');
  });

  test('what others no longer open to them is nothing where they could not call it', () => {
    const after = edited(BASE, renames);
    const files = render(BASE);
    const shared = 'shared/mlflow.k8s.yaml';
    const before = { ...files, [shared]: `${files[shared]!}---\n${OPENING}` };
    const { changes } = diffReport(
      treeOf('main', before, BASE),
      treeOf('dist', render(after), after),
    );
    const network = changes.filter(({ topic }) => topic === 'network');
    expect(network.map(({ rule }) => rule)).toEqual(['network-same']);
  });
});

test('a tenant with another name has the budget, the grant and the timed person that it had', () => {
  const before = edited(BASE, [
    ['tenants:\n', 'prices: {currency: EUR, pools: {h100: 2.5}}\ntenants:\n'],
    [
      '    contact: vision@example.com\n',
      '    budget: 40000\n    grants: {launch: {until: 2026-12-24, quota: {gpu: 8}, why: launch}}\n',
    ],
    [
      '{group: finance}',
      '{group: finance}, {user: tim@example.com, until: 2026-12-24, why: audit}',
    ],
  ]);
  const after = edited(before, RENAMES[0]![1]);
  const rules = reportOf(before, after).changes.map(({ rule }) => rule);
  expect(rules).toContain('tenant-renamed');
  for (const rule of ['spending-changed', 'grant-changed', 'person-timed'] as const) {
    expect(rules).not.toContain(rule);
  }
});

describe('rows after a rename are those of the new name', () => {
  const before = edited(BASE, [
    ['tenants:\n', 'prices: {currency: EUR, pools: {h100: 2.5}}\ntenants:\n'],
  ]);
  const costRows = (renames: Edits) => {
    const { cost } = reportOf(before, edited(before, renames));
    return [...cost!.byPlace].map(([key, change]) => [key.trim().replace('\n', '/'), change]);
  };
  const same = (cents: bigint) => ({ before: cents, after: cents });

  test('what a tenant costs is not told as gone and as new', () => {
    expect(costRows(RENAMES[0]![1]).filter(([key]) => /vision|sight/.test(String(key)))).toEqual([
      ['sight/dev', same(730_000n)],
      ['sight/prod', same(1_095_000n)],
    ]);
  });

  test('and neither is what an environment costs', () => {
    expect(costRows(ENVIRONMENT).filter(([key]) => String(key).startsWith('vision'))).toEqual([
      ['vision/dev', same(730_000n)],
      ['vision/live', same(1_095_000n)],
    ]);
  });

  test('what somebody loses is told where others gain it', () => {
    const after = edited(before, [
      ...RENAMES[0]![1],
      ['users: [{group: vision}]', 'users: [{group: sight}]'],
    ]);
    const { rows, verdict } = reportOf(before, after);
    expect([...new Set(rows.map(({ place }) => place.tenant))]).toEqual(['', 'sight']);
    expect(verdict).toMatch(/ in platform, sight[.]$/);
  });
});
