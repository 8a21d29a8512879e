import { bytesText, bytesTextOf, coresText } from '../../../lib/fleet/values/human-amounts';
import { ONE } from '../../../lib/fleet/values/quantity';

test.each([
  ['0', '0'],
  ['20', '20'],
  ['61538m', '61.5'],
  ['615384m', '615'],
  ['1500', '1500'],
  ['2k', '2000'],
  ['100m', '0.1'],
  ['50m', '0.05'],
  ['1m', '1m'],
])('%s cores are %s', (quantity, text) => expect(coresText(quantity)).toBe(text));

test.each([
  ['0', '0'],
  ['512', '512'],
  ['160Gi', '160Gi'],
  ['1000Gi', '1000Gi'],
  ['1024Gi', '1Ti'],
  ['1500Gi', '1.46Ti'],
  ['3774874Mi', '3.6Ti'],
  ['104857Mi', '102Gi'],
  ['1048575Mi', '1Ti'],
  ['64G', '64G'],
  ['1500G', '1.5T'],
  ['2048Pi', '2Ei'],
])('%s bytes are %s', (quantity, text) => expect(bytesText(quantity)).toBe(text));

test('fewer bytes are negative', () => {
  expect(bytesTextOf({ nano: -3n * ONE * 1024n ** 3n, format: 'binary' })).toBe('-3Gi');
});
