import type { Code } from '../../../lib/findings/codes/codes';
import { finding } from '../../../lib/findings/finding';
import { Findings } from '../../../lib/findings/findings';
import { checkShape } from '../../../lib/fleet/shape/shape';

const API = { apiVersion: 'cdk8s-tenancy/v1alpha1' };

/** What is left of an input, and the codes and places of what is found. */
function check(input: unknown, findings = new Findings()): { left: unknown; found: string[] } {
  const left = checkShape(input, findings);
  return { left, found: findings.all.map(({ code, path }) => `${code} ${path.join('.')}`) };
}

describe('what is left of an input', () => {
  test('of a right one, the very object', () => {
    const input = { ...API, tenants: [{ name: 'vision', costCenter: 'ENG-1' }] };
    expect(check(input)).toEqual({ left: input, found: [] });
    expect(check(input).left).toBe(input);
  });

  test('everything but the values of a wrong type and the words that are not allowed', () => {
    const input = {
      ...API,
      platform: { prefix: 1, network: { dns: 'coredns', reach: 'tenant' } },
      tenants: [{ name: 'vision', costCenter: 'ENG-1', quota: { gpu: '4', cpu: 1 } }],
    };
    const { left, found } = check(input);
    expect(left).toEqual({
      ...API,
      platform: { network: { reach: 'tenant' } },
      tenants: [{ name: 'vision', costCenter: 'ENG-1', quota: { cpu: 1 } }],
    });
    expect(found.sort()).toEqual([
      'NAME_AMBIGUOUS platform.prefix',
      'TYPE_WRONG tenants.0.quota.gpu',
      'VALUE_UNKNOWN platform.network.dns',
    ]);
    expect(input.platform.prefix).toBe(1);
  });

  test('a list keeps its length, so that indices stay what they are', () => {
    const { left } = check({ ...API, tenants: ['x', { name: 'a', costCenter: 'x' }, null] });
    expect(left).toEqual({
      ...API,
      tenants: [undefined, { name: 'a', costCenter: 'x' }, undefined],
    });
  });

  test('two wrong values of one map are both gone', () => {
    const { left } = check({ ...API, tenants: [], platform: { prefix: 1, access: 'open' } });
    expect(left).toEqual({ ...API, tenants: [], platform: {} });
  });

  test('unknown keys, of which nobody asks for the value', () => {
    const input = { ...API, tenants: [], platfrom: { prefix: 'ml' } };
    expect(check(input)).toEqual({ left: input, found: ['KEY_UNKNOWN platfrom'] });
  });

  test.each([[null], ['hello'], [[]], [5]])('nothing of %j', (input) => {
    expect(check(input)).toEqual({ left: undefined, found: ['TYPE_WRONG '] });
  });
});

describe('a map of which a key could not be read', () => {
  function readWith(code: Code, path: readonly (string | number)[]): Findings {
    const findings = new Findings();
    findings.push(finding({ code, path, message: 'A key cannot be read.', fix: 'Correct it.' }));
    return findings;
  }

  const input = { ...API, tenants: [{ costCenter: 'ENG-1', quota: 5 }] };
  const MISSING = 'KEY_MISSING tenants.0';
  const TYPE = 'TYPE_WRONG tenants.0.quota';

  test.each<Code>(['YAML_KEY', 'YAML_MERGE_KEY', 'YAML_SYNTAX'])(
    'does not lack a key as well: %s',
    (code) => {
      const { found } = check(input, readWith(code, ['tenants', 0, '?']));
      expect(found).toEqual([`${code} tenants.0.?`, TYPE]);
    },
  );

  test('is not of a wrong type as well', () => {
    const { found } = check(input, readWith('YAML_KEY', ['tenants', 0, 'quota', '?']));
    expect(found).toEqual(['YAML_KEY tenants.0.quota.?', MISSING]);
  });

  test.each<[string, Code, readonly (string | number)[]]>([
    ['another map', 'YAML_KEY', ['tenants', 1, '?']],
    ['a map further up', 'YAML_KEY', ['tenants', '?']],
    ['a map further down', 'YAML_KEY', ['tenants', 0, 'quota', 'a', '?']],
    ['another mistake', 'YAML_TAG', ['tenants', 0, '?']],
  ])('%s hides nothing', (_, code, path) => {
    const { found } = check(input, readWith(code, path));
    expect(found).toEqual(expect.arrayContaining([MISSING, TYPE]));
  });

  test('hides nothing else', () => {
    const wrong = { ...API, tenants: [{ name: 'a', costCenter: 'x', x1: 1, state: 'gone' }] };
    const { found } = check(wrong, readWith('YAML_KEY', ['tenants', 0, '?']));
    expect(found).toEqual([
      'YAML_KEY tenants.0.?',
      'KEY_UNKNOWN tenants.0.x1',
      'VALUE_UNKNOWN tenants.0.state',
    ]);
    const word = readWith('YAML_KEY', ['tenants', 0, 'state', '?']);
    expect(check(wrong, word).found).toContain('VALUE_UNKNOWN tenants.0.state');
  });
});
