import { Construct } from 'constructs';
import type { GuardRailName } from '../../fleet/catalogue/guard-rail-catalogue';
import type { LenientMode } from '../../plan/lenient-rails';
import { LENIENT_LABELS } from '../../plan/namespace-metadata';
import { MANAGED_BY } from '../../plan/ownership';
import { offerDefaultChild } from '../api-object/default-child';
import { Manifest } from '../api-object/manifest';
import { grantMetadata, guardMetadata } from '../api-object/metadata';
import { type PolicyMode, policySpec } from './policy-of-rails';
import type { AdmissionMatch, AdmissionPolicyProps } from './rail';

/**
 * A ValidatingAdmissionPolicy and its binding to the namespaces that we manage.
 *
 * The namespaces are chosen by our label, not by name: a list of names would change with every tenant, and nobody in a
 * tenant holds a verb that could change a label of a Namespace. Raw API objects, because the typed classes end at
 * Kubernetes 1.28, where this kind was beta.
 */
export class AdmissionPolicy extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: AdmissionPolicyProps,
  ) {
    super(scope, id);
    // A rail is known by its first policy.
    offerDefaultChild(scope, this);
    this.add('', props.name, 'enforce');
  }

  /**
   * Adds a policy for namespaces where one of the rails warns or writes to the audit log instead of refusing: the API
   * server knows what to do with a refusal by the binding, not by the namespace. A second call changes nothing.
   */
  addLenient(mode: LenientMode, rails: readonly GuardRailName[]): void {
    const isWanted = this.props.rails.some(({ rail }) => rails.includes(rail));
    const prefix = ID_OF_MODE[mode];
    if (!isWanted || this.node.tryFindChild(`${prefix}Resource`) !== undefined) return;
    this.add(prefix, `${this.props.name}-${mode}`, mode);
  }

  private add(prefix: string, name: string, mode: PolicyMode): void {
    // One that refuses nothing guards nothing.
    const metadata = mode === 'enforce' ? guardMetadata(name) : grantMetadata(name);
    new Manifest(this, `${prefix}Resource`, {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata,
      spec: policySpec(this.props, mode),
    });
    new Manifest(this, `${prefix}Binding`, {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata,
      spec: {
        policyName: name,
        validationActions: ACTIONS[mode],
        ...boundNamespaces(this.props.match, mode),
      },
    });
  }
}

const ID_OF_MODE: Readonly<Record<LenientMode, string>> = { warn: 'Warn', audit: 'Audit' };

const ACTIONS: Readonly<Record<PolicyMode, readonly string[]>> = {
  enforce: ['Deny'],
  warn: ['Warn', 'Audit'],
  audit: ['Audit'],
};

export function managedNamespaces(
  labels: Readonly<Record<string, string>> = {},
): Record<string, unknown> {
  return { matchResources: { namespaceSelector: { matchLabels: { ...MANAGED_BY, ...labels } } } };
}

/** A lenient policy looks only into namespaces that ask for it, because every policy costs every request something. */
function boundNamespaces(
  match: AdmissionMatch = {},
  mode: PolicyMode = 'enforce',
): Record<string, unknown> {
  if (match.managedNamespaces === false) return {};
  const { namespaceLabels } = match;
  if (mode === 'enforce') return managedNamespaces(namespaceLabels);
  return managedNamespaces({ ...namespaceLabels, [LENIENT_LABELS[mode]]: 'true' });
}
