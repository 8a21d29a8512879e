import { PodVolumes } from '../../../lib/constructs/guard-rails/pod-volumes';
import { chart, namesIn } from '../objects';
import { policySpec, railOf, rulesOf, variableOf } from './policy-spec';

const guardRail = new PodVolumes(chart(), 'guard-rail');
const pods = policySpec(guardRail, 'pod-volumes');

test('defaults: one policy and its binding', () => {
  expect(namesIn(guardRail)).toEqual([
    'ValidatingAdmissionPolicy pod-volumes',
    'ValidatingAdmissionPolicyBinding pod-volumes',
  ]);
  expect(railOf(pods)).toBe('podVolumes');
});

test('pods are judged when they are made', () => {
  expect(rulesOf(pods)).toEqual(['CREATE pods']);
});

test('kinds of volumes are listed, so that a later one is refused', () => {
  const foreign = variableOf(pods, 'foreign');
  expect(foreign).toContain("!(key in ['name', 'configMap', ");
  expect(foreign).not.toContain('nfs');
});

test('a driver inside a pod must be listed', () => {
  expect(variableOf(pods, 'drivers')).toContain("'cdk8s-tenancy/volume-drivers'");
  expect(variableOf(pods, 'inline')).toContain('!(v.csi.driver in variables.drivers)');
});
