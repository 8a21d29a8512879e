import type * as Yaml from 'yaml';
import { excerpt } from './yaml-text';

type Words = readonly [message: string, fix: string];

/** The words for one complaint of the library. */
export interface SyntaxRule {
  readonly code: Yaml.ErrorCode;
  /** Which of the library's messages with that code; all if absent. */
  readonly when?: RegExp;
  /**
   * @param near - the text from the place to the end of its line, in backticks
   * @param character - the character at the place
   * @param before - the last character before it that is not blank
   */
  readonly words: (near: string, character: string, before: string) => Words;
  /**
   * What the place is moved to: the library reports some errors at the place where it notices them,
   * which is not the place that is wrong.
   */
  readonly at?: 'text' | 'opener';
}

const ALIGN = 'Indent it exactly like the entries above it.';
const COLON = 'Write `key: value`, with a space after the colon.';

/**
 * The library's complaints, in the words of somebody who writes YAML by hand. The first rule that
 * fits is used.
 */
export const SYNTAX_RULES: readonly SyntaxRule[] = [
  {
    code: 'BLOCK_AS_IMPLICIT_KEY',
    when: /sequence/,
    at: 'text',
    words: () => [
      'There is a list item among the keys of a map.',
      'Indent the list below the key that it belongs to.',
    ],
  },
  {
    code: 'BLOCK_AS_IMPLICIT_KEY',
    words: (near) => [
      `The value ${near} contains a second colon.`,
      'Put the value in quotes, or the nested key on a line of its own.',
    ],
  },
  {
    code: 'MULTILINE_IMPLICIT_KEY',
    at: 'text',
    words: (near) => [`${near} is not a key: it has no colon with a space after it.`, COLON],
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
    words: (near) => [`${near} is not a key: it has no colon with a space after it.`, COLON],
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
      'Put a space before a comment, or put the whole value in quotes.',
    ],
  },
  {
    code: 'MISSING_CHAR',
    when: /^Sequence item/,
    at: 'text',
    words: (near) => [`${near} is in a list, but has no dash.`, 'Write `- ` before it.'],
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
      `The backslash in ${near} does not start a known escape.`,
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
      `${near} is on a line where only \`|\` or \`>\` is allowed.`,
      'Start the text on the next line, or put it in quotes.',
    ],
  },
  {
    code: 'UNEXPECTED_TOKEN',
    when: /flow-(?:map|seq)-end/,
    words: (_near, character) => [
      `The \`${character}\` does not close anything.`,
      'Remove it, or open the bracket that it should close.',
    ],
  },
  {
    code: 'UNEXPECTED_TOKEN',
    when: /^Unexpected (?:,|empty item)/,
    words: () => ['There is a comma too many here.', 'Remove it.'],
  },
  {
    code: 'UNEXPECTED_TOKEN',
    words: (near, _character, before) =>
      QUOTE_IN_QUOTES[before] !== undefined
        ? [`The quoted value ends before ${near}.`, QUOTE_IN_QUOTES[before]]
        : [
            `${near} does not belong to what is before it.`,
            'Check its indentation. Put a value with special characters in quotes as a whole.',
          ],
  },
  {
    code: 'BAD_DIRECTIVE',
    words: (near) => [
      `${near} starts with %, as only a YAML directive does.`,
      'Remove the line, or put the text in quotes.',
    ],
  },
  {
    code: 'KEY_OVER_1024_CHARS',
    words: () => ['A key is longer than 1,024 characters.', 'Look for a missing colon.'],
  },
  ...(['BAD_ALIAS', 'ALIAS_PROPS', 'BAD_PROP_ORDER', 'MULTIPLE_ANCHORS'] as const).map(
    (code): SyntaxRule => ({
      code,
      words: (near) => [
        `The anchor or alias in ${near} is incomplete or in the wrong place.`,
        'Write `key: &name value` and `key: *name`. Put a text that starts with * or & in quotes.',
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
    `Close it with \`${closing}\`, and indent the lines between them further than its key.`,
  ];
}
