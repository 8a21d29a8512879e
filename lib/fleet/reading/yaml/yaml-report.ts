import type { ParsedNode } from 'yaml';
import type { Code } from '../../../findings/codes/codes';
import { finding, type Finding } from '../../../findings/finding';
import type { Lines } from '../../../findings/print/source-lines';
import { emptyValueFix } from '../../shape/empty-value';
import { MAX_DEPTH } from './yaml-document';
import { excerpt, lineEnd, wordAround } from './yaml-text';

type Words = readonly [message: string, fix: string];

const NAME_FIX = 'Write a name before the colon, in quotes if necessary.';

/** Message and fix of `YAML_DEPTH`. */
export const TOO_DEEP: Words = [
  `The data is nested more than ${MAX_DEPTH} levels deep here.`,
  'Look for a bracket that is never closed, and for lines that are indented further and further.',
];

/** Message and fix for braces that another program should have replaced. */
export const TEMPLATE: Words = [
  'This looks like a template, not like YAML.',
  'Render the template first. Put a text that contains braces in quotes.',
];

function noValueFix(key: string): string {
  if (key.includes(':')) return 'Put a space after the colon.';
  return /^\d+\w*$/.test(key)
    ? 'A comma ends an entry: write decimals with a dot, such as `1.5Ti`, and thousands without a comma.'
    : 'Write `key: value`; for an empty value, `key: null`.';
}

/** Collects what is wrong with the data of a document, each finding with its path and place. */
export class WalkReport {
  readonly findings: Finding[] = [];
  /** Where the walk is. */
  readonly path: (string | number)[] = [];

  constructor(
    private readonly file: string,
    private readonly lines: Lines,
  ) {}

  /** `prod:` with nothing behind it. YAML reads null, and null removes what is inherited. */
  emptyValue(keyNode: ParsedNode, key: string): void {
    this.add('VALUE_EMPTY', keyNode, [`${excerpt(key)} has no value.`, emptyValueFix(this.path)]);
  }

  /** An entry in braces without a colon, such as `{cpu:100}`: YAML takes all of it for a key. */
  noValue(keyNode: ParsedNode, key: string): void {
    this.add('YAML_SYNTAX', keyNode, [
      `${excerpt(key)} is a key without a value.`,
      noValueFix(key),
    ]);
  }

  mergeKey(keyNode: ParsedNode): void {
    this.addAtKey('YAML_MERGE_KEY', '<<', keyNode, [
      'YAML 1.2 has no merge key `<<`.',
      'Put what entries share into a tier, or use an anchor for a whole value.',
    ]);
  }

  nullKey(keyNode: ParsedNode, source: string): void {
    const message = source === '' ? 'A key is empty.' : `The key ${excerpt(source)} means null.`;
    this.addAtKey('YAML_KEY', source, keyNode, [message, NAME_FIX]);
  }

  forbiddenKey(keyNode: ParsedNode, key: string): void {
    this.addAtKey('YAML_KEY', key, keyNode, [
      `The key ${excerpt(key)} is never allowed.`,
      'Choose another name.',
    ]);
  }

  /** A key that is a map, a list or an alias. */
  complexKey(keyNode: ParsedNode): void {
    const { text } = this.lines;
    const [start, end] = keyNode.range;
    const key = text.slice(start, Math.min(end, lineEnd(text, start)));
    const words: Words = text.startsWith('{{', start - 1)
      ? TEMPLATE
      : ['A map, a list or an alias is used as a key, but a key must be a text.', NAME_FIX];
    this.addAtKey('YAML_KEY', key, keyNode, words);
  }

  duplicateKey(keyNode: ParsedNode, key: string, first: ParsedNode): void {
    const { line } = this.lines.position(first.range[0]);
    this.add('YAML_DUPLICATE_KEY', keyNode, [
      `The key ${excerpt(key)} occurs twice in one map; it is first on line ${line}.`,
      'Keep one of the two.',
    ]);
  }

  /** @param tag - as people write it */
  unknownTag(node: ParsedNode, tag: string, of: string): void {
    // A node does not know where its tag is: in the last word with a `!` before it.
    const { text } = this.lines;
    const [start, end] = wordAround(text, Math.max(0, text.lastIndexOf('!', node.range[0])));
    this.add('YAML_TAG', { range: [start, end] }, [
      `The tag ${excerpt(tag)} of ${of} is not supported.`,
      'Remove the tag. Put a value in quotes if it must be text.',
    ]);
  }

  aliasWithoutAnchor(alias: ParsedNode, name: string): void {
    this.add('YAML_SYNTAX', alias, [
      `The alias ${excerpt(`*${name}`)} has no anchor ${excerpt(`&${name}`)} above it.`,
      'Set the anchor first, or put the text in quotes if the * belongs to it.',
    ]);
  }

  aliasInItsAnchor(alias: ParsedNode, name: string): void {
    this.add('YAML_ALIASES', alias, [
      `The alias ${excerpt(`*${name}`)} is inside its own anchor, so it never ends.`,
      'Write the value out instead.',
    ]);
  }

  tooManyValues(alias: ParsedNode, name: string, limit: number): void {
    this.add('YAML_ALIASES', alias, [
      `With the alias ${excerpt(`*${name}`)}, aliases expand to more than ${limit} values.`,
      'Use fewer aliases; put what many tenants share into a tier.',
    ]);
  }

  tooDeep(node: ParsedNode): void {
    this.add('YAML_DEPTH', node, TOO_DEEP);
  }

  private add(code: Code, { range }: Placed, [message, fix]: Words): void {
    const place = this.lines.position(range[0], range[1]);
    this.findings.push(
      finding({ code, path: [...this.path], message, fix, file: this.file, ...place }),
    );
  }

  /** About a key of the map where the walk is. */
  private addAtKey(code: Code, key: string, place: Placed, words: Words): void {
    this.path.push(key);
    this.add(code, place, words);
    this.path.pop();
  }
}

/** What a finding is about: a part of the text, by offsets. */
interface Placed {
  readonly range: readonly [start: number, end: number, ...rest: number[]];
}
