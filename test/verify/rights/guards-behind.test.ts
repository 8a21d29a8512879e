import { stringify } from 'yaml';
import { objectsIn } from '../../../lib/verify/objects/manifest-objects';
import { type Guard, Guards } from '../../../lib/verify/rights/guards-behind';
import type { Action } from '../../../lib/verify/rights/rbac-action';

interface Rule {
  readonly operations?: readonly string[];
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly [key: string]: unknown;
}

const ADMISSION = { apiVersion: 'admissionregistration.k8s.io/v1' };

function policy(rules: readonly Rule[], spec: object = {}): object {
  return {
    ...ADMISSION,
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name: 'guard' },
    spec: { matchConstraints: { resourceRules: rules.map(complete) }, ...spec },
  };
}

function complete(rule: Rule): object {
  return { operations: ['*'], apiGroups: [''], apiVersions: ['*'], resources: ['pods'], ...rule };
}

function switchedOn(spec: object = {}, kind = 'ValidatingAdmissionPolicyBinding'): object {
  return {
    ...ADMISSION,
    kind,
    metadata: { name: 'on' },
    spec: { policyName: 'guard', validationActions: ['Deny'], ...spec },
  };
}

function namespace(labels: object = {}, annotations: object = {}): object {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a', labels, annotations } };
}

function behind(action: Partial<Action>, ...objects: readonly object[]): readonly Guard[] {
  const text = objects.map((one) => `---\n${stringify(one)}`).join('');
  const request = { verb: 'create', group: '', resource: 'pods', namespace: 'a', ...action };
  return new Guards(objectsIn(text, 'guards.yaml')).behind(request);
}

const names = (guards: readonly Guard[]): string[] => guards.map((guard) => guard.policy);

describe('a policy judges', () => {
  it.each<[string, Partial<Action>, Rule]>([
    ['what its rules name', {}, { operations: ['CREATE'] }],
    ['a patch, as an update', { verb: 'patch' }, { operations: ['UPDATE'] }],
    ['a collection that is deleted', { verb: 'deletecollection' }, { operations: ['DELETE'] }],
    [
      'a connection',
      { verb: 'get', subresource: 'exec' },
      { operations: ['CONNECT'], resources: ['pods/exec'] },
    ],
    ['any part of a kind', { subresource: 'status' }, { resources: ['pods/*'] }],
    ['a part of any kind', { subresource: 'scale' }, { resources: ['*/scale'] }],
    ['everything', { subresource: 'status' }, { resources: ['*/*'], apiGroups: ['*'] }],
    ['an object that a rule names', { name: 'x' }, { resourceNames: ['x'] }],
    ['what is in a namespace', {}, { scope: 'Namespaced' }],
  ])('%s', (_, action, rule) => {
    expect(names(behind(action, policy([rule]), switchedOn()))).toEqual(['guard']);
  });
});

describe('a policy does not judge', () => {
  it.each<[string, Partial<Action>, Rule]>([
    ['reading', { verb: 'list' }, {}],
    ['a verb that is no request of its own', { verb: 'bind' }, {}],
    ['another operation', {}, { operations: ['UPDATE'] }],
    ['another group', {}, { apiGroups: ['apps'] }],
    ['another kind', {}, { resources: ['services'] }],
    ['parts, with a rule for the objects', { subresource: 'status' }, { resources: ['*'] }],
    ['objects, with a rule for their parts', {}, { resources: ['*/scale'] }],
    ['an object with another name', { name: 'y' }, { resourceNames: ['x'] }],
    ['what is in a namespace, with a rule for the rest', {}, { scope: 'Cluster' }],
  ])('%s', (_, action, rule) => {
    expect(behind(action, policy([rule]), switchedOn())).toEqual([]);
  });

  it('anything without a binding', () => {
    expect(behind({}, policy([{}]))).toEqual([]);
  });

  it('what it excludes', () => {
    const excluded = policy([{}], {
      matchConstraints: { resourceRules: [complete({})], excludeResourceRules: [complete({})] },
    });
    expect(behind({}, excluded, switchedOn())).toEqual([]);
  });

  it('what its binding does not take', () => {
    const narrow = { matchResources: { resourceRules: [complete({ resources: ['services'] })] } };
    expect(behind({}, policy([{}]), switchedOn(narrow))).toEqual([]);
  });

  it('a path', () => {
    const guards = new Guards(objectsIn(stringify(policy([{}])), 'guards.yaml'));
    expect(guards.behind({ verb: 'get', path: '/metrics' })).toEqual([]);
  });
});

describe('the namespaces of a policy', () => {
  const ours = { matchResources: { namespaceSelector: { matchLabels: { tenant: 'yes' } } } };

  it('are those with the labels that it selects', () => {
    const objects = [policy([{}]), switchedOn(ours)];
    expect(names(behind({}, ...objects, namespace({ tenant: 'yes' })))).toEqual(['guard']);
    expect(behind({}, ...objects, namespace({ tenant: 'no' }))).toEqual([]);
    expect(behind({}, ...objects)).toEqual([]);
  });

  it('have their names as a label', () => {
    const byName = {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'a' } },
    };
    expect(names(behind({}, policy([{}]), switchedOn({ matchResources: byName })))).toEqual([
      'guard',
    ]);
  });

  it('are some of all, where the question is about all', () => {
    const [guard] = behind({ namespace: undefined }, policy([{}]), switchedOn(ours));
    expect(guard).toMatchObject({ policy: 'guard', isForSomeNamespaces: true });
  });
});

describe('a guard says', () => {
  it.each([
    [['Deny'], 'refuses'],
    [['Warn', 'Audit'], 'warns'],
    [['Audit'], 'audits'],
  ])('that %j means that it %s', (validationActions, effect) => {
    expect(behind({}, policy([{}]), switchedOn({ validationActions }))).toMatchObject([{ effect }]);
  });

  it('that a mutating policy changes requests', () => {
    const mutating = { ...policy([{}]), kind: 'MutatingAdmissionPolicy' };
    const on = switchedOn({}, 'MutatingAdmissionPolicyBinding');
    expect(behind({}, mutating, on)).toMatchObject([{ effect: 'changes' }]);
    expect(behind({}, mutating, switchedOn())).toEqual([]);
  });

  it('which conditions it has, and whether it looks at some objects only', () => {
    const narrow = policy([{}], {
      matchConditions: [{ name: 'not-by-us', expression: 'true' }],
      matchConstraints: {
        resourceRules: [complete({})],
        objectSelector: { matchLabels: { app: 'x' } },
      },
    });
    expect(behind({}, narrow, switchedOn())).toMatchObject([
      { conditions: ['not-by-us'], isForSomeObjects: true },
    ]);
  });

  it('which of our guard rails are off in the namespace', () => {
    const rails = policy([{}], {
      validations: [{ expression: "'podImages' in variables.off || true" }],
    });
    const off = namespace({}, { 'cdk8s-tenancy/guard-rails-off': 'podImages,objectSizes' });
    expect(behind({}, rails, switchedOn(), off)).toMatchObject([{ off: ['podImages'] }]);
  });
});
