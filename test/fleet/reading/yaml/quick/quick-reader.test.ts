import { Lexer } from 'yaml';
import {
  readQuickly,
  switchQuickReader,
} from '../../../../../lib/fleet/reading/yaml/quick/quick-reader';
import { MAX_DEPTH, MAX_TOKENS } from '../../../../../lib/fleet/reading/yaml/yaml-document';
import { compareReaders, parserAlone } from './both-readers';
import { FIXTURE_TEXTS, SMALL_TEXTS } from './texts';

describe('the quick reader takes', () => {
  test.each([
    ['values without quotes', 'a: 1\nb: x y\nc: -1\nd: a - b\ne: R&D (x), it\'s "it"\nf: x#y\n'],
    ['what only looks like a number', 'a: 1.30\nb: 0x1F\nc: 0815\nd: 1e3\ne: 9007199254740993\n'],
    ['words with a meaning', 'a: yes\nb: null\nc: true\nd: FALSE\ne: ~\nf: [~, ~a]\n'],
    ['colons within a word', 'a: 12:30\nb: arn:aws:iam::1:role/x\nc: http://x.example\n'],
    ['values in quotes', 'a: "x: y"\nb: \'#\'\nc: ""\nd: \'\'\ne: " x "\nf: "null"\n'],
    ['quotes in quotes', "a: 'it''s'\nb: ''''\nc: {d: 'x''y'}\n"],
    ['escapes', 'a: "b\\n"\nb: "\\t\\"c\\" \\\\d"\nc: ["\\""]\n'],
    ['a colon at the start', 'a: ::/0\nb: :x\nc:\n  - ::1/128\n  - cidr: ::/0\n'],
    ['signs that mean nothing at the start', 'a: (b || c)\nb: $x\nc: ^d$\nd: ;\ne: \\x\nf: +x\n'],
    ['blocks of text', 'a: |\n  x\n    # y\n\n  - z: "\n\nb: |- # c\n  d\n\ne: 1\n'],
    ['blocks of text in lists', 'a:\n  - |\n    b\n  - c: |-\n      d\n\n   \n    e: 1\n'],
    ['a block of text at the end', 'a: |\n  b\n# c\n'],
    ['lists deeper than their key', 'a:\n  - b:\n      - c\n  - d: 1\n    e: 2\n  - f\n'],
    ['lists in the column of their key', 'a:\n- b: 1\n  c: 2\n- d\ne: 1\n'],
    ['quotes within a text', 'a: [it\'s, b "c", d \'e\']\nb: it\'s "c"\n'],
    ['keys that only look like a number', '1a: 1\n0x1F: {2b: 3, 08: 4}\n'],
    ['brackets', 'a: [b, c d, {e: 1, f: [g]}, "h, i"]\nk: {}\nl: []\nm: [[], {}]\n'],
    ['brackets with spaces', 'a: { b: c d , e:   [ f , g ] }   \n'],
    ['brackets below their key', 'a:\n  { b: 1 }\nc:\n  [d]\n'],
    ['brackets below their key over several lines', 'a:\n [b,\n c]\n'],
    ['long keys', `${'k'.repeat(201)}: {${'k'.repeat(201)}: 1}\n`],
    ['brackets over several lines', 'a: [\n  b, # c\n\n # d\n  {e: 1,\n f: 2}\n  ]\ng: 1\n'],
    ['brackets of an item over several lines', 'a:\n- {b: 1,\n c: 2}\n- [\n  d\n ]\n'],
    ['a comma before a closing bracket', 'a: [b, ]\nc: {d: 1,}\n'],
    ['comments', '# one\na: 1 # two\n\n  # three\nb: # four\n  c: "x" #five\n#six'],
    ['tabs in comments', 'a: b # \t\n#\t\n'],
    ['comments in any language', 'a: 1 # Größe 漢 😀\n# \u00a0\n'],
    ['more spaces than necessary', 'a:   1\nb:  x  y   \nc: \n  d: 1\n'],
    ['no line feed at the end', 'a: 1'],
    ['null as a value between brackets', 'a: {b: null, c: true}\n'],
  ])('%s', (_, text) => {
    expect(compareReaders(text)).toBe(true);
  });
});

describe('the quick reader leaves to the parser', () => {
  test.each([
    ['nothing', ''],
    ['comments alone', '# a\n'],
    ['a list', '- a\n'],
    ['a map in brackets', '{a: 1}\n'],
    ['a first line that is indented', ' a: 1\n'],
    ['an empty value', 'a:\n'],
    ['an empty value above another key', 'a:\nb: 1\n'],
    ['an empty value between braces', 'a: {b: }\n'],
    ['a key that occurs twice', 'a: 1\na: 2\n'],
    ['a key that occurs twice between braces', 'a: {b: 1, b: 2}\n'],
    ['a key without a value', 'a: {b}\n'],
    ['a key without a space after its colon', 'a: {b:1}\n'],
    ['a map without braces in a list', 'a: [b: c]\n'],
    ['keys that mean something else', 'null: 1\n'],
    ['keys that are numbers', '1: 1\n'],
    ['keys between braces that mean something else', 'a: {true: 1}\n'],
    ['keys that every object has', 'constructor: 1\n'],
    ['keys between braces that every object has', 'a: {toString: 1}\n'],
    ['prototypes', '__proto__: 1\n'],
    ['keys that start with a dash', '-a: 1\n'],
    ['keys with a colon', 'a:b: 1\n'],
    ['keys in quotes', '"a": 1\n'],
    ['keys in quotes between braces', 'a: {"b": 1}\n'],
    ['keys that are long', `${'k'.repeat(202)}: 1\n`],
    ['keys between braces that are long', `a: {${'k'.repeat(202)}: 1}\n`],
    ['merge keys', '<<: {a: 1}\n'],
    ['complex keys', '? a\n: b\n'],
    ['a second colon', 'a: b: c\n'],
    ['a colon at the end', 'a: b:\n'],
    ['a value of several lines', 'a: x\n  y\n'],
    ['a value of several lines in a list', 'a:\n  - x\n    y\n'],
    ['a value of several lines between brackets', 'a: [x\n  y]\n'],
    ['a block of text that is folded', 'a: >\n  x\n'],
    ['a block of text that keeps its end', 'a: |+\n  x\n'],
    ['a block of text that says how deep it is', 'a: |2\n  x\n'],
    ['a block of text without a line', 'a: |\nb: 1\n'],
    ['a block of text after an empty line', 'a: |\n\n  x\n'],
    ['a block of text that is as deep as its key', 'a:\n  b: |\n  x\n'],
    ['spaces alone that are deeper than their block', 'a: |\n  x\n    \n'],
    ['a line less deep than its block and deeper than its key', 'a: |\n    x\n  y\n'],
    ['a tab in a block of text', 'a: |\n  x\ty\n'],
    ['a block of text that is not ASCII', 'a: |\n  é\n'],
    ['text behind quotes', 'a: "b" c\n'],
    ['rare escapes', 'a: "\\x41"\n'],
    ['line breaks that are escaped', 'a: "b\\\n  c"\n'],
    ['anchors', 'a: &x b\n'],
    ['aliases', 'a: *x\n'],
    ['tags', 'a: !!str b\n'],
    ['a deeper key below a value', 'a: 1\n  b: 2\n'],
    ['a deeper key below brackets', 'a: [1]\n  b: 2\n'],
    ['a key between two columns', 'a:\n    b: 1\n  c: 2\n'],
    ['a key that is not as deep as its list', 'a:\n  - b\n c: 1\n'],
    ['a line deeper than its list', 'a:\n  - b: 1\n     c: 2\n'],
    ['a list behind its key', 'a: - b\n'],
    ['a list in a list', 'a:\n  - - b\n'],
    ['a dash alone', 'a:\n  -\n    b: 1\n'],
    ['two dashes', 'a: --b\n'],
    ['brackets in the column of their key', 'a:\n{b: 1}\n'],
    ['brackets that go on in the column of their key', 'a: [b,\nc]\n'],
    ['brackets that close in the column of their key', 'a: [\n  b\n]\n'],
    ['brackets that never close', 'a: [b\n'],
    ['a bracket too many', 'a: [b]]\n'],
    ['a bracket of the wrong kind', 'a: [b}\n'],
    ['a comma too many', 'a: [b,, c]\n'],
    ['a comma at the start', 'a: [, b]\n'],
    ['a comma in place of a brace', 'a: [,b: 1}]\n'],
    ['a comma too few', 'a: [b {c: 1}]\n'],
    ['a colon between brackets', 'a: [b:c]\n'],
    ['a comment without a space', 'a: [b]#c\n'],
    ['a comment without a space between brackets', 'a: [b,#c\n d]\n'],
    ['a tab in front of a value', 'a:\tb\n'],
    ['a tab in front of a comment', 'a: b\t# c\n'],
    ['a tab on a line of its own', 'a: b\n  \t\nc: d\n'],
    ['carriage returns', 'a: b\r\n'],
    ['values that are not ASCII', 'a: Universität\n'],
    ['values in quotes that are not ASCII', 'a: "漢"\n'],
    ['values between brackets that are not ASCII', 'a: [é]\n'],
    ['values in single quotes that are not ASCII', "a: 'é'\n"],
    ['keys that are not ASCII', 'é: 1\n'],
    ['no-break spaces in a value', 'a: b\u00a0c\n'],
    ['no-break spaces in a value between brackets', 'a: [b\u00a0c]\n'],
    ['no-break spaces between brackets', 'a: {b: 1,\u00a0c: 2}\n'],
    ['no-break spaces before a comment', 'a: b\u00a0# c\n'],
    ['two documents', 'a: 1\n---\nb: 2\n'],
    ['the end of a document', 'a: 1\n...\n'],
    ['directives', '%YAML 1.1\n---\na: b\n'],
  ])('%s', (_, text) => {
    expect(readQuickly(text)).toBeUndefined();
  });
});

describe('nested as deep as allowed', () => {
  const indented = (levels: number, line: string) =>
    Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}${line}`).join('\n');
  const brackets = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  const braces = (levels: number) => `${'{a: '.repeat(levels)}1${'}'.repeat(levels)}`;
  const items = (levels: number) =>
    Array.from({ length: levels / 2 }, (_, at) => `${'  '.repeat(at)}${at ? '- ' : ''}a:`).join(
      '\n',
    );

  test.each([
    ['maps', (levels: number) => `${indented(levels, 'a:')} 1\n`],
    ['brackets', (levels: number) => `a: ${brackets(levels - 1)}\n`],
    ['braces', (levels: number) => `a: ${braces(levels - 1)}\n`],
    ['brackets in maps', (levels: number) => `${indented(20, 'a:')} ${brackets(levels - 20)}\n`],
    [
      'braces in lists',
      (levels: number) => `${items(20)}\n${' '.repeat(20)}- ${braces(levels - 20)}\n`,
    ],
  ])('%s are taken, and one level more is left to the parser', (_, nested) => {
    expect(compareReaders(nested(MAX_DEPTH))).toBe(true);
    expect(readQuickly(nested(MAX_DEPTH + 1))).toBeUndefined();
    expect(parserAlone(nested(MAX_DEPTH + 1)).findings).toMatchObject([{ code: 'YAML_DEPTH' }]);
  });

  test('lists are taken, and one level more is left to the parser', () => {
    const nested = (end: string) => `${items(MAX_DEPTH)}\n${' '.repeat(MAX_DEPTH)}- ${end}\n`;
    expect(compareReaders(nested('1'))).toBe(true);
    expect(readQuickly(nested('b: 1'))).toBeUndefined();
    expect(parserAlone(nested('b: 1')).findings).toMatchObject([{ code: 'YAML_DEPTH' }]);
  });

  test('neighbours do not add up', () => {
    const many = MAX_DEPTH + 1;
    expect(compareReaders(`a: [${'[],'.repeat(many)}]\n`)).toBe(true);
    expect(compareReaders(`a: [${'{},'.repeat(many)}]\n`)).toBe(true);
    expect(compareReaders(`a:\n${'  - b: 1\n'.repeat(many)}`)).toBe(true);
    const lists = Array.from({ length: many }, (_, index) => `k${index}x:\n  - b\n`).join('');
    expect(compareReaders(lists)).toBe(true);
  });
});

describe('a text that has too many words and signs for the parser', () => {
  const long = [
    ...Object.values(SMALL_TEXTS),
    ...Object.values(FIXTURE_TEXTS),
    `t:\n${'  - a:  b  # c\n'.repeat(50)}`,
    `t: [${' { a:  b , c:  d } ,'.repeat(50)}]\n`,
    `t: [${' b ,'.repeat(50)}]\n`,
    `t: [\n${' b , # c\n'.repeat(50)} ]\n`,
    'a:  b  # c\n',
  ];

  test.each(long)('is left to the parser: %j', (text) => {
    const tokens = [...new Lexer().lex(text)].length;
    expect(tokens).toBeLessThan(MAX_TOKENS);
    expect(readQuickly(text, tokens - 1)).toBeUndefined();
  });

  test('is much longer than a large fleet', () => {
    const fleet = `a:\n${SMALL_TEXTS['in block style']!.replace(/^/gm, '  ').replace(/^ {2}/, '- ')}`;
    const tokens = [...new Lexer().lex(fleet)].length;
    expect(readQuickly(fleet, 3 * tokens)).toBeDefined();
  });
});

describe('the switch', () => {
  afterEach(() => switchQuickReader(true));

  test('turns the quick reader off, and on again', () => {
    switchQuickReader(false);
    expect(readQuickly('a: 1\n')).toBeUndefined();
    switchQuickReader(true);
    expect(readQuickly('a: 1\n')).toEqual({ a: 1 });
  });
});
