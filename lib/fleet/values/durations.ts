/** The seconds of a unit. */
const SECONDS = { h: 3600, m: 60, s: 1 } as const;

/** The seconds of a duration that was checked before, such as `1h30m`. */
export function secondsOf(duration: string): number {
  return [...duration.matchAll(/([0-9]+)([hms])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * SECONDS[unit as keyof typeof SECONDS],
    0,
  );
}
