import { PodImages } from '../../../lib/constructs/guard-rails/pod-images';
import { chart, namesIn } from '../objects';
import { policySpec, railOf, rulesOf, variableOf } from './policy-spec';

const guardRail = new PodImages(chart(), 'guard-rail');
const pods = policySpec(guardRail, 'pod-images');

test('defaults: one policy and its binding', () => {
  expect(namesIn(guardRail)).toEqual([
    'ValidatingAdmissionPolicy pod-images',
    'ValidatingAdmissionPolicyBinding pod-images',
  ]);
  expect(railOf(pods)).toBe('podImages');
});

test('pods are judged when they are made, when an image changes, and when they are debugged', () => {
  expect(rulesOf(pods)).toEqual(['CREATE,UPDATE pods', 'UPDATE pods/ephemeralcontainers']);
  expect(variableOf(pods, 'containers')).toContain('o.?image == c.?image');
});

test('everything passes where the namespace lists nothing', () => {
  const [registries, policies] = pods.validations;
  expect(registries!.expression).toContain('size(variables.registries) == 0 ||');
  expect(policies!.expression).toContain('size(variables.policies) == 0 ||');
  expect(variableOf(pods, 'registries')).toContain("'cdk8s-tenancy/image-registries'");
  expect(variableOf(pods, 'policies')).toContain("'cdk8s-tenancy/image-pull-policy'");
});

test('a registry ends where its name ends', () => {
  expect(variableOf(pods, 'foreign')).toContain("(a + '/').startsWith(r + '/')");
});

test('images that are mounted are judged, too', () => {
  expect(variableOf(pods, 'volumes')).toContain('has(v.image)');
});
