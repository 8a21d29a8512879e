import {
  AdmissionPolicy,
  type AdmissionPolicyProps,
} from '../../../lib/constructs/guard-rails/admission-policy';
import { OURS } from '../keep';
import { chart, defaultObject, objectIn, objectsIn } from '../objects';
import { policySpec, variableOf } from './policy-spec';

const RULE = { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] };
const VALIDATION = { expression: 'false', message: 'no', messageExpression: "'no pods here'" };
const OFF = {
  name: 'unguarded',
  expression:
    "namespaceObject != null && 'podImages' in namespaceObject.metadata.?annotations[?'cdk8s-tenancy/guard-rails-off'].orValue('').split(',').filter(x, x != '')",
};

function policyOf(props: Partial<AdmissionPolicyProps> = {}): AdmissionPolicy {
  return new AdmissionPolicy(chart(), 'policy', {
    name: 'no-pods',
    rail: 'podImages',
    rules: [RULE],
    validations: [VALIDATION],
    ...props,
  });
}

test('defaults: closed on failure, open where the rail is off, bound to the namespaces that are ours', () => {
  expect(objectsIn(policyOf())).toEqual([
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name: 'no-pods', labels: OURS },
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: { resourceRules: [RULE] },
        variables: [OFF],
        validations: [
          { ...VALIDATION, expression: 'variables.unguarded || (false)', reason: 'Forbidden' },
        ],
      },
    },
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name: 'no-pods', labels: OURS },
      spec: {
        policyName: 'no-pods',
        validationActions: ['Deny'],
        matchResources: { namespaceSelector: { matchLabels: OURS } },
      },
    },
  ]);
});

test('defaultChild: the policy', () => {
  expect(defaultObject(policyOf())).toBe('ValidatingAdmissionPolicy no-pods');
});

test('conditions and variables stand in the order in which they are given', () => {
  const variables = [
    { name: 'second', expression: 'variables.first' },
    { name: 'first', expression: 'true' },
  ];
  const matchConditions = [{ name: 'not-ours', expression: 'true' }];
  const policy = policyOf({ variables, matchConditions });
  const { spec } = objectIn(policy, 'ValidatingAdmissionPolicy', 'no-pods');
  expect(spec).toMatchObject({ variables: [OFF, ...variables], matchConditions });
});

test('a policy on Namespaces chooses none by their labels, and is switched off by what they were', () => {
  const policy = policyOf({
    match: { objectLabels: { a: 'b' }, managedNamespaces: false },
    switchedIn: 'oldObject',
  });
  const binding = objectIn(policy, 'ValidatingAdmissionPolicyBinding', 'no-pods');
  expect(binding['spec']).toEqual({ policyName: 'no-pods', validationActions: ['Deny'] });
  const spec = policySpec(policy, 'no-pods');
  expect(spec.matchConstraints).toMatchObject({ objectSelector: { matchLabels: { a: 'b' } } });
  expect(variableOf(spec, 'unguarded')).toContain('oldObject.metadata');
});
