import { finding, type FindingInit } from '../../../lib/findings/finding';
import { formatFinding } from '../../../lib/findings/print/frame';
import { formatFindings } from '../../../lib/findings/print/frame-list';
import { displayWidth } from '../../../lib/findings/print/frame-text';
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

/** The frame of a text of one line. */
function frame(line: string, column: number, length = 1): string[] {
  return formatFinding(placed(1, column, length), new Lines(line))
    .split('\n')
    .slice(1, 3);
}

describe('one finding', () => {
  test('shows place, source, reason and way out', () => {
    const text = `${'\n'.repeat(12)}    quota:\n      gpu: {h10: 4}\n`;
    expect(formatFinding(placed(14, 13, 3), new Lines(text))).toBe(
      [
        'tenants.yaml:14:13 error POOL_UNKNOWN',
        '  13 |     quota:',
        '> 14 |       gpu: {h10: 4}',
        '     |             ^^^',
        '  There is no pool `h10`.',
        '  fix: Did you mean `h100`?',
      ].join('\n'),
    );
  });

  test('in the tenth line keeps the bars below each other', () => {
    const text = `${'\n'.repeat(8)}a: 1\nb: 2\n`;
    expect(formatFinding(placed(10, 4), new Lines(text)).split('\n').slice(1, 4)).toEqual([
      '   9 | a: 1',
      '> 10 | b: 2',
      '     |    ^',
    ]);
  });

  test('without a place shows its path', () => {
    expect(formatFinding(item(), undefined)).toBe(
      [
        'tenants[3].quota.gpu.h10 error POOL_UNKNOWN',
        '  There is no pool `h10`.',
        '  fix: Did you mean `h100`?',
      ].join('\n'),
    );
  });

  test('of a whole file shows the file', () => {
    const found = item({ code: 'FILE_UNREADABLE', path: [], file: 'x.yaml' });
    expect(formatFinding(found, undefined).split('\n')[0]).toBe('x.yaml error FILE_UNREADABLE');
  });

  test('of a line that cannot be had is shown without it', () => {
    expect(formatFinding(placed(7, 1), new Lines('a: 1')).split('\n')).toHaveLength(3);
    expect(formatFinding(placed(1, 1), undefined).split('\n')).toHaveLength(3);
  });

  test('a warning says so', () => {
    const found = item({ code: 'GPU_ZERO', path: [] });
    expect(formatFinding(found, undefined).split('\n')[0]).toBe('(root) warning GPU_ZERO');
  });
});

describe('the source line', () => {
  test('a long line is trimmed around the place, on both sides', () => {
    const line = `${'a'.repeat(500)}HERE${'b'.repeat(500)}`;
    const [source, carets] = frame(line, 501, 4);
    expect(source).toHaveLength(99);
    expect(source).toMatch(/^> 1 \| …a+HEREb+…$/);
    expect(source!.indexOf('HERE')).toBe(carets!.indexOf('^^^^'));
    expect(carets!.endsWith('| ' + ' '.repeat(carets!.length - 10) + '^^^^')).toBe(true);
  });

  test('a long line is trimmed at the far end only where the place is near the other', () => {
    expect(frame(`HERE${'b'.repeat(500)}`, 1, 4)[0]).toMatch(/^> 1 \| HEREb+…$/);
    expect(frame(`${'a'.repeat(500)}HERE`, 501, 4)[0]).toMatch(/^> 1 \| …a+HERE$/);
  });

  test('a place longer than the frame is marked to the edge', () => {
    const [source, carets] = frame('x'.repeat(1_000), 1, 1_000);
    expect(displayWidth(source!)).toBeLessThanOrEqual(100);
    expect(carets!.length).toBeLessThanOrEqual(100);
  });

  test('the line above is not cut where the line itself is short', () => {
    const text = `key: ${'v'.repeat(50)}\nb: 1\n`;
    expect(formatFinding(placed(2, 1), new Lines(text))).toContain(
      `  1 | key: ${'v'.repeat(50)}\n`,
    );
  });

  test('tabs are shown as spaces', () => {
    expect(frame('\ta:\t1', 2)).toEqual(['> 1 |  a: 1', '    |  ^']);
  });

  test('carets stand below wide characters', () => {
    expect(frame('a: 漢字 x', 7)).toEqual(['> 1 | a: 漢字 x', '    |         ^']);
    expect(frame('a: 漢字', 4, 2)[1]).toBe('    |    ^^^^');
  });

  test('wide characters do not widen the frame', () => {
    const [source] = frame('漢'.repeat(500), 250);
    expect(displayWidth(source!)).toBeLessThanOrEqual(100);
  });

  test('what is missing at the end of a line is marked behind it', () => {
    expect(frame('a: [1', 6)).toEqual(['> 1 | a: [1', '    |      ^']);
  });

  test('nothing reaches the terminal that it would obey', () => {
    const text = 'a: \u001b[31mred\u0007\u202e\u009b\u007f';
    const found = placed(1, 4, 1, { message: text, fix: text, file: 'a\u001b.yaml' });
    const shown = formatFinding(found, new Lines(text));

    expect(shown).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
    expect(shown).toContain('a: ␛[31mred␇�');
    expect(shown.split('\n')).toHaveLength(5);
  });

  test('a line of ten megabytes is framed at once', () => {
    const line = 'x'.repeat(10_000_000);
    expect(frame(line, 5_000_000)[0]!.length).toBeLessThanOrEqual(100);
  });
});

test('colours are there only when asked for', () => {
  const text = new Lines('a: 1');

  const colours = /\x1b\[\d+m/g;
  expect(formatFinding(placed(1, 1), text)).not.toMatch(colours);
  const coloured = formatFinding(placed(1, 1), text, { color: true });
  expect(coloured).toMatch(colours);
  expect(coloured.replace(colours, '')).toBe(formatFinding(placed(1, 1), text));
});

describe('all findings', () => {
  const heads = (text: string) =>
    text.split('\n').filter((line) => /^\S.* (error|warning) /.test(line));

  test('stand in the order of file, line, column and code, with the count at the end', () => {
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

  test('without places stand in the order of their paths', () => {
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
