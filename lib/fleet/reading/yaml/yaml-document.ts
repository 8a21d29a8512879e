import type * as Yaml from 'yaml';

/** How deep maps and lists may be nested. A fleet needs about ten levels. */
export const MAX_DEPTH = 50;

/**
 * How many words and signs a text may have: those of about 20,000 tenants. The library takes up to
 * 350 bytes for each, so more of them would exceed the memory that Node gives a process on a small
 * machine, and the process would end without a message.
 */
export const MAX_TOKENS = 6_000_000;

/** A text as the library understands it, before anything of it is turned into data. */
export interface ComposedYaml {
  readonly yaml: typeof Yaml;
  /** The first document; nothing if the text exceeds a limit. */
  readonly document?: Yaml.Document.Parsed;
  /** Where the second document starts, if there is one. */
  readonly secondDocument?: number;
  /** Where the nesting exceeds `MAX_DEPTH`, if it does. */
  readonly tooDeep?: number;
  /** Where the text exceeds the limit of tokens, if it does. */
  readonly tooLong?: number;
}

/** The library takes 20 ms to load, so commands that read no YAML do not load it. */
function loadYaml(): typeof Yaml {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('yaml') as typeof Yaml;
}

/**
 * Composes the first document of a text.
 *
 * Lexer, parser and composer are driven from here, because the composer is recursive: the parser,
 * which is not, shows what is nested too deep before a stack overflows.
 */
export function composeYaml(text: string, maxTokens: number = MAX_TOKENS): ComposedYaml {
  const yaml = loadYaml();
  const parser = new yaml.Parser();
  const composer = new yaml.Composer({
    // Every scalar remains text: `plainValue` decides by its source what a plain scalar means.
    schema: 'failsafe',
    resolveKnownTags: false,
    // The library compares each key with all others, which takes hours for a large map.
    uniqueKeys: false,
  });

  const documents: Yaml.Document.Parsed[] = [];
  let begun = 0;
  let tokens = 0;
  let secondDocument: number | undefined;
  const compose = (token: Yaml.CST.Token): void => {
    if (token.type === 'document' && ++begun === 2) secondDocument = token.offset;
    if (begun < 2) documents.push(...composer.next(token));
  };

  for (const lexeme of new yaml.Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) compose(token);
    if (secondDocument !== undefined) break;
    const tooDeep = deepest(parser.stack);
    if (tooDeep !== undefined) return { yaml, tooDeep };
    tokens += 1;
    if (tokens > maxTokens) return { yaml, tooLong: parser.offset };
  }
  if (secondDocument === undefined) for (const token of parser.end()) compose(token);
  documents.push(...composer.end(true, text.length));
  return { yaml, document: documents[0], secondDocument };
}

/**
 * Where the innermost collection starts, if it is one too deep. The outermost token is the
 * document.
 */
function deepest(stack: readonly Yaml.CST.Token[]): number | undefined {
  if (stack.length <= MAX_DEPTH + 1) return undefined;
  const innermost = stack[stack.length - 1]!;
  const isCollection =
    innermost.type === 'block-map' ||
    innermost.type === 'block-seq' ||
    innermost.type === 'flow-collection';
  return isCollection ? innermost.offset : undefined;
}
