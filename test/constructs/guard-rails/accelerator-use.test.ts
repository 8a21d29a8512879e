import { ACCELERATOR_USE } from '../../../lib/constructs/guard-rails/accelerator-use';
import { railOf, rulesOf, specOfRail, variableOf } from './policy-spec';

const pods = specOfRail(ACCELERATOR_USE);

test('it has a switch of its own', () => {
  expect(railOf(pods)).toBe('acceleratorUse');
});

test('pods are judged when they are made, debugged and resized', () => {
  expect(rulesOf(pods)).toEqual(['CREATE pods', 'UPDATE pods/ephemeralcontainers,pods/resize']);
});

test('variables of container runtimes, in all kinds of containers', () => {
  const variables = variableOf(pods, 'deviceVariables');
  expect(variables).toContain("e.name.endsWith('_VISIBLE_DEVICES')");
  expect(variables).toContain("['', 'none', 'void']");
  expect(variables).toContain('has(e.valueFrom)');
  for (const kind of ['.containers', '.?initContainers', '.?ephemeralContainers']) {
    expect(variableOf(pods, 'containers')).toContain(`object.spec${kind}`);
  }
});

test('variables that libraries read inside of a container are not judged', () => {
  expect(variableOf(pods, 'deviceVariables')).toContain("'CUDA_VISIBLE_DEVICES'");
});

test('a bound on accelerators is there only where the namespace states one', () => {
  expect(variableOf(pods, 'maxGpus')).toContain("'cdk8s-tenancy/max-gpus-per-pod'");
  expect(pods.validations[1]!.expression).toContain('size(variables.maxGpus) == 0 ||');
});
