/**
 * Makes what is derived from lib/fleet/props.ts: the JSON Schema and its compiled check. `--check` writes nothing and
 * fails when a committed file is stale.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { compileShapeCheck } from './compile-shape-check';
import { makeReference } from './make-reference';
import { makeSchema } from './make-schema';

const ROOT = join(__dirname, '..');

function main(): void {
  const schema = makeSchema(ROOT);
  const files: Record<string, string> = {
    'schema/tenants.schema.json': `${JSON.stringify(schema, null, 2)}\n`,
    'lib/fleet/generated/shape-check.ts': compileShapeCheck(schema),
    'docs/reference.md': makeReference(schema),
  };
  const check = process.argv.includes('--check');
  let stale = 0;
  for (const [name, content] of Object.entries(files)) {
    const path = join(ROOT, name);
    if (existsSync(path) && readFileSync(path, 'utf8') === content) continue;
    if (check) {
      console.error(`${relative(ROOT, path)} is stale: run npm run generate`);
      stale++;
    } else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      console.log(`wrote ${name}`);
    }
  }
  if (stale > 0) process.exit(1);
}

main();
