import { Document, visit } from 'yaml';
import type { Colors } from '../session/color';
import { wrap } from '../printing/words';
import type { FoundKey } from './find-key';
import { ANY, type KeyEntry, type KeySchema, resolvedIn } from './key-entries';
import { valueForms, valueWords, wordMeanings } from './value-words';

/** Nobody reads more places than this. */
const MAX_PLACES = 8;

/** The levels that all take the same settings, which the reference lists once. */
const LEVELS = ['Platform', 'Tier', 'Tenant', 'Environment', 'Shared service'];

/** What there is to say about a key. */
export function keyPage({ entries }: FoundKey, root: KeySchema, { bold }: Colors): string {
  const [first] = entries;
  const key = first.path.at(-1)!;
  const schema = resolvedIn(root, first.schema);
  const { prose, fallback } = parts(schema.description ?? '');
  const section = sectionOf(entries);
  const facts: [name: string, text: string][] = [
    ['value', valueWords(first.schema, root)],
    ['default', first.isRequired ? 'none: it is required' : (fallback ?? 'none')],
    ['written', places(entries)],
    ['docs', `section "${section}" of the reference`],
  ];
  return [
    bold(section === 'Settings' ? key : shortName(first)),
    ...prose.map((text) => wrap(text)),
    facts.map(([name, text]) => hanging(name, text)).join('\n'),
    ...list('Values', wordMeanings(first.schema, root), bold),
    ...list('Forms', valueForms(first.schema, root), bold),
    ...list('Keys', keysOf(first.schema, root), bold),
    ...exampleOf(key, schema, bold),
  ].join('\n\n');
}

/** The key with the map that it is in, as in `quota.gpu` and `pools.NAME.capacity`. */
function shortName({ path }: KeyEntry): string {
  return path.slice(path.at(-2) === ANY ? -3 : -2).join('.');
}

/** What a description says, and the default that it ends with. */
function parts(description: string): { prose: string[]; fallback: string | undefined } {
  const paragraphs = description.split('\n\n').map((text) => text.replaceAll(/\s+/g, ' ').trim());
  const last = paragraphs.at(-1) ?? '';
  const [, fallback] = /^Default: (.+?)\.?$/.exec(last) ?? [];
  const prose = fallback === undefined ? paragraphs : paragraphs.slice(0, -1);
  return { prose: prose.filter((text) => text !== ''), fallback: fallback?.replaceAll('`', '') };
}

function places(entries: readonly KeyEntry[]): string {
  const paths = entries.map(({ path }) => path.join('.'));
  const shown = paths.slice(0, MAX_PLACES);
  const more = paths.length - shown.length;
  return `${shown.join(', ')}${more === 0 ? '' : ` and ${more} more places`}`;
}

function sectionOf(entries: readonly KeyEntry[]): string {
  const owners = entries.map(({ owner }) => owner);
  return LEVELS.every((level) => owners.includes(level)) ? 'Settings' : owners[0]!;
}

/** The keys of a map, each with its first sentence. */
function keysOf(node: KeySchema, root: KeySchema): string[] {
  const { properties, anyOf = [], items, additionalProperties } = resolvedIn(root, node);
  if (properties === undefined) {
    const below = [items, additionalProperties].filter((child) => typeof child === 'object');
    return [...anyOf, ...below].flatMap((child) => keysOf(child, root));
  }
  return Object.entries(properties).map(([key, property]) => {
    const [text = ''] = parts(resolvedIn(root, property).description ?? '').prose;
    return `${key}: ${/^.*?\.(?= |$)/.exec(text)?.[0] ?? text}`;
  });
}

function list(heading: string, lines: readonly string[], bold: (text: string) => string): string[] {
  if (lines.length === 0) return [];
  return [bold(heading), lines.map((line) => indented(line, '    ', '      ')).join('\n')];
}

function hanging(name: string, text: string): string {
  return indented(text, name.padEnd(9), ' '.repeat(9));
}

function indented(text: string, first: string, others: string): string {
  return `${first}${wrap(text, 80 - others.length).replaceAll('\n', `\n${others}`)}`;
}

/** The examples as they are written below the key. */
function exampleOf(
  key: string,
  { examples = [] }: KeySchema,
  bold: (text: string) => string,
): string[] {
  if (examples.length === 0) return [];
  const texts = examples.map((example) => {
    const document = new Document({ [key]: example });
    visit(document, {
      Pair: (_, pair) => {
        if (pair.value !== null && typeof pair.value === 'object') {
          (pair.value as { flow?: boolean }).flow = true;
        }
      },
    });
    return document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd();
  });
  return [bold('Examples'), texts.join('\n').replaceAll(/^/gm, '    ')];
}
