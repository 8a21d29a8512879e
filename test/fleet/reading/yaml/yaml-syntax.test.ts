import { parseYaml } from '../../../../lib/fleet/reading/yaml/yaml-reader';
import { places } from '../summary';

const read = (text: string) => parseYaml({ file: 'tenants.yaml', text });

describe('tabs', () => {
  test.each([
    ['tenants:\n\t- name: a\n', '2:1+1'],
    ['tenants:\n  - name: a\n\tquota: 1\n', '3:1+1'],
    ['a:\n\t\tb: 1\n\t\tc: 2\n', '2:1+2'],
    ['a:\n  b: 1\n  \tc: 2\n', '3:3+1'],
    ['\ta: 1\n', '1:1+1'],
    ['a: {\n\tb: 1}\n', '2:1+1'],
    ['-\ta: 1\n  b: 2\n', '1:2+1'],
  ])('%j', (text, place) => {
    expect(places(read(text).findings)).toEqual([`YAML_TAB ${place}`]);
  });

  test('a tab between a key and its value is fine', () => {
    expect(read('a:\t1\n')).toEqual({ data: { a: 1 }, findings: [] });
  });
});

describe('syntax errors are reported in plain words', () => {
  test.each([
    ['a:\n  b: 1\n   c: 2\n', '3:4+4', /indented too far/],
    ['a: 1\n  b: 2\n', '2:3+4', /indented too far/],
    ['a:\n  b: 1\n c: 2\n', '3:2+4', /not aligned/],
    ['a:\n  - b: 1\n   c: 2\n', '3:4+4', /not aligned/],
    ['a:\n-b: 1\n c: 2\n', '2:1+5', /no space after the dash/],
    ['a: b: c\n', '1:4+1', /second colon/],
    ['a:\n  b\n  c: 1\n', '2:3+1', /`b` is not a key/],
    ['a:\n  b:1\n  c: 2\n', '2:3+3', /`b:1` is not a key/],
    ['a: 1\nfoo\n', '2:1+3', /`foo` is not a key/],
    ['a:\n  b: 1\n  - c\n', '3:3+1', /list item/],
    ['- a\nb: 1\n', '2:1+1', /does not belong/],
    ['a: - b\n', '1:4+1', /A list cannot start/],
    ['a: {b: 1 c: 2}\n', '1:8+6', /Between brackets/],
    ['a: {b: 1\nc: 2\n', '1:4+1', /`{` is not closed/],
    ['x:\n  a: [1, 2\n  b: 3\ny: 3\n', '2:6+1', /`\[` is not closed/],
    ['a: [b: {c: 1, d: [e: 2}\n', '1:18+1', /`\[` is not closed/],
    ['a: [1]]\nb: 2\n', '1:7+1', /`\]` does not close anything/],
    ['a: [1,, 2]\n', '1:7+1', /comma/],
    ['a: "b\nc: 2\n', '1:4+1', /quote " is never closed/],
    ["a: 'b\nc: 2\n", '1:4+1', /quote ' is never closed/],
    ["a: 'it's'\n", '1:8+2', /quoted value ends before/],
    ['a: "b" c\n', '1:8+1', /quoted value ends before/],
    ['a: @b\n', '1:4+1', /cannot start with the character `@`/],
    ['a: `b`\n', '1:4+1', /cannot start with the character "`"/],
    ['a: %b\n', '1:4+1', /cannot start with the character `%`/],
    ['a: |b\n', '1:5+1', /where only/],
    ['a: "\\d"\n', '1:5+1', /backslash/],
    ['a: [1]#c\n', '1:7+2', /space is missing before the #/],
    ['a: *\n', '1:4+1', /anchor or alias/],
    ['%a: 1\n', '1:1+5', /starts with %/],
    [`${'k'.repeat(1_100)}: 1\n`, '1:1+1100', /longer than 1,024/],
    ['a: 1\n{{- if .x }}\nb: 2\n', '2:1+12', /template/],
    ['a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n', '2:1+7', /conflict marker/],
    ['a: 1\nb: \u0000\n', '2:4+1', /U\+0000/],
    ['a: 1\n\ufeffb: 2\n', '2:1+1', /U\+FEFF/],
  ])('%j', (text, place, words) => {
    const { data, findings } = read(text);
    expect(data).toBeUndefined();
    expect(places(findings)).toEqual([`YAML_SYNTAX ${place}`]);
    expect(findings[0]!.message).toMatch(words);
    expect(findings[0]!.fix).toMatch(/^[A-Z].*\.$/);
  });

  test('what the library notices at the end of the file is shown after the last character', () => {
    const { line, column } = read('a: 1\nb:\n  - {c\n\n\n').findings[0]!;
    expect(`${line}:${column}`).toBe('3:5');
  });

  test('of many errors the first three are reported, one for each line', () => {
    const text = Array.from({ length: 1_000 }, (_, index) => `k${index}: @ @`).join('\n');
    expect(places(read(text).findings)).toEqual([
      'YAML_SYNTAX 1:5+1',
      'YAML_SYNTAX 2:5+1',
      'YAML_SYNTAX 3:5+1',
    ]);
  });

  test('thousands of open brackets take no longer than other text', () => {
    expect(read('a: [\nb: [\n'.repeat(2_000)).findings.length).toBeLessThanOrEqual(3);
  });
});

test('CRLF is not a mistake', () => {
  expect(read('a:\r\n  b: |\r\n    x\r\n  c: "d\r\n    e"\r\n')).toEqual({
    data: { a: { b: 'x\n', c: 'd e' } },
    findings: [],
  });
});
