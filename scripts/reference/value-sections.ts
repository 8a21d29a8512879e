import { code, table } from '../markdown';
import { splitDescription } from '../schema/declaration';
import { type Schema, type Schemas, mapChildren } from '../schema/json-schema';
import { exampleCodes } from './type-words';

/** Closed sets: what each of their words means. */
export function wordSections(definitions: Schemas): string[] {
  const sets = Object.values(definitions)
    .filter(({ enum: words, title }) => words !== undefined && title !== undefined)
    .sort(byTitle);
  return [
    '## Words',
    'Where a key takes one of a few words, this is what they mean.',
    ...sets.flatMap(({ title, description = '', enum: words = [] }) => {
      const { prose, words: meanings } = splitDescription(description);
      const rows = words.map((word) => [code(String(word)), meanings.get(String(word))!]);
      return [`### ${title!}`, prose, table(['word', 'means'], rows).join('\n')];
    }),
  ];
}

/** How values are written: the patterns and ranges of the schema, in words. */
export function valueSection(declared: Schema): string[] {
  const rows = valuesOf(declared).map(({ title, description, examples = [] }) => [
    title!,
    description!.replace(/\s+/g, ' '),
    exampleCodes(examples),
  ]);
  return [
    '## Values',
    'A text needs quotes only where YAML would read something else, as in `"1.30"` or `"on"`.',
    table(['value', 'form', 'example'], rows).join('\n'),
  ];
}

/** Every kind of value that has a title: of places, and of the keys of maps. */
function valuesOf({ definitions = {}, ...root }: Schema): Schema[] {
  const found = new Map<string, Schema>();
  const visit = (node: Schema): Schema => {
    if (node.propertyNames?.title !== undefined) {
      found.set(node.propertyNames.title, node.propertyNames);
    }
    return mapChildren(node, visit);
  };
  for (const node of [root, ...Object.values(definitions)]) visit(node);
  for (const node of Object.values(definitions)) {
    const isValue = node.title !== undefined && !node.properties && !node.enum;
    if (isValue) found.set(node.title!, node);
  }
  return [...found.values()].sort(byTitle);
}

function byTitle(a: Schema, b: Schema): number {
  return a.title! < b.title! ? -1 : 1;
}
