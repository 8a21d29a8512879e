import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findKeys } from '../../../lib/cli/keys/find-key';
import { keyEntries, type KeySchema } from '../../../lib/cli/keys/key-entries';
import { keyPage } from '../../../lib/cli/keys/key-page';
import { colors } from '../../../lib/cli/session/color';

const ROOT = join(__dirname, '../../..');
const SCHEMA = JSON.parse(
  readFileSync(join(ROOT, 'schema/tenants.schema.json'), 'utf8'),
) as KeySchema;
const ENTRIES = keyEntries(SCHEMA);
const REFERENCE = readFileSync(join(ROOT, 'docs/reference.md'), 'utf8');

/** Every key with what there is to say about it, as its whole path asks for it. */
const PAGES = ENTRIES.map((entry): [path: string, page: string] => {
  const path = entry.path.join('.');
  const [found] = findKeys(path, ENTRIES);
  return [path, keyPage(found!, SCHEMA, colors(false))];
});

test('every key of the schema has a page', () => {
  expect(ENTRIES.length).toBeGreaterThan(500);
  for (const [path, page] of PAGES) expect([path, page]).toEqual([path, expect.any(String)]);
});

test('each says what the key means, what to write and what applies without it', () => {
  for (const [path, page] of PAGES) {
    expect([path, page]).toEqual([
      path,
      expect.stringMatching(/^\S+\n\n[^\n]{10}.*\nvalue {4}\S.*\ndefault {2}\S/s),
    ]);
  }
});

test('each points to a section of the reference that has the key', () => {
  for (const [path, page] of PAGES) {
    const [, section] = /section "(.*)" of the reference$/m.exec(page)!;
    const start = REFERENCE.indexOf(`\n## ${section}\n`);
    const text = REFERENCE.slice(start, REFERENCE.indexOf('\n## ', start + 1));
    expect([path, start > 0, text]).toEqual([
      path,
      true,
      expect.stringContaining(`\n| \`${path.split('.').at(-1)}\` |`),
    ]);
  }
});
