import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cutAtTenants, joinItems } from '../../../../../lib/fleet/reading/yaml/quick/yaml-portions';
import { parseYaml } from '../../../../../lib/fleet/reading/yaml/yaml-reader';
import { createRandom } from '../../../../random';

const OWN = readFileSync(join(__dirname, '../../../../../tenants.yaml'), 'utf8');

/** What the whole says, and what the parts say. */
function both(text: string): [unknown, unknown] {
  const source = { file: 'tenants.yaml', text };
  return [parseYaml(source), parseYaml(source, 'main', new Map())];
}

describe('a file that is read tenant by tenant', () => {
  test('is cut at the dashes of its tenants, comments and what follows included', () => {
    const text =
      'a: 1\ntenants: # all\n  # one\n  - name: x\n    q:\n      - 1\n\n  -\n    name: y\nb: 2\n';
    expect(cutAtTenants(text)).toEqual({
      head: 'a: 1\ntenants: []\nb: 2\n',
      items: ['  - name: x\n    q:\n      - 1\n\n', '  -\n    name: y\n'],
    });
  });

  test('holds what the whole holds', () => {
    expect(cutAtTenants(OWN)?.items.length).toBeGreaterThan(5);
    const [whole, parts] = both(OWN);
    expect(parts).toEqual(whole);
  });

  test.each([
    ['no tenants', 'a: 1\n'],
    ['tenants in brackets', 'tenants: [{name: x}]\n'],
    ['a map instead of a list', 'tenants:\n  x: 1\n'],
    ['two keys', 'tenants:\n  - a\ntenants:\n  - b\n'],
    ['an anchor', 'tenants:\n  - &x a\n  - *x\n'],
    ['a tag', 'tenants:\n  - !!str a\n'],
    ['two documents', 'tenants:\n  - a\n---\nb: 1\n'],
    ['a tab', 'tenants:\n  -\ta\n'],
  ])('is left whole with %s', (_, text) => {
    expect(cutAtTenants(text)).toBeUndefined();
  });

  test('is read as a whole where a cut falls into quotes or brackets', () => {
    for (const text of [
      'tenants:\n  - name: "x\n  - y"\n  - name: z\n',
      "tenants:\n  - name: 'x\n  - name: y\n  - z: it''s'\n",
      'tenants:\n  - {name: x,\n  - y: 1}\n',
      'tenants:\n  - name: |\n      text\n  - name: y\n',
    ]) {
      const [whole, parts] = both(text);
      expect(parts).toEqual(whole);
    }
  });

  test('says the same as the whole, whatever was typed', () => {
    const lines = OWN.split('\n');
    const random = createRandom(7);
    const bits = [
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      '- ',
      '#',
      '|',
      '>',
      ': ',
      '  ',
      ' ',
      '\n',
      '&a ',
      '*a',
      '!',
      '? ',
    ];
    for (let round = 0; round < 400; round++) {
      const text = [...lines];
      for (let edit = 0; edit <= random(3); edit++) {
        const at = random(text.length);
        const line = text[at]!;
        const column = random(line.length + 1);
        if (random(3) === 0) text.splice(at, 1);
        else if (random(3) === 0) text.splice(at, 0, lines[random(lines.length)]!);
        else text[at] = line.slice(0, column) + bits[random(bits.length)]! + line.slice(column);
      }
      const [whole, parts] = both(text.join('\n'));
      expect(parts).toEqual(whole);
    }
  });
});

test('neighbours are joined until they are long enough', () => {
  expect(joinItems(['aa', 'b', 'cc', 'd'], 3)).toEqual(['aab', 'ccd']);
  expect(joinItems(['aaaa', 'b'], 3)).toEqual(['aaaa', 'b']);
});
