import { ManagedObjects } from '../../../lib/constructs/guard-rails/managed-objects';
import { OURS } from '../keep';
import { chart, namesIn, objectIn } from '../objects';
import { policySpec, railOf, rulesOf } from './policy-spec';

const FLUX = { serviceAccount: 'flux-system/kustomize-controller' };
const guardRail = new ManagedObjects(chart(), 'guard-rail', { reconcilers: [FLUX] });
const policy = policySpec(guardRail, 'managed-objects');

test('defaults: one policy and its binding', () => {
  expect(namesIn(guardRail)).toEqual([
    'ValidatingAdmissionPolicy managed-objects',
    'ValidatingAdmissionPolicyBinding managed-objects',
  ]);
  expect(railOf(policy)).toBe('managedObjects');
});

test('every kind that we write is judged, but those that admission does not judge', () => {
  expect(rulesOf(policy)).toEqual([
    'CREATE,UPDATE,DELETE configmaps,limitranges,resourcequotas,serviceaccounts',
    'CREATE,UPDATE,DELETE networkpolicies',
    'CREATE,UPDATE,DELETE clusternetworkpolicies',
    'CREATE,UPDATE,DELETE clusterrolebindings,clusterroles,rolebindings,roles',
    'CREATE,UPDATE,DELETE priorityclasses',
    'UPDATE resourcequotas/status',
  ]);
});

test('only what carries our label, before or after, is looked at', () => {
  expect(policy.matchConstraints).toMatchObject({ objectSelector: { matchLabels: OURS } });
});

test('Kubernetes itself, reconcilers and administrators pass, and nobody else', () => {
  expect(policy.matchConditions!.map(({ name }) => name)).toEqual([
    'not-by-kubernetes-itself',
    'not-by-reconcilers',
    'not-by-managers',
  ]);
  const [, reconcilers, managers] = policy.matchConditions!;
  expect(reconcilers!.expression).toContain('system:serviceaccount:flux-system:kustomize-controll');
  expect(managers!.expression).toContain("group('cdk8s-tenancy').resource('managedobjects')");
});

test('what was ours stays as it is, and nothing becomes ours', () => {
  const [old, forged] = policy.validations;
  expect(old!.expression).toContain('oldObject != null && oldObject.metadata');
  expect(forged!.expression).toContain('object != null && object.metadata');
  for (const { messageExpression } of policy.validations) {
    expect(messageExpression).toContain('`platform.reconcilers`');
  }
});

test('it is bound to the namespaces that are ours', () => {
  const { spec } = objectIn(guardRail, 'ValidatingAdmissionPolicyBinding', 'managed-objects');
  expect(spec.matchResources).toEqual({ namespaceSelector: { matchLabels: OURS } });
});
