import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emit } from '../golden/fleets';
import { readPage, ROOT } from './pages';

const [, alternative, path] = /!\[([^\]]+)\]\(([^)]+\.svg)\)/.exec(readPage('README.md').text)!;
const picture = readFileSync(join(ROOT, path!), 'utf8');
const texts = [...picture.matchAll(/<text [^>]*>(.*?)<\/text>/g)].map(([, text]) =>
  text!.replaceAll(/<[^>]+>/g, ''),
);

describe('the picture in the README', () => {
  const written = emit(join(ROOT, 'tenants.yaml')).files.map((file) => file.path);

  test.each(texts.filter((text) => text.endsWith('.k8s.yaml')))(
    '%s is a file that we write',
    (name) => {
      expect(written.filter((file) => file.endsWith(name))).not.toEqual([]);
    },
  );

  test('it has the folders in the order in which they are applied', () => {
    const folders = texts.filter((text) => /^[a-z]+\//.test(text) && !text.endsWith('.yaml'));
    expect(folders).toEqual(['platform/', 'tenants/  shared/', 'access/']);
    // What is in delivery/ applies the folders, and is no step of its own.
    const applied = written.filter((file) => !file.startsWith('delivery/'));
    const known = new Set(applied.map((file) => `${file.split('/')[0]}/`));
    expect([...known].sort()).toEqual(folders.flatMap((text) => text.split(/\s+/)).sort());
  });

  test('people who do not see it can read what it shows', () => {
    for (const word of ['tenants.yaml', 'tenancy synth', 'dist/', 'platform', 'access']) {
      expect(alternative!.replaceAll('\n', ' ')).toContain(word);
      expect(picture).toContain(word);
    }
  });

  test('it has colours for the light and for the dark, and loads nothing', () => {
    expect(picture).toContain('prefers-color-scheme: dark');
    expect(picture).not.toMatch(/<script|<image|href=|url\((?!#)/);
  });
});
