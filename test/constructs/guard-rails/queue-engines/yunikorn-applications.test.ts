import { YunikornApplications } from '../../../../lib/constructs/guard-rails/queue-engines/yunikorn-applications';
import { chart, objectIn } from '../../objects';
import { policySpec, rulesOf } from '../policy-spec';

const NAME = 'yunikorn-applications';
const rails = new YunikornApplications(chart(), 'yunikorn', { kinds: [] });

test('applications are judged on pods and on everything with a pod template', () => {
  const rules = rulesOf(policySpec(rails, NAME));
  expect(rules[0]).toMatch(/^CREATE,UPDATE pods$/);
  expect(rules.join()).toContain('deployments');
  expect(rules.join()).toContain('jobs');
});

test('every label and annotation by which YuniKorn finds an application is judged', () => {
  const { variables, validations } = policySpec(rails, NAME);
  const given = variables.find(({ name }) => name === 'metadataGiven')!.expression;
  for (const key of ['yunikorn.apache.org/app-id', 'applicationId', 'spark-app-selector']) {
    expect(given).toContain(key);
  }
  expect(validations.map(({ message }) => message)).toEqual([
    'a label or an annotation joins the pod to an application of YuniKorn, and so to its queue',
  ]);
});

test('only namespaces are judged whose pods may name YuniKorn', () => {
  const { spec } = objectIn(rails, 'ValidatingAdmissionPolicyBinding', NAME);
  expect(spec.matchResources.namespaceSelector.matchLabels).toEqual({
    'app.kubernetes.io/managed-by': 'cdk8s-tenancy',
    'cdk8s-tenancy/yunikorn-named': 'true',
  });
});
