import { POD_SECURITY_CONTROLS } from '../../../lib/constructs/guard-rails/pod-security-controls';
import { PodSecurityStandard } from '../../../lib/constructs/guard-rails/pod-security-standard';
import { chart, namesIn } from '../objects';
import { policySpec, railOf, rulesOf, variableOf } from './policy-spec';

const guardRail = new PodSecurityStandard(chart(), 'guard-rail');
const pods = policySpec(guardRail, 'pod-security');

test('defaults: one policy and its binding', () => {
  expect(namesIn(guardRail)).toEqual([
    'ValidatingAdmissionPolicy pod-security',
    'ValidatingAdmissionPolicyBinding pod-security',
  ]);
  expect(railOf(pods)).toBe('podSecurity');
});

test('pods and debugging containers are judged, also when an image changes', () => {
  expect(rulesOf(pods)).toEqual(['CREATE,UPDATE pods', 'UPDATE pods/ephemeralcontainers']);
});

test('nothing is evaluated where the namespace has no exception', () => {
  expect(variableOf(pods, 'judged')).toMatch(/^size\(variables\.standard\) > 0 && \(/);
  expect(pods.validations).toHaveLength(1);
  // Variables are evaluated when they are first read.
  expect(pods.validations[0]!.expression).toBe(
    'variables.unguarded || (!variables.judged || size(variables.found) == 0)',
  );
});

test('every control of the standards is among those that are looked at', () => {
  const found = variableOf(pods, 'found').split(' + ');
  expect(found).toEqual(POD_SECURITY_CONTROLS.map(({ name }) => `variables.${name}`));
  expect(new Set(found).size).toBe(18);
});

test('what only `restricted` refuses is not looked at below `baseline`', () => {
  for (const { name, standard } of POD_SECURITY_CONTROLS) {
    const isBound = variableOf(pods, name).startsWith('variables.restricted ? (');
    expect([name, isBound]).toEqual([name, standard === 'restricted']);
  }
});
