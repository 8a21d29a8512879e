import { Construct } from 'constructs';
import { offerDefaultChild } from '../../api-object/default-child';
import { Manifest } from '../../api-object/manifest';
import { guardMetadata } from '../../api-object/metadata';
import { OutputFolder } from '../../api-object/output-folder';
import type { Border, BorderProps } from '../border';
import type { OpenedRules } from '../border-rules';
import {
  type CalicoRule,
  addressEntities,
  podEntities,
  rulesFrom,
  rulesTo,
  waysOf,
} from './calico-rules';
import { ALL_NAMESPACES, namespaceNamed } from './calico-selectors';
import { CALICO_API, TENANCY_TIER } from './calico-tier';

/** How many rules a direction of one policy has. */
const MOST_RULES = 1024;

/** Where borders are in their tier. Smaller orders are judged first: they are for policies of your own. */
const ORDER = 1000;

/** The `spec`, which follows what is opened later. */
interface BorderSpec {
  readonly tier: string;
  readonly order: number;
  readonly namespaceSelector: string;
  readonly types: readonly ['Ingress', 'Egress'];
  readonly stagedAction?: 'Set';
  ingress?: readonly CalicoRule[];
  egress?: readonly CalicoRule[];
}

/**
 * The border of a namespace in Calico: a GlobalNetworkPolicy in a tier of its own, which is judged before NetworkPolicies.
 * What our own policies open is passed on to them, all other pods and addresses are refused. Staged, the policy has no
 * effect: Calico only counts what it would refuse.
 *
 * From addresses outside of the cluster it keeps nobody away: policies of the namespace decide about those.
 */
export class CalicoBorder extends Construct implements Border {
  readonly namespace: string;
  private readonly spec: BorderSpec;

  constructor(scope: Construct, id: string, { namespace, state, staged }: BorderProps) {
    super(scope, id);
    this.namespace = namespace;
    OutputFolder.of(this).set('network');
    this.spec = {
      tier: TENANCY_TIER,
      order: ORDER,
      namespaceSelector: namespaceNamed(namespace),
      types: ['Ingress', 'Egress'],
      ...(staged ? { stagedAction: 'Set' as const } : {}),
    };
    const policy = new Manifest(this, namespace, {
      apiVersion: CALICO_API,
      kind: staged ? 'StagedGlobalNetworkPolicy' : 'GlobalNetworkPolicy',
      metadata: guardMetadata(namespace, undefined, state),
      spec: this.spec,
    });
    offerDefaultChild(this, policy);
  }

  follow(opened: readonly OpenedRules[]): void {
    const [ingress, egress] = [
      borderIngress(this.namespace, opened),
      borderEgress(this.namespace, opened),
    ];
    const most = Math.max(ingress.length, egress.length);
    if (most > MOST_RULES) {
      throw new Error(
        `the border of \`${this.namespace}\` takes ${most} rules, and a policy of Calico has at most ${MOST_RULES}`,
      );
    }
    this.spec.ingress = ingress;
    this.spec.egress = egress;
  }
}

function borderIngress(namespace: string, opened: readonly OpenedRules[]): CalicoRule[] {
  return [
    ...rulesFrom('Pass', [{ namespaceSelector: namespaceNamed(namespace) }]),
    ...opened.flatMap(({ rules }) =>
      (rules.ingress ?? []).flatMap(({ from, ports }) =>
        rulesFrom('Pass', podEntities(from), waysOf(ports)),
      ),
    ),
    ...rulesFrom('Deny', [{ namespaceSelector: ALL_NAMESPACES }]),
    { action: 'Pass' },
  ];
}

/** Pods come before addresses, because a range of addresses may hold those of pods. */
function borderEgress(namespace: string, opened: readonly OpenedRules[]): CalicoRule[] {
  const passes = (entitiesOf: typeof podEntities): CalicoRule[] =>
    opened.flatMap(({ rules }) =>
      (rules.egress ?? []).flatMap(({ to, ports }) =>
        rulesTo('Pass', entitiesOf(to), waysOf(ports)),
      ),
    );
  return [
    ...rulesTo('Pass', [{ namespaceSelector: namespaceNamed(namespace) }]),
    ...passes(podEntities),
    ...rulesTo('Deny', [{ namespaceSelector: ALL_NAMESPACES }]),
    ...passes(addressEntities),
    { action: 'Deny' },
  ];
}
