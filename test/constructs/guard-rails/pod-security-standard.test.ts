import { POD_SECURITY_CONTROLS } from '../../../lib/constructs/guard-rails/pod-security-controls';
import { POD_SECURITY } from '../../../lib/constructs/guard-rails/pod-security-standard';
import { railOf, rulesOf, specOfRail, variableOf } from './policy-spec';

const pods = specOfRail(POD_SECURITY);

test('it has a switch of its own', () => {
  expect(railOf(pods)).toBe('podSecurity');
});

test('pods and debugging containers are judged, also when an image changes', () => {
  expect(rulesOf(pods)).toEqual(['CREATE,UPDATE pods', 'UPDATE pods/ephemeralcontainers']);
});

test('no control is evaluated where the namespace has no exception', () => {
  expect(variableOf(pods, 'isOfStandard')).toMatch(/^size\(variables\.standard\) > 0 && \(/);
  // Variables are evaluated when they are first read.
  expect(POD_SECURITY.validations.map(({ expression }) => expression)).toEqual([
    '!variables.isOfStandard || size(variables.beyondStandard) == 0',
  ]);
});

test('every control of the standards is among those that are looked at', () => {
  const found = variableOf(pods, 'beyondStandard').split(' + ');
  expect(found).toEqual(POD_SECURITY_CONTROLS.map(({ name }) => `variables.${name}`));
  expect(new Set(found).size).toBe(18);
});

test('what only `restricted` refuses is not looked at under `baseline`', () => {
  for (const { name, standard } of POD_SECURITY_CONTROLS) {
    const isBound = variableOf(pods, name).startsWith('variables.isRestricted ? (');
    expect([name, isBound]).toEqual([name, standard === 'restricted']);
  }
});
