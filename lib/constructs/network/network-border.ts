import { Construct } from 'constructs';
import { offerDefaultChild } from '../api-object/default-child';
import { Manifest } from '../api-object/manifest';
import { grantMetadata } from '../api-object/metadata';
import { OutputFolder } from '../api-object/output-folder';
import type { Border, BorderProps } from './border';
import {
  type BorderRule,
  type OpenedRules,
  borderEgress,
  borderIngress,
  parts,
} from './border-rules';

/**
 * The priorities of our borders. Smaller ones are judged first: they are for policies of your own. Two policies with one
 * priority are in no defined order where they are about the same pods, and no two borders are.
 */
const FIRST_PRIORITY = 900;
const LAST_PRIORITY = 1000;

/** The `spec` of one ClusterNetworkPolicy, which follows what is opened later. */
interface BorderSpec {
  readonly tier: 'Admin';
  readonly priority: number;
  readonly subject: object;
  ingress?: readonly BorderRule[];
  egress?: readonly BorderRule[];
}

/**
 * The border of a namespace: a ClusterNetworkPolicy, which is judged before NetworkPolicies. Traffic that our own policies
 * open is passed on to NetworkPolicies; everything else is refused, so that those of tenants, of charts and of operators
 * can open nothing beyond the border.
 *
 * Labels of the namespace's pods do not matter here: people who make pods give them what labels they like. From addresses outside
 * of the cluster this kind keeps nobody away; NetworkPolicies alone decide about those.
 *
 * Raw API objects, because the kind is a custom resource. Not every cluster has it, so it is delivered apart.
 */
export class NetworkBorder extends Construct implements Border {
  readonly namespace: string;
  private readonly apiVersion: string;
  private readonly specs: BorderSpec[] = [];

  constructor(scope: Construct, id: string, props: Pick<BorderProps, 'namespace' | 'version'>) {
    super(scope, id);
    this.namespace = props.namespace;
    this.apiVersion = `policy.networking.k8s.io/${props.version}`;
    OutputFolder.of(this).set('network');
  }

  /** Passes exactly what NetworkPolicies open by now. */
  follow(opened: readonly OpenedRules[]): void {
    const ingress = parts(borderIngress(this.namespace, opened));
    const egress = parts(borderEgress(this.namespace, opened));
    const count = Math.max(ingress.length, egress.length);
    if (FIRST_PRIORITY + count - 1 > LAST_PRIORITY) {
      throw new Error(
        `the border of \`${this.namespace}\` takes ${count} ClusterNetworkPolicies, and there are ` +
          `${LAST_PRIORITY - FIRST_PRIORITY + 1} priorities for them`,
      );
    }
    while (this.specs.length < count) this.addPolicy();
    this.specs.forEach((spec, index) => {
      spec.ingress = ingress[index];
      spec.egress = egress[index];
    });
  }

  private addPolicy(): void {
    const index = this.specs.length;
    const spec: BorderSpec = {
      tier: 'Admin',
      priority: FIRST_PRIORITY + index,
      subject: { namespaces: { matchLabels: { 'kubernetes.io/metadata.name': this.namespace } } },
    };
    // No name of a namespace contains a dot.
    const name = index === 0 ? this.namespace : `${this.namespace}.${index + 1}`;
    this.specs.push(spec);
    const policy = new Manifest(this, name, {
      apiVersion: this.apiVersion,
      kind: 'ClusterNetworkPolicy',
      metadata: grantMetadata(name),
      spec,
    });
    offerDefaultChild(this, policy);
  }
}
