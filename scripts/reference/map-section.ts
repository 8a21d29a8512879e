import { Document, visit } from 'yaml';
import { code, table } from '../markdown';
import { proseDefault, splitDescription } from '../schema/declaration';
import type { Schema, Schemas } from '../schema/json-schema';
import { exampleCodes, typeWords } from './type-words';

/** Sentences of a section. */
export interface Notes {
  /** Where the map is written. */
  readonly use?: string;
  /** What else it holds than the keys in the table. */
  readonly more?: string;
}

/** The section of one kind of map: what it is, where it is written, examples, and a table of its keys. */
export function mapSection(node: Schema, definitions: Schemas, notes: Notes = {}): string[] {
  const { title, description = '', properties = {}, required = [], examples = [] } = node;
  const rows = keysInOrder(node).map((key) => [
    code(key),
    typeWords(properties[key]!, definitions),
    required.includes(key) ? '**required**' : fallbackOf(properties[key]!),
    meaningOf(properties[key]!),
  ]);
  return [
    `## ${title!}`,
    splitDescription(description).prose,
    ...(notes.use === undefined ? [] : [notes.use]),
    ...examples.map((example) => `\`\`\`yaml\n${blockYaml(example)}\`\`\``),
    ...(notes.more === undefined ? [] : [notes.more]),
    table(['key', 'value', 'default', 'meaning'], rows).join('\n'),
  ];
}

/** What must be there comes first, in the order of the example; the rest as it is declared. */
function keysInOrder({
  properties = {},
  required = [],
  examples: [example] = [],
}: Schema): string[] {
  const first = Object.keys({ ...(example as object | undefined) });
  const rank = (key: string): number =>
    required.includes(key) ? first.indexOf(key) : first.length;
  return Object.keys(properties).sort((a, b) => rank(a) - rank(b));
}

/** A map as somebody writes it, with each list on one line. */
function blockYaml(value: unknown): string {
  const document = new Document(value);
  visit(document, {
    Seq: (_, list) => {
      list.flow = true;
    },
  });
  return document.toString({ lineWidth: 100, flowCollectionPadding: false });
}

function fallbackOf(property: Schema): string {
  const { default: fallback } = property;
  if (fallback === undefined) return '';
  return proseDefault(property) ?? code(String(fallback as string));
}

function meaningOf({ description = '', examples = [] }: Schema): string {
  const prose = splitDescription(description).prose.replace(/\s+/g, ' ');
  return examples.length === 0 ? prose : `${prose} Example: ${exampleCodes(examples)}`;
}
