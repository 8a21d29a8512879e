import { finding, type FindingInit } from '../../../lib/findings/finding';
import { count, formatFindings } from '../../../lib/findings/print/frame-list';
import { Lines } from '../../../lib/findings/print/source-lines';

const item = (init: Partial<FindingInit> = {}) =>
  finding({
    code: 'POOL_UNKNOWN',
    path: ['tenants', 3, 'quota', 'gpu', 'h10'],
    message: 'There is no pool `h10`.',
    fix: 'Did you mean `h100`?',
    ...init,
  });

const placed = (line: number, column: number, length = 1, init: Partial<FindingInit> = {}) =>
  item({ file: 'tenants.yaml', line, column, length, ...init });

describe('all findings', () => {
  const heads = (text: string) =>
    text.split('\n').filter((line) => /^\S.* (error|warning) /.test(line));

  test('are in the order of file, line, column and code, with the count at the end', () => {
    const found = [
      placed(10, 1),
      placed(9, 5, 1, { code: 'GPU_ZERO' }),
      placed(9, 5, 1, { code: 'CIDR_INVALID' }),
      placed(9, 2),
      placed(1, 1, 1, { file: 'a.yaml' }),
    ];
    const text = formatFindings(found);
    expect(heads(text)).toEqual([
      'a.yaml:1:1 error POOL_UNKNOWN',
      'tenants.yaml:9:2 error POOL_UNKNOWN',
      'tenants.yaml:9:5 error CIDR_INVALID',
      'tenants.yaml:9:5 warning GPU_ZERO',
      'tenants.yaml:10:1 error POOL_UNKNOWN',
    ]);
    expect(text.split('\n').at(-1)).toBe('4 errors, 1 warning');
  });

  test('without places are in the order of their paths', () => {
    const at = (...path: (string | number)[]) => item({ path });
    const text = formatFindings([at('tenants', 10), at('tenants', 9, 'x'), at('platform'), at()]);
    expect(heads(text).map((line) => line.split(' ')[0])).toEqual([
      '(root)',
      'platform',
      'tenants[9].x',
      'tenants[10]',
    ]);
  });

  test('are capped, errors first, with a count of the rest', () => {
    const warnings = Array.from({ length: 30 }, (_, i) =>
      placed(i + 1, 1, 1, { code: 'GPU_ZERO' }),
    );
    const errors = Array.from({ length: 3 }, (_, i) => placed(i + 100, 1));
    const text = formatFindings([...warnings, ...errors], { max: 5 });
    expect(heads(text)).toHaveLength(5);
    expect(heads(text).slice(2)).toEqual([
      'tenants.yaml:100:1 error POOL_UNKNOWN',
      'tenants.yaml:101:1 error POOL_UNKNOWN',
      'tenants.yaml:102:1 error POOL_UNKNOWN',
    ]);
    expect(text.split('\n').slice(-3)).toEqual([
      '… and 28 more warnings',
      '',
      '3 errors, 30 warnings',
    ]);
  });

  test('the count of the rest tells errors from warnings', () => {
    const found = [
      ...Array.from({ length: 57 }, (_, i) => placed(i + 1, 1)),
      placed(1, 1, 1, { code: 'GPU_ZERO' }),
      placed(2, 1, 1, { code: 'GPU_ZERO' }),
    ];
    expect(formatFindings(found)).toContain('\n\n… and 37 more errors, 2 more warnings\n\n');
  });

  test('as many as the limit are all shown', () => {
    const found = Array.from({ length: 20 }, (_, i) => placed(i + 1, 1));
    expect(heads(formatFindings(found))).toHaveLength(20);
    expect(formatFindings(found)).not.toContain('…');
    const text = formatFindings([...found, placed(21, 1)]);
    expect(heads(text)).toHaveLength(20);
    expect(text).toContain('\n\n… and 1 more error\n\n21 errors');
  });

  test('take their frames from the sources', () => {
    const asked: string[] = [];
    const sources = {
      lines: (file: string) => {
        asked.push(file);
        return new Lines('a: 1\nb: 2\n');
      },
    };
    const text = formatFindings([placed(2, 1), item({ file: 'gone.yaml', path: [] })], { sources });
    expect(text).toContain('> 2 | b: 2');
    expect(asked).toEqual(['tenants.yaml']);
  });

  test('none is an empty text, one is singular', () => {
    expect(formatFindings([])).toBe('');
    expect(formatFindings([item()]).endsWith('\n\n1 error')).toBe(true);
  });
});

test.each([
  [0, 0, ''],
  [1, 0, '1 error'],
  [2, 0, '2 errors'],
  [0, 1, '1 warning'],
  [2, 2, '2 errors, 2 warnings'],
])('%d errors and %d warnings are counted as "%s"', (errors, warnings, text) => {
  const found = [
    ...Array.from({ length: errors }, () => item()),
    ...Array.from({ length: warnings }, () => item({ code: 'GPU_ZERO' })),
  ];
  expect(count(found)).toBe(text);
});
