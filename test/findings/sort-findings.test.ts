import { finding, type FindingInit } from '../../lib/findings/finding';
import { sortFindings } from '../../lib/findings/sort-findings';

const item = (init: Partial<FindingInit>) =>
  finding({ code: 'POOL_UNKNOWN', path: [], message: 'It is wrong.', fix: 'Fix it.', ...init });

/** Each pair is sorted one way, whatever the order of its members. */
test.each<[string, Partial<FindingInit>, Partial<FindingInit>]>([
  ['files by name', { file: 'a.yaml', line: 9 }, { file: 'b.yaml', line: 1 }],
  ['no file before a file', { line: 9 }, { file: 'a.yaml', line: 1 }],
  ['lines by number', { line: 9, column: 5 }, { line: 10, column: 1 }],
  ['a whole file before its lines', { file: 'a.yaml' }, { file: 'a.yaml', line: 1 }],
  [
    'columns by number',
    { line: 1, column: 9, code: 'TYPE_WRONG' },
    { line: 1, column: 10, code: 'KEY_MISSING' },
  ],
  [
    'codes of one place by name',
    { line: 1, code: 'CIDR_INVALID', path: ['b'] },
    { line: 1, code: 'GPU_ZERO', path: ['a'] },
  ],
  ['paths of one place and code', { line: 1, path: ['a'] }, { line: 1, path: ['b'] }],
  ['messages, if all else is equal', { message: 'A.' }, { message: 'B.' }],
  ['paths before codes, if no line is known', { path: ['a'] }, { code: 'GPU_ZERO', path: ['b'] }],
  ['indices as numbers', { path: ['tenants', 9, 'x'] }, { path: ['tenants', 10] }],
  ['a map before what it contains', { path: ['tenants'] }, { path: ['tenants', 0] }],
  ['an index and a key as text', { path: ['a', 10] }, { path: ['a', 'b'] }],
])('%s', (_rule, first, second) => {
  const [one, two] = [item(first), item(second)];
  expect(sortFindings([one, two])).toEqual([one, two]);
  expect(sortFindings([two, one])).toEqual([one, two]);
});

test('leaves its input as it is', () => {
  const input = [item({ line: 2 }), item({ line: 1 })];
  const copy = [...input];
  sortFindings(input);
  expect(input).toEqual(copy);
});
