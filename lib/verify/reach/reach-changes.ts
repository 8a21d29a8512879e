import type { NamespaceKind } from './namespace-kinds';
import { NetworkPair } from './network-pair';
import type { PolicyNetwork } from './policy-network';

/** What two networks differ in: traffic that gets through in one and not in the other. */
export interface ReachChange {
  readonly from: ChangedEnd;
  readonly to: ChangedEnd;
  /** Ports that are open now, such as `TCP 80`; `all` for all of all protocols. */
  readonly opened: readonly string[];
  /** Ports that were open before. */
  readonly closed: readonly string[];
  /** What rules ask beyond ports, before and after, where that changes. */
  readonly limits?: { readonly before: readonly string[]; readonly after: readonly string[] };
}

/** An end in words. */
export interface ChangedEnd {
  /** A namespace, or `other namespaces`: those that no rule names, as far as they let the traffic pass. */
  readonly namespace?: string;
  /** Which of its pods: `all pods`, `role=collector`, or kinds with `; ` between them. */
  readonly pods?: string;
  /** Ranges of addresses, instead of pods. */
  readonly addresses?: readonly string[];
}

/**
 * All traffic that gets through in one network and not in the other. The order does not change from run to run.
 *
 * @param isGrouped - whether pairs of namespaces for which the policies say the same are compared once. The answer is the
 * same without it, and takes many times as long
 */
export function reachChanges(
  before: PolicyNetwork,
  after: PolicyNetwork,
  isGrouped = true,
): ReachChange[] {
  const both = new NetworkPair(before, after, isGrouped);
  const changed = both.changedNamespaces();
  const pairs = new Map<string, [NamespaceKind, NamespaceKind]>();
  for (const name of changed) {
    const own = both.counterparts.kind(name);
    for (const direction of ['egress', 'ingress'] as const) {
      for (const other of both.counterparts.of(name, direction)) {
        const [from, to] = direction === 'egress' ? [own, other] : [other, own];
        pairs.set(`${from.text}\n${to.text}`, [from, to]);
      }
    }
  }
  const sorted = [...pairs.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...sorted.flatMap(([, [from, to]]) =>
      both.podChanges(from, to).map(({ source, target, change }) => ({
        from: { namespace: from.text, pods: source },
        to: { namespace: to.text, pods: target },
        ...change,
      })),
    ),
    ...changed.flatMap((name) => [
      ...both.addressChanges(name, 'egress').map(({ pods, addresses, change }) => ({
        from: { namespace: name, pods },
        to: { addresses },
        ...change,
      })),
      ...both.addressChanges(name, 'ingress').map(({ pods, addresses, change }) => ({
        from: { addresses },
        to: { namespace: name, pods },
        ...change,
      })),
    ]),
  ];
}
