import { RoleBindings } from '../../../lib/constructs/guard-rails/role-bindings';
import { chart, namesIn } from '../objects';
import { policySpec, railOf, rulesOf, variableOf } from './policy-spec';

function policyOf(props: Partial<ConstructorParameters<typeof RoleBindings>[2]> = {}) {
  const options = { reconcilers: [], controllers: [], ...props };
  return new RoleBindings(chart(), 'guard-rail', options);
}

const policy = policySpec(policyOf(), 'role-bindings');

test('defaults: one policy and its binding', () => {
  expect(namesIn(policyOf())).toEqual([
    'ValidatingAdmissionPolicy role-bindings',
    'ValidatingAdmissionPolicyBinding role-bindings',
  ]);
  expect(railOf(policy)).toBe('roleBindings');
});

test('roles and bindings are judged when they are made, and when they give something else', () => {
  expect(rulesOf(policy)).toEqual(['CREATE,UPDATE rolebindings,roles']);
  expect(policy.matchConditions!.map(({ name }) => name)).toEqual([
    'changes-who-may-what',
    'not-by-those-who-bind-everywhere',
  ]);
});

test('reconcilers and controllers pass by name', () => {
  const { matchConditions } = policySpec(
    policyOf({
      reconcilers: [{ user: 'dave' }],
      controllers: [{ serviceAccount: 'ray/operator' }],
    }),
    'role-bindings',
  );
  expect(matchConditions!.map(({ name }) => name)).toEqual([
    'changes-who-may-what',
    'not-by-reconcilers',
    'not-by-controllers',
    'not-by-those-who-bind-everywhere',
  ]);
});

test('with self-service, exactly the three roles are given, and to no name of Kubernetes', () => {
  expect(variableOf(policy, 'selfService')).toContain("'cdk8s-tenancy/access'");
  expect(variableOf(policy, 'ourRole')).toContain(
    "['tenant-admin', 'tenant-user', 'tenant-viewer']",
  );
  expect(variableOf(policy, 'strangers')).toContain("startsWith('system:')");
  expect(policy.validations.map(({ message }) => message)).toEqual([
    'who may do what in this namespace is written in tenants.yaml',
    'people are bound to the roles of the platform here',
    'what Kubernetes names itself cannot be bound here',
  ]);
});
