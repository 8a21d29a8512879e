import type { Mutant } from './mutants';

/**
 * Cases of each sort in the order in which they are likely to notice that something is missing: those that speak of it
 * come first. Words that few cases share count most.
 */
export function byLikelihood<Case extends { readonly item: object }>(
  mutant: Mutant,
  sorts: readonly (readonly Case[])[],
): Case[][] {
  const spread = new Map<string, number>();
  for (const { item } of sorts.flat()) {
    for (const word of wordsOf(item)) spread.set(word, (spread.get(word) ?? 0) + 1);
  }
  const removed = [...missingWords(mutant)].filter((word) => spread.has(word));
  const weight = ({ item }: Case) =>
    removed.reduce((sum, word) => sum + (wordsOf(item).has(word) ? 1 / spread.get(word)! : 0), 0);
  return sorts.map((items) =>
    items
      .map((one) => ({ one, weight: weight(one) }))
      .sort((a, b) => b.weight - a.weight)
      .map(({ one }) => one),
  );
}

const words = new WeakMap<object, ReadonlySet<string>>();

/** The words of a case: what it is called, what it sends and what must be answered. */
function wordsOf(item: object): ReadonlySet<string> {
  const known = words.get(item);
  if (known) return known;
  const text = JSON.stringify(item, (_, value: unknown) =>
    typeof value === 'function' || value instanceof RegExp ? String(value) : value,
  );
  const found = split(text);
  words.set(item, found);
  return found;
}

/** The words of what a mutant lacks; of a whole object: all of them. */
function missingWords({ original, mutated }: Mutant): ReadonlySet<string> {
  const lines = (object: unknown) => JSON.stringify(object, null, 1).split(/\n|\\n/);
  const kept = new Set(mutated ? lines(mutated) : []);
  const missing = lines(original).filter((line) => !kept.has(line));
  return split(missing.length > 0 ? missing.join(' ') : JSON.stringify(original));
}

function split(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[a-z0-9]{3,}/g) ?? []);
}
