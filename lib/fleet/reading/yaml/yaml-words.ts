import type * as Yaml from 'yaml';
import type { Code } from '../../../findings/codes/codes';
import type { Lines } from '../../../findings/print/source-lines';
import type { ComposedYaml } from './yaml-document';
import { TEMPLATE } from './yaml-report';
import { SYNTAX_RULES } from './yaml-rules';
import { indentFix, indentOf } from './yaml-indent';
import { contentEnd, excerpt, lineEnd, lineStart, skipBlank } from './yaml-text';

/** A syntax error in words, and the part of the text that it is about. */
export interface Description {
  readonly code: Code;
  readonly message: string;
  readonly fix: string;
  readonly start: number;
  readonly end: number;
}

/** Says in plain words what the library complains about. */
export function describe(
  error: Yaml.YAMLError,
  all: readonly Yaml.YAMLError[],
  lines: Lines,
  composed: ComposedYaml,
): Description {
  return (
    tab(error, lines) ??
    template(error, lines) ??
    tooDeeplyIndented(error, all, lines) ??
    tooLittleIndented(error, lines) ??
    byRule(error, lines, composed)
  );
}

function byRule(error: Yaml.YAMLError, lines: Lines, composed: ComposedYaml): Description {
  const rule = SYNTAX_RULES.find(
    (candidate) =>
      candidate.code === error.code &&
      (candidate.when === undefined || candidate.when.test(error.message)),
  );
  const { text } = lines;
  let [start, end] = error.pos;
  if (rule?.at === 'text') start = skipBlank(text, start);
  if (rule?.at === 'opener') start = opener(error, composed, text) ?? start;
  end = Math.max(end, start + 1);
  const near = excerpt(text.slice(start, lineEnd(text, start)));
  const code = error.code === 'TAG_RESOLVE_FAILED' ? 'YAML_TAG' : 'YAML_SYNTAX';
  const before = text[contentEnd(text, start) - 1] ?? '';
  const [message, fix] = rule?.words(near, text[start] ?? '', before) ?? [
    `${error.message}.`,
    code === 'YAML_TAG' ? 'Remove the tag.' : 'Compare with the lines around it.',
  ];
  return { code, message, fix, start, end: rule?.at === 'opener' ? start + 1 : end };
}

function tab(error: Yaml.YAMLError, { text }: Lines): Description | undefined {
  const start =
    error.code === 'TAB_AS_INDENT'
      ? text.indexOf('\t', error.pos[0])
      : skip(' ', text, lineStart(text, error.pos[0]));
  if (text[start] !== '\t') return undefined;
  return {
    code: 'YAML_TAB',
    message: 'The indentation contains a tab.',
    fix: 'Use spaces: YAML does not allow tabs there.',
    start,
    end: skip('\t', text, start),
  };
}

function skip(character: string, text: string, start: number): number {
  let at = start;
  while (text[at] === character) at += 1;
  return at;
}

/** Helm and Jinja files that nobody rendered are a common accident, and YAML's own errors do not help. */
function template(error: Yaml.YAMLError, { text }: Lines): Description | undefined {
  const first = lineStart(text, error.pos[0]);
  const end = lineEnd(text, first);
  const start = text.slice(first, end).search(/\{\{|\{%/);
  if (start === -1) return undefined;
  const [message, fix] = TEMPLATE;
  return { code: 'YAML_SYNTAX', message, fix, start: first + start, end };
}

/** `a: 1` and, deeper, `b: 2` below it: the library takes `1 b` for a key, at the place of the `1`. */
function tooDeeplyIndented(
  error: Yaml.YAMLError,
  all: readonly Yaml.YAMLError[],
  { text }: Lines,
): Description | undefined {
  if (error.code !== 'BLOCK_AS_IMPLICIT_KEY' && error.code !== 'MULTILINE_IMPLICIT_KEY') {
    return undefined;
  }
  const here = (code: Yaml.ErrorCode) =>
    all.find((other) => other.code === code && other.pos[0] === error.pos[0]);
  const key = here('MULTILINE_IMPLICIT_KEY');
  if (key === undefined || here('BLOCK_AS_IMPLICIT_KEY') === undefined) return undefined;
  const feed = text.lastIndexOf('\n', key.pos[1] - 1);
  if (feed < key.pos[0]) return undefined;
  const dash = dashWithoutSpace(text, key.pos[0]);
  if (dash !== undefined) return dash;
  const start = skipBlank(text, feed);
  return {
    code: 'YAML_SYNTAX',
    message: 'This line is indented too far: the key above it already has a value.',
    fix: 'Indent it exactly like the key above it.',
    start,
    end: lineEnd(text, start),
  };
}

/** `-name: vision`: without a space after it, YAML takes the dash for a letter. */
function dashWithoutSpace(text: string, offset: number): Description | undefined {
  const start = skipBlank(text, lineStart(text, offset));
  const end = lineEnd(text, start);
  const line = text.slice(start, end);
  if (!/^-[^\s-]/.test(line)) return undefined;
  return {
    code: 'YAML_SYNTAX',
    message: `There is no space after the dash of ${excerpt(line)}.`,
    fix: `Write ${excerpt(`- ${line.slice(1)}`)}.`,
    start,
    end,
  };
}

/** A key whose line is indented a little less than the keys that it belongs to. */
function tooLittleIndented(
  { code, message, pos }: Yaml.YAMLError,
  { text }: Lines,
): Description | undefined {
  const isItem = code === 'MISSING_CHAR' && message.startsWith('Sequence item');
  if (!isItem && !(code === 'BAD_INDENT' && message.startsWith('All '))) return undefined;
  const start = skipBlank(text, pos[0]);
  const end = lineEnd(text, start);
  const fix = indentFix(text, start);
  const isKey = /^[^\s#:'"-][^:#]*:(?: |$)/.test(text.slice(start, end));
  if (fix === undefined || !isKey || start !== lineStart(text, start) + indentOf(text, start)) {
    return undefined;
  }
  return {
    code: 'YAML_SYNTAX',
    message: 'This line is not aligned with the keys above it.',
    fix: isItem ? `${fix} If it starts an entry of the list, write \`- \` before it.` : fix,
    start,
    end,
  };
}

/** Where the bracket or quote was opened that the library misses the end of. */
function opener(
  error: Yaml.YAMLError,
  { yaml, document }: ComposedYaml,
  text: string,
): number | undefined {
  let start: number | undefined;
  yaml.visit(document!, (_key, node) => {
    if (!yaml.isNode(node) || node.range === undefined || node.range === null) return undefined;
    const [from, to] = node.range;
    if (yaml.isCollection(node)) {
      // A pair in a list, as in `[a: b]`, is a map without brackets.
      const hasBracket = node.flow === true && /[[{]/.test(text[from]!);
      const isOpen = hasBracket && !/[\]}]/.test(text[to - 1] ?? '');
      // Of several open brackets, the error is about the innermost.
      if (isOpen && /^Flow/.test(error.message) && from <= error.pos[0]) start = from;
    } else if (/quote/.test(error.message) && to === error.pos[0] && /['"]/.test(text[from]!)) {
      start = from;
    }
    return undefined;
  });
  return start;
}
