import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { SCHEMA_PATH } from './schema-paths';

/**
 * The path of the installed schema from a folder, with `/` on every machine; nothing if the package is not installed.
 * With it, editors work offline and check what the installed version checks.
 */
export function schemaLink(folder: string): string | undefined {
  const from = resolve(folder);
  for (let above = from; ; above = dirname(above)) {
    const schema = join(above, 'node_modules', 'cdk8s-tenancy', SCHEMA_PATH);
    if (existsSync(schema)) return relative(from, schema).split(sep).join('/');
    if (above === dirname(above)) return undefined;
  }
}
