import { parseYaml } from '../../../../lib/fleet/reading/yaml/yaml-reader';
import { composeYaml, MAX_DEPTH } from '../../../../lib/fleet/reading/yaml/yaml-document';
import { syntaxFindings } from '../../../../lib/fleet/reading/yaml/yaml-syntax';
import { Lines } from '../../../../lib/findings/print/source-lines';
import { paths, places } from '../summary';

const read = (text: string) => parseYaml({ file: 'tenants.yaml', text });

function data(text: string): unknown {
  const parsed = read(text);
  expect(parsed.findings).toEqual([]);
  return parsed.data;
}

describe('plain scalars', () => {
  test.each([
    ['10', 10],
    ['0', 0],
    ['-3', -3],
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', '9007199254740992'],
    ['1.30', '1.30'],
    ['0.5', '0.5'],
    ['1e3', '1e3'],
    ['0815', '0815'],
    ['0x1F', '0x1F'],
    ['0o17', '0o17'],
    ['+1', '+1'],
    ['-0', '-0'],
    ['1_000', '1_000'],
    ['.nan', '.nan'],
    ['-.inf', '-.inf'],
    ['12:30', '12:30'],
    ['2026-01-01', '2026-01-01'],
    ['200Gi', '200Gi'],
    ['30%', '30%'],
    ['null', null],
    ['~', null],
    ['true', true],
    ['FALSE', false],
    ['no', 'no'],
    ['on', 'on'],
    ['y', 'y'],
  ])('%s is %p', (source, value) => {
    expect(data(`a: ${source}`)).toEqual({ a: value });
  });

  test('quoted scalars and blocks are texts', () => {
    expect(data('[ "10", \'true\', "", "null" ]')).toEqual(['10', 'true', '', 'null']);
    expect(data('a: |\n  10\nb: >-\n  null\n')).toEqual({ a: '10\n', b: 'null' });
  });

  test('an unquoted version stays as it was written', () => {
    expect(data('kubernetesVersion: 1.30')).toEqual({ kubernetesVersion: '1.30' });
  });
});

describe('maps', () => {
  test('numbers and booleans are keys by their source text', () => {
    expect(data('{8080: a, 1.30: b, true: c, 0x1F: d}')).toEqual({
      8080: 'a',
      '1.30': 'b',
      true: 'c',
      '0x1F': 'd',
    });
  });

  test.each(['__proto__', 'constructor', 'toString', '"__proto__"'])('%s is not a key', (key) => {
    const parsed = read(`a:\n  ${key}: {polluted: 1}\n  b: 2\n`);
    const name = key.replaceAll('"', '');
    expect(paths(parsed.findings)).toEqual([`YAML_KEY a.${name}`]);
    expect(places(parsed.findings)).toEqual([`YAML_KEY 2:3+${key.length}`]);
    expect(parsed.data).toEqual({ a: { b: 2 } });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('null, maps, lists and aliases are not keys', () => {
    expect(
      places(read('~: 1\n? [x]\n: 2\n? {y: 1}\n: 3\na: &a b\n*a : 4\n: 5\n').findings),
    ).toEqual([
      'YAML_KEY 1:1+1',
      'YAML_KEY 2:3+3',
      'YAML_KEY 4:3+6',
      'YAML_KEY 7:1+2',
      'YAML_KEY 8:1+1',
    ]);
  });

  test('a template is called a template', () => {
    const [found] = read('a: {{ .Values.name }}').findings;
    expect(found).toMatchObject({ code: 'YAML_KEY', line: 1, column: 5 });
    expect(found!.message).toBe('This looks like a template, not like YAML.');
  });

  test('a key that occurs twice is reported at the second, with the line of the first', () => {
    const parsed = read('a: 1\nb:\n  c: 1\n  d: 2\n  "c": 3\na: 4\n');
    expect(paths(parsed.findings)).toEqual(['YAML_DUPLICATE_KEY b.c', 'YAML_DUPLICATE_KEY a']);
    expect(places(parsed.findings)).toEqual([
      'YAML_DUPLICATE_KEY 5:3+3',
      'YAML_DUPLICATE_KEY 6:1+1',
    ]);
    expect(parsed.findings[0]!.message).toMatch(/first on line 3/);
    expect(parsed.data).toEqual({ a: 1, b: { c: 1, d: 2 } });
  });

  test('a merge key is refused, and the fix names another way', () => {
    const parsed = read('a: &a {x: 1}\nb:\n  <<: *a\n  y: 2\n');
    expect(places(parsed.findings)).toEqual(['YAML_MERGE_KEY 3:3+2']);
    expect(paths(parsed.findings)).toEqual(['YAML_MERGE_KEY b["<<"]']);
    expect(parsed.findings[0]!.fix).toMatch(/tier/);
    expect(parsed.data).toEqual({ a: { x: 1 }, b: { y: 2 } });
  });

  test('an entry in braces without a colon is not taken for a key with an empty value', () => {
    const parsed = read('quota: {cpu:100, gpu}');
    expect(places(parsed.findings)).toEqual(['YAML_SYNTAX 1:9+7', 'YAML_SYNTAX 1:18+3']);
    expect(parsed.findings[0]!.fix).toBe('Put a space after the colon.');
  });

  test('an empty value is not null by accident', () => {
    const parsed = read('a:\nb: {c: }\nd: null\n');
    expect(places(parsed.findings)).toEqual(['VALUE_EMPTY 1:1+1', 'VALUE_EMPTY 2:5+1']);
    expect(parsed.data).toEqual({ a: null, b: { c: null }, d: null });
  });
});

describe('tags', () => {
  test('the tags of YAML itself are read if they fit', () => {
    expect(
      data(
        'a: !!str 10\nb: !!int "7"\nc: !!map {x: !!seq [!!bool true]}\nd: !!null\ne: !!float 1.5\n',
      ),
    ).toEqual({ a: '10', b: 7, c: { x: [true] }, d: null, e: '1.5' });
  });

  test.each([
    ['a: !foo b', '1:4+4'],
    ['a: !!binary aGk=', '1:4+8'],
    ['a: !!set {x: null}', '1:4+5'],
    ['a: !!timestamp 2026-01-01', '1:4+11'],
    ['a: [1, !<x:y> 2]', '1:8+6'],
    ['a: !!int x', '1:4+5'],
    ['a: !!bool 1', '1:4+6'],
    ['a: !!map [1]', '1:4+5'],
    ['a: !!js/function |\n  x', '1:4+13'],
    ['!t\na: 1', '1:1+2'],
    ['a: !e!x 1', '1:4+4'],
  ])('%s is refused', (text, place) => {
    expect(places(read(text).findings)).toEqual([`YAML_TAG ${place}`]);
  });
});

describe('aliases', () => {
  test('an alias is a copy of what its anchor holds', () => {
    const parsed = data('a: &q {cpu: 1, list: [1]}\nb: *q\nc: *q\n') as Record<string, unknown>;
    expect(parsed).toEqual({
      a: { cpu: 1, list: [1] },
      b: { cpu: 1, list: [1] },
      c: { cpu: 1, list: [1] },
    });
    expect(parsed.b).not.toBe(parsed.a);
    expect(parsed.c).not.toBe(parsed.b);
  });

  test('the latest anchor of a name counts', () => {
    expect(data('[&a 1, *a, &a 2, *a]')).toEqual([1, 1, 2, 2]);
  });

  test('an alias without an anchor is mostly a text that lacks quotes', () => {
    const parsed = read('include: *.yaml\n');
    expect(places(parsed.findings)).toEqual(['YAML_SYNTAX 1:10+6']);
    expect(parsed.findings[0]!.fix).toMatch(/quotes/);
    expect(parsed.data).toBeUndefined();
  });

  test('an alias inside its own anchor is refused', () => {
    expect(places(read('a: &a\n  b: [1, *a]\n').findings)).toEqual(['YAML_ALIASES 2:10+2']);
  });

  test('an alias bomb is refused before it is expanded', () => {
    const bomb = ['a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]'];
    for (let level = 1; level <= 30; level += 1) {
      const aliases = Array.from({ length: 9 }, () => `*a${level - 1}`).join(', ');
      bomb.push(`a${level}: &a${level} [${aliases}]`);
    }
    const parsed = read(bomb.join('\n'));
    expect(parsed.data).toBeUndefined();
    expect(parsed.findings.map(({ code }) => code)).toEqual(['YAML_ALIASES']);
  });

  test('long texts count by their length', () => {
    const text = `a: &a "${'x'.repeat(1_000_000)}"\nb: [${'*a, '.repeat(1_000)}]\n`;
    expect(read(text).findings.map(({ code }) => code)).toEqual(['YAML_ALIASES']);
  });

  test('a thousand tenants may share a quota', () => {
    const text = `a: &q {cpu: 1, memory: 2Gi, gpu: 3}\nb: [${'*q, '.repeat(1_000)}]\n`;
    expect((data(text) as { b: unknown[] }).b).toHaveLength(1_000);
  });
});

describe('depth', () => {
  test('fifty levels are read', () => {
    expect(data('['.repeat(MAX_DEPTH) + ']'.repeat(MAX_DEPTH))).toBeDefined();
  });

  test('the fifty-first is refused where it starts', () => {
    expect(places(read('['.repeat(51) + ']'.repeat(51)).findings)).toEqual(['YAML_DEPTH 1:51+1']);
  });

  test.each([
    ['open brackets', '['.repeat(20_000), '1:51'],
    ['closed brackets', '['.repeat(20_000) + ']'.repeat(20_000), '1:51'],
    ['braces', '{a: '.repeat(20_000), '1:201'],
    ['dashes', `${'- '.repeat(20_000)}x`, '1:101'],
    ['question marks', `${'? '.repeat(20_000)}x`, '1:101'],
    ['lines', Array.from({ length: 2_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), '51:51'],
  ])('nesting of 20,000 %s has a place', (_name, text, place) => {
    const { data: nothing, findings } = read(text);
    expect(nothing).toBeUndefined();
    expect(findings.map(({ code, line, column }) => `${code} ${line}:${column}`)).toEqual([
      `YAML_DEPTH ${place}`,
    ]);
  });

  test('pairs in lists count as maps', () => {
    expect(read(`${'[a: '.repeat(40)}1${']'.repeat(40)}`).findings[0]!.code).toBe('YAML_DEPTH');
  });

  test('levels that come through an alias count', () => {
    const text = `a: &a ${'['.repeat(30)}${']'.repeat(30)}\nb: ${'['.repeat(30)}*a${']'.repeat(30)}\n`;
    expect(places(read(text).findings)).toEqual(['YAML_DEPTH 2:34+2']);
  });
});

describe('white space is what YAML says', () => {
  // JavaScript takes all of these for white space.
  const lookalikes = ['\u00a0', '\u1680', '\u2003', '\u2028', '\u2029', '\u3000'];

  test.each(lookalikes)('%j is text, in a map whose other lines are simple or not', (character) => {
    const map = `quota: {cpu: 40,${character}memory: 80Gi}\n`;
    const expected = { quota: { cpu: 40, [`${character}memory`]: '80Gi' } };
    expect(data(map)).toEqual(expected);
    expect(data(`# simple\n${map}`)).toEqual(expected);
    expect(data(`a: !!str x\n${map}`)).toEqual({ a: 'x', ...expected });
  });

  test.each(lookalikes)(
    '%j belongs to a value without quotes, and does not end a line',
    (character) => {
      expect(data(`a: ${character}b${character}# c${character}\n`)).toEqual({
        a: `${character}b${character}# c${character}`,
      });
    },
  );

  test('a finding covers it', () => {
    expect(places(read('a: [b\u00a0\nc: 1\n').findings)).toEqual(['YAML_SYNTAX 1:4+1']);
    expect(places(read('a: 1\nb\u00a0\n').findings)).toEqual(['YAML_SYNTAX 2:1+2']);
    expect(places(read('a: "b" \u00a0\n').findings)).toEqual(['YAML_SYNTAX 1:8+1']);
    expect(read('a: "b" \u00a0\n').findings[0]!.message).toContain('`\u00a0`');
  });

  test('what only looks like the start of a line is text', () => {
    expect(data('a: b\u2028%YAML 1.1\n')).toEqual({ a: 'b\u2028%YAML 1.1' });
    const [found] = read('a: "\u2028<<<<<<< HEAD" x\n').findings;
    expect(found!.message).not.toMatch(/conflict/);
    expect(places(read('# \u2028%YAML\n%YAML 1.1\n---\na: 1\n').findings)).toEqual([
      'YAML_SYNTAX 2:1+9',
    ]);
  });
});

describe('a text of too many words and signs', () => {
  const text = 'a: 1\nb: 2\n';

  test('is read up to the limit', () => {
    expect(composeYaml(text, 15).document).toBeDefined();
  });

  test('is given up behind it, with the place', () => {
    const composed = composeYaml(text, 14);
    expect(composed.document).toBeUndefined();
    const findings = syntaxFindings('tenants.yaml', new Lines(text), composed);
    expect(places(findings)).toEqual(['FILE_TOO_LARGE 2:5+1']);
    expect(findings[0]!.fix).toMatch(/Split it/);
  });
});

describe('documents', () => {
  test.each(['', '\n\n', '# nothing yet\n', '---\n', '---\n# nothing\n...\n'])(
    'a file with %j is empty',
    (text) => {
      const parsed = read(text);
      expect(parsed.data).toBeUndefined();
      expect(places(parsed.findings)).toEqual(['FILE_EMPTY 1:1+1']);
      expect(parsed.findings[0]!.fix).toMatch(/tenancy init/);
    },
  );

  test('an included file that is empty has another fix', () => {
    const parsed = parseYaml({ file: 'a.yaml', text: '' }, 'included');
    expect(parsed.findings[0]!.fix).toMatch(/delete the file/);
  });

  test.each([
    ['a: 1\n# more\n---\nb: 2\n', '3:1+3'],
    ['a: 1\n...\nb: 2\n', '3:1+4'],
    ['---\na: 1\n---\n', '3:1+3'],
    ['---\n---\na: 1\n', '2:1+3'],
    ['a: 1\n---\nb: 2\n---\nc: 3\n', '2:1+3'],
  ])('%j holds several documents', (text, place) => {
    const parsed = read(text);
    expect(places(parsed.findings)).toEqual([`YAML_DOCUMENTS ${place}`]);
    expect(parsed.data).toBeUndefined();
  });

  test('one document may have its start and end marked', () => {
    expect(data('%YAML 1.2\n---\na: 1\n...\n')).toEqual({ a: 1 });
  });

  test('a file that says that it is YAML 1.1 is refused: it would mean something else', () => {
    expect(places(read('%YAML 1.1\n---\na: no\n').findings)).toEqual(['YAML_SYNTAX 1:1+9']);
  });
});
