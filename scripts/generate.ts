/**
 * Makes what is derived from lib/fleet/model/props.ts (the JSON Schemas, the table of shapes, the reference), from the
 * declarations of the constructs (the tables of their pages), from the tables of roles, protections and risks (their pages),
 * from lib/findings/codes (the page of findings), from lib/verify/invariants (the page of invariants), and from the headings of long pages (their tables of contents).
 * `--check` writes nothing and fails when a committed file is stale.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { OUTPUT_SCHEMA_PATHS } from '../lib/cli/package/schema-paths';
import { pagesWithContents, withContents } from './contents';
import { makeConstructPages } from './make-construct-pages';
import { makeDefaultsPage } from './make-defaults-page';
import type * as FindingsPage from './make-findings-page';
import { makeInvariantsPage } from './make-invariants-page';
import { type OutputName, makeOutputSchema } from './make-output-schema';
import { makeReference } from './make-reference';
import { makeRisksPage } from './make-risks-page';
import { makeRolesPage } from './make-roles-page';
import { makeSecurityPage } from './make-security-page';
import { makeSchema } from './make-schema';
import { makeShapeSamples } from './make-shape-samples';
import { makeShapeTable } from './make-shape-table';
import { readDeclaration } from './schema/declaration';

const ROOT = join(__dirname, '..');

/** Writes files, or compares them. Returns how many are stale. */
function put(files: Readonly<Record<string, string>>, check: boolean): number {
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
  return stale;
}

function outputSchemas(): Record<string, string> {
  const files = Object.entries(OUTPUT_SCHEMA_PATHS).map(([command, path]) => [
    path,
    `${JSON.stringify(makeOutputSchema(ROOT, command as OutputName), null, 2)}\n`,
  ]);
  return Object.fromEntries(files) as Record<string, string>;
}

function main(): void {
  const check = process.argv.includes('--check');
  const declared = readDeclaration(ROOT);
  const fromProps = put(
    {
      'schema/tenants.schema.json': `${JSON.stringify(makeSchema(declared.fleet), null, 2)}\n`,
      'schema/tenants-part.schema.json': `${JSON.stringify(makeSchema(declared.part), null, 2)}\n`,
      ...outputSchemas(),
      'lib/fleet/shape/generated/shapes.ts': makeShapeTable(declared.fleet),
      'lib/fleet/shape/generated/samples.ts': makeShapeSamples(declared.fleet),
      'docs/reference.md': makeReference(declared.fleet),
      ...makeConstructPages(ROOT, declared.fleet.definitions ?? {}),
    },
    check,
  );
  const fromTables = put(
    {
      'docs/defaults.md': withContents(makeDefaultsPage()),
      'docs/invariants.md': withContents(makeInvariantsPage()),
      'docs/roles.md': withContents(makeRolesPage()),
      'docs/risks.md': withContents(makeRisksPage()),
      'docs/security.md': withContents(makeSecurityPage()),
    },
    check,
  );
  // Examples are checked by what was just written.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { makeFindingsPage } = require('./make-findings-page') as typeof FindingsPage;
  const fromCodes = put({ 'docs/findings.md': makeFindingsPage() }, check);
  const contents = put(pagesWithContents(ROOT), check);
  if (fromProps + fromTables + fromCodes + contents > 0) process.exit(1);
}

main();
