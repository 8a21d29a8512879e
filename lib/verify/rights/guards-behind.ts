import { asMap, asMaps, asText, asTexts, valueAt } from '../objects/manifest-data';
import type { ManifestObject, ObjectPlace } from '../objects/manifest-objects';
import {
  type Labels,
  NAME_LABEL,
  type Requirements,
  meets,
  requirementsOf,
} from '../reach/requirements';
import { type AdmissionRequest, admissionRequest, rulesTake } from './admission-request';
import { labelsOf } from './object-labels';
import { type Action, isUrlAction } from './rbac-action';
import { compareTexts } from './rbac-subject';

/** An admission policy that judges a request which RBAC lets through. */
export interface Guard {
  readonly policy: string;
  readonly binding: string;
  /** What happens to a request that breaks it. `changes` is a policy that changes requests instead. */
  readonly effect: 'refuses' | 'warns' | 'audits' | 'changes';
  /** The names of its conditions: it leaves requests alone that do not meet them. */
  readonly conditions: readonly string[];
  /** Whether it looks at some objects only, by their labels. */
  readonly isForSomeObjects: boolean;
  /** Whether it looks at some namespaces only, where the question was about all. */
  readonly isForSomeNamespaces: boolean;
  /** The guard rails of ours that are off in the namespace. */
  readonly off: readonly string[];
  readonly place: ObjectPlace;
}

const ADMISSION = 'admissionregistration.k8s.io';
const OFF_ANNOTATIONS = ['off', 'warn', 'audit'].map((mode) => `cdk8s-tenancy/guard-rails-${mode}`);

interface Policy {
  readonly object: ManifestObject;
  readonly isMutating: boolean;
}

/** A policy, and a binding that switches it on. */
interface Pair {
  readonly policy: Policy;
  readonly binding: Policy;
  /** What each of them takes. */
  readonly parts: readonly unknown[];
  /** What both ask of the labels of a namespace. */
  readonly namespaces: Requirements;
}

/** The admission policies among some objects, and the namespaces that they choose. */
export class Guards {
  private readonly pairs: readonly Pair[];
  private readonly taken = new Map<string, readonly Pair[]>();
  private readonly namespaces: ReadonlyMap<string, ManifestObject>;

  constructor(objects: readonly ManifestObject[]) {
    const admission = objects.filter(({ group }) => group === ADMISSION);
    const ofKind = (suffix: string): Policy[] =>
      admission.flatMap((object) => {
        const isMutating = object.kind === `MutatingAdmission${suffix}`;
        return isMutating || object.kind === `ValidatingAdmission${suffix}`
          ? [{ object, isMutating }]
          : [];
      });
    const policies = new Map(ofKind('Policy').map((policy) => [keyOf(policy), policy]));
    this.pairs = ofKind('PolicyBinding')
      .flatMap((binding) => {
        const name = asText(valueAt(binding.object.data, 'spec.policyName'));
        const policy = policies.get(keyOf({ ...binding, name }));
        return policy === undefined ? [] : [pairOf(policy, binding)];
      })
      .sort((one, other) => compareTexts(one.policy.object.name, other.policy.object.name));
    this.namespaces = new Map(
      objects
        .filter(({ group, kind }) => group === '' && kind === 'Namespace')
        .map((object) => [object.name, object]),
    );
  }

  /** The policies that judge a request, by name. None judges reading. */
  behind(action: Action): readonly Guard[] {
    if (isUrlAction(action)) return [];
    const request = admissionRequest(action);
    if (request === undefined) return [];
    const { namespace } = action;
    const labels = namespace === undefined ? undefined : this.labels(namespace);
    return this.taking(request)
      .filter(({ namespaces }) => labels === undefined || meets(labels, namespaces))
      .map((pair) => this.guardOf(pair, namespace));
  }

  /** The pairs whose rules take a request, in whichever namespace. */
  private taking(request: AdmissionRequest): readonly Pair[] {
    const key = JSON.stringify(request);
    const known = this.taken.get(key);
    if (known !== undefined) return known;
    const found = this.pairs.filter(({ parts }) => parts.every((part) => rulesTake(part, request)));
    this.taken.set(key, found);
    return found;
  }

  private labels(namespace: string): Labels {
    const object = this.namespaces.get(namespace);
    return { ...(object === undefined ? {} : labelsOf(object.data)), [NAME_LABEL]: namespace };
  }

  private guardOf({ policy, binding, namespaces }: Pair, namespace: string | undefined): Guard {
    const [policySpec, bindingSpec] = [policy, binding].map(({ object }) =>
      asMap(object.data['spec']),
    );
    const selectors = [
      valueAt(policySpec, 'matchConstraints.objectSelector'),
      valueAt(bindingSpec, 'matchResources.objectSelector'),
    ];
    return {
      policy: policy.object.name,
      binding: binding.object.name,
      effect: policy.isMutating ? 'changes' : effectOf(asTexts(bindingSpec!['validationActions'])),
      conditions: asMaps(policySpec!['matchConditions']).map(({ name }) => asText(name)),
      isForSomeObjects: selectors.some((selector) => requirementsOf(selector).length > 0),
      isForSomeNamespaces: namespace === undefined && namespaces.length > 0,
      off: this.switchedOff(policy, namespace),
      place: policy.object.place,
    };
  }

  /** Our policies ask the namespace which of their rules are off there. */
  private switchedOff({ object }: Policy, namespace: string | undefined): string[] {
    const annotations = asMap(
      valueAt(this.namespaces.get(namespace ?? '')?.data, 'metadata.annotations'),
    );
    const named = OFF_ANNOTATIONS.flatMap((key) => asText(annotations[key]).split(',')).filter(
      (rail) => rail !== '',
    );
    if (named.length === 0) return [];
    const text = JSON.stringify(valueAt(object.data, 'spec.validations') ?? []);
    return named.filter((rail) => text.includes(`'${rail}' in variables.off`)).sort();
  }
}

function pairOf(policy: Policy, binding: Policy): Pair {
  const parts = [
    valueAt(policy.object.data, 'spec.matchConstraints'),
    valueAt(binding.object.data, 'spec.matchResources'),
  ];
  const namespaces = parts.flatMap((part) => requirementsOf(asMap(part)['namespaceSelector']));
  return { policy, binding, parts, namespaces };
}

function keyOf({ isMutating, ...rest }: Policy & { readonly name?: string }): string {
  return `${isMutating ? 'mutating' : 'validating'}/${rest.name ?? rest.object.name}`;
}

function effectOf(actions: readonly string[]): Guard['effect'] {
  if (actions.includes('Deny')) return 'refuses';
  return actions.includes('Warn') ? 'warns' : 'audits';
}
