import {
  calicoSelector,
  namespaceNamed,
  namespaceSelectors,
} from '../../../../lib/constructs/network/calico/calico-selectors';

const NAME = 'kubernetes.io/metadata.name';

test.each([
  [{}, 'all()'],
  [{ matchLabels: { app: 'nginx' } }, "app == 'nginx'"],
  [{ matchLabels: { app: 'nginx', 'k8s.io/tier': '' } }, "app == 'nginx' && k8s.io/tier == ''"],
  [{ matchExpressions: [{ key: 'app', operator: 'Exists' }] }, 'has(app)'],
  [{ matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, '!has(app)'],
  [{ matchExpressions: [{ key: 'app', operator: 'In', values: ['a'] }] }, "app == 'a'"],
  [{ matchExpressions: [{ key: 'app', operator: 'In', values: ['a', 'b'] }] }, "app in {'a', 'b'}"],
  [
    { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['a', 'b'] }] },
    "app not in {'a', 'b'}",
  ],
])('%j is written as %s', (selector, text) => {
  expect(calicoSelector(selector)).toBe(text);
});

test('a namespace is chosen by the name that the API server gives it', () => {
  expect(namespaceNamed('ml-vision')).toBe(`${NAME} == 'ml-vision'`);
});

describe('a list of namespaces', () => {
  const selectorsOf = (names: readonly string[]): string[] =>
    namespaceSelectors({ matchExpressions: [{ key: NAME, operator: 'In', values: [...names] }] });

  test('is one selector as long as the text has room', () => {
    expect(selectorsOf(['a', 'b', 'c'])).toEqual([`${NAME} in {'a', 'b', 'c'}`]);
  });

  test('is several where one would be longer than Calico takes, and none is lost', () => {
    const names = Array.from({ length: 100 }, (_, index) => `${'n'.repeat(59)}-${index + 100}`);
    const texts = selectorsOf(names);
    expect(texts.length).toBeGreaterThan(1);
    expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(1024);
    expect(
      texts.flatMap((text) => [...text.matchAll(/'([^']+)'/g)].map(([, name]) => name)),
    ).toEqual(names);
  });
});

describe('what would end a text early is refused', () => {
  test.each([
    [{ "a' || has(b) || c": 'x' }, "`a' || has(b) || c` is not the key of a label"],
    [{ app: "x' || has(b)" }, "`x' || has(b)` is not the value of a label"],
    [{ 'has(app) ||a': 'x' }, '`has(app) ||a` is not the key of a label'],
  ])('%j', (matchLabels, message) => {
    expect(() => calicoSelector({ matchLabels })).toThrow(message);
  });

  test('a selector that is too long', () => {
    const matchLabels = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`${'k'.repeat(20)}${index}`, 'v'.repeat(20)]),
    );
    expect(() => calicoSelector({ matchLabels })).toThrow('at most 1024 characters');
  });

  test('an operator that Kubernetes does not have', () => {
    const matchExpressions = [{ key: 'a', operator: 'Gt', values: ['1'] }];
    expect(() => calicoSelector({ matchExpressions })).toThrow('no operator Gt');
  });
});
