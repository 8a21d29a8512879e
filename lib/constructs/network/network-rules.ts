import { k8s } from '../api-object/k8s';
import type { IntegrationPeer, IntegrationPolicy } from '../../fleet/catalogue/known-integrations';
import type { PodLabels } from '../../fleet/catalogue/pod-labels';
import type { FleetNetwork, FleetPeer, FleetPort } from '../../fleet/model/fleet';
import { NON_PUBLIC_V4, NON_PUBLIC_V6 } from '../../fleet/values/cidr';
import type { dnsTargets } from './dns-profiles';

/** The rules of a policy, by direction. */
export interface Rules {
  readonly ingress?: k8s.NetworkPolicyIngressRule[];
  readonly egress?: k8s.NetworkPolicyEgressRule[];
}

/** To Kubernetes, a rule without peers or an empty list of ports means everybody and everything. */
export function refuseOpenRules(name: string, { ingress = [], egress = [] }: Rules): void {
  const rules = [
    ...ingress.map(({ from, ports }) => ({ peers: from, ports })),
    ...egress.map(({ to, ports }) => ({ peers: to, ports })),
  ];
  for (const { peers, ports } of rules) {
    if (peers === undefined || peers.length === 0) {
      throw new Error(`${name} names no peer, which would open it to everybody`);
    }
    if (ports?.length === 0) {
      throw new Error(`${name} has an empty list of ports, which would open all of them`);
    }
  }
}

/** Pods of the namespace itself, and of its siblings. */
export function inReach(
  siblings: readonly string[],
  pods?: Record<string, string>,
): k8s.NetworkPolicyPeer[] {
  const labels = pods === undefined ? {} : { matchLabels: pods };
  const own: k8s.NetworkPolicyPeer = { podSelector: labels };
  if (siblings.length === 0) return [own];
  const others: k8s.NetworkPolicyPeer = {
    ...namespacesOf(siblings),
    ...(pods === undefined ? {} : { podSelector: labels }),
  };
  return [own, others];
}

/** Pods by the labels that their project puts on them; all of them where it puts none. */
export function podSelector(pods: PodLabels | undefined): k8s.LabelSelector {
  if (pods === undefined) return {};
  const { is, has } = pods;
  return {
    ...(is === undefined ? {} : { matchLabels: is }),
    ...(has === undefined
      ? {}
      : { matchExpressions: has.map((key) => ({ key, operator: 'Exists' })) }),
  };
}

/** What opens the way to the API server, where its addresses are stated. */
export function apiServerRules({ apiServer }: FleetNetwork): Rules | undefined {
  if (apiServer === undefined) return undefined;
  const { cidrs, ports } = apiServer;
  return {
    egress: [{ to: cidrs.map((cidr) => ({ ipBlock: { cidr } })), ...toPorts(ports.map(tcp)) }],
  };
}

/** What opens the way to or from the pods of an operator, in each namespace that it runs in. */
export function operatorRules(
  { direction, peers }: IntegrationPolicy,
  namespaces: readonly string[],
): Rules | undefined {
  if (peers === 'api-server') return undefined;
  const sides = peers.map((peer) => ({
    others: integrationPeers(peer, namespaces),
    ports: toPorts(peer.ports.map(tcp)),
  }));
  return direction === 'ingress'
    ? { ingress: sides.map(({ others, ports }) => ({ from: others, ...ports })) }
    : { egress: sides.map(({ others, ports }) => ({ to: others, ...ports })) };
}

function integrationPeers(
  { cidrs, pods }: IntegrationPeer,
  namespaces: readonly string[],
): k8s.NetworkPolicyPeer[] {
  if (cidrs !== undefined) return cidrs.map((cidr) => ({ ipBlock: { cidr } }));
  return namespaces.map((namespace) => ({
    ...inNamespace(namespace),
    ...(pods === undefined ? {} : { podSelector: podSelector(pods) }),
  }));
}

/** All pods of one namespace. */
export function inNamespace(namespace: string): k8s.NetworkPolicyPeer {
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } };
}

/** All pods of some namespaces. */
export function namespacesOf(names: readonly string[]): k8s.NetworkPolicyPeer {
  return {
    namespaceSelector: {
      matchExpressions: [
        { key: 'kubernetes.io/metadata.name', operator: 'In', values: [...names] },
      ],
    },
  };
}

/** Namespace and pods in ONE peer: two would mean one or the other. */
export function podsOf(
  namespace: string,
  labels: Record<string, string> | undefined,
): k8s.NetworkPolicyPeer {
  return {
    ...inNamespace(namespace),
    ...(labels === undefined ? {} : { podSelector: { matchLabels: labels } }),
  };
}

/** One peer, or none where neither a namespace nor a range is stated. */
export function toPeers({ namespace, pods, cidr, except }: FleetPeer): k8s.NetworkPolicyPeer[] {
  if (namespace !== undefined) return [podsOf(namespace, pods)];
  if (cidr === undefined) return [];
  return [{ ipBlock: { cidr, ...(except === undefined ? {} : { except: [...except] }) } }];
}

export function toPorts(ports: readonly FleetPort[] | undefined): {
  ports?: k8s.NetworkPolicyPort[];
} {
  if (ports === undefined) return {};
  return {
    ports: ports.map(({ port, endPort, protocol }) => ({
      port:
        typeof port === 'number'
          ? k8s.IntOrString.fromNumber(port)
          : k8s.IntOrString.fromString(port),
      ...(endPort === undefined ? {} : { endPort }),
      protocol,
    })),
  };
}

/**
 * Whether some port is a name, which the called pods alone know the number of. A border, which knows numbers, then passes
 * all ports of the peer, and NetworkPolicies decide among them.
 */
export function hasPortName(ports: readonly k8s.NetworkPolicyPort[] | undefined): boolean {
  return ports?.some(({ port }) => typeof port?.value === 'string') === true;
}

export function tcp(port: number): FleetPort {
  return { port, protocol: 'TCP' };
}

/** UDP and TCP: large answers come over TCP, and a port without a protocol is TCP alone. */
export function dnsRule(
  target: ReturnType<typeof dnsTargets>[number],
): k8s.NetworkPolicyEgressRule {
  const ports = target.ports.flatMap((port) => [
    { port, protocol: 'UDP' as const },
    { port, protocol: 'TCP' as const },
  ]);
  const peer =
    target.cidr === undefined
      ? podsOf(target.namespace!, target.podLabels)
      : { ipBlock: { cidr: target.cidr } };
  return { to: [peer], ...toPorts(ports) };
}

/** All addresses but private ones, metadata services, and what the platform leaves out. */
export function publicAddresses(except: readonly string[]): k8s.NetworkPolicyPeer[] {
  const isV6 = (cidr: string): boolean => cidr.includes(':');
  return [
    {
      ipBlock: {
        cidr: '0.0.0.0/0',
        except: [...NON_PUBLIC_V4.map(({ cidr }) => cidr), ...except.filter((cidr) => !isV6(cidr))],
      },
    },
    {
      ipBlock: {
        cidr: '::/0',
        except: [...NON_PUBLIC_V6.map(({ cidr }) => cidr), ...except.filter(isV6)],
      },
    },
  ];
}
