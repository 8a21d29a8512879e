import { nearest } from '../../findings/nearest';

/**
 * The key that a misspelt one most likely means. Words are compared one by one, so that `pvcMax` does not mean `podMax`;
 * `cost-center` and `cost_center` are the words of `costCenter`.
 */
export function nearKey(written: string, keys: Iterable<string>): string | undefined {
  const words = wordsOf(written);
  const all = [...keys];
  const same = all.filter((key) => {
    const others = wordsOf(key);
    return (
      others.length === words.length &&
      others.every((word, index) => nearest(words[index]!, [word], reachOf(word)) !== undefined)
    );
  });
  // Words that are written together or apart are compared as a whole, more strictly.
  const strict = Math.max(1, Math.floor(written.length / 5));
  return nearest(written, same) ?? nearest(words.join(''), all, strict);
}

/**
 * The keys that a written one contains, or that contain it, word by word and in order: `serviceAccountNames` contains
 * `serviceAccounts`. One word counts only if it comes first: `podMin` is more about pods than about `min`.
 */
export function relatedKeys(written: string, keys: Iterable<string>): string[] {
  const words = wordsOf(written).map(singular);
  return [...keys]
    .filter((key) => {
      const others = wordsOf(key).map(singular);
      const isPart = others.every((word) => words.includes(word));
      return (
        words.every((word) => others.includes(word)) ||
        (isPart && (others.length > 1 || others[0] === words[0]))
      );
    })
    .sort();
}

/** How many letters of a word may be wrong. */
function reachOf(word: string): number {
  return Math.max(1, Math.floor(word.length / 3));
}

function singular(word: string): string {
  return word.replace(/(?<=\w{3})s$/, '');
}

/** `costCenter`, `cost-center`, `Cost_Center`: cost, center. */
function wordsOf(key: string): string[] {
  return key
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[\s._/-]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}
