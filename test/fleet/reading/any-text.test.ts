import { fc } from '../../fast-check';
import { stringify } from 'yaml';
import type { FindingPath } from '../../../lib/findings/finding';
import { formatFindings } from '../../../lib/findings/print/frame-list';
import { locate } from '../../../lib/fleet/reading/yaml/yaml-places';
import { Lines } from '../../../lib/findings/print/source-lines';
import { parseYaml } from '../../../lib/fleet/reading/yaml/yaml-reader';

const isPrintable = (text: string) => !/[\x7f-\x9f\ufeff\ufffe\uffff]/.test(text);
const texts = fc.string({ unit: 'grapheme', maxLength: 12 }).filter(isPrintable);
const keys = texts.filter((key) => !(key in Object.prototype) && key !== '<<');
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    texts,
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(keys, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

/** The paths of all values in `data`. */
function* allPaths(data: unknown, path: FindingPath = []): Generator<FindingPath> {
  yield path;
  if (typeof data !== 'object' || data === null) return;
  for (const [key, value] of Object.entries(data)) {
    yield* allPaths(value, [...path, Array.isArray(data) ? Number(key) : key]);
  }
}

test('what yaml writes is read back as it was', () => {
  fc.assert(
    fc.property(fc.dictionary(keys, tree, { noNullPrototype: true, minKeys: 1 }), (data) => {
      expect(parseYaml({ file: 'a', text: stringify(data) })).toEqual({ data, findings: [] });
    }),
    { numRuns: 300 },
  );
});

test('every value has a place in the text', () => {
  fc.assert(
    fc.property(fc.dictionary(keys, tree, { noNullPrototype: true, minKeys: 1 }), (data) => {
      const text = stringify(data);
      const lines = new Lines(text);
      const wanted = [...allPaths(data)].map((path) => ({ path, at: 'value' as const }));
      for (const place of locate(text, wanted)) {
        const line = lines.line(place!.line)!;
        expect(place!.column).toBeLessThanOrEqual(line.length + 1);
        expect(place!.length).toBeGreaterThanOrEqual(1);
      }
    }),
    { numRuns: 100 },
  );
});

const SAMPLE = `apiVersion: cdk8s-tenancy/v1alpha1
platform:
  environments: {dev: {share: 30%}, prod: {share: 70%}}
tiers: &t
  standard:
    quota: {cpu: 50, "memory": '100Gi'}
tenants:
  - name: a # first
    description: |
      two
      lines
    tiers: *t
    users: [{group: x}, y]
`;

/** Where a text is changed, how much of it goes, and what comes instead. */
const change = fc.tuple(
  fc.nat(SAMPLE.length),
  fc.nat(8),
  fc.oneof(
    fc.constantFrom('\t', '\n', '- ', ': ', '{', '}', '[', ']', '"', "'", '&a ', '*a', '!x ', '#'),
    fc.constantFrom(
      '? ',
      '|',
      '>',
      '%',
      '---\n',
      '...\n',
      '<<: ',
      '\n\n',
      '  ',
      ',',
      '\ufeff',
      '\0',
    ),
    fc.string({ unit: 'binary', maxLength: 5 }),
  ),
);

test('no text makes the reader or the frames fail, and every finding has a place', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
      let text = SAMPLE;
      for (const [at, gone, added] of changes) {
        text = text.slice(0, at) + added + text.slice(at + gone);
      }
      const { data, findings } = parseYaml({ file: 'a.yaml', text });
      if (findings.length === 0) expect(data).toBeDefined();
      for (const item of findings) {
        expect(item.line).toBeGreaterThanOrEqual(1);
        expect(item.column).toBeGreaterThanOrEqual(1);
        expect(item.length).toBeGreaterThanOrEqual(1);
        expect(new Lines(text).line(item.line!)).toBeDefined();
      }
      const lines = new Lines(text);
      expect(typeof formatFindings(findings, { sources: { lines: () => lines } })).toBe('string');
    }),
    { numRuns: 1_000 },
  );
});
