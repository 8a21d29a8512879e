import type { Findings } from '../../findings/findings';
import type { PlaceOf } from '../model/layers';
import { apportion } from '../values/apportion';

/** An exact amount of an environment that is on several clusters. All lists are in the order of the owner's clusters. */
export interface Spreading {
  /** What the environment has on all of its clusters together; undefined if nothing is stated. */
  readonly total: bigint | undefined;
  /** What it states for single clusters. */
  readonly fixed: readonly (bigint | undefined)[];
  /** Which clusters it is on and can have the resource on. */
  readonly isOpen: readonly boolean[];
}

/** What each cluster gets of it; undefined where it is split by share. */
export interface Spread {
  readonly parts: readonly (bigint | undefined)[];
  /** What is stated for single clusters, together. */
  readonly taken: bigint;
  /** What is stated for single clusters may be more than there is, or leave a rest to none of them. */
  readonly problem?: 'above total' | 'rest lost';
}

/**
 * Spreads the exact amounts of environments over clusters, each in proportion to what is still free of the owner's part
 * there, so that what fits together fits on each cluster. Environments on few clusters choose first.
 *
 * @param rooms - the owner's parts
 * @param shares - what to split by where nothing is free, or nothing bounds the resource
 */
export function spread(
  all: readonly Spreading[],
  rooms: readonly bigint[] | undefined,
  shares: readonly bigint[],
): Spread[] {
  const free = shares.map((_, index) => {
    const fixed = all.map((item) => item.fixed[index] ?? 0n);
    return fixed.reduce((left, amount) => left - amount, rooms?.[index] ?? 0n);
  });
  const result = new Map<Spreading, Spread>();
  const order = [...all].sort((one, other) => openIn(one).length - openIn(other).length);
  for (const item of order) {
    const { total, fixed } = item;
    const taken = fixed.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n);
    const open = openIn(item);
    const parts = [...fixed];
    const rest = total === undefined ? undefined : total - taken;
    if (rest === undefined) result.set(item, { parts, taken });
    else if (rest < 0n) result.set(item, { parts, taken, problem: 'above total' });
    else if (open.length === 0 && rest > 0n) {
      result.set(item, { parts, taken, problem: 'rest lost' });
    } else {
      const room = open.map((index) => (free[index]! > 0n ? free[index]! : 0n));
      const hasRoom = room.some((amount) => amount > 0n);
      const weights = hasRoom ? room : open.map((index) => shares[index]!);
      apportion(rest, weights).forEach((part, at) => {
        parts[open[at]!] = part;
        free[open[at]!]! -= part;
      });
      result.set(item, { parts, taken });
    }
  }
  return all.map((item) => result.get(item)!);
}

/** The clusters that are open and have nothing stated, as indices. */
function openIn({ fixed, isOpen }: Spreading): number[] {
  return fixed.flatMap((amount, index) => (isOpen[index] && amount === undefined ? [index] : []));
}

/** What a spread is about, for messages. */
interface About {
  /** Whose amount it is. */
  readonly whose: string;
  /** The keys of the amount inside of a quota. */
  readonly keys: readonly string[];
  /** An amount as people read it. */
  readonly text: (units: bigint) => string;
  readonly placeOf: PlaceOf;
}

/** Reports amounts of single clusters that are more than the environment has, or that leave a rest to none of them. */
export function checkSpread(
  { taken, problem }: Spread,
  { total }: Spreading,
  { whose, keys, text, placeOf }: About,
  findings: Findings,
): void {
  if (problem === undefined || total === undefined) return;
  const place = placeOf(['quota', ...keys]);
  const what = keys.join('.');
  if (problem === 'above total') {
    findings.addOnce(
      'OVERRIDE_ABOVE_TOTAL',
      place,
      `The clusters of ${whose} are given ${text(taken)} of \`${what}\`, but the environment has ${text(total)}.`,
      `Raise \`quota.${what}\` of the environment, or lower what its clusters are given.`,
    );
  } else {
    findings.addOnce(
      'QUOTA_REST',
      place,
      `Of the ${text(total)} of \`${what}\` that ${whose} has, ${text(total - taken)} go to no cluster, because all clusters have exact amounts.`,
      `Lower the amount of the environment to ${text(taken)}, or leave one cluster without an amount.`,
    );
  }
}
