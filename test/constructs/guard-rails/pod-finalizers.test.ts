import { POD_FINALIZERS } from '../../../lib/constructs/guard-rails/pod-finalizers';
import { railOf, rulesOf, specOfRail, variableOf } from './policy-spec';

const pods = specOfRail(POD_FINALIZERS);
const lasting = variableOf(pods, 'lastingFinalizers');

test('it is a part of the guard rail about nodes', () => {
  expect(railOf(pods)).toBe('podScheduling');
});

test('pods are judged when they are made, from templates as well, and when they change', () => {
  expect(rulesOf(pods)).toEqual(['CREATE,UPDATE pods']);
  expect(pods.matchConditions).toBeUndefined();
});

test('what Kubernetes takes away by itself may be there, and what was there before', () => {
  for (const name of ['batch.kubernetes.io/job-tracking', 'foregroundDeletion', 'orphan']) {
    expect(lasting).toContain(`'${name}'`);
  }
  expect(lasting).toContain('f in oldObject.metadata.?finalizers');
});

test('an operator may add any to a pod that exists, and only its own to a pod that it makes', () => {
  expect(pods.validations[0]!.expression).toContain(
    "(variables.operator && (request.operation == 'UPDATE' || " +
      "variables.lastingFinalizers.all(f, f in ['workflows.argoproj.io/status'])))",
  );
});
