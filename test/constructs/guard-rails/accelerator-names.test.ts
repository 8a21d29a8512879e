import { ACCELERATOR_NAMES } from '../../../lib/constructs/guard-rails/accelerator-names';
import { railOf, rulesOf, specOfRail, variableOf } from './policy-spec';

const pods = specOfRail(ACCELERATOR_NAMES);

test('pods are judged when they are made, and whenever their containers may change', () => {
  expect(rulesOf(pods)).toEqual(['CREATE pods', 'UPDATE pods/ephemeralcontainers,pods/resize']);
});

test('all kinds of containers are judged, and the pod as a whole', () => {
  const foreign = variableOf(pods, 'foreignResources');
  expect(foreign).toContain('[dyn(object.spec)] + variables.containers');
  for (const list of ['.containers', '.?initContainers', '.?ephemeralContainers']) {
    expect(variableOf(pods, 'containers')).toContain(`object.spec${list}`);
  }
});

test('devices and huge pages are judged by their names, in limits and in requests', () => {
  const foreign = variableOf(pods, 'foreignResources');
  for (const part of ["'hugepages-'", "name.contains('/')", '.?limits', '.?requests']) {
    expect(foreign).toContain(part);
  }
});

test('of a pod that exists, only what is new is judged', () => {
  expect(variableOf(pods, 'oldContainers')).toContain('oldObject.spec.containers');
  expect(variableOf(pods, 'foreignResources')).toContain('!(name in variables.oldResources)');
});

test('what is granted is read from the namespace, and the rail has a switch of its own', () => {
  expect(variableOf(pods, 'extendedResources')).toContain('cdk8s-tenancy/extended-resources');
  expect(railOf(pods)).toBe('acceleratorNames');
});

test('a refusal says what is granted and whom to ask', () => {
  const { messageExpression } = pods.validations[0]!;
  expect(messageExpression).toContain('granted here: ');
  expect(messageExpression).toContain('Ask your platform team');
});
