import { AcceleratorNames } from '../../../lib/constructs/guard-rails/accelerator-names';
import { chart, defaultObject, namesIn, objectsIn } from '../objects';
import { policySpec, railOf, rulesOf, variableOf } from './policy-spec';

const guardRail = new AcceleratorNames(chart(), 'guard-rail');
const pods = policySpec(guardRail, 'accelerator-names');
const claims = policySpec(guardRail, 'accelerator-claims');

test('defaults: one policy for pods, one for claims, each with its binding', () => {
  expect(namesIn(guardRail)).toEqual([
    'ValidatingAdmissionPolicy accelerator-names',
    'ValidatingAdmissionPolicyBinding accelerator-names',
    'ValidatingAdmissionPolicy accelerator-claims',
    'ValidatingAdmissionPolicyBinding accelerator-claims',
  ]);
});

test('defaultChild: the first of its two policies', () => {
  expect(defaultObject(guardRail)).toBe('ValidatingAdmissionPolicy accelerator-names');
});

test('pods are judged when they are made, and whenever their containers may change', () => {
  expect(rulesOf(pods)).toEqual(['CREATE pods', 'UPDATE pods/ephemeralcontainers,pods/resize']);
});

test('all kinds of containers are judged, and the pod as a whole', () => {
  const foreign = variableOf(pods, 'foreign');
  for (const holder of ['[dyn(object.spec)] + ', '.containers', '.?initContainers']) {
    expect(foreign).toContain(holder);
  }
  expect(foreign).toContain('object.spec.?ephemeralContainers');
});

test('devices and huge pages are judged by their names, in limits and in requests', () => {
  const foreign = variableOf(pods, 'foreign');
  for (const part of ["'hugepages-'", "name.contains('/')", '.?limits', '.?requests']) {
    expect(foreign).toContain(part);
  }
});

test('of a pod that exists, only what is new is judged', () => {
  expect(variableOf(pods, 'before')).toContain('oldObject.spec.containers');
  expect(variableOf(pods, 'foreign')).toContain('!(name in variables.before)');
});

test('admin access is refused in every shape of a request', () => {
  expect(variableOf(claims, 'admin')).toContain('r.?exactly.?adminAccess.orValue(false)');
  expect(variableOf(claims, 'admin')).toContain('r.?adminAccess.orValue(false)');
});

test('claims and their templates are judged, but not those that Kubernetes itself makes', () => {
  expect(claims.matchConstraints.resourceRules).toMatchObject([
    {
      apiGroups: ['resource.k8s.io'],
      operations: ['CREATE', 'UPDATE'],
      resources: ['resourceclaims', 'resourceclaimtemplates'],
    },
  ]);
  const condition = claims.matchConditions!.find(({ name }) => name.includes('kubernetes'))!;
  expect(condition.expression).toContain('system:kube-scheduler');
  expect(condition.expression).toContain('resource-claim-controller');
});

test('what is granted is read from the namespace, in the annotations that we write there', () => {
  expect(variableOf(pods, 'granted')).toContain('cdk8s-tenancy/extended-resources');
  expect(variableOf(claims, 'granted')).toContain('cdk8s-tenancy/device-classes');
  for (const policy of [pods, claims]) {
    expect(variableOf(policy, 'granted')).toContain('namespaceObject.metadata');
    expect(railOf(policy)).toBe('acceleratorNames');
  }
});

test('a refusal says what is granted and whom to ask', () => {
  for (const policy of [pods, claims]) {
    const { messageExpression } = policy.validations[0]!;
    expect(messageExpression).toContain('granted here: ');
    expect(messageExpression).toContain('Ask your platform team');
  }
});

test('it denies in the namespaces that are ours, and nowhere else', () => {
  const bindings = objectsIn(guardRail).filter(({ kind }) => kind.endsWith('Binding'));
  for (const binding of bindings) {
    expect(binding['spec']).toEqual({
      policyName: binding.metadata.name,
      validationActions: ['Deny'],
      matchResources: {
        namespaceSelector: { matchLabels: { 'app.kubernetes.io/managed-by': 'cdk8s-tenancy' } },
      },
    });
  }
});
