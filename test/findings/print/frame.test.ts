import { finding, type FindingInit } from '../../../lib/findings/finding';
import { formatFinding, formatPlace } from '../../../lib/findings/print/frame';
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

describe('the place of a finding', () => {
  test.each([
    [{ file: 'a.yaml', line: 7, column: 3 }, 'a.yaml:7:3'],
    [{ line: 7 }, '(input):7:1'],
    [{ file: 'a.yaml', path: [] }, 'a.yaml'],
    [{ file: 'a.yaml', path: ['tenants', 1] }, 'a.yaml tenants[1]'],
    [{ path: ['tenants', 1] }, 'tenants[1]'],
    [{ path: ['labels', 'a\u001bb'] }, 'labels["a\\u001bb"]'],
  ])('%j is %s', (init, place) => {
    expect(formatPlace(item(init))).toBe(place);
  });
});

describe('a sentence', () => {
  const messageOf = (message: string): string =>
    formatFinding(item({ message, fix: message }), undefined).split('\n')[1]!;

  test('of up to 400 characters is printed whole', () => {
    expect(messageOf('x'.repeat(400))).toBe(`  ${'x'.repeat(400)}`);
  });

  test('that is longer is cut', () => {
    expect(messageOf('x'.repeat(401))).toBe(`  ${'x'.repeat(399)}…`);
  });

  test('is never cut in the middle of a character', () => {
    expect(messageOf(`${'x'.repeat(398)}😀😀`)).toBe(`  ${'x'.repeat(398)} …`);
  });

  test('stays on its line', () => {
    expect(messageOf('a\nb\tc\r')).toBe('  a b c ');
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

  test('a place that fits into the frame is shown and marked as a whole', () => {
    const [source, carets] = frame(
      `${'a'.repeat(200)}${'x'.repeat(60)}${'b'.repeat(200)}`,
      201,
      60,
    );
    expect(source).toMatch(/^> 1 \| …a{22}x{60}b{9}…$/);
    expect(carets).toMatch(/\^{60}$/);
  });

  test('a place without a length is one character', () => {
    const lines = new Lines('x'.repeat(500));
    const found = item({ file: 'tenants.yaml', line: 1, column: 250 });
    expect(formatFinding(found, lines)).toBe(formatFinding(placed(1, 250, 1), lines));
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

  test('a line of exactly the width is not cut, a longer one is', () => {
    expect(frame('x'.repeat(93), 1)[0]).toBe(`> 1 | ${'x'.repeat(93)}`);
    expect(frame('x'.repeat(94), 1)[0]).toBe(`> 1 | ${'x'.repeat(92)}…`);
  });

  test('the column after the last character fits into the width', () => {
    const [source, carets] = frame('x'.repeat(93), 94);
    expect(source).toHaveLength(99);
    expect(carets).toHaveLength(100);
  });

  test('the line above is cut like the line itself, and to its width', () => {
    const line = `${'a'.repeat(500)}HERE${'b'.repeat(500)}`;
    const text = `${'0123456789'.repeat(100)}\n${line}`;
    const [above, source] = formatFinding(placed(2, 501, 4), new Lines(text))
      .split('\n')
      .slice(1);
    expect(above).toHaveLength(99);
    expect(above).toMatch(/^ {2}1 \| …[0-9]+…$/);
    // What is above the first letter of HERE is the character of column 501.
    expect(above![source!.indexOf('HERE')]).toBe('0');
  });

  test('a line above that ends before the part that is shown is left out', () => {
    const text = `short\n${'a'.repeat(500)}HERE`;
    expect(formatFinding(placed(2, 501, 4), new Lines(text)).split('\n')).toHaveLength(5);
  });

  test('a blank line above is left out', () => {
    const text = `a: 1\n  \nb: 2`;
    expect(formatFinding(placed(3, 1), new Lines(text)).split('\n').slice(1, 3)).toEqual([
      '> 3 | b: 2',
      '    | ^',
    ]);
  });

  test('a blank line is not shown', () => {
    expect(formatFinding(placed(1, 1), new Lines('  \na: 1')).split('\n')).toHaveLength(3);
  });

  test('a column past the end of the line is marked at its end', () => {
    expect(frame('a: 1', 50)).toEqual(['> 1 | a: 1', '    |     ^']);
  });

  test('a finding without a column is marked at the first', () => {
    const found = item({ file: 'tenants.yaml', line: 1 });
    const text = formatFinding(found, new Lines('a: 1'));
    expect(text).toContain('tenants.yaml:1:1 error');
    expect(text).toContain('\n    | ^\n');
  });

  test('tabs are shown as spaces', () => {
    expect(frame('\ta:\t1', 2)).toEqual(['> 1 |  a: 1', '    |  ^']);
    expect(frame('\ta:\t1', 1, 5)[1]).toBe('    | ^^^^^');
  });

  test('carets stand below wide characters', () => {
    expect(frame('a: 漢字 x', 7)).toEqual(['> 1 | a: 漢字 x', '    |         ^']);
    expect(frame('a: 漢字', 4, 2)[1]).toBe('    |    ^^^^');
  });

  test('wide characters do not widen the frame', () => {
    const line = '漢'.repeat(500);
    const [source, carets] = frame(line, 250);
    expect(displayWidth(source!)).toBeGreaterThanOrEqual(96);
    expect(displayWidth(source!)).toBeLessThanOrEqual(99);
    expect(carets!.endsWith('^^')).toBe(true);
    const [above] = formatFinding(placed(2, 250), new Lines(`${line}\n${line}`))
      .split('\n')
      .slice(1);
    expect(displayWidth(above!)).toBeLessThanOrEqual(99);
  });

  test('a cut between the halves of a character leaves neither', () => {
    for (const column of [249, 250, 251, 252]) {
      const [source, carets] = frame(`${'😀'.repeat(250)}x`, column, 1);
      expect(source).not.toMatch(/\p{Surrogate}/u);
      expect(displayWidth(source!)).toBeLessThanOrEqual(99);
      expect(carets).toMatch(/\^$/);
    }
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

test('an error is red, a warning is yellow', () => {
  const lines = new Lines('a: 1');
  const shown = (code: 'POOL_UNKNOWN' | 'GPU_ZERO'): string =>
    formatFinding(placed(1, 1, 1, { code }), lines, { color: true });
  expect(shown('POOL_UNKNOWN')).toContain('\x1b[31merror\x1b[39m');
  expect(shown('POOL_UNKNOWN')).toContain('\x1b[31m^\x1b[39m');
  expect(shown('GPU_ZERO')).toContain('\x1b[33mwarning\x1b[39m');
  expect(shown('GPU_ZERO')).toContain('\x1b[33m^\x1b[39m');
});

test('colours are there only when asked for', () => {
  const text = new Lines('a: 1');

  const colours = /\x1b\[\d+m/g;
  expect(formatFinding(placed(1, 1), text)).not.toMatch(colours);
  const coloured = formatFinding(placed(1, 1), text, { color: true });
  expect(coloured).toMatch(colours);
  expect(coloured.replace(colours, '')).toBe(formatFinding(placed(1, 1), text));
});
