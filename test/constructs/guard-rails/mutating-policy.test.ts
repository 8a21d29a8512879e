import {
  MutatingPolicy,
  type MutatingPolicyProps,
} from '../../../lib/constructs/guard-rails/mutating-policy';
import { KEEP, OURS } from '../keep';
import { chart, defaultObject, objectIn, objectsIn } from '../objects';

const RULE = { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] };
const PATCH = "JSONPatch{op: 'remove', path: p}";
const OFF = {
  name: 'off',
  expression:
    "namespaceObject.metadata.?annotations[?'cdk8s-tenancy/guard-rails-off'].orValue('').split(',').filter(x, x != '')",
};

function policyOf(props: Partial<MutatingPolicyProps> = {}): MutatingPolicy {
  return new MutatingPolicy(chart(), 'policy', {
    name: 'change-pods',
    rail: 'burstLimits',
    rules: [RULE],
    variables: [],
    patches: { each: 'variables.paths', patch: PATCH },
    ...props,
  });
}

const expressionOf = (policy: MutatingPolicy): string =>
  objectIn(policy, 'MutatingAdmissionPolicy', 'change-pods')['spec'].mutations[0].jsonPatch
    .expression as string;

test('defaults: closed on failure, idle where the rail is off, bound to the namespaces that are ours', () => {
  expect(objectsIn(policyOf())).toEqual([
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'MutatingAdmissionPolicy',
      metadata: { name: 'change-pods', labels: OURS, annotations: KEEP },
      spec: {
        failurePolicy: 'Fail',
        reinvocationPolicy: 'IfNeeded',
        matchConstraints: { resourceRules: [RULE] },
        variables: [OFF],
        mutations: [
          {
            patchType: 'JSONPatch',
            jsonPatch: {
              expression: `variables.paths.filter(p, !('burstLimits' in variables.off)).map(p, ${PATCH})`,
            },
          },
        ],
      },
    },
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'MutatingAdmissionPolicyBinding',
      metadata: { name: 'change-pods', labels: OURS, annotations: KEEP },
      spec: {
        policyName: 'change-pods',
        matchResources: { namespaceSelector: { matchLabels: OURS } },
      },
    },
  ]);
});

test('defaultChild: the policy', () => {
  expect(defaultObject(policyOf())).toBe('MutatingAdmissionPolicy change-pods');
});

test('what is said of the items stands behind the switch of the rail', () => {
  const policy = policyOf({ patches: { each: 'variables.paths', where: "p != ''", patch: PATCH } });
  expect(expressionOf(policy)).toContain("filter(p, !('burstLimits' in variables.off) && p != '')");
});
