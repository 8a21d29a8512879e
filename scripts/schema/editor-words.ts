import { proseDefault, splitDescription } from './declaration';
import { type Schema, mapChildren, withoutKeywords } from './json-schema';

/**
 * What editors show, from what the comments say. They do not show a `default`, so the description says it as well. A
 * default in prose is in the description alone, because it is not a value.
 */
export function addEditorWords(node: Schema): Schema {
  const { description, default: fallback, ...rest } = mapChildren(node, addEditorWords);
  const { prose, words } = splitDescription(description ?? '');
  const told = proseDefault({ default: fallback });
  const text = [prose, defaultWords(fallback)].filter(Boolean).join('\n\n');
  return {
    ...rest,
    ...(words.size > 0 && {
      enumDescriptions: (rest.enum ?? []).map((word) => plain(words.get(String(word))!)),
      markdownEnumDescriptions: (rest.enum ?? []).map((word) => words.get(String(word))!),
    }),
    // A node that refers to another takes over what it does not say itself, so it says both or neither.
    ...(text !== '' && { description: plain(text), markdownDescription: text }),
    ...(fallback !== undefined && told === undefined && { default: fallback }),
  };
}

function defaultWords(fallback: unknown): string {
  if (fallback === undefined) return '';
  return `Default: ${proseDefault({ default: fallback }) ?? `\`${String(fallback as string)}\``}.`;
}

/** Markdown as plain text: links are written out. */
function plain(markdown: string): string {
  return markdown.replaceAll(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)');
}

/** A value with what to say of a text that does not fit. Its description begins with what it is: "A DNS label: …". */
export function withPatternMessage(value: Schema): Schema {
  const { pattern, description = '', examples } = value;
  if (pattern === undefined) return value;
  const [first] = plain(description).split('\n\n');
  const form = first!.replace(/^An? /, (article) => article.toLowerCase());
  const example = String(examples?.[0] ?? '');
  const more = form.includes(example) ? '' : ` For example: ${example}`;
  return { ...value, patternErrorMessage: `Must be ${form}${more}` };
}

/** The form of the keys of a map. Nobody can point at a description of them. */
export function withPatternMessagesOfKeys(node: Schema): Schema {
  const copy = mapChildren(node, withPatternMessagesOfKeys);
  if (copy.propertyNames === undefined) return copy;
  const keys = withPatternMessage(copy.propertyNames);
  return { ...copy, propertyNames: withoutKeywords(keys, 'description', 'examples') };
}
