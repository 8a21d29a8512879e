import type { k8s } from '../api-object/k8s';
import { Construct } from 'constructs';
import { IDENTITY_PRESETS } from '../../fleet/catalogue/identity-presets';
import { INTEGRATIONS } from '../../fleet/catalogue/known-integrations';
import type { FleetNetwork, FleetPort, FleetServiceAccount } from '../../fleet/model/fleet';
import { Findings, TenancyError } from '../../findings/finding';
import { checkFlowEnds, checkFlows, resolveFlows } from '../../fleet/settings/network/flows';
import { namespacesByIntegration } from '../../fleet/settings/network/integrations';
import type { FlowProps, LifecycleState } from '../../fleet/model/props';
import type { OpenedRules } from './border-rules';
import { Manifest } from '../api-object/manifest';
import { grantMetadata, guardMetadata } from '../api-object/metadata';
import { type Opening, flowOpenings, opening, openingsOf } from './network-openings';
import {
  type Rules,
  apiServerRules,
  namespacesOf,
  operatorRules,
  podSelector,
  toPorts,
} from './network-rules';
import { share } from '../api-object/tidy';

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

/**
 * Who may talk to the pods of a namespace, and to whom they may talk: nobody, but for what is named.
 *
 * Policies are a union, so every one but the first opens something. Each rule names its peers, and namespaces are
 * chosen by `kubernetes.io/metadata.name` alone, which the API server sets and nobody can forge.
 */
export class IsolationPolicy extends Construct {
  readonly namespace: string;
  /** Namespaces inside the reach, in order. */
  private readonly siblings: readonly string[];
  /**
   * What each policy opens, for the border.
   *
   * @internal
   */
  readonly _opened: OpenedRules[] = [];

  constructor(scope: Construct, id: string, props: IsolationPolicyProps) {
    super(scope, id);
    this.namespace = props.namespace;
    const { network } = props;
    new Manifest(this, 'default-deny', {
      ...POLICY,
      metadata: guardMetadata('default-deny', props.namespace, props.state ?? 'active'),
      spec: CLOSED,
    });
    this.siblings = [...(props.siblings ?? [])].sort();
    for (const one of openingsOf(network, this.siblings)) this.add(one);
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

  /**
   * Opens one more flow inside the reach, beside those of the props.
   *
   * Throws a `TenancyError` where it does not say who calls and who is called.
   */
  addFlow(name: string, flow: FlowProps): void {
    const findings = new Findings();
    const written = { [name]: flow };
    checkFlows(written, ['flows'], findings);
    const flows = findings.hasErrors ? {} : resolveFlows(written);
    checkFlowEnds(flows, () => ['flows', name], findings);
    if (findings.hasErrors) throw new TenancyError(findings.all);
    for (const one of flowOpenings(name, flows[name]!, this.siblings)) this.add(one);
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

  private allow(name: string, rules: Rules, pods?: k8s.LabelSelector): void {
    this.add(opening(name, rules, pods));
  }

  private add({ name, spec, rules }: Opening): void {
    this._opened.push({ name, rules });
    const metadata = grantMetadata(name, this.namespace);
    new Manifest(this, name, { ...POLICY, metadata, spec });
  }
}

const POLICY = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' } as const;

/** Nothing in, nothing out. */
const CLOSED = share({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
