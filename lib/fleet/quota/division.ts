/** A total on its way to the environments: exact amounts come off first, the rest is split by share. */
export interface Division {
  readonly total: bigint;
  /** Exact amounts by environment; undefined where there is none. */
  readonly exact: readonly (bigint | undefined)[];
  /** All exact amounts together. */
  readonly taken: bigint;
  /** What the rest is split by: the shares of the environments without an exact amount, 0 for the others. */
  readonly weights: readonly bigint[];
  /** Exact amounts may be more than there is, or leave a rest to nobody. */
  readonly problem?: 'above total' | 'rest lost';
}

/** A pot, of which each may have all. An exact amount is the most that an environment has of it. */
export function potOf(total: bigint, exact: readonly (bigint | undefined)[]): Division {
  const largest = exact.reduce<bigint>((most, one = 0n) => (one > most ? one : most), 0n);
  const division = { total, exact, taken: largest, weights: exact.map(() => 0n) };
  return largest > total ? { ...division, problem: 'above total' } : division;
}

export function divisionOf(
  total: bigint,
  exact: readonly (bigint | undefined)[],
  shares: readonly bigint[],
): Division {
  let taken = 0n;
  for (const amount of exact) taken += amount ?? 0n;
  const weights = shares.map((share, index) => (exact[index] === undefined ? share : 0n));
  if (taken > total) return { total, exact, taken, weights, problem: 'above total' };
  if (taken < total && weights.every((weight) => weight === 0n)) {
    return { total, exact, taken, weights, problem: 'rest lost' };
  }
  return { total, exact, taken, weights };
}
