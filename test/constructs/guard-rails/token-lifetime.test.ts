import { TokenLifetime } from '../../../lib/constructs/guard-rails/token-lifetime';
import { chart, namesIn } from '../objects';
import { policySpec, railOf, rulesOf } from './policy-spec';

const guardRail = new TokenLifetime(chart(), 'guard-rail');
const pods = policySpec(guardRail, 'token-lifetime');
const requests = policySpec(guardRail, 'token-requests');

test('defaults: one policy for pods, one for requests, each with its binding', () => {
  expect(namesIn(guardRail)).toEqual([
    'ValidatingAdmissionPolicy token-lifetime',
    'ValidatingAdmissionPolicyBinding token-lifetime',
    'ValidatingAdmissionPolicy token-requests',
    'ValidatingAdmissionPolicyBinding token-requests',
  ]);
});

test('one guard rail switches both off', () => {
  expect([pods, requests].map(railOf)).toEqual(['tokenLifetime', 'tokenLifetime']);
});

test('pods that mount a token are judged, and requests of all but kubelets', () => {
  expect(rulesOf(pods)).toEqual(['CREATE pods']);
  expect(rulesOf(requests)).toEqual(['CREATE serviceaccounts/token']);
  const [condition] = requests.matchConditions!;
  expect(condition!.expression).toContain("startsWith('system:node:')");
  expect(condition!.expression).toContain("'system:nodes' in");
});

test('a day is the longest, and nothing stated is an hour', () => {
  for (const { validations } of [pods, requests]) {
    expect(validations[0]!.expression).toMatch(/orValue\(3600\) <?>?=? ?86400/);
  }
});
