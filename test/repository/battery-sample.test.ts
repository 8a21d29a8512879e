import {
  type Share,
  WHOLE,
  areaShare,
  proofShare,
  shareOf,
  treeShare,
} from '../cluster/battery/sample';
import type { Tree } from '../cluster/battery/trees';
import { AREAS, type Area } from '../cluster/cases/areas';

const OF = 4;
const SHARES: readonly Share[] = Array.from({ length: OF }, (_, seed) => ({ of: OF, seed }));
const PARTS = ['attacks', 'work', 'rights', 'floods'] as const;

function casesOf(areas: readonly Area[]): object[] {
  return areas.flatMap((area) => PARTS.flatMap((part): readonly object[] => area[part] ?? []));
}

function sampled(share: Share, areas = AREAS): Area[] {
  return areas.map((area) => areaShare(area, share));
}

const ITEMS = Array.from({ length: 50 }, (_, index) => `${index % 7 === 0 ? 'a' : 'b'}${index}`);
const groupOf = (item: string): string => item[0]!;
const itemsOf = (share: Share, items = ITEMS): string[] =>
  shareOf(items, share, (item) => item, groupOf);

test('the shares of successive seeds together are the whole battery', () => {
  const tried = SHARES.flatMap((share) => casesOf(sampled(share)));
  expect(new Set(tried)).toEqual(new Set(casesOf(AREAS)));
});

test('the shares of large groups have no case in common', () => {
  const tried = SHARES.flatMap((share) => itemsOf(share));
  expect([...tried].sort()).toEqual([...ITEMS].sort());
});

test('a share is about as large as another, and much smaller than the whole', () => {
  const sizes = SHARES.map((share) => casesOf(sampled(share)).length);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(Math.max(...sizes) / 10);
  expect(Math.max(...sizes)).toBeLessThan(casesOf(AREAS).length / 2);
});

test('no area, route, guard or namespace is left out of a share', () => {
  const traits = (areas: readonly Area[]): Set<string> =>
    new Set(
      areas.flatMap(({ name, attacks = [], work = [], rights = [], floods = [] }) => [
        ...attacks.map(({ route, refused }) => `${name}: ${route} stopped by ${refused.by}`),
        ...work.map(({ target }) => `${name}: work in ${target?.namespace}`),
        ...rights.map(({ group }) => `${name}: rights to ${group}`),
        ...floods.map(({ finished }) => `${name}: a flood, ${finished}`),
      ]),
    );
  for (const share of SHARES) expect(traits(sampled(share))).toEqual(traits(AREAS));
});

test('the order of the items does not matter, and the share keeps it', () => {
  const [share] = SHARES as [Share];
  const backwards = [...ITEMS].reverse();
  expect(itemsOf(share, backwards)).toEqual(itemsOf(share).reverse());
});

test('the same seed chooses the same share, and so does one a round later', () => {
  const [share] = SHARES as [Share];
  expect(itemsOf(share)).toEqual(itemsOf(share));
  expect(itemsOf({ of: OF, seed: share.seed + OF })).toEqual(itemsOf(share));
  expect(itemsOf({ of: OF, seed: share.seed + 1 })).not.toEqual(itemsOf(share));
});

test('a share of one is the whole', () => {
  expect(casesOf(sampled(WHOLE))).toEqual(casesOf(AREAS));
});

test('each share has dist, and together they have every tree', () => {
  const names = [
    'dist',
    ...Array.from({ length: 11 }, (_, index) => `test/fixtures/${index}/dist`),
  ];
  const trees = names.map((name): Tree => ({ name, folder: name, files: [] }));
  const shares = SHARES.map((share) => treeShare(trees, share).map(({ name }) => name));
  for (const share of shares) expect(share).toContain('dist');
  expect(new Set(shares.flat())).toEqual(new Set(names));
});

test('proofs of their own take turns, and access reviews are in each', () => {
  const names = ['stories', 'renames', 'queue-rails', 'devices', 'access-reviews'];
  const shares = SHARES.map((share) => proofShare(names, share));
  for (const share of shares) expect(share).toContain('access-reviews');
  expect(shares.map(({ length }) => length)).toEqual([2, 2, 2, 2]);
  expect(new Set(shares.flat())).toEqual(new Set(names));
});
