import type { FleetPodSecurity, FleetSubject } from '../fleet/model/fleet';
import type { LifecycleState, PodSecurityLevel } from '../fleet/model/props';
import { costCenterLabel, departmentLabel } from '../fleet/owners/identity-labels';
import { subjectText } from '../fleet/values/subjects';
import { exceptionTexts, podSecurityOf } from '../fleet/settings/pod-security/exceptions';
import type { GuardRailParameters } from './guard-rail-parameters';
import type { LenientMode } from './lenient-rails';
import { MANAGED_BY, guardAnnotations } from './ownership';

/**
 * The Pod Security Standards are those of this version, whatever the API server is: from `restricted` v1.35 on, root is
 * accepted with `hostUsers: false`, and before v1.34 a probe may name a foreign host.
 */
const POD_SECURITY_VERSION = 'v1.34';

/** The labels by which admission policies find namespaces where some guard rail does not refuse. */
export const LENIENT_LABELS: Readonly<Record<LenientMode, string>> = {
  warn: 'cdk8s-tenancy/guard-rails-warn',
  audit: 'cdk8s-tenancy/guard-rails-audit',
};

/** The label by which budgets find the namespaces of an organisation. */
export const ORGANIZATION_LABEL = 'cdk8s-tenancy/organization';

/** Whose namespace it is, and what guards it. */
export interface NamespaceIdentity {
  readonly tenant: string;
  readonly environment: string;
  readonly displayName: string;
  readonly costCenter: string;
  readonly department?: string;
  readonly contact?: string;
  /** The organisation that its tenant belongs to. */
  readonly organization?: string;
  readonly admins: readonly FleetSubject[];
  readonly podSecurity: PodSecurityLevel | FleetPodSecurity;
  /** Extra labels and annotations. Those of ours win. */
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
  readonly state: LifecycleState;
}

/** The labels of a Namespace: what selects it, whom it costs, and which pods it takes. */
export function namespaceLabels(
  identity: NamespaceIdentity,
  parameters: GuardRailParameters,
): Record<string, string> {
  const { tenant, environment, costCenter, department, organization } = identity;
  const { standard, allow, warn, audit } = podSecurityOf(identity.podSecurity);
  return {
    ...identity.labels,
    ...MANAGED_BY,
    tenant,
    environment,
    'cost-center': costCenterLabel(costCenter)!,
    ...(department === undefined ? {} : { department: departmentLabel(department)! }),
    ...(organization === undefined ? {} : { [ORGANIZATION_LABEL]: organization }),
    // Pod Security knows no exceptions: where there are some, a guard rail enforces the standard.
    'pod-security.kubernetes.io/enforce':
      exceptionTexts(allow).length > 0 ? 'privileged' : standard,
    'pod-security.kubernetes.io/enforce-version': POD_SECURITY_VERSION,
    'pod-security.kubernetes.io/warn': warn,
    'pod-security.kubernetes.io/warn-version': POD_SECURITY_VERSION,
    'pod-security.kubernetes.io/audit': audit,
    'pod-security.kubernetes.io/audit-version': POD_SECURITY_VERSION,
    ...labelWhere(parameters['guard-rails-warn'], LENIENT_LABELS.warn),
    ...labelWhere(parameters['guard-rails-audit'], LENIENT_LABELS.audit),
  };
}

function labelWhere(list: readonly string[] = [], label: string): Record<string, string> {
  return list.length === 0 ? {} : { [label]: 'true' };
}

/** The annotations of a Namespace: what people read, and what guard rails do. */
export function namespaceAnnotations(
  identity: NamespaceIdentity,
  parameters: GuardRailParameters,
): Record<string, string> {
  const { displayName, costCenter, department, contact, admins } = identity;
  return {
    ...identity.annotations,
    ...guardAnnotations(identity.state),
    'cdk8s-tenancy/display-name': displayName,
    ...textWhereCut('cost-center', costCenter, costCenterLabel),
    ...textWhereCut('department', department, departmentLabel),
    ...(contact === undefined ? {} : { 'cdk8s-tenancy/contact': contact }),
    ...lists({ admins: admins.map(subjectText), ...parameters }),
  };
}

/** The text of a label that could not hold it as it is. */
function textWhereCut(
  key: string,
  text: string | undefined,
  toLabel: (text: string) => string | undefined,
): Record<string, string> {
  return text === undefined || text === toLabel(text) ? {} : { [`cdk8s-tenancy/${key}`]: text };
}

function lists(values: Readonly<Record<string, readonly string[]>>): Record<string, string> {
  const annotations: Record<string, string> = {};
  for (const [key, list] of Object.entries(values)) {
    if (list.length > 0) annotations[`cdk8s-tenancy/${key}`] = list.join(',');
  }
  return annotations;
}
