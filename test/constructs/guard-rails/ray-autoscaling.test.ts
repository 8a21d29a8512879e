import { OwnWork } from '../../../lib/constructs/guard-rails/own-work';
import { resolved } from '../forms';
import { chart } from '../objects';
import { policySpec, railOf, rulesOf, variableOf } from './policy-spec';

const guardRail = new OwnWork(chart(), 'rail', { platform: resolved().platform, mutation: true });
const policy = policySpec(guardRail, 'ray-autoscaling');

test('it belongs to the rail that keeps colleagues from changing each other’s work', () => {
  expect(railOf(policy)).toBe('ownWork');
  expect(rulesOf(policy)).toEqual(['UPDATE rayclusters']);
});

test('only accounts of the namespace that have the preset are judged', () => {
  expect(policy.matchConditions![0]!.expression).toContain("+ request.namespace + ':'");
  expect(variableOf(policy, 'autoscaler')).toContain('cdk8s-tenancy/autoscaler-accounts');
});

test('the size of a group and which of its workers go may change, and nothing else', () => {
  const scales = variableOf(policy, 'scales');
  expect(scales.match(/\['replicas', 'scaleStrategy'\]/g)).toHaveLength(2);
  expect(scales).toContain("k == 'workerGroupSpecs'");
});
