import { DisruptionBudgets } from '../../../lib/constructs/guard-rails/disruption-budgets';
import { chart, namesIn } from '../objects';
import { policySpec, railOf, rulesOf, variableOf } from './policy-spec';

const guardRail = new DisruptionBudgets(chart(), 'guard-rail');
const budgets = policySpec(guardRail, 'disruption-budgets');

test('defaults: one policy and its binding', () => {
  expect(namesIn(guardRail)).toEqual([
    'ValidatingAdmissionPolicy disruption-budgets',
    'ValidatingAdmissionPolicyBinding disruption-budgets',
  ]);
  expect(railOf(budgets)).toBe('disruptionBudgets');
  expect(rulesOf(budgets)).toEqual(['CREATE,UPDATE poddisruptionbudgets']);
});

/** The regular expressions by which the policy knows a field's value. */
const patterns = Object.fromEntries(
  [
    ...variableOf(budgets, 'blocking').matchAll(
      /spec\.\?(\w+)\.orValue\(''\)\)\.matches\('(.+?)'\)/g,
    ),
  ].map(([, key, pattern]) => [key, new RegExp(pattern!)]),
);

test.each([
  ['maxUnavailable', '0', true],
  ['maxUnavailable', '0%', true],
  ['maxUnavailable', '1', false],
  ['maxUnavailable', '10', false],
  ['maxUnavailable', '1%', false],
  ['maxUnavailable', '100%', false],
  ['minAvailable', '100%', true],
  ['minAvailable', '99%', false],
  ['minAvailable', '100', false],
  ['minAvailable', '0', false],
])('%s: %s lets no pod go: %s', (key, value, expected) => {
  expect(patterns[key]!.test(value)).toBe(expected);
});

test('what a budget stated before may stay', () => {
  expect(budgets.validations[0]!.expression).toContain(
    'variables.blocking.all(b, b in variables.before)',
  );
});

test('a budget that states nothing lets no pod go', () => {
  expect(variableOf(budgets, 'blocking')).toContain(
    '!dyn(object).spec.?maxUnavailable.hasValue() && !dyn(object).spec.?minAvailable.hasValue()',
  );
});
