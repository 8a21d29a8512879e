import { AccountAnnotations } from '../../../lib/constructs/guard-rails/account-annotations';
import { chart, namesIn } from '../objects';
import { policySpec, railOf, rulesOf, variableOf } from './policy-spec';

function railWith(props: Partial<ConstructorParameters<typeof AccountAnnotations>[2]> = {}) {
  const options = { reconcilers: [], controllers: [], ...props };
  return new AccountAnnotations(chart(), 'guard-rail', options);
}

const policy = policySpec(railWith(), 'account-annotations');

test('defaults: one policy and its binding', () => {
  expect(namesIn(railWith())).toEqual([
    'ValidatingAdmissionPolicy account-annotations',
    'ValidatingAdmissionPolicyBinding account-annotations',
  ]);
  expect(railOf(policy)).toBe('accountAnnotations');
});

test('accounts are judged when they are made and changed, whoever makes them for a tenant', () => {
  expect(rulesOf(policy)).toEqual(['CREATE,UPDATE serviceaccounts']);
  expect(policy.matchConditions!.map(({ name }) => name)).toEqual(['not-by-managers']);
});

test('reconcilers and controllers pass by name', () => {
  const { matchConditions } = policySpec(
    railWith({
      reconcilers: [{ user: 'dave' }],
      controllers: [{ serviceAccount: 'openshift-infra/serviceaccount-pull-secrets-controller' }],
    }),
    'account-annotations',
  );
  expect(matchConditions!.map(({ name }) => name)).toEqual([
    'not-by-reconcilers',
    'not-by-managers',
    'not-by-controllers',
  ]);
});

test('what tools of delivery write is no identity, and what is there already stays', () => {
  const foreign = variableOf(policy, 'foreign');
  expect(foreign).toContain("'meta.helm.sh'");
  expect(foreign).toContain("'kubectl.kubernetes.io'");
  expect(foreign).not.toMatch(/amazonaws|gke|azure|serviceaccounts\.openshift/);
  expect(foreign).toContain('variables.changed');
  expect(variableOf(policy, 'changed')).toContain(
    'variables.before[key] != variables.annotations[key]',
  );
});
