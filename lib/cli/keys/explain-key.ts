import { readPackageFile } from '../package/package-files';
import { SCHEMA_PATH } from '../package/schema-paths';
import { wrap } from '../printing/words';
import type { Colors } from '../session/color';
import { findKeys, findMapOfNames, nearestKey } from './find-key';
import { keyEntries, type KeySchema } from './key-entries';
import { keyPage } from './key-page';

/** What there is to say about a key of tenants.yaml. Nothing if there is no such key. */
export function explainKey(asked: string, colors: Colors): string | undefined {
  const root = readSchema();
  const all = keyEntries(root);
  const found = findKeys(asked, all);
  const [first, ...others] = found.length > 0 ? found : findMapOfNames(asked, all);
  if (first === undefined) return undefined;
  const pages = [keyPage(first, root, colors)];
  if (others.length > 0) {
    const paths = others.map(({ entries: [entry] }) => entry.path.join('.'));
    pages.push(wrap(`The same name means something else in ${paths.join(', ')}.`));
  }
  return `${pages.join('\n\n')}\n`;
}

/** The key that a misspelt one most likely means. */
export function keyLike(asked: string): string | undefined {
  return nearestKey(asked, keyEntries(readSchema()));
}

function readSchema(): KeySchema {
  return JSON.parse(readPackageFile(SCHEMA_PATH)) as KeySchema;
}
