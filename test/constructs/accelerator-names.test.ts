import { AcceleratorNames } from '../../lib/constructs/accelerator-names';
import { chart, namesIn, objectIn, objectsIn } from './objects';

interface Spec {
  readonly failurePolicy: string;
  readonly matchConstraints: {
    readonly resourceRules: {
      readonly apiGroups: string[];
      readonly operations: string[];
      readonly resources: string[];
    }[];
  };
  readonly matchConditions?: { readonly name: string; readonly expression: string }[];
  readonly variables: { readonly name: string; readonly expression: string }[];
  readonly validations: {
    readonly expression: string;
    readonly message: string;
    readonly messageExpression: string;
    readonly reason: string;
  }[];
}

const guardRail = new AcceleratorNames(chart(), 'guard-rail');
const spec = (name: string): Spec =>
  objectIn(guardRail, 'ValidatingAdmissionPolicy', name)['spec'] as Spec;
const variable = (name: string, policy: Spec): string =>
  policy.variables.find((entry) => entry.name === name)!.expression;

const pods = spec('accelerator-names');
const claims = spec('accelerator-claims');

test('defaults: one policy for pods, one for claims, each with its binding', () => {
  expect(namesIn(guardRail)).toEqual([
    'ValidatingAdmissionPolicy accelerator-names',
    'ValidatingAdmissionPolicyBinding accelerator-names',
    'ValidatingAdmissionPolicy accelerator-claims',
    'ValidatingAdmissionPolicyBinding accelerator-claims',
  ]);
});

test('defaultChild: none, because neither policy is the main one', () => {
  expect(guardRail.node.defaultChild).toBeUndefined();
});

test('pods are judged when they are made, and whenever their containers may change', () => {
  const rules = pods.matchConstraints.resourceRules.map(
    ({ operations, resources }) => `${operations.join()} ${resources.join()}`,
  );
  expect(rules).toEqual(['CREATE pods', 'UPDATE pods/ephemeralcontainers,pods/resize']);
});

test('all kinds of containers are judged', () => {
  const foreign = variable('foreign', pods);
  for (const containers of ['containers', 'initContainers', 'ephemeralContainers']) {
    expect(foreign).toContain(`object.spec.${containers}.exists(`);
  }
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
  expect(variable('granted', pods)).toContain('cdk8s-tenancy/extended-resources');
  expect(variable('granted', claims)).toContain('cdk8s-tenancy/device-classes');
  for (const policy of [pods, claims]) {
    expect(variable('granted', policy)).toContain('namespaceObject.metadata');
    expect(policy.validations[0]!.expression).toContain("'*' in variables.granted");
  }
});

test('a refusal says what is granted and whom to ask, and a policy that fails refuses', () => {
  for (const policy of [pods, claims]) {
    expect(policy.failurePolicy).toBe('Fail');
    for (const { message, messageExpression, reason } of policy.validations) {
      expect(messageExpression).toContain(message);
      expect(messageExpression).toContain('granted here: ');
      expect(messageExpression).toContain('Ask your platform team');
      expect(reason).toBe('Forbidden');
    }
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
