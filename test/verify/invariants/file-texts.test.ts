import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Verdict } from '../../../lib/verify/verify-objects';
import { verifyFolder } from '../../../lib/verify/verify-folder';

const TREE = join(__dirname, '../../fixtures/kueue/dist');
const FILE = 'tenants/vision/prod.k8s.yaml';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'file-texts-'));
  cpSync(TREE, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function edit(change: (text: string) => string): Verdict {
  const path = join(folder, FILE);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
  return verdict();
}

function verdict(): Verdict {
  const { verdicts } = verifyFolder(folder);
  return verdicts.find(({ invariant }) => invariant.id === 'files-are-as-written')!;
}

test('the output of tenancy passes', () => expect(verdict().outcome).toBe('passed'));

test.each<[string, (text: string) => string]>([
  ['quotes that nobody needs', (text) => text.replace('kind: Namespace', 'kind: "Namespace"')],
  ['a comment', (text) => text.replace('kind: Namespace', 'kind: Namespace # ours')],
  [
    'another indentation of a list',
    (text) => text.replace('    - Ingress\n    - Egress\n', '  - Ingress\n  - Egress\n'),
  ],
  ['a line at the end', (text) => `${text}\n`],
  ['one more document', (text) => `${text}---\n# nothing\n`],
  ['a space in empty braces', (text) => text.replace('podSelector: {}', 'podSelector: { }')],
])('%s in a file with the header is worth a look', (_, change) => {
  const { outcome, defects } = edit(change);
  expect(outcome).toBe('warned');
  expect(defects.map(({ object }) => object.place.file)).toEqual([FILE]);
});

test('line endings of Windows change nothing', () =>
  expect(edit((text) => text.replaceAll('\n', '\r\n')).outcome).toBe('passed'));

test('a file without the header may be written in any way', () =>
  expect(
    edit((text) => text.replace(/^.*\n/, '').replace('kind: Namespace', 'kind: "Namespace"'))
      .outcome,
  ).toBe('passed'));

test('a folder that tenancy did not write is not judged', () => {
  rmSync(folder, { recursive: true });
  cpSync(TREE, folder, { recursive: true, filter: (path) => !path.endsWith('.yaml') });
  writeFileSync(join(folder, 'a.yaml'), 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n');
  expect([verdict().outcome, verdict().why]).toEqual(['skipped', 'no file is from tenancy']);
});
