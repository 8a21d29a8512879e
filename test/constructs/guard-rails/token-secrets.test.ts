import { TokenSecrets } from '../../../lib/constructs/guard-rails/token-secrets';
import { chart, namesIn } from '../objects';
import { policySpec, railOf, rulesOf } from './policy-spec';

const guardRail = new TokenSecrets(chart(), 'guard-rail');
const secrets = policySpec(guardRail, 'token-secrets');

test('defaults: one policy and its binding', () => {
  expect(namesIn(guardRail)).toEqual([
    'ValidatingAdmissionPolicy token-secrets',
    'ValidatingAdmissionPolicyBinding token-secrets',
  ]);
  expect(railOf(secrets)).toBe('tokenSecrets');
});

test('Secrets are judged when they are made, by their type, and nobody is excepted', () => {
  expect(rulesOf(secrets)).toEqual(['CREATE secrets']);
  expect(secrets.matchConditions).toBeUndefined();
  expect(secrets.validations[0]!.expression).toContain("'kubernetes.io/service-account-token'");
});
