import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { Construct } from 'constructs';
import * as tenancy from '../../lib';
import { allPages, codesIn, type Page, readPage, ROOT, tablesOf } from './pages';
import { runSample } from './run-sample';

const CONSTRUCTS = Object.entries(tenancy)
  .filter(([, value]) => typeof value === 'function' && value.prototype instanceof Construct)
  .map(([name]) => name)
  .sort();

function fileName(construct: string): string {
  return construct.replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

/** Where a construct is declared: one file is named after it. */
function sourceOf(construct: string): ts.SourceFile {
  const folder = join(ROOT, 'lib', 'constructs');
  const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(
    (path) => basename(path) === `${fileName(construct)}.ts`,
  )!;
  const text = readFileSync(join(folder, file), 'utf8');
  return ts.createSourceFile(file, text, ts.ScriptTarget.ES2022);
}

/** The properties that an interface declares itself, in order. */
function declaredProps(construct: string): string[] {
  const names = [`${construct}Props`, `${construct}Options`];
  return sourceOf(construct)
    .statements.filter((item) => ts.isInterfaceDeclaration(item) && names.includes(item.name.text))
    .flatMap((item) => (item as ts.InterfaceDeclaration).members.map((member) => nameOf(member)));
}

function nameOf(member: ts.TypeElement): string {
  return (member.name as ts.Identifier).text;
}

function emitsSection({ prose }: Page): string {
  return prose.split('## What it emits\n')[1] ?? '';
}

/** What a page says that is emitted, and what the pages say that it names there. */
function listedObjects(path: string, seen: Set<string> = new Set()): RegExp[] {
  if (seen.has(path)) return [];
  seen.add(path);
  const text = emitsSection(readPage(path));
  const own = [...text.matchAll(/([A-Z]\w+) `([\w<>.-]+)`/g)].map(
    ([, kind, name]) => new RegExp(`^${kind} ${name!.replaceAll(/<\w+>/g, '.+')}$`),
  );
  const others = [...text.matchAll(/\]\(([\w-]+\.md)\)/g)].flatMap(([, target]) =>
    listedObjects(normalize(join(dirname(path), target!)), seen),
  );
  return [...own, ...others];
}

describe('docs/constructs', () => {
  test('every public construct has a page, and the index lists it', () => {
    const index = readPage('docs/constructs/README.md').text;
    for (const name of CONSTRUCTS) {
      expect(existsSync(join(ROOT, 'docs/constructs', `${fileName(name)}.md`))).toBe(true);
      expect(index).toContain(`[${name}](${fileName(name)}.md)`);
    }
  });

  test('every page is about a public construct', () => {
    const pages = allPages()
      .map(({ path }) => path)
      .filter((path) => dirname(path) === 'docs/constructs' && basename(path) !== 'README.md');
    expect(pages.map((path) => basename(path, '.md')).sort()).toEqual(
      CONSTRUCTS.map(fileName).sort(),
    );
  });

  describe.each(CONSTRUCTS.map((name) => [name, `docs/constructs/${fileName(name)}.md`]))(
    '%s',
    (name, path) => {
      test('the table of props names all that it declares', () => {
        const table = tablesOf(readPage(path)).find(({ headings }) => headings[0] === 'prop');
        const shown = table?.rows.flatMap(([cell]) => codesIn(cell!)) ?? [];
        expect(shown).toEqual(declaredProps(name));
      });

      test('what it says that it emits is what its sample emits', async () => {
        const [sample] = readPage(path).blocks.filter(({ language }) => language === 'ts');
        const { objects } = await runSample(sample!.text);
        expect(objects.length).toBeGreaterThan(0);
        const listed = listedObjects(path);
        const unlisted = objects
          .map(({ kind, metadata }) => `${kind} ${metadata.name}`)
          .filter((object) => !listed.some((pattern) => pattern.test(object)));
        expect(unlisted).toEqual([]);
      });

      test('the table of members names what an object of it has', () => {
        const rows = tablesOf(readPage(path))
          .filter(({ headings }) => headings[0] === 'member')
          .flatMap(({ rows }) => rows.flatMap(([cell]) => codesIn(cell!)));
        const shown = rows.map((row) => row.replace(/^[A-Z]\w+\.|\(.*/g, ''));
        expect(shown.sort()).toEqual(membersOf(tenancy[name as 'Tenant']).sort());
      });

      test('its tables say what each prop and member means', () => {
        const cells = tablesOf(readPage(path))
          .filter(({ headings }) => headings.at(-1) === 'meaning')
          .flatMap(({ rows }) => rows.map((row) => row.at(-1)));
        expect(cells.filter((cell) => cell === '')).toEqual([]);
      });
    },
  );
});

/** What an object of a class has for everybody, by its declaration: a name with `_` first is the package's own. */
function membersOf(construct: { readonly name: string }): string[] {
  return sourceOf(construct.name)
    .statements.filter((item) => ts.isClassDeclaration(item) && item.name?.text === construct.name)
    .flatMap((item) => (item as ts.ClassDeclaration).members)
    .filter((item) => !(ts.getCombinedModifierFlags(item) & ts.ModifierFlags.Private))
    .flatMap(({ name }) => (name !== undefined && ts.isIdentifier(name) ? [name.text] : []))
    .filter((name) => !name.startsWith('_'));
}

test('all programs on the pages fit the types of the package', () => {
  const pages = allPages().filter(({ path }) => path.startsWith('docs/') || path === 'README.md');
  const texts = new Map(
    pages.flatMap(({ path, blocks }) =>
      blocks
        .filter(({ language }) => language === 'ts')
        .map(({ text, line }) => [
          join(ROOT, `${path.replaceAll(/\W/g, '_')}_${line}.ts`),
          // Every program is a scope of its own.
          `${text}\nexport {};\n`,
        ]),
    ),
  );
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    types: ['node'],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    esModuleInterop: true,
    paths: { 'cdk8s-tenancy': [join(ROOT, 'lib', 'index.ts')] },
  };
  const host = ts.createCompilerHost(options);
  const read = host.readFile.bind(host);
  const exists = host.fileExists.bind(host);
  host.readFile = (name) => texts.get(name) ?? read(name);
  host.fileExists = (name) => texts.has(name) || exists(name);
  const program = ts.createProgram([...texts.keys()], options, host);
  const problems = [...texts.keys()].flatMap((name) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(name)),
  );
  expect(
    problems.map(({ file, messageText }) => [
      basename(file?.fileName ?? ''),
      ts.flattenDiagnosticMessageText(messageText, '\n'),
    ]),
  ).toEqual([]);
});
