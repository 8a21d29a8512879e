import { OwnWork, type OwnWorkOptions } from '../../../lib/constructs/guard-rails/own-work';
import { PodRails } from '../../../lib/constructs/guard-rails/pod-rails';
import type { PlatformEntry } from '../../../lib';
import { PlatformView } from '../../../lib/plan/platform-view';
import { resolved } from '../forms';
import { type ApiManifest, chart, namesIn, objectIn } from '../objects';
import { policySpec, railOf, rulesOf, variableOf } from './policy-spec';

const KIND = { group: 'lab.example.com', resource: 'sweeps', podTemplates: ['spec.template'] };
const NO_WORKLOAD = { group: 'lab.example.com', resource: 'datasets' };

function optionsFor(kubernetesVersion: string, platform: PlatformEntry = {}): OwnWorkOptions {
  const { platform: spec } = resolved({}, { kubernetesVersion, ...platform });
  const { mutation } = new PlatformView(spec);
  return { platform: spec, mutation };
}

function railFor(kubernetesVersion: string, platform: PlatformEntry = {}): OwnWork {
  return new OwnWork(chart(), 'guard-rail', optionsFor(kubernetesVersion, platform));
}

const older = railFor('1.30');
const newer = railFor('1.36', {
  kinds: [KIND, NO_WORKLOAD],
  reconcilers: [{ group: 'delivery' }],
  controllers: [{ serviceAccount: 'batch/operator' }],
});

const groupsOf = (policy: ApiManifest): Record<string, string[]> =>
  Object.fromEntries(
    (
      policy['spec'].matchConstraints.resourceRules as {
        apiGroups: [string];
        operations: string[];
        resources: string[];
      }[]
    )
      // Not the rules for parts of pods, and for what a Job says when it is new.
      .filter(({ operations }) => operations.length > 1)
      .map(({ apiGroups, resources }) => [apiGroups[0], resources]),
  );

test('defaults: one policy, and from 1.36 on one that writes what it compares', () => {
  const judged = [
    'ValidatingAdmissionPolicy own-work',
    'ValidatingAdmissionPolicyBinding own-work',
    'ValidatingAdmissionPolicy ray-autoscaling',
    'ValidatingAdmissionPolicyBinding ray-autoscaling',
  ];
  expect(namesIn(railFor('1.35'))).toEqual(judged);
  expect(namesIn(newer)).toEqual([
    ...judged,
    'MutatingAdmissionPolicy own-work-stamp',
    'MutatingAdmissionPolicyBinding own-work-stamp',
  ]);
  expect(railOf(policySpec(older, 'own-work'))).toBe('ownWork');
});

test('workloads are what runs pods: with templates, without, and of the platform', () => {
  const groups = groupsOf(objectIn(newer, 'ValidatingAdmissionPolicy', 'own-work'));
  expect(groups).toMatchObject({
    '': ['pods'],
    apps: ['deployments', 'statefulsets'],
    batch: ['cronjobs', 'jobs'],
    'lab.example.com': ['sweeps'],
    'ray.io': ['rayclusters', 'rayjobs', 'rayservices'],
  });
  expect(groups['trainer.kubeflow.org']).toContain('trainjobs');
  expect(Object.values(groups).flat()).not.toContain('httproutes');
  expect(groupsOf(objectIn(newer, 'MutatingAdmissionPolicy', 'own-work-stamp'))).toEqual(groups);
});

test('a stamp that a person may have written is judged when it is new, too', () => {
  expect(rulesOf(policySpec(older, 'own-work'))).toContain(
    'CREATE,UPDATE,DELETE deployments,statefulsets',
  );
  expect(rulesOf(policySpec(newer, 'own-work'))).toContain(
    'UPDATE,DELETE deployments,statefulsets',
  );
  expect(variableOf(policySpec(older, 'own-work'), 'genuine')).toContain('variables.before');
});

test('the stamp of a new pod is judged with all else that is asked of pods', () => {
  expect(rulesOf(policySpec(older, 'own-work'))).toContain('UPDATE,DELETE pods');
  const saysSo = (kubernetesVersion: string): boolean =>
    policySpec(
      new PodRails(chart(), 'pods', optionsFor(kubernetesVersion)),
      'tenant-pods',
    ).validations.some(({ messageExpression }) => messageExpression.endsWith("' [ownWork]'"));
  expect(['1.30', '1.36'].map(saysSo)).toEqual([true, false]);
});

test('where stamps are true, no Job takes the pods of others over by a selector', () => {
  const policy = policySpec(newer, 'own-work');
  expect(rulesOf(policy)).toContain('CREATE jobs');
  expect(variableOf(policy, 'picker')).toContain('.?spec.?manualSelector');
  expect(policy.validations[1]!.messageExpression).toContain('Leave `manualSelector`');
});

test('what changes a pod by a way of its own is judged as the pod is', () => {
  for (const rail of [older, newer]) {
    expect(rulesOf(policySpec(rail, 'own-work'))).toContain(
      'UPDATE pods/ephemeralcontainers,pods/resize',
    );
  }
});

test('nobody is excepted because of `system:`: only Kubernetes itself, and whom the platform names', () => {
  for (const kind of [
    'ValidatingAdmissionPolicy own-work',
    'MutatingAdmissionPolicy own-work-stamp',
  ]) {
    const [type, name] = kind.split(' ') as [string, string];
    const conditions = objectIn(newer, type, name)['spec'].matchConditions as {
      name: string;
      expression: string;
    }[];
    expect(conditions.map((condition) => condition.name)).toEqual([
      'not-by-kubernetes-itself',
      'not-by-reconcilers',
      'not-by-controllers',
    ]);
    expect(conditions[0]!.expression).toContain("startsWith('system:serviceaccount:kube-system:')");
    expect(conditions[2]!.expression).toContain("'system:serviceaccount:batch:operator'");
  }
});

test('deputies are asked for in the namespace, by kind; operators in all namespaces', () => {
  const policy = policySpec(newer, 'own-work');
  expect(variableOf(policy, 'deputy')).toBe(
    "authorizer.group('cdk8s-tenancy').resource('otherswork').namespace(request.namespace)" +
      ".name(variables.kind).check('update').allowed()",
  );
  expect(variableOf(policy, 'operator')).not.toContain('namespace(');
});

test('the message names the maker, and what to do', () => {
  const [validation] = policySpec(newer, 'own-work').validations;
  expect(validation!.messageExpression).toContain("was made by ' + variables.owner");
  expect(validation!.messageExpression).toContain('Ask its maker or an admin of your tenant');
});
