import { Construct } from 'constructs';
import { Manifest } from './manifest';
import { MANAGED_BY, grantMetadata } from './metadata';

/** Requests that a policy judges. */
export interface AdmissionRule {
  readonly apiGroups: readonly string[];
  readonly apiVersions: readonly string[];
  readonly operations: readonly string[];
  readonly resources: readonly string[];
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

export interface AdmissionPolicyProps {
  readonly name: string;
  readonly rules: readonly AdmissionRule[];
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
        matchResources: { namespaceSelector: { matchLabels: { ...MANAGED_BY } } },
      },
    });
  }

  /** @internal */
  private _toSpec(props: AdmissionPolicyProps): Record<string, unknown> {
    return {
      failurePolicy: 'Fail',
      matchConstraints: { resourceRules: props.rules.map((rule) => ({ ...rule })) },
      ...(props.matchConditions === undefined ? {} : { matchConditions: props.matchConditions }),
      ...(props.variables === undefined ? {} : { variables: props.variables }),
      validations: props.validations.map(({ expression, message, messageExpression }) => ({
        expression,
        message,
        messageExpression,
        // Without it a user reads `is invalid: : ValidatingAdmissionPolicy …`.
        reason: 'Forbidden',
      })),
    };
  }
}
