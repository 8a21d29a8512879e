import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { readPlainYaml } from '../../../../../lib/fleet/reading/yaml/quick/yaml-plain';
import { parseWhole } from '../../../../../lib/fleet/reading/yaml/yaml-reader';
import { createRandom } from '../../../../random';

const FIXTURES = join(__dirname, '../../../../fixtures');
const EXAMPLES = readdirSync(FIXTURES).map((name) =>
  readFileSync(join(FIXTURES, name, 'tenants.yaml'), 'utf8'),
);

/** What the parser makes of a text with which nothing is wrong. */
function thorough(text: string): unknown {
  const { data, findings } = parseWhole({ file: 'x', text });
  return findings.length === 0 ? data : undefined;
}

describe('the quick reading of simple YAML', () => {
  test.each([
    'a: 1\nb: x y\n',
    'a:\n  b: 1.30\n  c: 0x1F\n  d: yes\n  e: null\n  f: true\n',
    'a:\n- b: 1\n  c: 2\n-  d\n',
    'a:\n  - b:\n      - c\n  - "x: y"\n  - \'#\'\n',
    'a: [b, c d, {e: 1, f: [g]}, "h, i"]\nk: {}\nl: []\n',
    '# one\na: 1\n\n  # two\nb: 2',
    'a: 12:30\n',
    'a: 2024-01-01\nb: 1e3\nc: 0815\nd: 9007199254740993\n',
    'a: -100\nb: [-1, -x]\nc:\n  - -2\n',
    'a: b - c\nd: x@y.z\ne: 20%\nf: a/b\n',
    'a: {b: c d , e: f}\n',
    'a: {true: 1, on: 2}\nb:\n  y: 1\n',
  ])('is that of the parser: %j', (text) => {
    const quick = readPlainYaml(text);
    if (quick !== undefined) expect(quick).toEqual(thorough(text));
  });

  test.each([
    '',
    '- a\n',
    'a:\n',
    'a:\nb: 1\n',
    'a: 1\na: 2\n',
    'a: 1\n  b: 2\n',
    'a: b: c\n',
    'a: x\n  y\n',
    'a: |\n  x\n',
    'a: b # c\n',
    'a: &x b\n',
    'a: *x\n',
    'a: !!str b\n',
    'a: "b\\n"\n',
    'a: [b,\n  c]\n',
    'a: [b, ]\n',
    'a: {b:1}\n',
    'a: {b: 1, b: 2}\n',
    'a: {b}\n',
    'a: [b: c]\n',
    'a: - b\n',
    'a: --b\n',
    'a:\n  - - b\n',
    'a:\n    b: 1\n  c: 2\n',
    'a:\n  - b\n c: 1\n',
    'a:\n  -\n    b: 1\n',
    'a:\tb\n',
    'a: b\t\n',
    'a: 1\n---\nb: 2\n',
    '%YAML 1.1\n---\na: b\n',
    '<<: {a: 1}\n',
    'null: 1\n',
    'constructor: 1\n',
    '__proto__: 1\n',
    '? a\n: b\n',
    ' a: 1\n',
    `${'[{a: '.repeat(60)}\n`,
  ])('leaves to the parser: %j', (text) => {
    expect(readPlainYaml(text)).toBeUndefined();
  });

  test('reads what programs write', () => {
    const data = parse(EXAMPLES.find((text) => text.includes('tenants:\n'))!) as object;
    const text = stringify(data, { lineWidth: 0 });
    expect(readPlainYaml(text)).toEqual(thorough(text));
  });

  test('never differs from the parser, whatever was typed', () => {
    const random = createRandom(11);
    const bits = [
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      '- ',
      '#',
      ' #',
      '|',
      ':',
      ': ',
      '  ',
      ' ',
      '\n',
      ',',
      '&a ',
      '!',
    ];
    let quick = 0;
    for (let round = 0; round < 3000; round++) {
      const lines = EXAMPLES[random(EXAMPLES.length)]!.replace(/^ *#.*\n| #.*$/gm, '').split('\n');
      const from = random(lines.length);
      const part = lines.slice(from, from + 1 + random(12));
      const indent = Math.min(...part.map((line) => /^ */.exec(line)![0].length));
      let text = part.map((line) => line.slice(indent)).join('\n');
      for (let edit = random(3); edit > 0; edit--) {
        const at = random(text.length + 1);
        text = text.slice(0, at) + bits[random(bits.length)]! + text.slice(at + random(2));
      }
      const data = readPlainYaml(text);
      if (data === undefined) continue;
      quick += 1;
      expect({ text, data }).toEqual({ text, data: thorough(text) });
    }
    expect(quick).toBeGreaterThan(300);
  });
});
