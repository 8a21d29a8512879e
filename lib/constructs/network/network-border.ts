import { Construct } from 'constructs';
import {
  type BorderRule,
  type OpenedRules,
  borderEgress,
  borderIngress,
  parts,
} from './border-rules';
import { Manifest } from '../api-object/manifest';
import { grantMetadata } from '../api-object/metadata';

/** The first of the priorities that ours have. Smaller ones go first: they are for policies of your own. */
const FIRST_PRIORITY = 900;
const LAST_PRIORITY = 1000;

export interface NetworkBorderProps {
  readonly namespace: string;
  /** What our NetworkPolicies open. */
  readonly opened: readonly OpenedRules[];
}

/**
 * The border of a namespace whose admins write NetworkPolicies: a ClusterNetworkPolicy, which is judged before them.
 * Traffic that our own policies open is passed on to NetworkPolicies, theirs included; everything else is refused, so
 * that theirs can open nothing beyond the border.
 *
 * Labels of the own pods do not matter here: whoever makes pods gives them what labels he likes. From addresses outside
 * of the cluster this kind keeps nobody away; NetworkPolicies alone decide about those.
 *
 * Raw API objects, because the kind is a custom resource. It is not there in every cluster, so that it stands in a file
 * of its own.
 */
export class NetworkBorder extends Construct {
  readonly namespace: string;

  constructor(scope: Construct, id: string, props: NetworkBorderProps) {
    super(scope, id);
    this.namespace = props.namespace;
    const ingress = parts(borderIngress(props.namespace, props.opened));
    const egress = parts(borderEgress(props.namespace, props.opened));
    const count = Math.max(ingress.length, egress.length);
    if (FIRST_PRIORITY + count > LAST_PRIORITY) {
      throw new Error(`the border of ${props.namespace} takes more rules than there are places`);
    }
    for (let index = 0; index < count; index++) {
      // A dot stands in no name of a namespace.
      const name = index === 0 ? props.namespace : `${props.namespace}.${index + 1}`;
      const spec = this._toSpec(FIRST_PRIORITY + index, ingress[index], egress[index]);
      new Manifest(this, name, {
        apiVersion: 'policy.networking.k8s.io/v1alpha2',
        kind: 'ClusterNetworkPolicy',
        metadata: grantMetadata(name),
        spec,
      });
    }
  }

  /** @internal */
  private _toSpec(
    priority: number,
    ingress: readonly BorderRule[] | undefined,
    egress: readonly BorderRule[] | undefined,
  ): Record<string, unknown> {
    return {
      tier: 'Admin',
      priority,
      subject: {
        namespaces: { matchLabels: { 'kubernetes.io/metadata.name': this.namespace } },
      },
      ...(ingress === undefined ? {} : { ingress }),
      ...(egress === undefined ? {} : { egress }),
    };
  }
}
