import {
  bytesWords,
  coresWords,
  countWords,
  gpuWords,
  howMany,
  percentWords,
} from '../../../lib/report/data/amount-words';

test.each([
  [null, 'unlimited'],
  [0, '0'],
  [512, '512'],
  [512 * 2 ** 20, '512Mi'],
  [3774874 * 2 ** 20, '3.6Ti'],
  [1023.999 * 2 ** 30, '1Ti'],
  [2 ** 60, '1Ei'],
  [1500 * 2 ** 30, '1.46Ti'],
])('%d bytes are %s', (bytes, words) => expect(bytesWords(bytes)).toBe(words));

test.each([
  [null, 'unlimited'],
  [61.538, '61.5'],
  [0.25, '0.25'],
  [1500, '1,500'],
])('%d cores are %s', (cores, words) => expect(coresWords(cores)).toBe(words));

test('counts have their thousands apart', () => {
  expect([12, 1234, 1234567].map(countWords)).toEqual(['12', '1,234', '1,234,567']);
});

test('devices are named by pool', () => {
  expect([gpuWords({ a100: 2, h100: 1200 }), gpuWords({})]).toEqual(['a100 2, h100 1,200', '–']);
});

test('one is not several', () => {
  expect([howMany(1, 'pool'), howMany(2, 'pool'), howMany(0, 'pool')]).toEqual([
    '1 pool',
    '2 pools',
    '0 pools',
  ]);
});

test('a part of nothing is no number', () => {
  expect([percentWords(1, 3), percentWords(0, 0)]).toEqual(['33 %', '–']);
});
