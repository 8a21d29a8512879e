import { AdmissionPolicy, type AdmissionPolicyProps } from '../../lib/constructs/admission-policy';
import { OURS } from './keep';
import { chart, defaultObject, objectIn, objectsIn } from './objects';

const RULE = { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] };
const VALIDATION = { expression: 'false', message: 'no', messageExpression: "'no pods here'" };

function policyOf(props: Partial<AdmissionPolicyProps> = {}): AdmissionPolicy {
  return new AdmissionPolicy(chart(), 'policy', {
    name: 'no-pods',
    rules: [RULE],
    validations: [VALIDATION],
    ...props,
  });
}

test('defaults: closed on failure, bound to the namespaces that are ours', () => {
  expect(objectsIn(policyOf())).toEqual([
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name: 'no-pods', labels: OURS },
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: { resourceRules: [RULE] },
        validations: [{ ...VALIDATION, reason: 'Forbidden' }],
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
  expect(spec).toMatchObject({ variables, matchConditions });
});
