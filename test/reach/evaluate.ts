import { covers, parseCidr } from '../../lib/fleet/values/cidr';

/** A pod, or an address outside of the cluster. */
export type Endpoint = Pod | Address;

export interface Pod {
  readonly namespace: string;
  readonly labels?: Record<string, string>;
  /** The ports to which its containers give names, with their protocols. */
  readonly ports?: Record<string, readonly [port: number, protocol: string]>;
}

export interface Address {
  readonly ip: string;
}

interface Selector {
  readonly matchLabels?: Record<string, string>;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values?: readonly string[];
  }[];
}

interface Peer {
  readonly namespaceSelector?: Selector;
  readonly podSelector?: Selector;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}

interface Rule {
  readonly from?: readonly Peer[];
  readonly to?: readonly Peer[];
  readonly ports?: readonly {
    readonly port?: number | string;
    readonly endPort?: number;
    readonly protocol?: string;
  }[];
}

/** A NetworkPolicy as it was emitted. */
export interface Policy {
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: {
    readonly podSelector: Selector;
    readonly policyTypes: readonly string[];
    readonly ingress?: readonly Rule[];
    readonly egress?: readonly Rule[];
  };
}

/**
 * Whether traffic passes, by the semantics of networking.k8s.io/v1: a pod is isolated for a direction once a policy of
 * that type selects it, policies are a union, peers and ports of a rule are both needed, and a rule without either
 * means all of them. The name of a port is one that the called pod gives it.
 */
export function passes(
  policies: readonly Policy[],
  from: Endpoint,
  to: Endpoint,
  port: number,
  protocol = 'TCP',
): boolean {
  return (
    allows(policies, 'Egress', from, to, port, protocol) &&
    allows(policies, 'Ingress', to, from, port, protocol)
  );
}

function allows(
  policies: readonly Policy[],
  type: 'Ingress' | 'Egress',
  subject: Endpoint,
  peer: Endpoint,
  port: number,
  protocol: string,
): boolean {
  if (!isPod(subject)) return true;
  const selecting = policies.filter(
    ({ metadata, spec }) =>
      metadata.namespace === subject.namespace &&
      spec.policyTypes.includes(type) &&
      matches(spec.podSelector, subject.labels ?? {}),
  );
  if (selecting.length === 0) return true;
  return selecting.some(({ metadata, spec }) =>
    (type === 'Ingress' ? spec.ingress : spec.egress)?.some((rule) => {
      const peers = type === 'Ingress' ? rule.from : rule.to;
      const peerFits =
        peers === undefined || peers.length === 0
          ? true
          : peers.some((entry) => fits(entry, peer, metadata.namespace));
      return peerFits && portFits(rule, type === 'Ingress' ? subject : peer, port, protocol);
    }),
  );
}

function isPod(endpoint: Endpoint): endpoint is Pod {
  return 'namespace' in endpoint;
}

function fits(entry: Peer, peer: Endpoint, own: string): boolean {
  if (entry.ipBlock !== undefined) {
    if (isPod(peer)) return false;
    const { cidr, except = [] } = entry.ipBlock;
    const address = parseCidr(`${peer.ip}/${peer.ip.includes(':') ? 128 : 32}`)!;
    return (
      covers(parseCidr(cidr)!, address) &&
      !except.some((range) => covers(parseCidr(range)!, address))
    );
  }
  if (!isPod(peer)) return false;
  const inNamespace =
    entry.namespaceSelector === undefined
      ? peer.namespace === own
      : matches(entry.namespaceSelector, { 'kubernetes.io/metadata.name': peer.namespace });
  return inNamespace && matches(entry.podSelector ?? {}, peer.labels ?? {});
}

function matches(selector: Selector, labels: Record<string, string>): boolean {
  const byLabels = Object.entries(selector.matchLabels ?? {}).every(
    ([key, value]) => labels[key] === value,
  );
  const byExpressions = (selector.matchExpressions ?? []).every(
    ({ key, operator, values = [] }) => {
      if (operator === 'Exists') return labels[key] !== undefined;
      if (operator !== 'In') throw new Error(`the emitter writes no ${operator}`);
      return labels[key] !== undefined && values.includes(labels[key]);
    },
  );
  return byLabels && byExpressions;
}

function portFits({ ports }: Rule, called: Endpoint, port: number, protocol: string): boolean {
  if (ports === undefined || ports.length === 0) return true;
  return ports.some((entry) => {
    if ((entry.protocol ?? 'TCP') !== protocol) return false;
    if (entry.port === undefined) return true;
    if (typeof entry.port === 'number') {
      return port >= entry.port && port <= (entry.endPort ?? entry.port);
    }
    const [number, of] = (isPod(called) ? called.ports?.[entry.port] : undefined) ?? [];
    return number === port && of === protocol;
  });
}
