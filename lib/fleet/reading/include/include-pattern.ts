/** One character of a pattern, or a gap of any length. */
type Token =
  | { readonly kind: 'gap' }
  | { readonly kind: 'any' }
  | { readonly kind: 'one'; readonly character: string }
  | { readonly kind: 'class'; readonly negated: boolean; readonly ranges: readonly string[] };

/** One folder or file name of a pattern. */
export interface PatternSegment {
  readonly text: string;
  /** Whether it stands for itself, without `*`, `?` or `[…]`. */
  readonly literal: boolean;
  /** `**`: any number of folders. */
  readonly anyDepth: boolean;
  matches(name: string): boolean;
}

/** Braces multiply; more alternatives than this are a mistake, and stand for themselves. */
const MAX_ALTERNATIVES = 1_000;

/** `{a,b}` written out. Braces that do not match stand for themselves. */
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

/** The first balanced braces that hold a comma, and what the commas separate. */
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

function parseSegment(text: string): PatternSegment {
  const tokens = tokenize(Array.from(text));
  const literal = tokens.every((token) => token.kind === 'one');
  // A name that starts with a dot is hidden: only a pattern that starts with one means it.
  const hidden = text.startsWith('.');
  return {
    text,
    literal,
    anyDepth: text === '**',
    matches: (name) => (hidden || !name.startsWith('.')) && matchTokens(tokens, Array.from(name)),
  };
}

/** Whether a last segment says which extension it means; `*` and `team-*` do not. */
export function statesExtension(segment: PatternSegment): boolean {
  const dot = segment.text.lastIndexOf('.');
  return segment.literal || (dot > 0 && /[^*?]/.test(segment.text.slice(dot + 1)));
}

function tokenize(characters: readonly string[]): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at]!;
    if (character === '*') {
      if (tokens[tokens.length - 1]?.kind !== 'gap') tokens.push({ kind: 'gap' });
    } else if (character === '?') {
      tokens.push({ kind: 'any' });
    } else {
      const end = character === '[' ? classEnd(characters, at) : -1;
      if (end === -1) {
        tokens.push({ kind: 'one', character });
      } else {
        tokens.push(parseClass(characters.slice(at + 1, end)));
        at = end;
      }
    }
  }
  return tokens;
}

/** Index of the bracket that closes a class; a bracket that comes first stands for itself. */
function classEnd(characters: readonly string[], start: number): number {
  const negation = characters[start + 1] === '!' || characters[start + 1] === '^' ? 1 : 0;
  return characters.indexOf(']', start + negation + 2);
}

function parseClass(characters: readonly string[]): Token {
  const negated = characters[0] === '!' || characters[0] === '^';
  const members = negated ? characters.slice(1) : characters;
  const ranges: string[] = [];
  for (let at = 0; at < members.length; at += 1) {
    const isRange = members[at + 1] === '-' && members[at + 2] !== undefined;
    ranges.push(members[at]!, members[isRange ? at + 2 : at]!);
    if (isRange) at += 2;
  }
  return { kind: 'class', negated, ranges };
}

/** Matches in the time of name times pattern at worst: a gap is widened only from the last one. */
function matchTokens(tokens: readonly Token[], name: readonly string[]): boolean {
  let token = 0;
  let at = 0;
  let gap = -1;
  let gapAt = 0;
  while (at < name.length) {
    const current = tokens[token];
    if (current?.kind === 'gap') {
      gap = token;
      gapAt = at;
      token += 1;
    } else if (current !== undefined && matchesOne(current, name[at]!)) {
      token += 1;
      at += 1;
    } else if (gap !== -1) {
      gapAt += 1;
      at = gapAt;
      token = gap + 1;
    } else {
      return false;
    }
  }
  while (tokens[token]?.kind === 'gap') token += 1;
  return token === tokens.length;
}

function matchesOne(token: Token, character: string): boolean {
  if (token.kind === 'any') return true;
  if (token.kind === 'one') return token.character === character;
  if (token.kind === 'gap') return false;
  const code = character.codePointAt(0)!;
  for (let at = 0; at < token.ranges.length; at += 2) {
    const [from, to] = [token.ranges[at]!.codePointAt(0)!, token.ranges[at + 1]!.codePointAt(0)!];
    if (code >= from && code <= to) return !token.negated;
  }
  return token.negated;
}
