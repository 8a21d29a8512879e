import { finding, type FindingPath } from '../../lib/findings/finding';
import { Findings, startsWith } from '../../lib/findings/findings';

const PATH: FindingPath = ['tenants', 0, 'quota'];

const texts = (findings: Findings): string[] => findings.all.map(({ message }) => message);

describe('adding', () => {
  test('the same code at the same place with the same words counts once', () => {
    const findings = new Findings();
    findings.add('POOL_UNKNOWN', PATH, 'One.', 'Fix it.');
    findings.add('POOL_UNKNOWN', PATH, 'One.', 'Fix it.');
    expect(texts(findings)).toEqual(['One.']);
  });

  test('another code, place or message is another finding', () => {
    const findings = new Findings();
    findings.add('POOL_UNKNOWN', PATH, 'One.', 'Fix it.');
    findings.add('POOL_AMBIGUOUS', PATH, 'One.', 'Fix it.');
    findings.add('POOL_UNKNOWN', [...PATH, 'gpu'], 'One.', 'Fix it.');
    findings.add('POOL_UNKNOWN', PATH, 'Two.', 'Fix it.');
    expect(findings.all).toHaveLength(4);
  });

  test.each([
    ['file', 'b.yaml'],
    ['line', 2],
    ['column', 3],
  ])('another %s is another finding', (key, value) => {
    const one = finding({ code: 'YAML_TAG', path: [], message: 'One.', fix: 'Fix it.' });
    const findings = new Findings();
    findings.push(one, { ...one, [key]: value });
    expect(findings.all).toHaveLength(2);
  });

  test('the path 1 is not the path "1"', () => {
    const findings = new Findings();
    findings.add('POOL_UNKNOWN', ['a', 1], 'One.', 'Fix it.');
    findings.add('POOL_UNKNOWN', ['a', '1'], 'One.', 'Fix it.');
    expect(findings.all).toHaveLength(2);
  });

  test('once: of one code at one place, only the first counts, whatever it says', () => {
    const findings = new Findings();
    findings.addOnce('POOL_UNKNOWN', PATH, 'One.', 'Fix it.');
    findings.addOnce('POOL_UNKNOWN', PATH, 'Two.', 'Fix it.');
    findings.addOnce('POOL_UNKNOWN', ['tiers', 'small'], 'Three.', 'Fix it.');
    findings.addOnce('POOL_AMBIGUOUS', PATH, 'Four.', 'Fix it.');
    expect(texts(findings)).toEqual(['One.', 'Three.', 'Four.']);
  });
});

describe('a collection', () => {
  const filled = (): Findings => {
    const findings = new Findings();
    findings.add('GPU_ZERO', PATH, 'A warning.', 'Fix it.');
    findings.add('POOL_UNKNOWN', PATH, 'An error.', 'Fix it.');
    findings.add('GPU_ZERO', ['tenants', 1], 'Another warning.', 'Fix it.');
    return findings;
  };

  test('knows its errors', () => {
    const findings = filled();
    expect(findings.errors.map(({ message }) => message)).toEqual(['An error.']);
    expect(findings.hasErrors).toBe(true);
    findings.remove(({ severity }) => severity === 'error');
    expect([findings.errors, findings.hasErrors]).toEqual([[], false]);
  });

  test.each([
    [[], true],
    [['tenants'], true],
    [['tenants', 0, 'quota'], true],
    [['tenants', 0, 'quota', 'gpu'], false],
    [['tenants', 1], false],
    [['tiers'], false],
  ])('has an error at %j or below: %s', (path, expected) => {
    const findings = filled();
    findings.add('POOL_UNKNOWN', ['platform'], 'An error elsewhere.', 'Fix it.');
    expect(findings.hasErrorBelow(path)).toBe(expected);
  });

  test('loses what is removed, in place', () => {
    const findings = filled();
    const { all } = findings;
    findings.remove(({ code }) => code === 'GPU_ZERO');
    expect(texts(findings)).toEqual(['An error.']);
    expect(findings.all).toBe(all);
  });
});

test('a path starts with itself and with all paths above it', () => {
  expect(startsWith(PATH, [])).toBe(true);
  expect(startsWith(PATH, ['tenants', 0])).toBe(true);
  expect(startsWith(PATH, PATH)).toBe(true);
  expect(startsWith(PATH, [...PATH, 'gpu'])).toBe(false);
  expect(startsWith(PATH, ['tenants', 1])).toBe(false);
});
