import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { type Member, declaredProps, publicMembers } from './constructs/declared-members';
import { type KnownTypes, declaredType } from './constructs/declared-type';
import { code, generatedFrom, table } from './markdown';
import type { Schemas } from './schema/json-schema';

const PAGES = 'docs/constructs';

/** The last line of the generated part; the rest of a page is written by hand. */
const END = '<!-- End of what is generated. -->';

/** The pages of the constructs, with new tables of their props and members. */
export function makeConstructPages(root: string, definitions: Schemas): Record<string, string> {
  const files = readdirSync(join(root, PAGES)).filter((file) => file !== 'README.md');
  const pages = new Map(files.map((file) => [constructOf(file), file]));
  const known: KnownTypes = { pages, definitions };
  return Object.fromEntries(
    [...pages].map(([construct, file]) => {
      const text = readFileSync(join(root, PAGES, file), 'utf8');
      const source = sourceOf(root, file);
      const path = source.fileName.slice(root.length + 1);
      return [
        `${PAGES}/${file}`,
        replaceTables(file, text, path, tables(source, construct, known)),
      ];
    }),
  );
}

/** `gpu-quota.md` is about `GpuQuota`. */
function constructOf(file: string): string {
  return basename(file, '.md').replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) =>
    letter.toUpperCase(),
  );
}

/** Where a construct is declared: one file is named after it. */
function sourceOf(root: string, page: string): ts.SourceFile {
  const folder = join(root, 'lib', 'constructs');
  const wanted = `${basename(page, '.md')}.ts`;
  const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(
    (path) => basename(path) === wanted,
  );
  if (file === undefined) {
    throw new Error(`${PAGES}/${page}: no file in lib/constructs is ${wanted}`);
  }
  const path = join(folder, file).replaceAll('\\', '/');
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
}

function tables(source: ts.SourceFile, construct: string, known: KnownTypes): string[] {
  const words = ({ type }: Member): string => (type === undefined ? '' : declaredType(type, known));
  const props = declaredProps(source, construct).map((prop) => [
    code(prop.name),
    words(prop),
    defaultWords(prop),
    prop.text,
  ]);
  const members = publicMembers(source, construct).map((member) => [
    code(member.name),
    words(member),
    member.text,
  ]);
  return [
    ...(props.length === 0 ? [] : [table(['prop', 'type', 'default', 'meaning'], props)]),
    ...(members.length === 0 ? [] : [table(['member', 'type', 'meaning'], members)]),
  ].flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

function defaultWords({ required, fallback }: Member): string {
  if (required) return '**required**';
  if (fallback === undefined) return '';
  return fallback.startsWith('- ') ? fallback.slice(2) : code(fallback.replace(/^"(.*)"$/, '$1'));
}

function replaceTables(file: string, text: string, source: string, lines: string[]): string {
  const begin = text.indexOf('<!-- Generated from ');
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) {
    throw new Error(`${PAGES}/${file} has no place for its tables: write \`${END}\` after it`);
  }
  const made = [generatedFrom(source), '', ...lines, '', END].join('\n');
  return text.slice(0, begin) + made + text.slice(end + END.length);
}
