import type { FindingPath } from '../../../../lib/findings/finding';
import { locate, type Wanted } from '../../../../lib/fleet/reading/yaml/yaml-places';

const TEXT = `# the fleet
apiVersion: cdk8s-tenancy/v1alpha1
platform:
  environments:
    dev: {share: 30%}
    Prod:
      share: 70%
  admins:
    - alice
    - {group: ops}
standard: &standard
  cpu: 50
  list: [1, 2]
tenants:
  - name: vision
    quota:
      cpu: 100 # a comment
      gpu: {h10: 4}
      "odd key": "a text"
    empty:
    note: |
      two
      lines
  - name: speech
    quota: *standard
  - displayName: Third
    name: third
`;

function at(how: Wanted['at'], ...path: FindingPath): string {
  const [place] = locate(TEXT, [{ path, at: how }]);
  const { line, column, length } = place!;
  return `${line}:${column} ${TEXT.split('\n')[line - 1]!.slice(column - 1, column - 1 + length)}`;
}

describe('a value', () => {
  test('is where it is written', () => {
    expect(at('value', 'tenants', 0, 'quota', 'cpu')).toBe('17:12 100');
    expect(at('value', 'tenants', 0, 'quota', 'odd key')).toBe('19:18 "a text"');
    expect(at('value', 'tenants', 0, 'quota', 'gpu')).toBe('18:12 {h10: 4}');
    expect(at('value', 'platform', 'admins', 0)).toBe('9:7 alice');
  });

  test('of several lines is shown at its key', () => {
    expect(at('value', 'platform', 'environments', 'Prod')).toBe('6:5 Prod');
    expect(at('value', 'tenants')).toBe('14:1 tenants');
  });

  test('that is empty is shown at its key', () => {
    expect(at('value', 'tenants', 0, 'empty')).toBe('20:5 empty');
  });

  test('that is a block of text starts at its sign', () => {
    expect(at('value', 'tenants', 0, 'note')).toBe('21:11 |');
  });
});

describe('a key', () => {
  test('is before its value', () => {
    expect(at('key', 'tenants', 0, 'quota', 'gpu', 'h10')).toBe('18:13 h10');
    expect(at('key', 'tenants', 0, 'quota', 'odd key')).toBe('19:7 "odd key"');
  });

  test('of a list item is its first entry', () => {
    expect(at('key', 'tenants', 0)).toBe('15:5 name: vision');
    expect(at('key', 'tenants', 2)).toBe('26:5 displayName: Third');
    expect(at('key', 'platform', 'admins', 1)).toBe('10:7 {group: ops}');
  });

  test('of the whole file is its first entry', () => {
    expect(at('key')).toBe('2:1 apiVersion: cdk8s-tenancy/v1alpha1');
  });
});

describe('a name', () => {
  test('is the value where that is a text, else the key', () => {
    expect(at('name', 'tenants', 0, 'name')).toBe('15:11 vision');
    expect(at('name', 'platform', 'environments', 'Prod')).toBe('6:5 Prod');
    expect(at('name', 'platform', 'environments', 'dev')).toBe('5:5 dev');
    expect(at('name', 'tenants', 0, 'quota', 'gpu', 'h10')).toBe('18:13 h10');
  });
});

describe('what is not there', () => {
  test('gets the key of the nearest that is', () => {
    expect(at('value', 'tenants', 0, 'quota', 'pods')).toBe('16:5 quota');
    expect(at('value', 'tenants', 0, 'network', 'egress', 'x')).toBe('15:5 name: vision');
    expect(at('key', 'tenants', 9, 'name')).toBe('14:1 tenants');
    expect(at('key', 'tenants', 0, 'name', 'first')).toBe('15:5 name');
    expect(at('key', 'tiers', 'gold')).toBe('2:1 apiVersion: cdk8s-tenancy/v1alpha1');
  });

  test('has no place in a text that is no longer YAML', () => {
    expect(locate('['.repeat(100), [{ path: [], at: 'key' }])).toEqual([undefined]);
  });
});

test('what came through an alias is placed at the alias', () => {
  expect(at('value', 'tenants', 1, 'quota', 'list', 1)).toBe('25:12 *standard');
  expect(at('value', 'tenants', 1, 'quota')).toBe('25:12 *standard');
  expect(at('key', 'tenants', 1, 'quota')).toBe('25:5 quota');
});

test('of two equal keys the first is meant, as in the data', () => {
  const [place] = locate('a: 1\na: 2\n', [{ path: ['a'], at: 'value' }]);
  expect(place).toEqual({ line: 1, column: 4, length: 1 });
});

test('ten thousand places are found in one go', () => {
  const text = `a:\n${Array.from({ length: 10_000 }, (_, index) => `  k${index}: 1`).join('\n')}`;
  const wanted = Array.from({ length: 10_000 }, (_, index): Wanted => {
    return { path: ['a', `k${index}`], at: 'value' };
  });
  expect(locate(text, wanted)[9_999]).toMatchObject({ line: 10_001 });
});
