import { WorkloadHistory } from '../../../lib/constructs/guard-rails/workload-history';
import { chart, namesIn } from '../objects';
import { policySpec, railOf, rulesOf, variableOf } from './policy-spec';

const guardRail = new WorkloadHistory(chart(), 'guard-rail');
const workloads = policySpec(guardRail, 'workload-history');

test('defaults: one policy and its binding', () => {
  expect(namesIn(guardRail)).toEqual([
    'ValidatingAdmissionPolicy workload-history',
    'ValidatingAdmissionPolicyBinding workload-history',
  ]);
  expect(railOf(workloads)).toBe('workloadHistory');
});

test('all workloads that keep a history are judged', () => {
  expect(rulesOf(workloads)).toEqual([
    'CREATE,UPDATE deployments,statefulsets',
    'UPDATE statefulsets/scale',
    'CREATE,UPDATE cronjobs',
  ]);
  for (const limit of [
    'revisionHistoryLimit',
    'successfulJobsHistoryLimit',
    'failedJobsHistoryLimit',
  ]) {
    expect(variableOf(workloads, 'long')).toContain(`'${limit}'`);
  }
});

test('ten are enough, and what is there already stays', () => {
  expect(variableOf(workloads, 'long')).toContain('variables.spec[limit] > 10');
  expect(variableOf(workloads, 'long')).toContain(
    'variables.before[limit] == variables.spec[limit]',
  );
});

test('a StatefulSet has a thousand replicas at most, and those that it has stay', () => {
  expect(variableOf(workloads, 'replicas')).toContain(
    "request.resource.resource == 'statefulsets'",
  );
  expect(workloads.validations[0]!.expression).toContain(
    'variables.replicas <= 1000 || variables.replicas <= int(variables.before.?replicas.orValue(0))',
  );
});
