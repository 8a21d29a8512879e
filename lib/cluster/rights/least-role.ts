import { READING_RULES, type ReadingRule } from './reading-rules';
import type { ReadingCommand } from './reading-commands';

/** A ClusterRole as Kubernetes takes it. */
export interface LeastRole {
  readonly apiVersion: 'rbac.authorization.k8s.io/v1';
  readonly kind: 'ClusterRole';
  readonly metadata: { readonly name: string };
  readonly rules: readonly ReadingRule[];
}

/** The least ClusterRole with which some commands work: one rule for each group and the same verbs. */
export function leastRole(name: string, commands: readonly ReadingCommand[]): LeastRole {
  const rules = new Map<string, ReadingRule>();
  for (const rule of commands.flatMap((command) => READING_RULES[command])) {
    const key = `${rule.apiGroups.join()} ${rule.verbs.join()}`;
    const known = rules.get(key)?.resources ?? [];
    rules.set(key, { ...rule, resources: [...new Set([...known, ...rule.resources])].sort() });
  }
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name },
    rules: [...rules].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, rule]) => rule),
  };
}
