import { POD_VOLUMES } from '../../../lib/constructs/guard-rails/pod-volumes';
import { railOf, rulesOf, specOfRail, variableOf } from './policy-spec';

const pods = specOfRail(POD_VOLUMES);

test('it has a switch of its own', () => {
  expect(railOf(pods)).toBe('podVolumes');
});

test('pods are judged when they are made', () => {
  expect(rulesOf(pods)).toEqual(['CREATE pods']);
});

test('kinds of volumes are listed, so that a later one is refused', () => {
  const foreign = variableOf(pods, 'foreignVolumes');
  expect(foreign).toContain("!(key in ['name', 'configMap', ");
  expect(foreign).not.toContain('nfs');
});

test('a driver inside a pod must be listed', () => {
  expect(variableOf(pods, 'drivers')).toContain("'cdk8s-tenancy/volume-drivers'");
  expect(variableOf(pods, 'inlineDrivers')).toContain('!(v.csi.driver in variables.drivers)');
});
