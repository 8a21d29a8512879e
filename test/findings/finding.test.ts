import { finding, formatPath, TenancyError } from '../../lib/findings/finding';

const item = (code: 'POOL_UNKNOWN' | 'GPU_ZERO') =>
  finding({ code, path: ['tenants', 3, 'quota'], message: 'It is wrong.', fix: 'Fix it.' });

test('a finding has the severity of its code', () => {
  expect(item('POOL_UNKNOWN').severity).toBe('error');
  expect(item('GPU_ZERO').severity).toBe('warning');
});

test.each([
  [[], '(root)'],
  [['tenants', 3, 'quota', 'gpu'], 'tenants[3].quota.gpu'],
  [[0, 'name'], '[0].name'],
  [['pools', 'a100-mig'], 'pools.a100-mig'],
  [['_x'], '_x'],
  [['labels', 'example.com/owner'], 'labels["example.com/owner"]'],
  [['labels', '2nd'], 'labels["2nd"]'],
  [['a"b'], '["a\\"b"]'],
])('the path %j is written as %s', (path, text) => {
  expect(formatPath(path)).toBe(text);
});

describe('an error of the input', () => {
  test('says what is wrong, where, and how to fix it, one error a line', () => {
    const placed = { ...item('POOL_UNKNOWN'), file: 'tenants.yaml', line: 7, column: 3 };
    const { message, name } = new TenancyError([item('POOL_UNKNOWN'), placed]);
    expect(name).toBe('TenancyError');
    expect(message.split('\n')).toEqual([
      'tenants[3].quota error POOL_UNKNOWN: It is wrong. Fix it.',
      'tenants.yaml:7:3 error POOL_UNKNOWN: It is wrong. Fix it.',
    ]);
  });

  test('of a file without lines names its beginning', () => {
    const whole = { ...item('POOL_UNKNOWN'), file: 'tenants.yaml' };
    expect(new TenancyError([whole]).message).toMatch(/^tenants\.yaml:1:1 error /);
  });

  test('keeps warnings as data, and does not print them', () => {
    const error = new TenancyError([item('GPU_ZERO'), item('POOL_UNKNOWN')]);
    expect(error.findings).toHaveLength(2);
    expect(error.message).not.toContain('GPU_ZERO');
  });
});
