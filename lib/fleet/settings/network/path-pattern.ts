/** How often Envoy lets one repetition repeat (RE2). */
const MOST_REPEATS = 1000;

/** What RE2 lacks of what other engines know: groups with a question mark, and references to groups. */
const NOT_IN_RE2 = /\(\?|\\[1-9k]/;

/** Letters that RE2 gives a meaning after a backslash. */
const ESCAPE = /\\([A-Za-z0-9])/g;
const KNOWN_ESCAPES = 'bBdDsSwWnrtfv';

/** What is wrong with a regular expression for a path, and what to write instead. */
export function pathProblem(pattern: string): [message: string, fix: string] | undefined {
  if (!pattern.startsWith('/')) {
    return [
      `The path \`${pattern}\` does not begin with a slash, so no request matches it.`,
      `Write \`/${pattern.replace(/^\^?\/?/, '')}\`.`,
    ];
  }
  // `/v1/*` repeats the slash: hardly anybody means that.
  if (/[/]\*/.test(pattern)) {
    return [
      `In the regular expression \`${pattern}\`, the star repeats the slash before it.`,
      `Write \`${pattern.replaceAll('/*', '/.*')}\` for everything below it.`,
    ];
  }
  const reason = compileProblem(pattern);
  return reason === undefined
    ? undefined
    : [
        `\`${pattern}\` is not a valid regular expression: ${reason}.`,
        'Write an extended regular expression that the whole path matches, such as `/v1/.*`.',
      ];
}

function compileProblem(pattern: string): string | undefined {
  if (NOT_IN_RE2.test(pattern)) return 'it looks around or refers back, which the proxy cannot do';
  const unknown = [...pattern.replaceAll('\\\\', '').matchAll(ESCAPE)].find(
    ([, letter]) => !KNOWN_ESCAPES.includes(letter!),
  );
  if (unknown !== undefined) return `\`${unknown[0]}\` means nothing`;
  const repeats = [...pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].flatMap(([, low, high]) => [
    Number(low),
    Number(high ?? 0),
  ]);
  if (repeats.some((count) => count > MOST_REPEATS)) {
    return `it repeats more than ${MOST_REPEATS} times`;
  }
  try {
    new RegExp(pattern);
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/^Invalid regular expression: .*: /, '').toLowerCase();
  }
}
