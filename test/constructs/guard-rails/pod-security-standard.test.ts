import { POD_SECURITY_CONTROLS } from '../../../lib/constructs/guard-rails/pod-security-controls';
import { POD_SECURITY } from '../../../lib/constructs/guard-rails/pod-security-standard';
import { railOf, rulesOf, specOfRail, variableOf } from './policy-spec';

const pods = specOfRail(POD_SECURITY);

/** The controls of a part, each in a line. */
function controlsIn(part: string): string[] {
  return variableOf(pods, part).split(/ \+\n/);
}

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
  const parts = variableOf(pods, 'beyondStandard').split(' + ');
  const found = parts.flatMap((part) => controlsIn(part.replace('variables.', '')));
  POD_SECURITY_CONTROLS.forEach(({ expression }, index) => {
    expect(found[index]).toContain(`(${expression})`);
  });
  expect(found).toHaveLength(18);
});

test('what only `restricted` refuses is not looked at under `baseline`', () => {
  const all = [0, 1, 2].flatMap((part) => controlsIn(`refusedControls${part}`));
  POD_SECURITY_CONTROLS.forEach(({ name, standard }, index) => {
    const isBound = all[index]!.startsWith('(variables.isRestricted ? (');
    expect([name, isBound]).toEqual([name, standard === 'restricted']);
  });
});
