import { MOUNTED_TOKENS, TokenLifetime } from '../../../lib/constructs/guard-rails/token-lifetime';
import { chart, namesIn } from '../objects';
import { policySpec, railOf, rulesOf, specOfRail } from './policy-spec';

const guardRail = new TokenLifetime(chart(), 'guard-rail');
const pods = specOfRail(MOUNTED_TOKENS);
const requests = policySpec(guardRail, 'token-requests');

test('defaults: one policy for requests, and its binding', () => {
  expect(namesIn(guardRail)).toEqual([
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

test('a pod with a mounted token of more than a day is refused, and nothing stated is an hour', () => {
  expect(pods.validations.map(({ expression }) => expression)).toEqual([
    "'tokenLifetime' in variables.off || (!variables.volumes.exists(v, v.?projected.?sources.orValue([]).exists(s, " +
      's.?serviceAccountToken.?expirationSeconds.orValue(3600) > 86400)))',
  ]);
});

test('a request for a token of more than a day is refused, and nothing stated is an hour', () => {
  expect(requests.validations.map(({ expression }) => expression)).toEqual([
    "'tokenLifetime' in variables.off || (object.spec.?expirationSeconds.orValue(3600) <= 86400)",
  ]);
});
