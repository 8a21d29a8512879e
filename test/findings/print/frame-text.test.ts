import {
  cut,
  displayWidth,
  harmless,
  windowAround,
  windowFrom,
} from '../../../lib/findings/print/frame-text';

test.each([
  ['plain text', 'plain text'],
  ['a\tb\nc\rd', 'a b c d'],
  ['\u0000\u001b\u001f', '␀␛␟'],
  ['\u007f', '␡'],
  ['\u0080\u009f', '��'],
  ['\u202e\u2066\u200f\u061c\ufeff\u2028', '������'],
  ['漢字 é 😀', '漢字 é 😀'],
])('%j is harmless as %s', (text, shown) => {
  expect(harmless(text)).toBe(shown);
  expect(harmless(text)).toHaveLength(text.length);
});

test.each([
  ['abc', 3],
  ['漢字', 4],
  ['한글', 4],
  ['ひカ', 4],
  ['！', 2],
  ['😀', 2],
  ['e\u0301', 1],
  ['a\u200bb', 2],
  ['©', 1],
  ['', 0],
])('%j is %d columns wide', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

describe('the window around a place', () => {
  test('is the whole line, if that fits', () => {
    expect(windowAround('x'.repeat(10), 9, 1, 10)).toEqual({ start: 0, end: 10 });
  });

  test('has the place in its middle', () => {
    expect(windowAround('x'.repeat(100), 50, 1, 10)).toEqual({ start: 46, end: 56 });
    expect(windowAround('x'.repeat(100), 50, 4, 10)).toEqual({ start: 47, end: 57 });
  });

  test('stays within the line', () => {
    expect(windowAround('x'.repeat(100), 1, 1, 10)).toEqual({ start: 0, end: 10 });
    expect(windowAround('x'.repeat(100), 99, 1, 10)).toEqual({ start: 90, end: 100 });
    expect(windowAround('x'.repeat(100), 100, 1, 10)).toEqual({ start: 90, end: 100 });
  });

  test('begins before a place that is longer than itself', () => {
    expect(windowAround('x'.repeat(100), 50, 50, 10)).toEqual({ start: 48, end: 58 });
  });

  test('shows as many wide characters as fit, with the place among them', () => {
    for (let column = 0; column < 100; column += 1) {
      for (const max of [9, 10, 11, 12, 13]) {
        const { start, end } = windowAround('漢'.repeat(100), column, 1, max);
        expect(end - start).toBe(Math.floor(max / 2));
        expect(start).toBeLessThanOrEqual(column);
        expect(end).toBeGreaterThan(column);
      }
    }
  });

  test('is only as long as a short line of wide characters allows', () => {
    expect(windowAround('漢'.repeat(6), 0, 1, 10)).toEqual({ start: 0, end: 5 });
  });
});

test('a window from a column on is as wide as the line and the limit allow', () => {
  expect(windowFrom('x'.repeat(100), 20, 10)).toEqual({ start: 20, end: 30 });
  expect(windowFrom('x'.repeat(25), 20, 10)).toEqual({ start: 20, end: 25 });
  expect(windowFrom('漢'.repeat(100), 20, 10)).toEqual({ start: 20, end: 25 });
});

describe('a cut line', () => {
  test.each([
    ['whole', { start: 0, end: 10 }, '0123456789'],
    ['at its end', { start: 0, end: 5 }, '0123…'],
    ['at its beginning', { start: 5, end: 10 }, '…6789'],
    ['by its first character', { start: 1, end: 10 }, '…23456789'],
    ['by its last character', { start: 0, end: 9 }, '01234567…'],
    ['at both ends', { start: 2, end: 7 }, '…345…'],
    ['to nothing', { start: 12, end: 10 }, ''],
  ])('%s', (_title, window, shown) => {
    expect(cut('0123456789', window)).toBe(shown);
  });

  test('has a space for the half of a character, and keeps its length', () => {
    const line = '😀😀😀';
    expect(cut(line, { start: 2, end: 6 })).toBe('… 😀');
    expect(cut(line, { start: 3, end: 6 })).toBe('…😀');
    expect(cut(line, { start: 0, end: 4 })).toBe('😀 …');
    expect(cut(line, { start: 0, end: 3 })).toBe('😀…');
  });
});
