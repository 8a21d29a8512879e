/**
 * `plain.js yaml|json VALUES OUTPUT`: the same objects without cdk8s and without checks, as plain data. As JSON it is the
 * floor: less than that no program in Node can do.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Yaml from 'yaml';
import { namespaceObjects } from './objects';
import type { Values } from '../values';

/** Readers of Kubernetes take `off` for a boolean where it has no quotes. */
const OPTIONS = { aliasDuplicateObjects: false, version: '1.1' } as const;

const [format, file, output] = process.argv.slice(2) as [string, string, string];
const text = readFileSync(file, 'utf8');

let read: (text: string) => unknown = JSON.parse;
let print = (objects: readonly object[]): string =>
  objects.map((object) => `${JSON.stringify(object)}\n`).join('');
if (format === 'yaml') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const yaml = require('yaml') as typeof Yaml;
  read = yaml.parse;
  print = (objects) => objects.map((object) => yaml.stringify(object, OPTIONS)).join('---\n');
}

const { common, platform, tenants } = read(text) as Values;
write('platform', 'platform', platform);
for (const tenant of tenants) {
  for (const environment of tenant.environments) {
    write(
      join('tenants', tenant.name),
      environment.name,
      namespaceObjects(common, tenant, environment),
    );
  }
}

function write(folder: string, name: string, objects: readonly object[]): void {
  mkdirSync(join(output, folder), { recursive: true });
  writeFileSync(join(output, folder, `${name}.${format}`), print(objects));
}
