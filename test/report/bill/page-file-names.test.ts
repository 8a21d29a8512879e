import { basename } from 'node:path';
import { pageFileNames } from '../../../lib/report/bill/page-file-names';
import { fc } from '../../fast-check';

describe('the names of the pages of a bill', () => {
  test('are those of the cost centers', () => {
    expect(pageFileNames(['ENG-014', 'Köln 2', null])).toEqual([
      'cost-center-ENG-014.html',
      'cost-center-Köln-2.html',
      'platform.html',
    ]);
  });

  test('lead to no other folder', () => {
    expect(pageFileNames(['ENG/014', '/../../evil', '..\\evil', 'a\0b'])).toEqual([
      'cost-center-ENG-014.html',
      'cost-center--..-..-evil.html',
      'cost-center-..-evil.html',
      'cost-center-a-b.html',
    ]);
  });

  test.each([
    ['letters of another size', 'ENG-1', 'eng-1'],
    ['characters that no file name has', 'ENG/1', 'ENG:1'],
    ['two ways to write a letter', 'K\u00f6ln', 'Ko\u0308ln'],
    ['ß and ss', 'STRASSE', 'Straße'],
    ['a number that another one gets', 'ENG-1', 'ENG-1'],
  ])('differ for %s', (_, one, other) => {
    const [first, second] = pageFileNames([one, other]);
    expect(second).toMatch(/-2\.html$/);
    expect(first).not.toMatch(/-2\.html$/);
  });

  test('are short, plain and all different, whatever the cost centers are called', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom('..', '/', '', 'A', 'a', 'a-2', 'A-2', 'con'),
    );
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 12 }), (names) => {
        const files = pageFileNames(names);
        expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(names.length);
        for (const file of files) {
          expect(basename(file)).toBe(file);
          expect(file).toMatch(/^cost-center-[^/\\:*?"<>|\p{C}]*\.html$/u);
          expect(Buffer.byteLength(file)).toBeLessThan(255);
        }
      }),
    );
  });
});
