import { readQuickly } from '../../../../lib/fleet/reading/yaml/quick/quick-reader';

/** Set by the two projects in jest.config.js. */
declare const QUICK_READER: boolean;

test('these tests run once with the quick reader and once without it', () => {
  expect(readQuickly('a: 1\n') !== undefined).toBe(QUICK_READER);
});
