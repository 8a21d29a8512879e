import { Construct } from 'constructs';
import type { GuardRailName } from '../../fleet/catalogue/guard-rail-catalogue';
import { Manifest } from '../api-object/manifest';
import { MANAGED_BY } from '../../plan/ownership';
import { offerDefaultChild } from '../api-object/default-child';
import { grantMetadata } from '../api-object/metadata';
import { parameter } from './cel';

/** Requests that a policy judges. */
export interface AdmissionRule {
  readonly apiGroups: readonly string[];
  readonly apiVersions: readonly string[];
  readonly operations: readonly string[];
  readonly resources: readonly string[];
  /** @default - namespaced and cluster-scoped ones */
  readonly scope?: 'Namespaced' | 'Cluster';
}

/** A named CEL expression. */
export interface AdmissionExpression {
  readonly name: string;
  readonly expression: string;
}

/** What must be true, and what a user reads when it is not. */
export interface AdmissionValidation {
  readonly expression: string;
  /** CEL that gives the message: what was refused, and what to do instead. */
  readonly messageExpression: string;
  /** The message where the expression fails. */
  readonly message: string;
}

/** Which objects a policy judges beside its rules. */
export interface AdmissionMatch {
  /**
   * Labels of the object, old or new.
   *
   * @default - every object
   */
  readonly objectLabels?: Readonly<Record<string, string>>;
  /**
   * Whether the binding chooses namespaces by our label. A policy on Namespaces must not: a selector looks at the new
   * labels, so that the request which removes the label would not be judged.
   *
   * @default true
   */
  readonly managedNamespaces?: boolean;
}

export interface AdmissionPolicyProps {
  readonly name: string;
  /** The guard rail that it belongs to: where that is off, everything passes. */
  readonly rail: GuardRailName;
  /**
   * The object whose annotation switches the rail off, as CEL calls it.
   *
   * @default namespaceObject
   */
  readonly switchedIn?: 'namespaceObject' | 'oldObject';
  readonly rules: readonly AdmissionRule[];
  /** @default - all objects in managed namespaces */
  readonly match?: AdmissionMatch;
  /** @default - all requests */
  readonly matchConditions?: readonly AdmissionExpression[];
  /** @default - none */
  readonly variables?: readonly AdmissionExpression[];
  readonly validations: readonly AdmissionValidation[];
}

/**
 * A ValidatingAdmissionPolicy and its binding to the namespaces that we manage.
 *
 * The namespaces are chosen by our label, not by name: a list of names would change with every tenant, and nobody in a
 * tenant holds a verb that could change a label of a Namespace. Raw API objects, because the typed classes end at
 * Kubernetes 1.28, where this kind was beta.
 */
export class AdmissionPolicy extends Construct {
  constructor(scope: Construct, id: string, props: AdmissionPolicyProps) {
    super(scope, id);
    // A rail is known by its first policy.
    offerDefaultChild(scope, this);
    new Manifest(this, 'Resource', {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata: grantMetadata(props.name),
      spec: this._toSpec(props),
    });
    new Manifest(this, 'Binding', {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: grantMetadata(props.name),
      spec: {
        policyName: props.name,
        validationActions: ['Deny'],
        ...managedNamespaces(props.match),
      },
    });
  }

  /** @internal */
  private _toSpec(props: AdmissionPolicyProps): Record<string, unknown> {
    return {
      failurePolicy: 'Fail',
      matchConstraints: matchConstraints(props.rules, props.match),
      ...(props.matchConditions === undefined ? {} : { matchConditions: props.matchConditions }),
      variables: [unguardedVariable(props.rail, props.switchedIn), ...(props.variables ?? [])],
      validations: props.validations.map(({ expression, message, messageExpression }) => ({
        expression: `variables.unguarded || (${expression})`,
        message,
        messageExpression,
        // Without it a user reads `is invalid: : ValidatingAdmissionPolicy …`.
        reason: 'Forbidden',
      })),
    };
  }
}

/** Whether the rail is off where the request is about; a cluster-wide object has no namespace. */
export function unguardedVariable(
  rail: GuardRailName,
  where = 'namespaceObject',
): AdmissionExpression {
  return {
    name: 'unguarded',
    expression: `${where} != null && '${rail}' in ${parameter('guard-rails-off', where)}`,
  };
}

export function matchConstraints(
  rules: readonly AdmissionRule[],
  match: AdmissionMatch = {},
): Record<string, unknown> {
  return {
    ...(match.objectLabels === undefined
      ? {}
      : { objectSelector: { matchLabels: { ...match.objectLabels } } }),
    resourceRules: rules.map((rule) => ({ ...rule })),
  };
}

export function managedNamespaces(match: AdmissionMatch = {}): Record<string, unknown> {
  if (match.managedNamespaces === false) return {};
  return { matchResources: { namespaceSelector: { matchLabels: { ...MANAGED_BY } } } };
}
