import type { ReachPolicy } from './reach-policy';

const keys = new WeakMap<ReachPolicy, string>();

/** What a policy means, as a text: policies that differ in nothing but names, places and order of keys are equal. */
export function policyKey(policy: ReachPolicy): string {
  const known = keys.get(policy);
  if (known !== undefined) return known;
  const { stage, priority, subject, ingress, egress } = policy;
  const sides = [ingress, egress].map(({ isolates, rules }) => [
    isolates,
    rules.map(({ action, peers, ports, limits }) => [action, peers ?? 'all', ports, limits]),
  ]);
  const text = JSON.stringify([stage, priority, subject, sides], (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  keys.set(policy, text);
  return text;
}
