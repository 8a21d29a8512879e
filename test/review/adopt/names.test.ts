import { wantedNamespace, adoptProblems } from '../../../lib/review/adopt/adoptable';
import { adoptedNames } from '../../../lib/review/adopt/adopted-names';
import { readingOf } from './reading';

type Labels = Readonly<Record<string, string>>;

function found(namespaces: Readonly<Record<string, Labels>>, more = '') {
  const texts = Object.entries(namespaces).map(
    ([name, labels]) =>
      `apiVersion: v1\nkind: Namespace\nmetadata: {name: ${name}, labels: ${JSON.stringify(labels)}${more}}`,
  );
  return readingOf(texts.join('\n---\n')).namespaces;
}

function names(namespaces: Readonly<Record<string, Labels>>, wanted?: string[], tenant?: string) {
  const words = (wanted ?? Object.keys(namespaces)).map(wantedNamespace);
  const result = adoptedNames(words, found(namespaces), tenant);
  return 'problems' in result
    ? result.problems
    : `${result.tenant}${result.isSingle ? ' (single)' : ''}: ${[...result.environments].map((pair) => pair.join('=')).join(' ')}`;
}

describe('what a tenant and its environments are called', () => {
  test.each([
    ['one namespace is a tenant with a single one', { vision: {} }, 'vision (single): all=vision'],
    [
      'labels name the tenant and the environment',
      {
        a1: { tenant: 'vision', environment: 'dev' },
        b2: { tenant: 'vision', environment: 'prod' },
      },
      'vision: dev=a1 prod=b2',
    ],
    [
      'the domain of a label does not matter',
      { apps: { 'toolkit.fluxcd.io/tenant': 'dev-team' } },
      'dev-team (single): all=apps',
    ],
    [
      'a tenant goes before a team',
      { x: { 'example.com/team': 'blue', 'example.com/tenant': 'red' } },
      'red (single): all=x',
    ],
    [
      'without labels, the common start is the tenant and the rest the environment',
      { 'ml-vision-dev': {}, 'ml-vision-prod': {} },
      'ml-vision: dev=ml-vision-dev prod=ml-vision-prod',
    ],
    [
      'a name in capitals takes the form of names',
      { x: { team: 'Data_Science' } },
      'data-science (single): all=x',
    ],
  ])('%s', (_, namespaces: Readonly<Record<string, Labels>>, expected) => {
    expect(names(namespaces)).toBe(expected);
  });

  test('what is stated goes before everything else', () => {
    const namespaces = { a: { tenant: 'x', env: 'dev' }, b: { tenant: 'x', env: 'qa' } };
    expect(names(namespaces, ['a=prod', 'b'], 'y')).toBe('y: prod=a qa=b');
  });

  test('two namespaces of one environment are refused, with what to write', () => {
    const label = { tenant: 'x', env: 'dev' };
    expect(names({ a: label, b: label })).toEqual([
      'a and b would both be the environment dev of x; state one of them: b=OTHER-NAME, or adopt them as two tenants',
    ]);
  });

  test('labels of two tenants, and names with nothing in common, are refused', () => {
    expect(names({ a: { team: 'x' }, b: { team: 'y' } })).toEqual([
      expect.stringMatching(/^the labels name different tenants \(a: x, b: y\); .*--tenant$/),
    ]);
    expect(names({ a: {}, b: {} })).toEqual([
      expect.stringMatching(/^nothing says which tenant a, b belong to; .*--tenant/),
    ]);
  });
});

describe('which namespaces nobody adopts', () => {
  const problems = (name: string, more = '', owners: readonly [string, string][] = []) =>
    adoptProblems(
      [wantedNamespace(name)],
      found(
        {
          [name.split('=')[0]!]: more.includes('OURS')
            ? { 'app.kubernetes.io/managed-by': 'cdk8s-tenancy' }
            : {},
        },
        more.replace('OURS', ''),
      ),
      new Map(owners),
    ).join();

  test.each([
    ['kube-system', '', /belong to Kubernetes; move the workloads/],
    ['default', '', /default is where everything lands/],
    ['flux-system', '', /belongs to the platform/],
    ['team', ', deletionTimestamp: "2026-01-01T00:00:00Z"', /is being deleted \(Terminating\)/],
    ['team', 'OURS', /has our label .* and is in no tenant of the file/],
    ['team=Prod', '', /"Prod" cannot be the name of an environment/],
  ])('%s%s', (name, more, pattern) => {
    expect(problems(name, more)).toMatch(pattern);
  });

  test('one that is missing, with the nearest name', () => {
    const there = found({ vision: {} });
    const ask = (name: string) => adoptProblems([{ name }], there, new Map());
    expect(ask('vison')).toEqual(['the cluster has no namespace "vison"; did you mean vision?']);
    expect(ask('zzz')).toEqual([
      'the cluster has no namespace "zzz"; kubectl get namespaces shows all',
    ]);
  });

  test('one of the file, and one that is named twice', () => {
    expect(problems('team', '', [['team', 'vision']])).toBe(
      'the file has team already, for vision; tenancy drift shows how they differ',
    );
    const twice = adoptProblems([{ name: 'a' }, { name: 'a' }], found({ a: {} }), new Map());
    expect(twice).toEqual(['a is named twice; name it once']);
  });

  test('an ordinary one is fine', () => {
    expect(problems('team')).toBe('');
  });
});
