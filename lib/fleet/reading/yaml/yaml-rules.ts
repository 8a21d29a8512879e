import type * as Yaml from 'yaml';
import { excerpt } from './yaml-excerpt';

type Words = readonly [message: string, fix: string];

/** How one complaint of the library is said. */
export interface SyntaxRule {
  readonly code: Yaml.ErrorCode;
  /** Which of the library's messages with that code; all when absent. */
  readonly when?: RegExp;
  /**
   * @param near - the text from the place to the end of its line, in backticks
   * @param character - the character at the place
   * @param before - the last character before it that is not blank
   */
  readonly words: (near: string, character: string, before: string) => Words;
  /**
   * What the place is moved to: the library reports some errors where it noticed them, not where
   * they are.
   */
  readonly at?: 'text' | 'opener';
}

const ALIGN = 'Indent it exactly like the entries above it.';
const COLON = 'Write `key: value`, with a space after the colon.';

/**
 * The library's complaints, in the words of somebody who writes YAML by hand. The first rule that
 * fits counts.
 */
export const SYNTAX_RULES: readonly SyntaxRule[] = [
  {
    code: 'BLOCK_AS_IMPLICIT_KEY',
    when: /sequence/,
    at: 'text',
    words: () => [
      'A list item stands among the keys of a map.',
      'Indent the list below the key that it belongs to.',
    ],
  },
  {
    code: 'BLOCK_AS_IMPLICIT_KEY',
    words: (near) => [
      `The value ${near} holds a second colon.`,
      'Put the value in quotes, or the nested key on a line of its own.',
    ],
  },
  {
    code: 'MULTILINE_IMPLICIT_KEY',
    at: 'text',
    words: (near) => [`${near} is no key: no colon with a space follows it.`, COLON],
  },
  {
    code: 'BAD_INDENT',
    when: /^All /,
    at: 'text',
    words: () => ['This line is not aligned with the entries beside it.', ALIGN],
  },
  {
    code: 'BAD_INDENT',
    when: /^Flow /,
    at: 'opener',
    words: (_near, character) => unclosed(character),
  },
  {
    code: 'MISSING_CHAR',
    when: /^Flow /,
    at: 'opener',
    words: (_near, character) => unclosed(character),
  },
  {
    code: 'MISSING_CHAR',
    when: /closing .quote/,
    at: 'opener',
    words: (_near, character) => [
      `The quote ${character} is never closed.`,
      `Close it with another ${character}.`,
    ],
  },
  {
    code: 'MISSING_CHAR',
    when: /^Implicit map keys/,
    at: 'text',
    words: (near) => [`${near} is no key: no colon with a space follows it.`, COLON],
  },
  {
    code: 'MISSING_CHAR',
    when: /^Missing ,/,
    words: (near) => [`A comma is missing before ${near}.`, 'Put commas between the entries.'],
  },
  {
    code: 'MISSING_CHAR',
    when: /^Missing space after/,
    words: () => ['A space is missing after the colon.', COLON],
  },
  {
    code: 'MISSING_CHAR',
    when: /^Comments/,
    words: () => [
      'A space is missing before the #.',
      'Put a space before a comment, or the whole value in quotes.',
    ],
  },
  {
    code: 'MISSING_CHAR',
    when: /^Sequence item/,
    at: 'text',
    words: (near) => [`${near} stands in a list without a dash.`, 'Write `- ` before it.'],
  },
  {
    code: 'BLOCK_IN_FLOW',
    words: (near) => [
      `Between brackets, ${near} would need lines of its own.`,
      'Put commas between the entries, and braces around a nested map.',
    ],
  },
  {
    code: 'BAD_SCALAR_START',
    words: (_near, character) => [
      `A value cannot start with the character ${excerpt(character)}.`,
      'Put the value in quotes.',
    ],
  },
  {
    code: 'BAD_DQ_ESCAPE',
    words: (near) => [
      `The backslash in ${near} starts no known escape.`,
      'Write two backslashes for one, or use single quotes.',
    ],
  },
  {
    code: 'UNEXPECTED_TOKEN',
    when: /block-seq-ind on same line/,
    words: () => [
      'A list cannot start on the line of its key.',
      'Start it on the next line, or write it as `[one, two]`.',
    ],
  },
  {
    code: 'UNEXPECTED_TOKEN',
    when: /^Block scalar header/,
    words: (near) => [
      `${near} stands where only \`|\` or \`>\` may stand.`,
      'Start the text on the next line, or put it in quotes.',
    ],
  },
  {
    code: 'UNEXPECTED_TOKEN',
    when: /flow-(?:map|seq)-end/,
    words: (_near, character) => [
      `The \`${character}\` closes nothing.`,
      'Remove it, or open the bracket that it should close.',
    ],
  },
  {
    code: 'UNEXPECTED_TOKEN',
    when: /^Unexpected (?:,|empty item)/,
    words: () => ['A comma is too many here.', 'Remove it.'],
  },
  {
    code: 'UNEXPECTED_TOKEN',
    words: (near, _character, before) =>
      QUOTE_IN_QUOTES[before] !== undefined
        ? [`The quoted value ends before ${near}.`, QUOTE_IN_QUOTES[before]]
        : [
            `${near} does not belong to what stands before it.`,
            'Check its indentation; put a value with special characters in quotes as a whole.',
          ],
  },
  {
    code: 'BAD_DIRECTIVE',
    words: (near) => [
      `${near} starts with %, as only directives do.`,
      'Remove the line, or put the text in quotes.',
    ],
  },
  {
    code: 'KEY_OVER_1024_CHARS',
    words: () => ['A key is longer than 1,024 characters.', 'Check for a colon that is missing.'],
  },
  ...(['BAD_ALIAS', 'ALIAS_PROPS', 'BAD_PROP_ORDER', 'MULTIPLE_ANCHORS'] as const).map(
    (code): SyntaxRule => ({
      code,
      words: (near) => [
        `The anchor or alias in ${near} is incomplete or stands in the wrong place.`,
        'Write `key: &name value` and `key: *name`; put literal * and & in quotes.',
      ],
    }),
  ),
];

const QUOTE_IN_QUOTES: Readonly<Record<string, string>> = {
  "'": "Put the whole value in quotes; inside single quotes, write '' for a quote.",
  '"': 'Put the whole value in quotes; inside double quotes, write \\" for a quote.',
};

function unclosed(bracket: string): Words {
  const closing = bracket === '{' ? '}' : ']';
  return [
    `The \`${bracket}\` is not closed.`,
    `Close it with \`${closing}\`, and indent the lines between deeper than its key.`,
  ];
}
