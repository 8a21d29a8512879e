import type { ApiObject } from 'cdk8s';
import { k8s } from '../api-object/k8s';
import { Construct } from 'constructs';
import { Manifest } from '../api-object/manifest';
import { costCenterLabel, departmentLabel } from '../../fleet/owners/identity-labels';
import type { FleetSubject } from '../../fleet/model/fleet';
import type { GuardRailParameters } from '../../plan/guard-rail-parameters';
import type { LifecycleState, PodSecurityLevel } from '../../fleet/model/props';
import { subjectText } from '../../fleet/owners/subjects';
import { MANAGED_BY, guardAnnotations, guardMetadata } from '../api-object/metadata';
import { pullSecrets } from '../access/workload-identities';

/**
 * The Pod Security Standards are those of this version, whatever the API server is: from `restricted` v1.35 on, root is
 * accepted with `hostUsers: false`, and before v1.34 a probe may name a foreign host.
 */
const POD_SECURITY_VERSION = 'v1.34';

export interface TenantNamespaceProps {
  readonly namespace: string;
  readonly tenant: string;
  readonly environment: string;
  readonly displayName: string;
  readonly costCenter: string;
  /** @default - no label */
  readonly department?: string;
  /** @default - none */
  readonly contact?: string;
  readonly admins: readonly FleetSubject[];
  readonly podSecurity: PodSecurityLevel;
  /** Extra labels. */
  readonly labels: Record<string, string>;
  /** Extra annotations. */
  readonly annotations: Record<string, string>;
  /** What the guard rails read from the namespace. */
  readonly parameters: GuardRailParameters;
  /**
   * Secrets with which images are pulled, by name.
   *
   * @default - none
   */
  readonly imagePullSecrets?: readonly string[];
  /** @default active */
  readonly state?: LifecycleState;
}

/** The Namespace, and its default ServiceAccount without a token. */
export class TenantNamespace extends Construct {
  readonly namespace: string;
  /** The ServiceAccount of pods that name none. */
  readonly defaultAccount: ApiObject;

  constructor(scope: Construct, id: string, props: TenantNamespaceProps) {
    super(scope, id);
    this.namespace = props.namespace;
    new Manifest(this, 'Resource', k8s.KubeNamespace.manifest(this._toNamespace(props)));
    this.defaultAccount = new Manifest(
      this,
      'DefaultAccount',
      k8s.KubeServiceAccount.manifest({
        metadata: guardMetadata('default', props.namespace, props.state ?? 'active'),
        automountServiceAccountToken: false,
        ...pullSecrets(props.imagePullSecrets),
      }),
    );
  }

  /** @internal */
  private _toNamespace(props: TenantNamespaceProps): k8s.KubeNamespaceProps {
    const costCenter = costCenterLabel(props.costCenter)!;
    const department =
      props.department === undefined ? undefined : departmentLabel(props.department)!;
    return {
      metadata: {
        name: props.namespace,
        labels: {
          ...props.labels,
          ...MANAGED_BY,
          tenant: props.tenant,
          environment: props.environment,
          'cost-center': costCenter,
          ...(department === undefined ? {} : { department }),
          'pod-security.kubernetes.io/enforce': props.podSecurity,
          'pod-security.kubernetes.io/enforce-version': POD_SECURITY_VERSION,
          'pod-security.kubernetes.io/warn': 'restricted',
          'pod-security.kubernetes.io/warn-version': POD_SECURITY_VERSION,
          'pod-security.kubernetes.io/audit': 'restricted',
          'pod-security.kubernetes.io/audit-version': POD_SECURITY_VERSION,
        },
        annotations: {
          ...props.annotations,
          ...guardAnnotations(props.state ?? 'active'),
          'cdk8s-tenancy/display-name': props.displayName,
          ...textWhereCut('cost-center', props.costCenter, costCenter),
          ...textWhereCut('department', props.department, department),
          ...(props.contact === undefined ? {} : { 'cdk8s-tenancy/contact': props.contact }),
          ...lists({ admins: props.admins.map(subjectText), ...props.parameters }),
        },
      },
    };
  }
}

/** The text of a label that could not hold it as it is. */
function textWhereCut(
  key: string,
  text: string | undefined,
  label: string | undefined,
): Record<string, string> {
  return text === undefined || text === label ? {} : { [`cdk8s-tenancy/${key}`]: text };
}

function lists(values: Readonly<Record<string, readonly string[]>>): Record<string, string> {
  const annotations: Record<string, string> = {};
  for (const [key, list] of Object.entries(values)) {
    if (list.length > 0) annotations[`cdk8s-tenancy/${key}`] = list.join(',');
  }
  return annotations;
}
