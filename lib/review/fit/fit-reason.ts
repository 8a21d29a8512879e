/**
 * What comes of it.
 *
 * - `refused`: the API server refuses the object, or its pods
 * - `waits`: everything is admitted, and the pods wait for something that does not come by itself
 */
export type FitEffect = 'refused' | 'waits';

/** What decides. */
export type FitRule =
  | 'manifest'
  | 'namespace'
  | 'roles'
  | 'quota'
  | 'containers'
  | 'priorities'
  | 'podSecurity'
  | 'podScheduling'
  | 'podImages'
  | 'podVolumes'
  | 'acceleratorNames'
  | 'acceleratorUse'
  | 'volumeClaims'
  | 'serviceExposure'
  | 'routeHosts'
  | 'tokenSecrets'
  | 'disruptionBudgets'
  | 'pools'
  | 'queue';

/** What is in the way of a workload. */
export interface FitReason {
  readonly effect: FitEffect;
  readonly rule: FitRule;
  /** The objects that it is about, as `Job/train`. */
  readonly objects: readonly string[];
  readonly message: string;
  /** What helps. */
  readonly fix: string;
}

/** A reason before it is known which objects it is about. */
export type BareReason = Omit<FitReason, 'objects'>;

export function refusal(rule: FitRule, message: string, fix: string): BareReason {
  return { effect: 'refused', rule, message, fix };
}

/** Equal reasons of several objects become one. What is refused comes first. */
export function joinReasons(reasons: readonly FitReason[]): FitReason[] {
  const joined = new Map<string, FitReason>();
  for (const reason of reasons) {
    const key = [reason.effect, reason.rule, reason.message, reason.fix].join('\n');
    const known = joined.get(key);
    const objects = [...new Set([...(known?.objects ?? []), ...reason.objects])];
    joined.set(key, { ...reason, objects });
  }
  const all = [...joined.values()];
  return [
    ...all.filter(({ effect }) => effect === 'refused'),
    ...all.filter(({ effect }) => effect === 'waits'),
  ];
}

/** `a`, `a and b`, `a, b and c`; `none` for nothing. */
export function listed(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length === 1
    ? quoted[0]!
    : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)!}`;
}
