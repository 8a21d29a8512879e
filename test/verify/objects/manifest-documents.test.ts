import { fc } from '../../fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { readQuickly, switchQuickReader } from '../../../lib/fleet/reading/yaml/quick/quick-reader';
import { emitDocument } from '../../../lib/synth/render/emitter';
import { folderObjects, manifestFiles } from '../../../lib/verify/objects/folder-objects';
import { hasOtherBorders, readDocuments } from '../../../lib/verify/objects/manifest-documents';

const DIST = join(__dirname, '../../../dist');

afterEach(() => switchQuickReader(true));

describe.each([
  ['the quick reader', true],
  ['the parser', false],
])('with %s', (_, isQuick) => {
  beforeEach(() => switchQuickReader(isQuick));

  test.each([
    ['one document', 'a: 1\n', [[1, { a: 1 }]]],
    ['no line break at the end', 'a: 1', [[1, { a: 1 }]]],
    ['comments before it', '# one\n\n# two\na: 1\n', [[4, { a: 1 }]]],
    ['a separator before it', '---\na: 1\n', [[2, { a: 1 }]]],
    [
      'several',
      '# head\na: 1\n---\nb: 2\n--- # third\n\nc: 3\n',
      [
        [2, { a: 1 }],
        [4, { b: 2 }],
        [7, { c: 3 }],
      ],
    ],
    ['empty ones', '---\n---\n# nothing\n---\na: 1\n---\n', [[5, { a: 1 }]]],
    [
      'line endings of Windows',
      'a: 1\r\n---\r\nb: 2\r\n',
      [
        [1, { a: 1 }],
        [3, { b: 2 }],
      ],
    ],
    [
      'an end that is marked',
      'a: 1\n...\n---\nb: 2\n',
      [
        [1, { a: 1 }],
        [4, { b: 2 }],
      ],
    ],
    ['a document beside its separator', '--- {a: 1}\n', [[1, { a: 1 }]]],
    ['JSON', '{\n  "a": [1, 2]\n}\n', [[1, { a: [1, 2] }]]],
    ['a separator inside a text', 'a: |\n  ---\n  b\n', [[1, { a: '---\nb\n' }]]],
  ])('%s', (__, text, expected) => {
    const documents = [...readDocuments(text, 'x.yaml')];
    expect(documents.map(({ line, data }) => [line, data])).toEqual(expected);
  });

  test.each([
    ['a: 1\n---\nb: [\n', 'x.yaml:4 is not YAML: Flow sequence in block collection must be '],
    ['a: {b: 1\n', 'x.yaml:2 is not YAML: '],
  ])('what is wrong in %j has its line', (text, message) => {
    expect(() => [...readDocuments(text, 'x.yaml')]).toThrow(message);
  });
});

test.each([
  ...['0.5', '1.30', '.5', '1.0', '007', '-0', '+1', '1e3', '1e-3', '0x10', '0o17', '.inf', '.nan'],
  ...['1', '-3', '99999999999999999999', 'true', 'yes', '~', '500m', '1.2.3', 'v1', '2026-01-01'],
  ...['{b: 0.5}', '[1.30, x]'],
])('a value %s means to the quick reader what it means to the parser', (value) => {
  const text = `a: ${value}\nb: x\n`;
  const [quick] = readDocuments(text, 'x.yaml');
  expect(quick!.data).toEqual(parseAllDocuments(text)[0]!.toJS());
});

test('everything that we write reads as the parser reads it', () => {
  const files = manifestFiles(DIST);
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    const text = readFileSync(join(DIST, file), 'utf8');
    const parsed = parseAllDocuments(text).map((document) => document.toJS() as unknown);
    expect([...readDocuments(text, file)].map(({ data }) => data)).toEqual(parsed);
  }
});

test('whatever we write is read as the parser reads it, and nearly always by the quick reader', () => {
  const text = fc.oneof(
    fc.constantFrom('::/0', '10.0.0.0/8', 'a: b', "it's", '1.30', '0x1F', '', 'é', 'a\tb', '{{x}}'),
    fc.string({
      unit: fc.constantFrom(...'ab01.:/#-|>$(){}[]!&*?,', '\n', '\n', ' ', '"', "'", '\\'),
      maxLength: 20,
    }),
    fc
      .array(fc.stringMatching(/^ {0,2}[ -~]{0,12}$/), { maxLength: 4 })
      .map((all) => all.join('\n')),
  );
  const scalar = fc.oneof(text, fc.integer(), fc.double({ noNaN: true }), fc.boolean());
  const key = fc.stringMatching(/^[a-z][a-zA-Z0-9./-]{0,6}$/);
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 2, arbitrary: scalar },
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  const document = fc.dictionary(key, tree, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
  let [all, taken] = [0, 0];
  fc.assert(
    fc.property(document, (data) => {
      const written = emitDocument(data);
      const parsed: unknown = parseAllDocuments(written)[0]!.toJS();
      expect([...readDocuments(written, 'x.yaml')]).toEqual([{ line: 1, data: parsed }]);
      all += 1;
      if (readQuickly(written) !== undefined) taken += 1;
    }),
    { numRuns: 3_000 },
  );
  expect(taken).toBeGreaterThan(all / 2);
});

test('all that we write for a large platform is read by the quick reader', () => {
  const texts = manifestFiles(DIST).flatMap((file) =>
    readFileSync(join(DIST, file), 'utf8').split(/^---\n/m),
  );
  const isAscii = (text: string): boolean => /^[\n -~]*$/.test(text);
  expect(texts.filter(isAscii).length).toBeGreaterThan(200);
  expect(texts.filter((text) => isAscii(text) && readQuickly(text) === undefined)).toEqual([]);
});

describe('documents of certain kinds', () => {
  const wanted = new Set(['Namespace', 'RoleBinding']);
  const isWanted = ({ kind }: { readonly kind: string }): boolean => wanted.has(kind);

  test('are the same that are chosen from all, with the same places', () => {
    const all = [...folderObjects(DIST)].filter(isWanted);
    expect(all.length).toBeGreaterThan(40);
    expect([...folderObjects(DIST, wanted)].filter(isWanted)).toEqual(all);
  });

  test('are read without most of the others', () => {
    const kinds = new Set([...folderObjects(DIST, wanted)].map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([...wanted].sort());
  });

  test.each([
    ['in a list', 'kind: List\napiVersion: v1\nitems: []\n'],
    ['in JSON', '{"kind": "Namespace"}\n'],
    ['with a kind in quotes', 'kind: "Namespace"\n'],
    ['of which a text states another kind', 'kind: Namespace\nnote: |\n  kind: Pod\n'],
    ['after a border of another form', '%YAML 1.2\n---\nkind: Pod\n--- !!map\nkind: Namespace\n'],
  ])('are found %s', (_, text) => {
    const all = [...readDocuments(text, 'x.yaml')];
    expect([...readDocuments(text, 'x.yaml', wanted)]).toEqual(all);
  });
});

test.each<[string, boolean]>([
  ['a: 1\n---\nb: 2\n', false],
  ['a: 1\n--- # a comment\nb: 2\n', false],
  ['a: ...\nb: 5%\n', false],
  ['a: 1\n...\nb: 2\n', true],
  ['a: 1\r\n...\r\nb: 2\r\n', true],
  ['a: 1\r...\rb: 2\r', true],
  ['%YAML 1.2\n---\na: 1\n', true],
  ['a: 1\n--- {b: 2}\n', true],
])('%j has documents with other borders: %s', (text, expected) => {
  expect(hasOtherBorders(text)).toBe(expected);
});
