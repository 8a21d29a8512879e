import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Manifest } from './manifest';
import { NON_PUBLIC_V4, NON_PUBLIC_V6 } from '../fleet/values/cidr';
import { IDENTITY_PRESETS } from '../fleet/catalogue/identity-presets';
import { INTEGRATIONS, type IntegrationPolicy } from '../fleet/catalogue/integrations';
import type { PodLabels } from '../fleet/catalogue/pod-labels';
import type {
  FleetFlow,
  FleetNetwork,
  FleetPeer,
  FleetPort,
  FleetServiceAccount,
} from '../fleet/fleet';
import { namespacesByIntegration } from '../fleet/network/integrations';
import type { LifecycleState } from '../fleet/props';
import { dnsTargets } from './dns-profiles';
import { grantMetadata, guardMetadata } from './metadata';

/** The label of pods that may reach the API server, where `apiAccess` is granted. */
export const API_ACCESS_LABEL = { 'cdk8s-tenancy/api-access': 'true' } as const;

const API_ACCESS_PODS: k8s.LabelSelector = { matchLabels: { ...API_ACCESS_LABEL } };

export interface IsolationPolicyProps {
  readonly namespace: string;
  readonly network: FleetNetwork;
  /**
   * Namespaces of the same tenant that may be talked to, both ways.
   *
   * @default - none
   */
  readonly siblings?: readonly string[];
  /** @default false */
  readonly apiAccess?: boolean;
  /**
   * Accounts, some of which may reach the API server.
   *
   * @default - none
   */
  readonly serviceAccounts?: Record<string, FleetServiceAccount>;
  /** @default active */
  readonly state?: LifecycleState;
}

/** How many namespaces one policy names: etcd takes 1.5 MiB, and a name is up to 63 bytes. */
const NAMES_PER_POLICY = 2000;

/** The rules of a policy, by direction. */
interface Rules {
  readonly ingress?: k8s.NetworkPolicyIngressRule[];
  readonly egress?: k8s.NetworkPolicyEgressRule[];
}

/**
 * Who may talk to the pods of a namespace, and to whom they may talk: nobody, but for what is named.
 *
 * Policies are a union, so every one but the first opens something. Each rule names its peers, and namespaces are
 * chosen by `kubernetes.io/metadata.name` alone, which the API server sets and nobody can forge.
 */
export class IsolationPolicy extends Construct {
  readonly namespace: string;

  constructor(scope: Construct, id: string, props: IsolationPolicyProps) {
    super(scope, id);
    this.namespace = props.namespace;
    const { network } = props;
    new Manifest(
      this,
      'default-deny',
      k8s.KubeNetworkPolicy.manifest({
        metadata: guardMetadata('default-deny', props.namespace, props.state ?? 'active'),
        spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
      }),
    );
    const siblings = [...(props.siblings ?? [])].sort();
    if (network.default === 'reach') this.allowOwn(siblings);
    for (const [name, flow] of Object.entries(network.flows)) this.allowFlow(name, flow, siblings);
    this.allow('allow-dns', { egress: dnsTargets(network.dns).map(dnsRule) });
    if (network.internet !== false) {
      const except = network.internet === true ? [] : network.internet.except;
      this.allow('allow-internet', { egress: [{ to: publicAddresses(except) }] });
    }
    for (const [name, peer] of Object.entries(network.ingress)) {
      this.allow(`allow-ingress-${name}`, {
        ingress: [{ from: toPeers(peer), ...toPorts(peer.ports) }],
      });
    }
    for (const [name, peer] of Object.entries(network.egress)) {
      this.allow(`allow-egress-${name}`, {
        egress: [{ to: toPeers(peer), ...toPorts(peer.ports) }],
      });
    }
    const server = apiServerRules(network);
    for (const [name, namespaces] of namespacesByIntegration(network.integrations)) {
      for (const policy of INTEGRATIONS[name].policies) {
        const rules = policy.peers === 'api-server' ? server : operatorRules(policy, namespaces);
        if (rules === undefined) continue;
        this.allow(`allow-${name}-${policy.name}`, rules, podSelector(policy.pods));
      }
    }
    if (server === undefined) return;
    if (props.apiAccess === true) this.allow('allow-api-server', server, API_ACCESS_PODS);
    for (const [name, account] of Object.entries(props.serviceAccounts ?? {})) {
      if (account.apiAccess) this.allowAccount(name, account, server);
    }
  }

  /** The pods that an account's presets run. One policy selects pods in one way, so each further way has its own. */
  private allowAccount(name: string, { presets }: FleetServiceAccount, rules: Rules): void {
    const policies = new Map<string, readonly [name: string, pods: k8s.LabelSelector]>();
    for (const preset of presets) {
      const pods = podSelector(IDENTITY_PRESETS[preset].pods);
      const key = JSON.stringify(pods);
      // A dot stands in no name of an account, so that no other account has a policy of that name.
      const suffix = policies.size === 0 ? name : `${name}.${preset}`;
      if (!policies.has(key)) policies.set(key, [suffix, pods]);
    }
    if (presets.length === 0) policies.set('', [name, API_ACCESS_PODS]);
    for (const [suffix, pods] of policies.values()) {
      this.allow(`allow-api-server-${suffix}`, rules, pods);
    }
  }

  /** The own namespace, or all of the tenant's. */
  private allowOwn(siblings: readonly string[]): void {
    const peers = inReach(siblings);
    this.allow(siblings.length === 0 ? 'allow-same-namespace' : 'allow-same-tenant', {
      ingress: [{ from: peers }],
      egress: [{ to: peers }],
    });
  }

  /** Some pods to others: each side has a policy of its own, because each side is closed by itself. */
  private allowFlow(name: string, flow: FleetFlow, siblings: readonly string[]): void {
    const ports = toPorts(flow.ports);
    this.allow(
      `allow-flow-${name}-from`,
      { egress: [{ to: inReach(siblings, flow.to), ...ports }] },
      { matchLabels: flow.from },
    );
    this.allow(
      `allow-flow-${name}-to`,
      { ingress: [{ from: inReach(siblings, flow.from), ...ports }] },
      { matchLabels: flow.to },
    );
  }

  /** Lets all pods of some namespaces come in, on some ports. */
  addClients(namespaces: readonly string[], ports: readonly FleetPort[]): void {
    for (let start = 0, part = 1; start < namespaces.length; start += NAMES_PER_POLICY, part++) {
      const names = namespaces.slice(start, start + NAMES_PER_POLICY);
      this.allow(part === 1 ? 'allow-clients' : `allow-clients-${part}`, {
        ingress: [{ from: [namespacesOf(names)], ...toPorts(ports) }],
      });
    }
  }

  private allow(name: string, rules: Rules, pods: k8s.LabelSelector = {}): void {
    refuseOpenRules(name, rules);
    new Manifest(this, name, k8s.KubeNetworkPolicy.manifest(this._toPolicy(name, rules, pods)));
  }

  /** @internal */
  private _toPolicy(
    name: string,
    { ingress, egress }: Rules,
    podSelector: k8s.LabelSelector,
  ): k8s.KubeNetworkPolicyProps {
    return {
      metadata: grantMetadata(name, this.namespace),
      spec: {
        podSelector,
        // Exactly the sections that stand here: Cilium applies a section that is not named.
        policyTypes: [...(ingress ? ['Ingress'] : []), ...(egress ? ['Egress'] : [])],
        ...(ingress ? { ingress } : {}),
        ...(egress ? { egress } : {}),
      },
    };
  }
}

/** To Kubernetes, a rule without peers or an empty list of ports means everybody and everything. */
function refuseOpenRules(name: string, { ingress = [], egress = [] }: Rules): void {
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

/** Pods of the own namespace, and of the siblings where there are some. */
function inReach(
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
function podSelector(pods: PodLabels | undefined): k8s.LabelSelector {
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
function apiServerRules({ apiServer }: FleetNetwork): Rules | undefined {
  if (apiServer === undefined) return undefined;
  const { cidrs, ports } = apiServer;
  return {
    egress: [{ to: cidrs.map((cidr) => ({ ipBlock: { cidr } })), ...toPorts(ports.map(tcp)) }],
  };
}

/** What opens the way to or from the pods of an operator, in each namespace that it runs in. */
function operatorRules(
  { direction, peers }: IntegrationPolicy,
  namespaces: readonly string[],
): Rules | undefined {
  if (peers === 'api-server') return undefined;
  const sides = peers.map(({ pods, ports }) => ({
    pods: namespaces.map((namespace) => ({
      ...inNamespace(namespace),
      ...(pods === undefined ? {} : { podSelector: podSelector(pods) }),
    })),
    ports: toPorts(ports.map(tcp)),
  }));
  return direction === 'ingress'
    ? { ingress: sides.map(({ pods, ports }) => ({ from: pods, ...ports })) }
    : { egress: sides.map(({ pods, ports }) => ({ to: pods, ...ports })) };
}

/** All pods of one namespace. */
function inNamespace(namespace: string): k8s.NetworkPolicyPeer {
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } };
}

/** All pods of some namespaces. */
function namespacesOf(names: readonly string[]): k8s.NetworkPolicyPeer {
  return {
    namespaceSelector: {
      matchExpressions: [
        { key: 'kubernetes.io/metadata.name', operator: 'In', values: [...names] },
      ],
    },
  };
}

/** Namespace and pods in ONE peer: two would mean one or the other. */
function podsOf(
  namespace: string,
  labels: Record<string, string> | undefined,
): k8s.NetworkPolicyPeer {
  return {
    ...inNamespace(namespace),
    ...(labels === undefined ? {} : { podSelector: { matchLabels: labels } }),
  };
}

/** One peer, or none where neither a namespace nor a range is stated. */
function toPeers({ namespace, pods, cidr, except }: FleetPeer): k8s.NetworkPolicyPeer[] {
  if (namespace !== undefined) return [podsOf(namespace, pods)];
  if (cidr === undefined) return [];
  return [{ ipBlock: { cidr, ...(except === undefined ? {} : { except: [...except] }) } }];
}

function toPorts(ports: readonly FleetPort[] | undefined): { ports?: k8s.NetworkPolicyPort[] } {
  if (ports === undefined) return {};
  return {
    ports: ports.map(({ port, endPort, protocol }) => ({
      port: k8s.IntOrString.fromNumber(port),
      ...(endPort === undefined ? {} : { endPort }),
      protocol,
    })),
  };
}

function tcp(port: number): FleetPort {
  return { port, protocol: 'TCP' };
}

/** UDP and TCP: large answers come over TCP, and a port without a protocol is TCP alone. */
function dnsRule(target: ReturnType<typeof dnsTargets>[number]): k8s.NetworkPolicyEgressRule {
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
function publicAddresses(except: readonly string[]): k8s.NetworkPolicyPeer[] {
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
