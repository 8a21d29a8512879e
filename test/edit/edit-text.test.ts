import { editText } from '../../lib/edit/edit-text';
import type { Edit } from '../../lib/edit/edit-tree';

const set = (value: number | string, ...path: (string | number)[]): Edit => ({ path, value });
const out = (...path: (string | number)[]): Edit => ({ path });

/** Each: what it shows, the text, the edits, the text after them. */
const CASES: readonly (readonly [string, string, readonly Edit[], string])[] = [
  ['a number, and nothing beside it', 'a:  8   # why\n', [set(10, 'a')], 'a:  10   # why\n'],
  ['double quotes stay', 'a: "200Gi"\n', [set('90Gi', 'a')], 'a: "90Gi"\n'],
  ['single quotes stay', "a: '200Gi'\n", [set('90Gi', 'a')], "a: '90Gi'\n"],
  [
    'a folded text becomes a plain one',
    'a: >-\n  200Gi\nb: 1\n',
    [set('90Gi', 'a')],
    'a: 90Gi\nb: 1\n',
  ],
  ['a value that is missing', 'a:\nb: 1\n', [set(2, 'a', 'x')], 'a: {x: 2}\nb: 1\n'],
  ['an empty map', 'a: {}\n', [set(2, 'a', 'x')], 'a: {x: 2}\n'],
  ['a key in a flow map', 'a: {b: 1} # c\n', [set(2, 'a', 'x')], 'a: {b: 1, x: 2} # c\n'],
  ['a key in spaced braces', 'a: { b: 1 }\n', [set(2, 'a', 'x')], 'a: { b: 1, x: 2 }\n'],
  ['a key after a comma', 'a: {b: 1,}\n', [set(2, 'a', 'x')], 'a: {b: 1, x: 2,}\n'],
  [
    'a key in a flow map of several lines',
    'a: {\n  b: 1, # c\n  d: 2 # e\n}\n',
    [set(2, 'a', 'x')],
    'a: {\n  b: 1, # c\n  d: 2,\n  x: 2 # e\n}\n',
  ],
  ['JSON stays JSON', '{"a": {"b": 1}}', [set(2, 'a', 'x')], '{"a": {"b": 1, "x": 2}}'],
  [
    'a key in a block',
    'a:\n  b: 1 # c\n\n# d\ne: 1\n',
    [set(2, 'a', 'x')],
    'a:\n  b: 1 # c\n  x: 2\n\n# d\ne: 1\n',
  ],
  [
    'a key in a list item',
    '- b: 1\n- c: 1\n',
    [set(2, 0, 'x', 'y')],
    '- b: 1\n  x: {y: 2}\n- c: 1\n',
  ],
  [
    'a key after a block text',
    'a:\n  b: |\n    t\nc: 1\n',
    [set(2, 'a', 'x')],
    'a:\n  b: |\n    t\n  x: 2\nc: 1\n',
  ],
  [
    'a key at the end of a file without a line break',
    'a:\n  b: 1',
    [set(2, 'a', 'x')],
    'a:\n  b: 1\n  x: 2',
  ],
  [
    'two keys of one new map',
    'a: 1\n',
    [set(1, 'q', 'x'), set(2, 'q', 'y')],
    'a: 1\nq: {x: 1, y: 2}\n',
  ],
  [
    'an alias gets its own copy',
    'a: &n {x: 1}\nb: *n\n',
    [set(2, 'b', 'x')],
    'a: &n {x: 1}\nb: {x: 2}\n',
  ],
  [
    'what other places share keeps its value: the first of them becomes the anchor',
    'a: &n {x: 1}\nb: *n\nc: *n\n',
    [set(2, 'a', 'x')],
    'a: {x: 2}\nb: &n {x: 1}\nc: *n\n',
  ],
  [
    'an anchor that all aliases leave stays where it is',
    'a: &n {x: 1}\nb: *n\n',
    [set(2, 'a', 'x'), set(3, 'b', 'x')],
    'a: &n {x: 2}\nb: {x: 3}\n',
  ],
  ['an anchored number', 'a: &n 1\nb: *n\n', [set(2, 'a')], 'a: 2\nb: &n 1\n'],
  [
    'Windows line breaks',
    'a: 1\r\nb:\r\n  c: 1\r\n',
    [set(2, 'b', 'x')],
    'a: 1\r\nb:\r\n  c: 1\r\n  x: 2\r\n',
  ],
  ['a byte order mark', '\ufeffa: 1\n', [set(22, 'a')], '\ufeffa: 22\n'],
  [
    'an entry of a block map with its comment',
    'a:\n  b: 1 # c\n  # d\n  e: 2\n',
    [out('a', 'b')],
    'a:\n  # d\n  e: 2\n',
  ],
  ['an item of a block list', 'a:\n  - b: 1\n    c: 2\n  - d\n', [out('a', 0)], 'a:\n  - d\n'],
  ['the only item of a block list', 'a:\n  - b\nc: 1\n', [out('a', 0)], 'a: []\nc: 1\n'],
  ['the first key of a list item', '- a: 1\n  b: 2\n', [out(0, 'a')], '- b: 2\n'],
  ['an item of a flow list', 'a: [1, 2, 3]\n', [out('a', 1)], 'a: [1, 3]\n'],
  ['the last item of a flow list', 'a: [1, 2, 3]\n', [out('a', 2)], 'a: [1, 2]\n'],
  ['all items of a flow list', 'a: [{b: 1}]\n', [out('a', 0)], 'a: []\n'],
  ['an item with its own line', 'a: [\n  1,\n  2,\n]\n', [out('a', 0)], 'a: [\n  2,\n]\n'],
  ['an anchor that leaves', 'a: [&n {x: 1}, 2]\nb: *n\n', [out('a', 0)], 'a: [2]\nb: &n {x: 1}\n'],
];

test.each(CASES)('%s', (_, text, edits, after) => {
  expect(editText('tenants.yaml', text, edits)).toBe(after);
});

test('what cannot be edited without changing something else is refused', () => {
  const text = '? a\n: 1\n';
  expect(() => editText('tenants.yaml', text, [out('a')])).toThrow(
    '`tenants.yaml` is written in a way that cannot be edited',
  );
});

test('a text that is no YAML is refused', () => {
  expect(() => editText('tenants.yaml', 'a: [', [set(1, 'a')])).toThrow('cannot be read');
});
