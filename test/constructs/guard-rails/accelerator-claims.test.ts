import { AcceleratorClaims } from '../../../lib/constructs/guard-rails/accelerator-claims';
import { chart, namesIn, objectsIn } from '../objects';
import { policySpec, railOf, variableOf } from './policy-spec';

const guardRail = new AcceleratorClaims(chart(), 'guard-rail');
const claims = policySpec(guardRail, 'accelerator-claims');

test('defaults: one policy and its binding', () => {
  expect(namesIn(guardRail)).toEqual([
    'ValidatingAdmissionPolicy accelerator-claims',
    'ValidatingAdmissionPolicyBinding accelerator-claims',
  ]);
  expect(railOf(claims)).toBe('acceleratorNames');
});

test('admin access is refused in every shape of a request', () => {
  expect(variableOf(claims, 'admin')).toContain('r.?exactly.?adminAccess.orValue(false)');
  expect(variableOf(claims, 'admin')).toContain('r.?adminAccess.orValue(false)');
});

test('claims and their templates are judged, but not those that Kubernetes itself makes', () => {
  expect(claims.matchConstraints.resourceRules).toMatchObject([
    {
      apiGroups: ['resource.k8s.io'],
      operations: ['CREATE', 'UPDATE'],
      resources: ['resourceclaims', 'resourceclaimtemplates'],
    },
  ]);
  const condition = claims.matchConditions!.find(({ name }) => name.includes('kubernetes'))!;
  expect(condition.expression).toContain('system:kube-scheduler');
  expect(condition.expression).toContain('resource-claim-controller');
});

test('what is granted is read from the annotations of the namespace', () => {
  expect(variableOf(claims, 'granted')).toContain(
    "namespaceObject.metadata.?annotations[?'cdk8s-tenancy/device-classes']",
  );
  expect(variableOf(claims, 'tolerated')).toContain("'cdk8s-tenancy/tolerations'");
});

test('a request and each of its alternatives may tolerate what is granted', () => {
  const parts = variableOf(claims, 'parts');
  for (const part of ['[dyn(r)]', 'dyn(r.exactly)', 'r.?firstAvailable']) {
    expect(parts).toContain(part);
  }
});

test('a refusal says what is granted and whom to ask', () => {
  const { messageExpression } = claims.validations[0]!;
  expect(messageExpression).toContain('granted here: ');
  expect(messageExpression).toContain('Ask your platform team');
});

test('it denies in the namespaces that are ours, and nowhere else', () => {
  const bindings = objectsIn(guardRail).filter(({ kind }) => kind.endsWith('Binding'));
  for (const binding of bindings) {
    expect(binding['spec']).toEqual({
      policyName: binding.metadata.name,
      validationActions: ['Deny'],
      matchResources: {
        namespaceSelector: { matchLabels: { 'app.kubernetes.io/managed-by': 'cdk8s-tenancy' } },
      },
    });
  }
});
