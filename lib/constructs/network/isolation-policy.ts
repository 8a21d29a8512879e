import { Construct } from 'constructs';
import { NETWORK_ENGINES } from '../../fleet/catalogue/network-engines';
import { DEFAULT_BORDER_VERSION, DEFAULT_NETWORK_ENGINE } from '../../fleet/model/defaults';
import type { FleetNetwork, FleetServiceAccount } from '../../fleet/model/fleet';
import type {
  ClusterNetworkPolicyVersion,
  FlowProps,
  LifecycleState,
  NetworkEngine,
  NetworkProps,
  PeerProps,
  PortValue,
  ServiceAccountProps,
} from '../../fleet/model/props';
import { offerDefaultChild } from '../api-object/default-child';
import { Manifest } from '../api-object/manifest';
import { grantMetadata, guardMetadata } from '../api-object/metadata';
import { OutputFolder } from '../api-object/output-folder';
import { refuseTaken } from '../api-object/taken';
import { shareContent } from '../api-object/tidy';
import { resolveBorder } from '../../fleet/owners/platform/cluster-network-policy';
import { inTenant, resolvePart } from '../resolve-props';
import { Resolved } from '../resolved';
import type { Border } from './border';
import {
  type OpenedIn,
  checkedFlow,
  checkedPeer,
  checkedPorts,
  wrongNamespaces,
} from './checked-openings';
import { engineOpenings } from './engine-openings';
import { ENGINE_PARTS } from './engine-parts';
import {
  type Opening,
  clientOpenings,
  flowOpenings,
  lookUpOpening,
  openingsOf,
  peerOpening,
} from './network-openings';

/** Props of an IsolationPolicy. */
export interface IsolationPolicyProps {
  /** The namespace: a DNS label. */
  readonly namespace: string;
  /**
   * Who may talk to whom.
   *
   * @default - the namespace itself, DNS, and public addresses
   */
  readonly network?: NetworkProps;
  /**
   * Namespaces of the same tenant that may be talked to, both ways.
   *
   * @default - none
   */
  readonly siblings?: readonly string[];
  /**
   * Whether pods with the label `cdk8s-tenancy/api-access: "true"` may reach the API server. Needs `network.apiServer`.
   *
   * @default false
   */
  readonly apiAccess?: boolean;
  /**
   * Accounts by name. The pods of those with `apiAccess` may reach the API server. Needs `network.apiServer`.
   *
   * @default - none
   */
  readonly serviceAccounts?: Record<string, ServiceAccountProps>;
  /**
   * The network plugin whose own policies are written besides NetworkPolicies.
   *
   * @default kubernetes
   */
  readonly engine?: NetworkEngine;
  /**
   * Whether a policy of the cluster keeps the border of the namespace, so that other NetworkPolicies open nothing beyond
   * it. With `kubernetes`, it is a ClusterNetworkPolicy in this version of `policy.networking.k8s.io`, which the cluster
   * must have and its network plugin enforce; `true` is `v1alpha2`.
   *
   * @default - whether the engine is `cilium` or `calico`
   */
  readonly border?: boolean | ClusterNetworkPolicyVersion;
  /**
   * With `calico`: whether the border is a staged policy, which shows what it would refuse and lets it pass.
   *
   * @default false
   */
  readonly staged?: boolean;
  /**
   * `removed` takes the annotations away that keep Flux and Argo CD from deleting the policy `default-deny`.
   *
   * @default active
   */
  readonly state?: LifecycleState;
}

/** @internal */
export interface IsolationPolicySpec {
  readonly namespace: string;
  readonly network: FleetNetwork;
  readonly siblings: readonly string[];
  readonly apiAccess: boolean;
  readonly serviceAccounts: Readonly<Record<string, FleetServiceAccount>>;
  readonly engine: NetworkEngine;
  readonly border: boolean;
  /** The version of a ClusterNetworkPolicy. */
  readonly borderVersion: ClusterNetworkPolicyVersion;
  readonly borderStaged: boolean;
  readonly state: LifecycleState;
  /** A border does not go with the namespace, so it has to be let go by itself. */
  readonly borderState: LifecycleState;
}

/**
 * Who may talk to the pods of a namespace, and to whom they may talk: nobody, except for what is named.
 *
 * Policies are a union, so every one but the first opens something. Each rule names its peers, and namespaces are
 * chosen by `kubernetes.io/metadata.name` alone, which the API server sets and nobody can forge.
 */
export class IsolationPolicy extends Construct {
  /** The namespace that it isolates. */
  readonly namespace: string;
  /** Namespaces inside the reach, in order. */
  private readonly siblings: readonly string[];
  /** @internal */
  readonly _surroundings: OpenedIn;
  private readonly border: Border | undefined;
  private readonly opened: Opening[] = [];

  /** Throws a `TenancyError` that names every wrong prop. */
  constructor(scope: Construct, id: string, props: IsolationPolicyProps);
  /** @internal */
  constructor(scope: Construct, id: string, props: Resolved<IsolationPolicySpec>);
  constructor(
    scope: Construct,
    id: string,
    props: IsolationPolicyProps | Resolved<IsolationPolicySpec>,
  ) {
    super(scope, id);
    const spec = props instanceof Resolved ? props.spec : specOf(this, props);
    this.namespace = spec.namespace;
    this.siblings = [...spec.siblings].sort();
    const { engine, network } = spec;
    this._surroundings = { engine, network };
    const closed = new Manifest(this, 'default-deny', {
      ...POLICY,
      metadata: guardMetadata('default-deny', spec.namespace, spec.state),
      spec: CLOSED,
    });
    offerDefaultChild(this, closed);
    this._open(openingsOf(spec.network, this.siblings));
    this._open(engineOpenings(spec.network, spec));
    if (!spec.border) return;
    const { namespace, borderState: state, borderVersion: version, borderStaged: staged } = spec;
    const kept = { namespace, state, version, staged };
    this.border = ENGINE_PARTS[engine].border(this, 'Border', kept);
    this.border.follow(this.opened);
  }

  /**
   * Opens one more flow inside the reach, in addition to those of the props: from pods to pods, by their labels.
   *
   * Throws a `TenancyError` where it does not say who calls and who is called, and an `Error` where there is a flow of
   * that name.
   */
  addFlow(name: string, flow: FlowProps): void {
    const checked = checkedFlow(this, name, flow);
    this.refuseTaken(`allow-flow-${name}-from`, `a flow \`${name}\``);
    this._open(flowOpenings(name, checked, this.siblings));
  }

  /**
   * Lets one more peer come in, in addition to those of `network.ingress`.
   *
   * Throws a `TenancyError` where the peer is nobody or everybody, and an `Error` where there is an entry of that name.
   */
  addIngress(name: string, peer: PeerProps): void {
    this.addPeer('ingress', name, peer);
  }

  /**
   * Lets pods go to one more peer, in addition to those of `network.egress`.
   *
   * Throws a `TenancyError` where the peer is nobody or everybody, and an `Error` where there is an entry of that name.
   */
  addEgress(name: string, peer: PeerProps): void {
    this.addPeer('egress', name, peer);
  }

  /**
   * Lets all pods of some namespaces come in, on some ports.
   *
   * Throws a `TenancyError` for a name that no namespace has, for a port that does not exist and for an empty list of
   * ports, and an `Error` where clients were let in before.
   */
  addClients(namespaces: readonly string[], ports: readonly PortValue[]): void {
    const checked = checkedPorts(this, namespaces, ports);
    this.refuseTaken('allow-clients', 'an opening for clients');
    this._open(clientOpenings(namespaces, checked));
  }

  private addPeer(direction: 'ingress' | 'egress', name: string, peer: PeerProps): void {
    const one = peerOpening(direction, name, checkedPeer(this, direction, name, peer));
    this.refuseTaken(one.name, `an entry \`${name}\` under \`${direction}\``);
    const seesNames = this.opened.some(({ beyond }) => beyond?.seesNames === true);
    const lookUp = one.beyond?.hosts !== undefined && !seesNames;
    this._open(lookUp ? [lookUpOpening(this._surroundings.network), one] : [one]);
  }

  private refuseTaken(id: string, what: string): void {
    refuseTaken(this, id, what, this.namespace);
  }

  /**
   * Opens what was checked before. Nothing is added where the border has no room for it.
   *
   * @internal
   */
  _open(openings: readonly Opening[]): void {
    this.border?.follow([...this.opened, ...openings]);
    this.opened.push(...openings);
    for (const one of openings) {
      const metadata = grantMetadata(one.name, this.namespace);
      if (one.spec !== undefined) {
        new Manifest(this, one.name, { ...POLICY, metadata, spec: one.spec });
      }
      this.addEnginePolicies(one);
    }
  }

  private addEnginePolicies(opening: Opening): void {
    const { engine } = this._surroundings;
    for (const { apiVersion, kind, name, spec } of ENGINE_PARTS[engine].policies(opening)) {
      const metadata = grantMetadata(name, this.namespace);
      // In the place of the NetworkPolicy, or beside it.
      const id = opening.spec === undefined ? name : `${kind}-${name}`;
      const policy = new Manifest(this, id, { apiVersion, kind, metadata, spec });
      OutputFolder.of(policy).set('network');
    }
  }
}

function specOf(construct: Construct, props: IsolationPolicyProps): IsolationPolicySpec {
  const { namespace, network, siblings = [], state = 'active' } = props;
  const { apiAccess = false, serviceAccounts, engine = DEFAULT_NETWORK_ENGINE } = props;
  const { border = NETWORK_ENGINES[engine].border } = props;
  const { environment } = resolvePart(construct, props, {
    platform: { network: { engine } },
    tenant: { network, apiAccess, serviceAccounts },
    places: [inTenant(['network']), inTenant(['apiAccess']), inTenant(['serviceAccounts'])],
    known: wrongNamespaces(siblings, 'siblings'),
  });
  return {
    namespace,
    network: environment.network,
    siblings,
    apiAccess,
    serviceAccounts: environment.serviceAccounts,
    engine,
    border: border !== false,
    borderVersion: resolveBorder(border) || DEFAULT_BORDER_VERSION,
    borderStaged: props.staged === true,
    state,
    borderState: state,
  };
}

const POLICY = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' } as const;

/** Nothing in, nothing out. */
const CLOSED = shareContent({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
