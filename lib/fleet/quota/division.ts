/** A total on its way to the environments: exact amounts come off first, the rest is split by share. */
export interface Division {
  readonly total: bigint;
  /** Exact amounts by environment; undefined where there is none. */
  readonly exact: readonly (bigint | undefined)[];
  /** All exact amounts together. */
  readonly taken: bigint;
  /** The shares of the environments that have no exact amount, 0 for the others. */
  readonly weights: readonly bigint[];
}

export function divisionOf(
  total: bigint,
  exact: readonly (bigint | undefined)[],
  shares: readonly bigint[],
): Division {
  const taken = exact.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n);
  const weights = shares.map((share, index) => (exact[index] === undefined ? share : 0n));
  return { total, exact, taken, weights };
}

/** Whether the exact amounts are more than there is. */
export function isAboveTotal({ taken, total }: Division): boolean {
  return taken > total;
}

/** Whether something is left, and every environment has an exact amount. */
export function isRestLost({ taken, total, weights }: Division): boolean {
  return taken < total && weights.every((weight) => weight === 0n);
}
