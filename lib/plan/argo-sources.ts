/** How deep below the start of a pattern a repository may be: hosts that nest groups rarely nest more of them. */
const LEVELS = 5;

/**
 * One part of a path. It begins with a letter, a digit or `_`: a part that begins with a dot or a `%` may be `..`, which a
 * Git client resolves after Argo CD has compared the text, so that the repository of somebody else would be read. Argo CD
 * compares in lower case, and escapes the braces with which its patterns name alternatives.
 *
 * Source: argoproj/argo-cd v3.5.7, util/git/git.go (NormalizeGitURL); gobwas/glob v0.2.3, readme.md.
 */
const PART = '[abcdefghijklmnopqrstuvwxyz0123456789_]*';

/**
 * Sources of a project of Argo CD. Its `*` ends at a slash, and what does not end there matches `..`, so that each level has
 * a pattern. Patterns that begin with `!` are of no use: beside them, everything else is permitted.
 *
 * @param sources - URLs of repositories, or their start and `/*`
 */
export function argoSources(sources: readonly string[]): string[] {
  return [...new Set(sources.flatMap(patternsOf))];
}

function patternsOf(source: string): string[] {
  if (!source.endsWith('/*')) return [source];
  const start = source.slice(0, -2);
  return Array.from({ length: LEVELS }, (_, level) => start + `/${PART}`.repeat(level + 1));
}
