import picomatch from 'picomatch';

/** One folder or file name of a pattern. */
export interface PatternSegment {
  readonly text: string;
  /** Whether it means the one name that it spells, without `*`, `?` or `[…]`. */
  readonly literal: boolean;
  /** `**`: any number of folders. */
  readonly anyDepth: boolean;
  matches(name: string): boolean;
}

/**
 * How often `*` may occur in one name. Each makes a failing match up to 255 times slower: with three,
 * the longest names take milliseconds; with four, seconds.
 */
export const MAX_STARS = 3;

/** Braces multiply. More alternatives than this are a mistake, so those braces are literal. */
const MAX_ALTERNATIVES = 1_000;

/** `{a,b}` written out. Braces that are not balanced, or that contain no comma, are literal. */
export function expandBraces(pattern: string): string[] {
  const done: string[] = [];
  const pending = [pattern];
  while (pending.length > 0 && done.length + pending.length <= MAX_ALTERNATIVES) {
    const next = pending.pop()!;
    const braces = firstBraces(next);
    if (braces === undefined) {
      done.push(next);
      continue;
    }
    const { start, end, parts } = braces;
    for (const part of parts.reverse()) {
      pending.push(next.slice(0, start) + part + next.slice(end));
    }
  }
  return pending.length === 0 ? done : [pattern];
}

/** The first balanced braces with a comma, and what the commas separate. */
function firstBraces(
  pattern: string,
): { readonly start: number; readonly end: number; readonly parts: string[] } | undefined {
  for (let start = pattern.indexOf('{'); start !== -1; start = pattern.indexOf('{', start + 1)) {
    let depth = 0;
    let from = start + 1;
    const parts: string[] = [];
    for (let at = start; at < pattern.length; at += 1) {
      const character = pattern[at];
      if (character === '{') depth += 1;
      if (character === ',' && depth === 1) {
        parts.push(pattern.slice(from, at));
        from = at + 1;
      }
      if (character === '}' && --depth === 0) {
        if (parts.length === 0) break;
        parts.push(pattern.slice(from, at));
        return { start, end: at + 1, parts };
      }
    }
  }
  return undefined;
}

/** A pattern without braces, cut at its slashes. */
export function parsePattern(pattern: string): PatternSegment[] {
  return pattern.split('/').map(parseSegment);
}

/** `[abc]`, `[a-c]` or `[!abc]`. A bracket that comes first is one of the characters. */
const CLASS = /\[(?:[!^].|[^!^])[^\]]*\]/su;

/** Characters that mean something to picomatch and not to us. In a class of its own, each is itself. */
const CLASS_OR_SIGN = new RegExp(`${CLASS.source}|[()|+{}"\\\\[\\]]`, 'gsu');

/** Leaves nothing to picomatch but `*`, `?` and `[…]`. */
const OPTIONS: picomatch.PicomatchOptions = {
  // Hidden names are judged by the pattern as it is written.
  dot: true,
  fastpaths: false,
  literalBrackets: false,
  nobrace: true,
  noextglob: true,
  noglobstar: true,
  nonegate: true,
  posix: false,
  strictSlashes: true,
  // `?` is one character, also if it is an emoji or a line break.
  flags: 'su',
};

function parseSegment(text: string): PatternSegment {
  if (!/[*?]/.test(text) && !CLASS.test(text)) {
    return { text, literal: true, anyDepth: false, matches: (name) => name === text };
  }
  const regex = picomatch.makeRe(text.replace(CLASS_OR_SIGN, asClass), OPTIONS);
  // A name that starts with a dot is hidden: only a pattern that starts with one means it.
  const hidden = text.startsWith('.');
  return {
    text,
    literal: false,
    anyDepth: text === '**',
    matches: (name) => (hidden || !name.startsWith('.')) && regex.test(name),
  };
}

/** A class in picomatch's spelling. */
function asClass(found: string): string {
  if (found.length === 1) return `[${escaped(found)}]`;
  const negated = /^\[[!^]/.test(found);
  return `[${negated ? '^' : ''}${escaped(found.slice(negated ? 2 : 1, -1))}]`;
}

function escaped(members: string): string {
  // A second backslash adds nothing to a class, and picomatch would take the two for one.
  return members.replace(/\\+/g, '\\').replace(/[\\[\]^]/g, '\\$&');
}

/** Whether a name of a pattern has more `*` than can be matched in a reasonable time. */
export function hasTooManyStars({ text }: PatternSegment): boolean {
  return (text.match(/\*+/g)?.length ?? 0) > MAX_STARS;
}

/** Whether a last segment says which extension it means; `*` and `team-*` do not. */
export function statesExtension({ literal, text }: PatternSegment): boolean {
  const dot = text.lastIndexOf('.');
  return literal || (dot > 0 && /[^*?]/.test(text.slice(dot + 1)));
}
