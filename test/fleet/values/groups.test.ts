import { addTo, chunks, grouped } from '../../../lib/fleet/values/groups';

test('items of one key are together, keys and items in the order in which they come', () => {
  const groups = grouped(['b1', 'a1', 'b2'], (text) => text[0]!);
  expect([...groups]).toEqual([
    ['b', ['b1', 'b2']],
    ['a', ['a1']],
  ]);
});

test('a key gets a list of its own, which keeps what it is given later', () => {
  const given = [1, 2];
  const lists = new Map<string, number[]>();
  addTo(lists, 'a', ...given);
  addTo(lists, 'a', 3);
  expect(lists.get('a')).toEqual([1, 2, 3]);
  expect(given).toEqual([1, 2]);
});

test('a list is cut into parts that are short enough', () => {
  expect(chunks([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(chunks([1, 2], 2)).toEqual([[1, 2]]);
  expect(chunks([], 2)).toEqual([]);
});
