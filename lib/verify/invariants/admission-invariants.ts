import { type Defect, defect } from '../defect';
import type { FolderFacts } from '../facts/folder-facts';
import { asMap, asText, asTexts, valueAt } from '../objects/manifest-data';
import type { ManifestObject } from '../objects/manifest-objects';
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
