import type { k8s } from '../api-object/k8s';
import { formatCidr, parseCidr, subtract } from '../../fleet/values/cidr';
import { chunks } from '../../fleet/values/groups';
import { type Rules, hasPortName } from './network-rules';

/** How many rules, peers, ranges and ports one list of a ClusterNetworkPolicy holds. */
export const LIST_LENGTH = 25;

/** A rule of a ClusterNetworkPolicy, in either direction. */
export interface BorderRule {
  readonly name: string;
  /** `Pass` leaves the traffic to NetworkPolicies. */
  readonly action: 'Pass' | 'Deny';
  readonly from?: readonly BorderPeer[];
  readonly to?: readonly BorderPeer[];
  /** @default - all ports */
  readonly protocols?: readonly object[];
}

/** Pods, or addresses. */
export interface BorderPeer {
  readonly namespaces?: k8s.LabelSelector;
  readonly pods?: {
    readonly namespaceSelector: k8s.LabelSelector;
    readonly podSelector: k8s.LabelSelector;
  };
  readonly networks?: readonly string[];
}

/** What a NetworkPolicy opens. */
export interface OpenedRules {
  readonly name: string;
  readonly rules: Rules;
  /** Whether its addresses are those of the API server, which some engines know as such. */
  readonly toApiServer?: boolean;
}

/** All pods of the cluster, but those on the network of their node. */
const ALL_PODS: BorderPeer = { namespaces: {} };
const ALL_ADDRESSES: BorderPeer = { networks: ['0.0.0.0/0', '::/0'] };

/** Who may come in: the namespace itself, what is opened, and no other pod. Addresses have no rules in this direction. */
export function borderIngress(namespace: string, opened: readonly OpenedRules[]): BorderRule[] {
  return [
    { name: 'own-namespace', action: 'Pass', from: [namespacePeer(namespace)] },
    ...opened.flatMap(({ name, rules }) =>
      (rules.ingress ?? []).flatMap(({ from, ports }) =>
        split(podPeers(from), ports).map(([peers, more]) => pass(name, { from: peers, ...more })),
      ),
    ),
    { name: 'other-pods', action: 'Deny', from: [ALL_PODS] },
  ];
}

/**
 * Where one may go. Pods come before addresses, because a range of addresses may hold those of pods: what is opened by
 * addresses opens no pod.
 */
export function borderEgress(namespace: string, opened: readonly OpenedRules[]): BorderRule[] {
  const passes = (peersOf: typeof podPeers): BorderRule[] =>
    opened.flatMap(({ name, rules }) =>
      (rules.egress ?? []).flatMap(({ to, ports }) =>
        split(peersOf(to), ports).map(([peers, more]) => pass(name, { to: peers, ...more })),
      ),
    );
  return [
    { name: 'own-namespace', action: 'Pass', to: [namespacePeer(namespace)] },
    ...passes(podPeers),
    { name: 'other-pods', action: 'Deny', to: [ALL_PODS] },
    ...passes(addressPeers),
    { name: 'other-addresses', action: 'Deny', to: [ALL_ADDRESSES] },
  ];
}

function pass(name: string, rule: Omit<BorderRule, 'name' | 'action'>): BorderRule {
  return { name, action: 'Pass', ...rule };
}

function namespacePeer(name: string): BorderPeer {
  return { namespaces: { matchLabels: { 'kubernetes.io/metadata.name': name } } };
}

/**
 * Pods of other namespaces; those of the namespace itself pass before. Each namespace is a peer of its own, chosen by
 * `matchLabels`: older releases of Cilium lose the values of `matchExpressions` in this kind (cilium/cilium#46253), and a list
 * of names then matches nothing.
 */
function podPeers(peers: readonly k8s.NetworkPolicyPeer[] = []): BorderPeer[] {
  return peers.flatMap(({ namespaceSelector, podSelector }): BorderPeer[] => {
    if (namespaceSelector === undefined) return [];
    const isWhole = podSelector === undefined || Object.keys(podSelector).length === 0;
    return eachNamespace(namespaceSelector).map((namespaces) =>
      isWhole ? { namespaces } : { pods: { namespaceSelector: namespaces, podSelector } },
    );
  });
}

/** A selector of several names as selectors of one each. */
function eachNamespace(selector: k8s.LabelSelector): k8s.LabelSelector[] {
  const [list, ...others] = selector.matchExpressions ?? [];
  if (list?.operator !== 'In' || others.length > 0) return [selector];
  return (list.values ?? []).map((name) => ({ matchLabels: { [list.key]: name } }));
}

/** Ranges without their exceptions, because there are none here: what is left is written out. */
function addressPeers(peers: readonly k8s.NetworkPolicyPeer[] = []): BorderPeer[] {
  return peers.flatMap(({ ipBlock }) => {
    if (ipBlock === undefined) return [];
    const except = (ipBlock.except ?? []).map((text) => parseCidr(text)!);
    const networks = subtract(parseCidr(ipBlock.cidr)!, except).map(formatCidr);
    return parts(networks).map((part) => ({ networks: part }));
  });
}

/** Peers and ports in lists that are short enough, each with each. */
function split(
  peers: readonly BorderPeer[],
  ports: readonly k8s.NetworkPolicyPort[] | undefined,
): (readonly [peers: readonly BorderPeer[], { protocols?: readonly object[] }])[] {
  const protocols = hasPortName(ports) ? undefined : ports?.map(protocolOf);
  return parts(peers).flatMap((part) =>
    protocols === undefined
      ? [[part, {}] as const]
      : parts(protocols).map((list) => [part, { protocols: list }] as const),
  );
}

function protocolOf({ port, endPort, protocol }: k8s.NetworkPolicyPort): object {
  const start = port!.value as number;
  const destinationPort =
    endPort === undefined || endPort === start
      ? { number: start }
      : { range: { start, end: endPort } };
  return { [protocol!.toLowerCase()]: { destinationPort } };
}

/** A list in parts that are short enough. */
export function parts<T>(list: readonly T[]): T[][] {
  return chunks(list, LIST_LENGTH);
}
