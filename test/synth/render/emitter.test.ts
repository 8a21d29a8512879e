import { Yaml } from 'cdk8s';
import { fc } from '../../fast-check';
import type * as Emitter from '../../../lib/synth/render/emitter';
import { emitDocument, emitDocuments } from '../../../lib/synth/render/emitter';

/** Strings that some YAML reader takes for something else, or that cannot stand plain. */
const NASTY_STRINGS = [
  // Booleans and null, in the spellings of YAML 1.1 and in those that are none.
  ...['y', 'Y', 'n', 'N', 'yes', 'Yes', 'YES', 'yEs', 'no', 'No', 'NO', 'nO'],
  ...['on', 'On', 'ON', 'oN', 'off', 'Off', 'OFF', 'oFF', 'true', 'True', 'TRUE', 'tRUE'],
  ...['false', 'False', 'FALSE', 'fALSE', 'null', 'Null', 'NULL', 'nULL', '~', ''],
  // Numbers, octals, hexadecimals, exponents, sexagesimals, infinities.
  ...['0', '-0', '+1', '10', '0755', '0o17', '0x1F', '0b101', '1_000', '1e3', 'e3', 'E10', 'e+1'],
  ...['e', 'e-', 'E_1', '.5', '1.', '.', '1.5e-3', '12:30', '190:20:30', '1:2.5', '.inf', '-.inf'],
  ...['.nan', '.NaN', 'inf', 'NaN', '100m', '64Gi', '10E', '1.30', 'v1.34', '08', '1__', '_1'],
  // Dates.
  ...['2001-12-14', '2001-12-14t21:59:43.10-05:00', '2001-12-14 21:59:43', '2001-1-1'],
  // Indicators, comments, tags, anchors, markers, directives.
  ...['-', '- a', '-a', '--', '---', '--- a', '...', '?', '? a', '?a', ':', ': a', ':a', 'a:'],
  ...['a: b', 'a:b', 'a::b', 'a :b', 'a #b', 'a#b', '#a', '&a', '*a', '*', '!a', '!!str', '|'],
  ...['>', '%a', '%YAML 1.1', '@a', '`a', '[a]', '{a}', 'a,b', 'a]', 'a}', ',a', '<<', '=', '<'],
  ...["'a'", '"a"', "it's", 'say "hi"', '\'"', "a'", 'a"', '\\', 'a\\b', 'a\\nb'],
  // Blanks.
  ...[' ', '  ', ' a', 'a ', 'a  b', '\t', 'a\t', '\ta', 'a\tb', 'a\t#b', 'a:\tb', '\u00a0'],
  // Several lines.
  ...['a\nb', 'a\n', '\na', 'a\n\n', '\n', '\n\n', ' a\nb', 'a\n b', 'a \nb', 'a\n  ', 'a\n---\nb'],
  ...[
    'a\n\nb',
    'a\n\n\n- b: c',
    'a ||\n  b\n&& c',
    'a\n#b',
    'a\n...\nb',
    'a\n\tb',
    "a\n'b'",
    'a\n|-\n b',
  ],
  ...['a\r\nb', 'a\rb', '\r', '# a\nb', 'a: b\nc', '- a\n- b', '\n a\n', 'a\n\nb\n\n', '%a\n%b'],
  // Control characters, other line breaks, Unicode, lone surrogates.
  ...[
    '\0',
    '\x07',
    '\x1b',
    'a\x7fb',
    '\x85',
    'a\u2028b',
    'a\u2028%b',
    'a\u2029---',
    '\ufeff',
    '\ufffe',
  ],
  ...['ü', 'Zürich', '日本語', '🚀', '\ud83d', '\udc00a', 'e\u0301', '\u202eabc'],
  // What objects of Kubernetes hold.
  ...['kube-system', 'a.b/c', 'alice@company.com', '10.0.0.0/8', '::/0', 'fd00::/8', '0.0.0.0/0'],
  ...['requests.nvidia.com/gpu', 'Prune=false,Delete=false', 'system:serviceaccount:a:b', '30%'],
  ...['nvidia.com/mig-1g.10gb', '!has(object.spec) || object.spec.x == "y"', 'a && b', '/dev/null'],
  ...['ML Analytics Team', 'A: team', 'R&D', 'C#', 'f(x)', '100%', '$(x)', '${x}', '<no value>'],
];

const stock = (...values: object[]): string => Yaml.stringify(...values);

/** Fresh copies: `Yaml.stringify` would write anchors for shared references. */
const fresh = <T>(value: T): T => structuredClone(value);

describe('a string reads as itself wherever it stands', () => {
  test.each(NASTY_STRINGS.map((text) => [JSON.stringify(text), text]))('%s', (_name, text) => {
    const places: object[] = [
      { a: text },
      [text],
      { a: [text, text], b: { c: text } },
      [[text], { a: text }],
      { [text]: 1 },
      { a: { [text]: text } },
      [{ [text]: [] }],
    ];
    for (const place of places) expect(emitDocument(place)).toBe(stock(place));
  });
});

describe('documents equal those of cdk8s', () => {
  const long = 'x'.repeat(1022);
  const cases: Record<string, object> = {
    'an empty map': {},
    'an empty list': [],
    'empty collections inside': { a: {}, b: [], c: [[], {}], d: [{ e: [] }] },
    'nested lists': [[['a'], 'b'], [[[]]], { a: [[1, [2]]] }],
    'lists of maps': { a: [{ b: 1, c: [{ d: 2 }] }, { e: { f: 3 } }] },
    numbers: { a: [0, -0, 1, -1, 0.1, 1e21, 1e-7, 123456789012, Number.MAX_SAFE_INTEGER] },
    'numbers beyond JSON': { a: [NaN, Infinity, -Infinity] },
    'null and undefined': { a: null, b: undefined, c: [null, undefined] },
    booleans: { a: true, b: [false] },
    'keys that look like numbers': { 10: 'a', 2: 'b', c: 'd' },
    'keys near the limit of implicit keys': {
      [`${long}aa`]: 1,
      [`${long}bbb`]: 2,
      [`${long}"`]: 3,
    },
    'a text of several lines deep inside': { a: { b: [{ c: 'x\n  y\n' }] } },
    'a map without a prototype': Object.assign(Object.create(null) as object, { a: 1 }),
    'a key called __proto__': JSON.parse('{"__proto__": {"a": 1}}') as object,
    dates: { a: new Date(0) },
    maps: { a: new Map([['b', 1]]) },
  };
  test.each(Object.entries(cases))('%s', (_name, value) => {
    expect(emitDocument(value)).toBe(stock(value));
  });

  test('several documents are separated by ---', () => {
    const values = [{ a: 1 }, {}, { b: 'x\ny' }];
    expect(emitDocuments(values)).toBe(stock(...values));
    expect(emitDocuments([])).toBe(stock());
  });

  test('a stream may hold more documents than a call takes arguments', () => {
    const values = new Array<object>(200_000).fill({ a: 1 });
    expect(emitDocuments(values)).toHaveLength(200_000 * 5 + 199_999 * 4);
  });

  test('plain objects are written without loading yaml', () => {
    jest.isolateModules(() => {
      jest.doMock('yaml', () => {
        throw new Error('yaml was loaded');
      });
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const isolated = require('../../../lib/synth/render/emitter') as typeof Emitter;
      const usual = [
        'a: b',
        '10',
        '100m',
        '40Gi',
        '10.0.0.0/8',
        'yes',
        '*',
        '"a"',
        "it's",
        'a == "b"',
        'a ||\n  b &&\n\nc',
      ];
      const value = {
        kind: 'Namespace',
        metadata: { name: 'ml-a-dev', labels: { 'a.b/c': 'd' } },
        usual,
      };
      expect(isolated.emitDocument(value)).toBe(stock(value));
      expect(() => isolated.emitDocument({ a: 'two\nlines\n' })).toThrow('yaml was loaded');
      jest.dontMock('yaml');
    });
  });

  test('keys keep their order', () => {
    expect(emitDocument({ b: 1, a: { d: 2, c: 3 } })).toBe('b: 1\na:\n  d: 2\n  c: 3\n');
  });

  test('shared references are written out, never as anchors', () => {
    const shared = { a: 'b' };
    for (const text of ['plain', 'two\nlines']) {
      const value = { x: shared, y: shared, z: text };
      expect(emitDocument(value)).toBe(stock(fresh(JSON.parse(JSON.stringify(value)) as object)));
    }
  });

  test('more unusual scalars than are remembered do not change the text', () => {
    const value = { a: Array.from({ length: 9000 }, (_, index) => `ü ${index}`) };
    const text = emitDocument(value);
    expect(emitDocument(value)).toBe(text);
    expect(text.split('\n')[9000]).toBe('  - ü 8999');
  });
});

describe('random documents equal those of cdk8s', () => {
  const scalarText = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...NASTY_STRINGS) },
    { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
    { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
    // Dense in what the plain pattern has to tell apart.
    {
      weight: 6,
      arbitrary: fc.string({
        unit: fc.constantFrom(...'aeEyNo0123789:- #.,_/@=+%()[]{}\'"\\!&*|>?~<\n\t'),
        maxLength: 8,
      }),
    },
    { weight: 2, arbitrary: fc.stringMatching(/^[a-z]([a-z0-9.-]{0,10}[a-z0-9])?$/) },
    {
      weight: 1,
      arbitrary: fc.stringMatching(/^[-+]?[0-9_]{1,4}(:[0-5]?[0-9]){0,2}(\.[0-9_]*)?$/),
    },
    {
      weight: 1,
      arbitrary: fc.stringMatching(/^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([tT ][0-9:.]{0,8}Z?)?$/),
    },
    { weight: 1, arbitrary: fc.stringMatching(/^[0-9]{0,2}\.?[0-9_]{0,2}[eE][-+]?[0-9]{0,2}$/) },
  );
  const scalar = fc.oneof(
    { weight: 6, arbitrary: scalarText },
    { weight: 1, arbitrary: fc.double() },
    { weight: 1, arbitrary: fc.integer() },
    { weight: 1, arbitrary: fc.boolean() },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  const { collection } = fc.letrec<{ node: unknown; collection: object }>((tie) => ({
    node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, scalar, tie('collection')),
    collection: fc.oneof(
      fc.array(tie('node'), { maxLength: 4 }),
      fc.dictionary(scalarText, tie('node'), { maxKeys: 4, noNullPrototype: true }),
      // Plain keys alone, or hardly a document would take the fast path.
      fc.dictionary(fc.stringMatching(/^[a-z][a-z.\/-]{0,5}[a-z]$/), tie('node'), {
        maxKeys: 4,
        noNullPrototype: true,
      }),
    ),
  }));

  test('one by one', () => {
    fc.assert(
      fc.property(collection, (value) => {
        expect(emitDocument(value)).toBe(stock(fresh(value)));
      }),
      { numRuns: 5000 },
    );
  });

  test('strings alone, as values', () => {
    fc.assert(
      fc.property(fc.array(scalarText, { minLength: 10, maxLength: 10 }), (texts) => {
        for (const text of texts) expect(emitDocument({ a: text })).toBe(stock({ a: text }));
      }),
      { numRuns: 1000 },
    );
  });

  test('strings alone, as keys', () => {
    fc.assert(
      fc.property(scalarText, (text) => {
        expect(emitDocument({ [text]: 1 })).toBe(stock({ [text]: 1 }));
      }),
      { numRuns: 3000 },
    );
  });
});
