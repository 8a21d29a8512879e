import { unifiedDiff } from '../../../lib/cli/printing/unified-diff';

const OBJECTS = ['dev', 'prod'].map(
  (name) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  a: "1"\n`,
);

function diff(before: string, after: string): string[] {
  return unifiedDiff('f.yaml', { path: 'f.yaml', before, after });
}

test('a hunk names the object that it changes', () => {
  const before = OBJECTS.join('---\n');
  expect(diff(before, before.replace(/"1"\n$/, '"2"\n'))).toEqual([
    '--- f.yaml',
    '+++ f.yaml',
    '@@ -10,4 +10,4 @@ ConfigMap prod',
    ' metadata:',
    '   name: prod',
    ' data:',
    '-  a: "1"',
    '+  a: "2"',
  ]);
});

test('a file without objects has hunks without a name', () => {
  expect(diff('# a\n', '# b\n')).toEqual([
    '--- f.yaml',
    '+++ f.yaml',
    '@@ -1,1 +1,1 @@',
    '-# a',
    '+# b',
  ]);
});

test('files that have hardly a line in common are not compared line by line', () => {
  const lines = (word: string): string =>
    Array.from({ length: 3000 }, (_, index) => `${word}${index}\n`).join('');
  expect(diff(lines('a'), lines('b'))).toEqual([
    '--- f.yaml',
    '+++ f.yaml',
    '(more than 1000 lines differ)',
  ]);
});

test('a file that differs by its line ends alone says so, and shows no lines that look alike', () => {
  const text = OBJECTS.join('---\n');
  expect(diff(text.replaceAll('\n', '\r\n'), text)).toEqual([
    '--- f.yaml',
    '+++ f.yaml',
    expect.stringMatching(/CRLF instead of LF.*\.gitattributes/),
  ]);
});

test('what else differs in such a file is shown', () => {
  const text = OBJECTS.join('---\n');
  const lines = diff(text.replaceAll('\n', '\r\n'), text.replace(/"1"\n$/, '"2"\n'));
  expect(lines.slice(2).filter((line) => /^[-+(]/.test(line))).toEqual([
    expect.stringContaining('CRLF'),
    '-  a: "1"',
    '+  a: "2"',
  ]);
});
