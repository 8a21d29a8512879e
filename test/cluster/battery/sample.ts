import { createHash } from 'node:crypto';
import type { Area } from '../cases/areas';
import type { Attack } from './attack';
import type { Tree } from './trees';
import type { Work } from './work';

/** Which of many cases a run tries. */
export interface Share {
  /** One of so many. */
  readonly of: number;
  /** Which one: as many successive seeds as there are shares try every case. */
  readonly seed: number;
}

export const WHOLE: Share = { of: 1, seed: 0 };

/**
 * The share of some items, in the order of the items. Every group has at least one item in every share.
 *
 * @param nameOf - unique within a group: the choice depends on the names, and not on the order
 */
export function shareOf<Item>(
  items: readonly Item[],
  share: Share,
  nameOf: (item: Item) => string,
  groupOf: (item: Item) => string = () => '',
): Item[] {
  const groups = new Map<string, string[]>();
  for (const item of items) {
    const group = groupOf(item);
    groups.set(group, [...(groups.get(group) ?? []), nameOf(item)]);
  }
  const chosen = new Map(
    [...groups].map(([group, names]) => [group, new Set(chosenNames(names, share, group))]),
  );
  return items.filter((item) => chosen.get(groupOf(item))!.has(nameOf(item)));
}

/** Every so-many-th name of a group. Groups begin at different places, so that shares are of about one size. */
function chosenNames(names: readonly string[], { of, seed }: Share, group: string): string[] {
  const turn = (seed + hashOf(group)) % of;
  return [...names]
    .sort()
    .filter((_, index) =>
      names.length < of ? turn % names.length === index : index % of === turn,
    );
}

function hashOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE();
}

/** The share of an area: each route, whatever stops it, each namespace and each API group keeps a case. */
export function areaShare(area: Area, share: Share): Area {
  const { attacks = [], work = [], rights = [], floods = [] } = area;
  return {
    ...area,
    attacks: shareOf(attacks, share, nameOf, ({ route, refused }) => `${route} ${refused.by}`),
    work: shareOf(work, share, nameOf, placeOf),
    rights: shareOf(rights, share, JSON.stringify, ({ group }) => group),
    floods: shareOf(floods, share, JSON.stringify, ({ finished = false }) => String(finished)),
  };
}

/** Whole trees, and `dist/` in every share. */
export function treeShare(trees: readonly Tree[], share: Share): Tree[] {
  return shareOf(
    trees,
    share,
    ({ name }) => name,
    ({ name }) => /^dist\b/.exec(name)?.[0] ?? '',
  );
}

/** Long proofs take turns; access reviews have a share of their own questions. */
export function proofShare<Name extends string>(names: readonly Name[], share: Share): Name[] {
  const isReviewed = (name: Name): string => String(name === 'access-reviews');
  return shareOf(names, share, (name) => name, isReviewed);
}

function placeOf({ target }: Attack | Work): string {
  return target?.namespace ?? '';
}

/** What is tried, where and by whom. */
function nameOf(item: Attack | Work): string {
  const call = 'call' in item ? item.call : item.run;
  return JSON.stringify([item.what, placeOf(item), item.by, item.since, item.before, call]);
}
