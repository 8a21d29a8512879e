import { BurstLimits } from '../../../lib/constructs/guard-rails/burst-limits';
import { PodTotals } from '../../../lib/constructs/guard-rails/pod-totals';
import { type ApiManifest, chart, namesIn, objectIn } from '../objects';

const limits = new BurstLimits(chart(), 'limits');
const totals = new PodTotals(chart(), 'totals');

const variable = ({ spec }: ApiManifest, name: string): string =>
  (spec.variables as { name: string; expression: string }[]).find((item) => item.name === name)!
    .expression;

const POLICIES = [
  ['burst-limits', objectIn(limits, 'MutatingAdmissionPolicy', 'burst-limits')],
  ['pod-totals', objectIn(totals, 'MutatingAdmissionPolicy', 'pod-totals')],
] as const;
const [[, raising], [, removing]] = POLICIES;

test('defaults: one policy each, with its binding', () => {
  expect([...namesIn(limits), ...namesIn(totals)]).toEqual([
    'MutatingAdmissionPolicy burst-limits',
    'MutatingAdmissionPolicyBinding burst-limits',
    'MutatingAdmissionPolicy pod-totals',
    'MutatingAdmissionPolicyBinding pod-totals',
  ]);
});

test.each(POLICIES)('%s changes new pods only, whoever makes them', (_, { spec }) => {
  expect(spec.matchConstraints.resourceRules).toEqual([
    { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] },
  ]);
  expect(JSON.stringify(spec)).not.toContain('userInfo');
});

test.each(POLICIES)('%s is a part of the rail burst-limits', (_, policy) => {
  expect(JSON.stringify(policy.spec)).toContain("!('burstLimits' in variables.off)");
});

test('only what LimitRanger says that it gave is raised, in both lists of containers', () => {
  const low = variable(raising, 'low');
  expect(low).toContain("n.endsWith(' limit for container ' + c.name)");
  expect(low).toContain("n.endsWith(' limit for init container ' + c.name)");
  expect(
    low.match(/'\/spec\/\w+\/' \+ string\(i\) \+ '\/resources\/limits\/' \+ name/g),
  ).toHaveLength(2);
});

test('only what a pod states as a whole is taken from its containers, and only if it does not fit', () => {
  expect(variable(removing, 'crowded')).toContain(
    'object.spec.resources.?requests[?name].hasValue()',
  );
  expect(variable(removing, 'capped')).toContain('object.spec.resources.?limits[?name].hasValue()');
  expect(variable(removing, 'requests')).toMatch(/^variables\.crowded\.map/);
  expect(variable(removing, 'limits')).toMatch(/^variables\.capped\.map/);
});
