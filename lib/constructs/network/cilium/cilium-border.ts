import { Construct } from 'constructs';
import type {
  CiliumClusterwideNetworkPolicySpec,
  CiliumClusterwideNetworkPolicySpecEgressDeny as EgressDeny,
  CiliumClusterwideNetworkPolicySpecIngressDeny as IngressDeny,
} from '../../../../imports/cilium.io';
import { offerDefaultChild } from '../../api-object/default-child';
import { Manifest } from '../../api-object/manifest';
import { guardMetadata } from '../../api-object/metadata';
import { OutputFolder } from '../../api-object/output-folder';
import type { OpenedRules } from '../border-rules';
import type { Border, BorderProps } from '../border';
import { addressDenials } from './address-denials';
import { podsOfNamespace } from './cilium-selectors';
import { nodeDenials, portsOnNode } from './node-denials';
import { type OpenedWay, podDenials } from './pod-denials';
import { portRanges } from './port-ranges';

/** The `spec`, which follows what is opened later. */
type BorderSpec = {
  -readonly [
    Key in keyof CiliumClusterwideNetworkPolicySpec
  ]: CiliumClusterwideNetworkPolicySpec[Key];
};

/**
 * The border of a namespace in Cilium: a CiliumClusterwideNetworkPolicy that denies all that our own policies do not open.
 * A denial wins over everything that allows, so whatever else is written in the namespace opens nothing beyond the border.
 *
 * It denies alone, so it does not close what no policy is about. From addresses outside of the cluster it keeps nobody
 * away: policies of the namespace decide about those.
 */
export class CiliumBorder extends Construct implements Border {
  readonly namespace: string;
  private readonly spec: BorderSpec;

  constructor(scope: Construct, id: string, { namespace, state }: BorderProps) {
    super(scope, id);
    this.namespace = namespace;
    OutputFolder.of(this).set('network');
    this.spec = {
      description: `What nothing in ${namespace} can open`,
      endpointSelector: podsOfNamespace(namespace),
      enableDefaultDeny: { ingress: false, egress: false },
    };
    const policy = new Manifest(this, namespace, {
      apiVersion: 'cilium.io/v2',
      kind: 'CiliumClusterwideNetworkPolicy',
      metadata: guardMetadata(namespace, undefined, state),
      spec: this.spec,
    });
    offerDefaultChild(this, policy);
  }

  follow(opened: readonly OpenedRules[]): void {
    this.spec.ingressDeny = ingressDenials(this.namespace, opened);
    this.spec.egressDeny = egressDenials(this.namespace, opened);
  }
}

function ingressDenials(namespace: string, opened: readonly OpenedRules[]): IngressDeny[] {
  const ways = opened.flatMap(({ rules }): OpenedWay[] =>
    (rules.ingress ?? []).map(({ from = [], ports }) => ({ peers: from, ports })),
  );
  return [
    { fromEntities: ['unmanaged'] },
    ...podDenials(namespace, ways).map(({ pods, ...ports }) => ({ fromEndpoints: pods, ...ports })),
  ];
}

function egressDenials(namespace: string, opened: readonly OpenedRules[]): EgressDeny[] {
  const waysOf = (some: readonly OpenedRules[]): OpenedWay[] =>
    some.flatMap(({ rules }) =>
      (rules.egress ?? []).map(({ to = [], ports }) => ({ peers: to, ports })),
    );
  const ways = waysOf(opened);
  const apiServer = waysOf(opened.filter(({ toApiServer }) => toApiServer === true));
  return [
    ...nodeDenials(
      portsOnNode(ways),
      apiServer.length === 0
        ? undefined
        : apiServer.flatMap(({ ports }) => portRanges(ports) ?? []),
    ),
    ...podDenials(namespace, ways).map(({ pods, ...ports }) => ({ toEndpoints: pods, ...ports })),
    ...addressDenials(ways),
  ];
}
