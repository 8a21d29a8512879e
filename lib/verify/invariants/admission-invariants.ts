import { type Defect, defect } from '../defect';
import type { FolderFacts } from '../facts/folder-facts';
import { asMap, asText, asTexts, valueAt } from '../objects/manifest-data';
import type { ManifestObject } from '../objects/manifest-objects';
import {
  type Labels,
  NAME_LABEL,
  type Requirements,
  formatRequirements,
  meets,
} from '../reach/requirements';
import type { Invariant } from './invariant';

/** What admission keeps: priorities, and the policies that judge requests. */
export const ADMISSION_INVARIANTS: readonly Invariant[] = [
  {
    id: 'priorities-are-guarded',
    family: 'admission',
    level: 'error',
    title: 'Every namespace says which priority classes its pods may name',
    reason:
      'Any pod may name any priority class, system-cluster-critical included, and then evicts the pods of other tenants.',
    source: 'kubernetes.io/docs, Limit Priority Class consumption by default',
    whole: judgePriorities,
  },
  {
    id: 'admission-policies-choose-namespaces',
    family: 'admission',
    level: 'error',
    title: 'Where bindings choose most namespaces by labels, they choose every namespace',
    reason:
      'A namespace that lacks the label is judged by no guard rail, whatever its pods ask for.',
    source: 'kubernetes.io/docs, Validating Admission Policy, match resources',
    whole: judgeCoverage,
  },
  {
    id: 'admission-policies-refuse',
    family: 'admission',
    level: 'warning',
    title: 'Every binding of an admission policy refuses what breaks it',
    reason: 'Warn and Audit tell somebody, and let the request through.',
    source: 'kubernetes.io/docs, Validating Admission Policy, validation actions',
    kinds: ['ValidatingAdmissionPolicyBinding'],
    each: judgeActions,
  },
  {
    id: 'admission-policies-fail-closed',
    family: 'admission',
    level: 'warning',
    title: 'An admission policy that cannot be evaluated refuses the request',
    reason: 'With failurePolicy: Ignore, an expression that fails lets everything through.',
    source: 'kubernetes.io/docs, Validating Admission Policy, failure policy',
    kinds: ['ValidatingAdmissionPolicy', 'MutatingAdmissionPolicy'],
    each: judgeFailure,
  },
];

function judgePriorities(facts: FolderFacts): Defect[] {
  if (facts.judgesPriority) return [];
  return facts.eachDeclared(({ declared, hasPriorityGuard }) =>
    hasPriorityGuard
      ? []
      : [
          defect(
            declared,
            [],
            'Its pods may name any priority class, and evict those of other tenants.',
            'Add a ResourceQuota with pods: "0" and a scopeSelector on PriorityClass for all classes but those that it may use.',
          ),
        ],
  );
}

/** Only what chooses most namespaces is meant for all of them: a policy may be for one team. */
function judgeCoverage(facts: FolderFacts): Defect[] {
  const all = facts.declared.map((one) => ({
    ...one,
    names: { ...(JSON.parse(one.labels) as Labels), [NAME_LABEL]: one.name },
  }));
  const usual = [...facts.guarded]
    .map((text) => JSON.parse(text) as Requirements)
    .filter((asked) => 2 * all.filter(({ names }) => meets(names, asked)).length >= all.length - 1);
  if (usual.length === 0) return [];
  return all
    .filter(({ names }) => !usual.some((asked) => meets(names, asked)))
    .map(({ declared }) =>
      defect(
        declared,
        ['metadata', 'labels'],
        'No binding of an admission policy chooses it, so what its pods ask for is judged by none.',
        `Give it the labels that bindings ask for, such as ${formatRequirements(usual[0]!)}.`,
      ),
    );
}

const ADMISSION = 'admissionregistration.k8s.io';

function* judgeActions(object: ManifestObject): Generator<Defect> {
  if (object.group !== ADMISSION || object.kind !== 'ValidatingAdmissionPolicyBinding') return;
  const actions = asTexts(valueAt(object.data, 'spec.validationActions'));
  if (actions.includes('Deny')) return;
  yield defect(
    object,
    ['spec', 'validationActions'],
    `It refuses nothing: its only action is ${actions.join(' and ') || 'none'}.`,
    'Write validationActions: [Deny] once nothing breaks the policy any more.',
  );
}

function* judgeFailure(object: ManifestObject): Generator<Defect> {
  const isPolicy = object.group === ADMISSION && object.kind.endsWith('AdmissionPolicy');
  if (!isPolicy || asText(asMap(object.data['spec'])['failurePolicy']) !== 'Ignore') return;
  yield defect(
    object,
    ['spec', 'failurePolicy'],
    'A request that the policy cannot judge is let through.',
    'Write failurePolicy: Fail.',
  );
}
