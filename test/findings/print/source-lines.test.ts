import { Lines } from '../../../lib/findings/print/source-lines';

const lines = new Lines('first\n\nthird line  \nlast');

test('lines are counted from one, and come without their breaks', () => {
  expect([1, 2, 3, 4].map((number) => lines.line(number))).toEqual([
    'first',
    '',
    'third line  ',
    'last',
  ]);
});

test('there is no line before the first or after the last', () => {
  expect(lines.line(0)).toBeUndefined();
  expect(lines.line(5)).toBeUndefined();
});

test('a break at the end makes an empty line', () => {
  expect(new Lines('a\n').line(2)).toBe('');
  expect(new Lines('').line(1)).toBe('');
});

describe('a position', () => {
  test.each([
    ['the first character', 0, 1, { line: 1, column: 1, length: 1 }],
    ['the last character of a line', 4, 5, { line: 1, column: 5, length: 1 }],
    ['the first character after a break', 7, 12, { line: 3, column: 1, length: 5 }],
    ['the last character', 23, 24, { line: 4, column: 4, length: 1 }],
    ['the end', 24, 25, { line: 4, column: 5, length: 1 }],
  ])('of %s', (_title, start, end, position) => {
    expect(lines.position(start, end)).toEqual(position);
  });

  test('is one character long unless an end is given', () => {
    expect(lines.position(7)).toEqual({ line: 3, column: 1, length: 1 });
  });

  test('of several lines ends with the text of the first', () => {
    expect(lines.position(13, 24)).toEqual({ line: 3, column: 7, length: 4 });
  });

  test('of an empty line is one column long', () => {
    expect(lines.position(6, 12)).toEqual({ line: 2, column: 1, length: 1 });
  });
});
