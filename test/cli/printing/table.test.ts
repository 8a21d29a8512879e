import { type Column, formatTable } from '../../../lib/cli/printing/table';

const COLUMNS: readonly Column[] = [
  { heading: 'NAME' },
  { heading: 'COUNT', numeric: true },
  { heading: 'HELD BY', wraps: 'items' },
];
const ROWS = [
  ['h100', '12', 'vision 4, search 4, speech 4'],
  ['a100', '3', 'bi 3'],
];

test('without a terminal, each row is one line', () => {
  expect(formatTable(COLUMNS, ROWS)).toBe(
    'NAME   COUNT   HELD BY\n' +
      'h100      12   vision 4, search 4, speech 4\n' +
      'a100       3   bi 3\n',
  );
});

test('a table that fits the terminal is the same', () => {
  expect(formatTable(COLUMNS, ROWS, { width: 43 })).toBe(formatTable(COLUMNS, ROWS));
});

test('a wider one has smaller gaps, and wraps between items', () => {
  expect(formatTable(COLUMNS, ROWS, { width: 35 })).toBe(
    'NAME  COUNT  HELD BY\n' +
      'h100     12  vision 4, search 4,\n' +
      '             speech 4\n' +
      'a100      3  bi 3\n',
  );
});

test('a word that is wider than its column widens the column', () => {
  const columns: readonly Column[] = [{ heading: 'WHO', wraps: 'words' }, { heading: 'WHAT' }];
  const rows = [['a serviceaccount:ci/deployer b', 'x']];
  expect(formatTable(columns, rows, { width: 10 })).toBe(
    'WHO                         WHAT\n' +
      'a                           x\n' +
      'serviceaccount:ci/deployer\n' +
      'b\n',
  );
});

test('only headings are painted', () => {
  const paintHeading = (text: string): string => `<${text}>`;
  expect(formatTable(COLUMNS, [], { paintHeading })).toBe('<NAME   COUNT   HELD BY>\n');
});
