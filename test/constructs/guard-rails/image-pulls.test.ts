import { ImagePulls } from '../../../lib/constructs/guard-rails/image-pulls';
import { chart, namesIn, objectIn } from '../objects';

const guardRail = new ImagePulls(chart(), 'guard-rail');
const { spec } = objectIn(guardRail, 'MutatingAdmissionPolicy', 'image-pulls');

test('defaults: one policy and its binding', () => {
  expect(namesIn(guardRail)).toEqual([
    'MutatingAdmissionPolicy image-pulls',
    'MutatingAdmissionPolicyBinding image-pulls',
  ]);
});

test('it is bound to namespaces that want it, and to no other', () => {
  const binding = objectIn(guardRail, 'MutatingAdmissionPolicyBinding', 'image-pulls');
  expect(binding['spec'].matchResources.namespaceSelector.matchLabels).toMatchObject({
    'cdk8s-tenancy/pull-policy': 'Always',
  });
});

test('containers of both lists ask for their image, unless they say Never', () => {
  const { expression } = spec.variables.at(-1);
  for (const list of ['containers', 'initContainers']) {
    expect(expression).toContain(`'/spec/${list}/' + string(i) + '/imagePullPolicy'`);
  }
  expect(expression).toContain("== 'IfNotPresent'");
  expect(expression).not.toContain('Never');
  expect(spec.mutations[0].jsonPatch.expression).toContain("!('podImages' in variables.off)");
});
