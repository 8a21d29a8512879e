import type * as Yaml from 'yaml';
import type { Code } from '../../../findings/codes/codes';
import type { Lines } from '../../../findings/print/source-lines';
import type { ComposedYaml } from './yaml-document';
import { excerpt } from './yaml-excerpt';
import { SYNTAX_RULES } from './yaml-rules';

/** A syntax error in words, and the part of the text that it is about. */
export interface Description {
  readonly code: Code;
  readonly message: string;
  readonly fix: string;
  readonly start: number;
  readonly end: number;
}

/** Says in words what the library found. */
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
  const before = text.slice(0, start).trimEnd().at(-1) ?? '';
  const [message, fix] = rule?.words(near, text[start] ?? '', before) ?? [
    `${error.message}.`,
    code === 'YAML_TAG' ? 'Remove the tag.' : 'Compare with the lines around it.',
  ];
  return { code, message, fix, start, end: rule?.at === 'opener' ? start + 1 : end };
}

function tab(error: Yaml.YAMLError, { text }: Lines): Description | undefined {
  const lineStart = text.lastIndexOf('\n', error.pos[0] - 1) + 1;
  const indentation = /^[ \t]*/.exec(text.slice(lineStart, lineEnd(text, lineStart)))![0];
  const isTab = error.code === 'TAB_AS_INDENT';
  if (!isTab && !indentation.includes('\t')) return undefined;
  const start = isTab ? text.indexOf('\t', error.pos[0]) : lineStart + indentation.indexOf('\t');
  return {
    code: 'YAML_TAB',
    message: 'A tab stands in the indentation.',
    fix: 'Use spaces: YAML takes no tabs there.',
    start,
    end: start + /^\t*/.exec(text.slice(start))![0].length,
  };
}

/**
 * Unrendered Helm and Jinja files are a common accident, about which YAML's own errors say little.
 */
function template(error: Yaml.YAMLError, { text }: Lines): Description | undefined {
  const lineStart = text.lastIndexOf('\n', error.pos[0] - 1) + 1;
  const start = text.slice(lineStart, lineEnd(text, lineStart)).search(/\{\{|\{%/);
  if (start === -1) return undefined;
  return {
    code: 'YAML_SYNTAX',
    message: 'This looks like a template, not like YAML.',
    fix: 'Render it first; a text with braces goes in quotes.',
    start: lineStart + start,
    end: lineEnd(text, lineStart),
  };
}

/**
 * `a: 1` and a deeper `b: 2` below it: the library takes `1 b` for a key, at the place of the `1`.
 */
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
  const start = skipBlank(text, feed);
  return {
    code: 'YAML_SYNTAX',
    message: 'This line is indented too deep: the key above it already has a value.',
    fix: 'Line it up with the key above it.',
    start,
    end: lineEnd(text, start),
  };
}

/** Where the bracket or quote was opened that an error finds unclosed. */
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
      // Of several open brackets the innermost is the one that the error is about.
      if (isOpen && /^Flow/.test(error.message) && from <= error.pos[0]) start = from;
    } else if (/quote/.test(error.message) && to === error.pos[0] && /['"]/.test(text[from]!)) {
      start = from;
    }
    return undefined;
  });
  return start;
}

function skipBlank(text: string, start: number): number {
  let at = start;
  while (at < text.length && /\s/.test(text[at]!)) at += 1;
  return at;
}

function lineEnd(text: string, start: number): number {
  const feed = text.indexOf('\n', start);
  return feed === -1 ? text.length : feed;
}
