import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT, sourceFiles } from './imports';

/** A file of this repository, as a message names it. */
const POINTER =
  /(?<![\w/.-])(?:node_modules\/cdk8s-tenancy\/)?((?:docs|schema|examples|bin)\/[\w./-]+\.\w+)/g;

/** The texts in a file that people may get to see: literals, but no comments and no imports. */
function textsIn(file: string): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node)) {
      texts.push(node.text);
    } else if (ts.isTemplateTail(node)) texts.push(node.text);
    ts.forEachChild(node, visit);
  };
  const source = readFileSync(join(ROOT, file), 'utf8');
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true));
  return texts;
}

function pointersIn(text: string): string[] {
  return [...text.matchAll(POINTER)].map(([, path]) => path!);
}

/** What npm would pack, without building it. */
function packed(): string[] {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const out = execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' });
  const [{ files }] = JSON.parse(out) as [{ files: { path: string }[] }];
  return files.map(({ path }) => path);
}

/** Tables whose texts name files of other projects, as sources. */
const CITING = /^lib\/(fleet\/catalogue|constructs\/guard-rails)\//;

const POINTERS = sourceFiles('lib')
  .filter((file) => !CITING.test(file))
  .flatMap((file) => textsIn(file).flatMap(pointersIn))
  .filter((path, index, all) => all.indexOf(path) === index)
  .sort();

test('pointers are found in messages, and sources of others are none', () => {
  expect(pointersIn('see docs/a-b.md, and node_modules/cdk8s-tenancy/schema/x.json')).toEqual([
    'docs/a-b.md',
    'schema/x.json',
  ]);
  expect(pointersIn('https://example.com/docs/a.md')).toEqual([]);
});

test('what messages point to is in the package', () => {
  expect(POINTERS).toEqual([
    'schema/adopt.v1alpha1.schema.json',
    'schema/bill.v1alpha1.schema.json',
    'schema/cost.v1alpha1.schema.json',
    'schema/diff.v1alpha1.schema.json',
    'schema/drift.v1alpha1.schema.json',
    'schema/fit.v1alpha1.schema.json',
    'schema/list.v1alpha1.schema.json',
    'schema/report.v1alpha1.schema.json',
    'schema/shares.v1alpha1.schema.json',
    'schema/tenants-part.schema.json',
    'schema/tenants.schema.json',
    'schema/tune.v1alpha1.schema.json',
    'schema/usage.v1alpha1.schema.json',
    'schema/verify.v1alpha1.schema.json',
  ]);
  const files = packed();
  expect(POINTERS.filter((path) => !files.includes(path))).toEqual([]);
});
