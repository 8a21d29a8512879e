import { Construct } from 'constructs';
import type { GuardRailName } from '../../fleet/catalogue/guard-rail-catalogue';
import { Manifest } from '../api-object/manifest';
import { offerDefaultChild } from '../api-object/default-child';
import { guardMetadata } from '../api-object/metadata';
import { parameter } from './cel';
import { managedNamespaces } from './admission-policy';
import { matchConstraints } from './policy-of-rails';
import type { AdmissionExpression, AdmissionRule } from './rail';

/** The guard rails that are off. One that warns still changes what its judgement needs. */
const OFF: AdmissionExpression = { name: 'off', expression: parameter('guard-rails-off') };

/** Changes of an object, as CEL. */
export interface AdmissionPatches {
  /** A list of what is to be changed. */
  readonly each: string;
  /**
   * Whether an item, called `p`, is changed at all.
   *
   * @default - every item is
   */
  readonly where?: string;
  /** The `JSONPatch` for an item, called `p`. */
  readonly patch: string;
}

export interface MutatingPolicyProps {
  readonly name: string;
  /** The guard rail that it belongs to: where that is off, nothing is changed. */
  readonly rail: GuardRailName;
  readonly rules: readonly AdmissionRule[];
  /** @default - all requests */
  readonly matchConditions?: readonly AdmissionExpression[];
  /**
   * Labels of the namespaces among ours in which it changes anything.
   *
   * @default - all of them
   */
  readonly namespaceLabels?: Readonly<Record<string, string>>;
  readonly variables: readonly AdmissionExpression[];
  readonly patches: AdmissionPatches;
}

/**
 * A MutatingAdmissionPolicy and its binding to the namespaces that we manage. It changes what is to be stored before
 * anything judges it: other policies, quotas and the API server's own validation see the result.
 *
 * It is made only where the API servers know the kind (`PlatformView.mutation`). The API server checks its expressions when it is stored, without types: every
 * field that may be missing is read as an optional one.
 */
export class MutatingPolicy extends Construct {
  constructor(scope: Construct, id: string, props: MutatingPolicyProps) {
    super(scope, id);
    offerDefaultChild(scope, this);
    new Manifest(this, 'Resource', {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'MutatingAdmissionPolicy',
      metadata: guardMetadata(props.name),
      spec: this._toSpec(props),
    });
    new Manifest(this, 'Binding', {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'MutatingAdmissionPolicyBinding',
      metadata: guardMetadata(props.name),
      spec: {
        policyName: props.name,
        ...managedNamespaces(props.namespaceLabels),
      },
    });
  }

  /** @internal */
  private _toSpec(props: MutatingPolicyProps): Record<string, unknown> {
    const { each, where, patch } = props.patches;
    const filter = [
      `!('${props.rail}' in variables.off)`,
      ...(where === undefined ? [] : [where]),
    ].join(' && ');
    return {
      failurePolicy: 'Fail',
      // Webhooks that run later may add containers, or take away what was added here.
      reinvocationPolicy: 'IfNeeded',
      matchConstraints: matchConstraints(props.rules),
      ...(props.matchConditions === undefined ? {} : { matchConditions: props.matchConditions }),
      variables: [OFF, ...props.variables],
      mutations: [
        {
          patchType: 'JSONPatch',
          jsonPatch: {
            expression: `${each}.filter(p, ${filter}).map(p, ${patch})`,
          },
        },
      ],
    };
  }
}
