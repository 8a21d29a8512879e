import { POD_IMAGES } from '../../../lib/constructs/guard-rails/pod-images';
import { railOf, rulesOf, specOfRail, variableOf } from './policy-spec';

const pods = specOfRail(POD_IMAGES);

test('it has a switch of its own', () => {
  expect(railOf(pods)).toBe('podImages');
});

test('pods are judged when they are made, when an image changes, and when they are debugged', () => {
  expect(rulesOf(pods)).toEqual(['CREATE,UPDATE pods', 'UPDATE pods/ephemeralcontainers']);
  expect(variableOf(pods, 'newImages')).toContain('in variables.oldImages');
});

test('everything passes where the namespace lists nothing', () => {
  const [registries, policies] = pods.validations;
  expect(registries!.expression).toContain('size(variables.registries) == 0 ||');
  expect(policies!.expression).toContain('size(variables.pullPolicies) == 0 ||');
  expect(variableOf(pods, 'registries')).toContain("'cdk8s-tenancy/image-registries'");
  expect(variableOf(pods, 'pullPolicies')).toContain("'cdk8s-tenancy/image-pull-policy'");
});

test('a registry ends where its name ends', () => {
  expect(variableOf(pods, 'foreignImages')).toContain("(a + '/').startsWith(r + '/')");
});

test('images that are mounted are also judged', () => {
  expect(variableOf(pods, 'imageVolumes')).toContain('has(v.image)');
});
