import { POD_SCHEDULING } from '../../../lib/constructs/guard-rails/pod-scheduling';
import { railOf, rulesOf, specOfRail, variableOf } from './policy-spec';

const pods = specOfRail(POD_SCHEDULING);

test('it has a switch of its own', () => {
  expect(railOf(pods)).toBe('podScheduling');
});

test('pods are judged when they are made, and when tolerations are added to them', () => {
  expect(rulesOf(pods)).toEqual(['CREATE,UPDATE pods']);
  const later = pods.validations.filter(
    ({ expression }) => !expression.includes("request.operation != 'CREATE'"),
  );
  expect(later.map(({ message }) => message)).toEqual([
    'this pod tolerates every taint, and so takes nodes that are kept for others',
    'this pod tolerates a taint that keeps nodes for others',
  ]);
  // What does not change is not compared: that would cost more than the API server allows.
  expect(variableOf(pods, 'foreignTaints')).toContain(
    "request.operation == 'UPDATE' && object.spec.?tolerations == oldObject.spec.?tolerations ? []",
  );
});

test('one validation for each thing that a pod may ask for, in the order of their names', () => {
  expect(pods.validations.map(({ message }) => message)).toEqual([
    'this pod names its node, which leads past the scheduler',
    'this pod asks for a scheduler that its namespace was not granted',
    'this pod asks for a runtime class that its namespace was not granted',
    'this runtime class is for pods that ask for a GPU',
    'this pod names a priority class that its namespace was not granted',
    'this pod takes too long to end',
    'this pod tolerates every taint, and so takes nodes that are kept for others',
    'this pod tolerates a taint that keeps nodes for others',
    'the affinity of this pod is about pods of other namespaces',
  ]);
});

test('what is granted is read from the annotations of the namespace', () => {
  const texts = pods.variables.map(({ expression }) => expression).join('\n');
  for (const parameter of [
    'accelerators',
    'claimable-accelerators',
    'extended-resources',
    'max-grace-period',
    'priority-classes',
    'runtime-classes',
    'schedulers',
    'tolerations',
  ]) {
    expect(texts).toContain(`'cdk8s-tenancy/${parameter}'`);
  }
});

test('without a list of schedulers there is the default one', () => {
  expect(variableOf(pods, 'schedulers')).toContain("['default-scheduler']");
});

test('required and preferred terms of affinity and of anti-affinity are judged', () => {
  const { expression } = pods.validations.at(-1)!;
  for (const kind of ['podAffinity', 'podAntiAffinity']) {
    for (const strength of ['required', 'preferred']) {
      expect(expression).toContain(`${kind}.?${strength}DuringScheduling`);
    }
  }
});
