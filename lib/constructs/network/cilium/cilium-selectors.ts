import type { k8s } from '../../api-object/k8s';

/** The namespace of a pod, as Cilium itself writes it: no label of a pod replaces it. */
const NAMESPACE = 'k8s:io.kubernetes.pod.namespace';

/** The cluster of a pod. Selectors that name it are about the pods of all clusters of a mesh. */
const CLUSTER = 'k8s:io.cilium.k8s.policy.cluster';

const OF_ANY_CLUSTER: Requirement = { key: CLUSTER, operator: 'Exists' };

/** One demand on the labels of a pod. */
export interface Requirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values?: readonly string[];
}

/** Pods by their labels, or other ends of a connection by the reserved labels of Cilium. */
export interface CiliumSelector {
  readonly matchLabels?: Record<string, string>;
  readonly matchExpressions?: readonly Requirement[];
}

/** All pods of one namespace. */
export function podsOfNamespace(namespace: string): CiliumSelector {
  return { matchLabels: { [NAMESPACE]: namespace } };
}

/** Pods of some namespaces, in any cluster of a mesh, that meet more requirements. */
export function podsInNamespaces(
  namespaces: readonly string[],
  more: readonly Requirement[] = [],
): CiliumSelector {
  return {
    matchExpressions: [
      { key: NAMESPACE, operator: 'In', values: [...namespaces] },
      OF_ANY_CLUSTER,
      ...more,
    ],
  };
}

/** Pods of all namespaces but some. What has no namespace is not a pod: addresses, nodes and the like. */
export function podsOutside(namespaces: readonly string[]): CiliumSelector {
  return {
    matchExpressions: [
      { key: NAMESPACE, operator: 'Exists' },
      { key: NAMESPACE, operator: 'NotIn', values: [...namespaces] },
      OF_ANY_CLUSTER,
    ],
  };
}

/** What has one of Cilium's reserved labels, and not another one. */
export function reservedWithout(label: string, without: string): CiliumSelector {
  return {
    matchExpressions: [
      { key: `reserved:${label}`, operator: 'Exists' },
      { key: `reserved:${without}`, operator: 'DoesNotExist' },
    ],
  };
}

/** Each way in which a pod can fail to be selected. Empty where every pod is. */
export function failures({ matchLabels, matchExpressions }: k8s.LabelSelector): Requirement[] {
  return [
    ...Object.entries(matchLabels ?? {}).map(([key, value]): Requirement => ({
      key: `k8s:${key}`,
      operator: 'NotIn',
      values: [value],
    })),
    ...(matchExpressions ?? []).map(({ key, operator }): Requirement => {
      if (operator !== 'Exists') throw new Error(`the border has no opposite of ${operator}`);
      return { key: `k8s:${key}`, operator: 'DoesNotExist' };
    }),
  ];
}

/** The labels of a selector of Kubernetes, for Cilium. */
export function ciliumSelector({
  matchLabels,
  matchExpressions,
}: k8s.LabelSelector): CiliumSelector {
  const labels = Object.entries(matchLabels ?? {}).map(([key, value]) => [`k8s:${key}`, value]);
  return {
    ...(labels.length === 0
      ? {}
      : { matchLabels: Object.fromEntries(labels) as Record<string, string> }),
    ...(matchExpressions === undefined
      ? {}
      : {
          matchExpressions: matchExpressions.map(({ key, operator, values }) => ({
            key: `k8s:${key}`,
            operator: operator as Requirement['operator'],
            ...(values === undefined ? {} : { values }),
          })),
        }),
  };
}

/** The namespaces that a peer of ours names; undefined for pods of the namespace itself, and for addresses. */
export function namespacesIn({
  namespaceSelector,
}: k8s.NetworkPolicyPeer): readonly string[] | undefined {
  if (namespaceSelector === undefined) return undefined;
  const { matchLabels = {}, matchExpressions = [] } = namespaceSelector;
  return [
    ...Object.values(matchLabels),
    ...matchExpressions.flatMap(({ values }) => [...(values ?? [])]),
  ];
}

/** Peers of NetworkPolicies, as Cilium states them: each kind in a rule of its own. */
export interface CiliumPeers {
  readonly endpoints: readonly CiliumSelector[];
  readonly ranges: readonly { readonly cidr: string; readonly except?: readonly string[] }[];
}

/** What our peers are to Cilium. Those without a namespace are pods of the policy's own. */
export function ciliumPeers(peers: readonly k8s.NetworkPolicyPeer[]): CiliumPeers {
  return {
    endpoints: peers.flatMap((peer) => {
      if (peer.ipBlock !== undefined) return [];
      const pods = ciliumSelector(peer.podSelector ?? {});
      const names = namespacesIn(peer);
      if (names === undefined) return [pods];
      const within: Requirement = { key: NAMESPACE, operator: 'In', values: [...names] };
      return [{ ...pods, matchExpressions: [within, ...(pods.matchExpressions ?? [])] }];
    }),
    ranges: peers.flatMap(({ ipBlock }) => (ipBlock === undefined ? [] : [ipBlock])),
  };
}
