import { stringify } from 'yaml';
import { anchorOf, code, codes } from '../markdown';
import {
  type Schema,
  type Schemas,
  definitionOf,
  referenceOf,
  typesOf,
} from '../schema/json-schema';

/** A link to a section of the page. */
export function link(heading: string): string {
  return `[${heading}](#${anchorOf(heading)})`;
}

/** Examples, each on one line. */
export function exampleCodes(examples: readonly unknown[]): string {
  return codes(examples.map(flowYaml));
}

/** A value on one line, as somebody writes it. */
function flowYaml(value: unknown): string {
  const options = { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 } as const;
  return stringify(value, options).trimEnd();
}

/** What may be written in a place. */
export function typeWords(node: Schema, definitions: Schemas): string {
  const name = referenceOf(node);
  if (name !== undefined) {
    const target = definitionOf(name, definitions);
    if (target.properties !== undefined) return link(target.title!);
    if (target.title === undefined) return typeWords(target, definitions);
    return target.enum === undefined ? valueLink(target.title) : wordsLink(target);
  }
  if (node.enum !== undefined) return node.enum.map((word) => code(String(word))).join(' or ');
  if (node.const !== undefined) return code(String(node.const));
  if (node.anyOf !== undefined) {
    return [...new Set(node.anyOf.map((branch) => typeWords(branch, definitions)))].join(' or ');
  }
  if (node.items !== undefined) return `list of ${inBrackets(typeWords(node.items, definitions))}`;
  if (typeof node.additionalProperties === 'object') {
    const entries = inBrackets(typeWords(node.additionalProperties, definitions));
    const keys = node.propertyNames?.title;
    return keys === undefined ? `map to ${entries}` : `map of ${valueLink(keys)} to ${entries}`;
  }
  return typesOf(node)
    .map((type) => simpleType(type, node))
    .join(' or ');
}

function simpleType(type: string, { minimum, maximum }: Schema): string {
  const range =
    minimum === undefined || maximum === undefined ? '' : ` from ${minimum} to ${maximum}`;
  const words: Readonly<Record<string, string>> = {
    boolean: '`true` or `false`',
    integer: `whole number${range}`,
    null: '`null`',
    string: 'text',
  };
  return words[type] ?? type;
}

/** A closed set by its words, or by its title where there are many, which are explained at the end of the page. */
function wordsLink({ title, enum: words = [] }: Schema): string {
  const text = words.length > 5 ? `one of the ${inSentence(title!)}s` : codes(words.map(String));
  return `[${text}](#${anchorOf(title!)})`;
}

/** Brackets keep several words together. */
function inBrackets(words: string): string {
  return words.includes(' or ') ? `(${words})` : words;
}

/** A kind of value by its title, which is explained at the end of the page. */
function valueLink(title: string): string {
  return `[${inSentence(title)}](#values)`;
}

/** A title inside a sentence: `Label key` becomes `label key`, `DNS label` and `Kubernetes version` stay. */
function inSentence(title: string): string {
  return /^(?!Kubernetes)[A-Z][a-z-]+(?: |$)/.test(title)
    ? title.charAt(0).toLowerCase() + title.slice(1)
    : title;
}
