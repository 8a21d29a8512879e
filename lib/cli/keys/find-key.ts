import { nearest } from '../../findings/nearest';
import { ANY, type KeyEntry } from './key-entries';

/** A key that means the same in all of its places. */
export interface FoundKey {
  /** Every place, the shortest path first. */
  readonly entries: readonly [KeyEntry, ...KeyEntry[]];
}

/**
 * The keys that a path may mean, such as `quota.gpu`, `tenants[0].quota.gpu` or `platform.pools.h100.capacity`: those
 * whose path ends like that, the likeliest first. Upper and lower case are the same.
 */
export function findKeys(asked: string, entries: readonly KeyEntry[]): FoundKey[] {
  const words = wordsOf(asked);
  if (words.length === 0) return [];
  const fitting = entries.filter(({ path }) => fits(words, path) || fits(words, keysOf(path)));
  const meanings = new Set(fitting.sort(byReader).map(({ meaning }) => meaning));
  return Array.from(meanings, (meaning) => {
    const found = entries.filter((entry) => entry.meaning === meaning).sort(byLength);
    return { entries: found as [KeyEntry, ...KeyEntry[]] };
  });
}

/** The keys whose entry a path names, such as `clusters.gpu-eu`: those that hold a map for each name. */
export function findMapOfNames(asked: string, entries: readonly KeyEntry[]): FoundKey[] {
  const words = wordsOf(asked).slice(0, -1);
  return findKeys(words.join('.'), entries).filter(({ entries: [{ path }] }) =>
    entries.some((one) => one.path.length > path.length && startsWithNames(one.path, path)),
  );
}

/** Whether a path goes on with a name after another one. */
function startsWithNames(path: readonly string[], start: readonly string[]): boolean {
  return path[start.length] === ANY && start.every((key, index) => path[index] === key);
}

/** Of keys at the same depth, people mostly ask for that of a tenant. */
function byReader(one: KeyEntry, other: KeyEntry): number {
  const isTenants = ({ path }: KeyEntry): number => (path[0] === 'tenants' ? 0 : 1);
  return byLength(one, other) || isTenants(one) - isTenants(other);
}

function byLength(one: KeyEntry, other: KeyEntry): number {
  return one.path.length - other.path.length;
}

/** The path that a misspelt one most likely means, as short as it was written. */
export function nearestKey(asked: string, entries: readonly KeyEntry[]): string | undefined {
  const words = wordsOf(asked);
  if (words.length === 0) return undefined;
  const endings = entries.map(({ path }) => keysOf(path).slice(-words.length).join('.'));
  return nearest(words.join('.'), new Set(endings));
}

function wordsOf(asked: string): string[] {
  return asked.split(/[.\s[\]]+/).filter((word) => word !== '' && !/^\d+$/.test(word));
}

function keysOf(path: readonly string[]): string[] {
  return path.filter((key) => key !== ANY);
}

function fits(words: readonly string[], path: readonly string[]): boolean {
  const end = path.slice(-words.length);
  return (
    end.length === words.length &&
    end.at(-1) !== ANY &&
    end.every((key, index) => key === ANY || key.toLowerCase() === words[index]!.toLowerCase())
  );
}
