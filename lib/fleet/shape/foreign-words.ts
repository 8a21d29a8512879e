/**
 * Words of everyday speech and of other tools, and the word that they mean here. They come before the nearest spelling,
 * which for `vcluster` would be `cluster`: another level of isolation.
 */
const FOREIGN_WORDS: ReadonlyMap<string, string> = new Map([
  ['vcluster', 'virtual-cluster'],
  ['virtual', 'virtual-cluster'],
  ['ns', 'namespace'],
  ['argo', 'argocd'],
  ['fluxcd', 'flux'],
  ['flux2', 'flux'],
  ['k8s', 'kubernetes'],
]);

/** The word out of those allowed that a word of another tool means. */
export function foreignWord(word: string, allowed: readonly string[]): string | undefined {
  const means = FOREIGN_WORDS.get(word.toLowerCase());
  return means !== undefined && allowed.includes(means) ? means : undefined;
}
