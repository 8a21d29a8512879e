import { AdmissionPolicy } from '../../../lib/constructs/guard-rails/admission-policy';
import type { AdmissionPolicyProps, Rail } from '../../../lib/constructs/guard-rails/rail';
import { KEEP, OURS } from '../keep';
import { chart, defaultObject, namesIn, objectIn, objectsIn } from '../objects';
import { policySpec, rulesOf, variableOf } from './policy-spec';

const RULE = { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] };
const VALIDATION = { expression: 'false', message: 'no', messageExpression: "'no pods here'" };
const RAIL: Rail = { rail: 'podImages', rules: [RULE], validations: [VALIDATION] };
const OFF = {
  name: 'off',
  expression:
    "namespaceObject == null ? [] : ['cdk8s-tenancy/guard-rails-off', 'cdk8s-tenancy/guard-rails-warn', 'cdk8s-tenancy/guard-rails-audit']" +
    ".map(key, namespaceObject.metadata.?annotations[?key].orValue('')).join(',').split(',')",
};

function policyOf(props: Partial<AdmissionPolicyProps> = {}): AdmissionPolicy {
  return new AdmissionPolicy(chart(), 'policy', { name: 'no-pods', rails: [RAIL], ...props });
}

test('defaults: closed on failure, open where the rail is off, bound to the namespaces that are ours', () => {
  expect(objectsIn(policyOf())).toEqual([
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name: 'no-pods', labels: OURS, annotations: KEEP },
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: { resourceRules: [RULE] },
        variables: [OFF],
        validations: [
          {
            ...VALIDATION,
            expression: "'podImages' in variables.off || (false)",
            reason: 'Forbidden',
          },
        ],
      },
    },
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name: 'no-pods', labels: OURS, annotations: KEEP },
      spec: {
        policyName: 'no-pods',
        validationActions: ['Deny'],
        matchResources: { namespaceSelector: { matchLabels: OURS } },
      },
    },
  ]);
});

test('defaultChild: the policy', () => {
  expect(defaultObject(policyOf())).toBe('ValidatingAdmissionPolicy no-pods');
});

test('conditions and variables are in the order in which they are given', () => {
  const variables = [
    { name: 'second', expression: 'variables.first' },
    { name: 'first', expression: 'true' },
  ];
  const matchConditions = [{ name: 'not-ours', expression: 'true' }];
  const policy = policyOf({ rails: [{ ...RAIL, variables, matchConditions }] });
  const { spec } = objectIn(policy, 'ValidatingAdmissionPolicy', 'no-pods');
  expect(spec).toMatchObject({ variables: [OFF, ...variables], matchConditions });
});

test('a policy on Namespaces chooses none by their labels, and is switched off by what they were', () => {
  const policy = policyOf({
    match: { objectLabels: { a: 'b' }, managedNamespaces: false },
    switchedIn: 'oldObject',
  });
  const binding = objectIn(policy, 'ValidatingAdmissionPolicyBinding', 'no-pods');
  expect(binding['spec']).toEqual({ policyName: 'no-pods', validationActions: ['Deny'] });
  const spec = policySpec(policy, 'no-pods');
  expect(spec.matchConstraints).toMatchObject({ objectSelector: { matchLabels: { a: 'b' } } });
  expect(variableOf(spec, 'off')).toContain('oldObject.metadata');
});

describe('several rails', () => {
  const condition = { name: 'not-by-us', expression: "request.userInfo.username != 'us'" };
  const containers = { name: 'containers', expression: 'object.spec.containers' };
  const resized: Rail = {
    rail: 'acceleratorUse',
    rules: [{ ...RULE, operations: ['UPDATE'], resources: ['pods/resize', 'pods'] }],
    matchConditions: [condition],
    variables: [containers],
    validations: [{ ...VALIDATION, expression: 'true' }],
  };
  const spec = policySpec(
    policyOf({ rails: [{ ...RAIL, variables: [containers] }, resized] }),
    'no-pods',
  );

  test('the policy judges all that one of them judges', () => {
    expect(rulesOf(spec)).toEqual(['CREATE,UPDATE pods', 'UPDATE pods/resize']);
  });

  test('each has its switch, and judges only the requests of its own rules and conditions', () => {
    expect(variableOf(spec, 'podImagesExempt')).toBe(
      "'podImages' in variables.off || !(variables.request in ['CREATE pods'])",
    );
    expect(variableOf(spec, 'acceleratorUseExempt')).toBe(
      "'acceleratorUse' in variables.off || " +
        "!(variables.request in ['UPDATE pods/resize', 'UPDATE pods']) || " +
        "!((request.userInfo.username != 'us'))",
    );
    expect(spec.matchConditions).toBeUndefined();
    expect(spec.validations.map(({ expression }) => expression)).toEqual([
      'variables.podImagesExempt || (false)',
      'variables.acceleratorUseExempt || (true)',
    ]);
  });

  test('a refusal names the rail', () => {
    const [images] = spec.validations;
    expect(images!.messageExpression).toBe("'no pods here' + ' [podImages]'");
  });

  test('a variable of both is there once', () => {
    expect(spec.variables.filter(({ name }) => name === 'containers')).toEqual([containers]);
  });

  test('two variables of one name that differ are an error', () => {
    const other = { ...containers, expression: '[]' };
    expect(() => policyOf({ rails: [{ ...RAIL, variables: [other] }, resized] })).toThrow(
      'two guard rails of one policy have different variables `containers`',
    );
  });
});

describe('a rail that does not refuse in some namespaces', () => {
  const policy = policyOf({ rails: [RAIL, { ...RAIL, rail: 'podVolumes' }] });
  policy.addLenient('warn', ['podImages']);
  policy.addLenient('warn', ['podVolumes']);
  policy.addLenient('audit', ['routeHosts']);

  test('has a policy of its own, once for each mode', () => {
    expect(namesIn(policy)).toEqual([
      'ValidatingAdmissionPolicy no-pods',
      'ValidatingAdmissionPolicyBinding no-pods',
      'ValidatingAdmissionPolicy no-pods-warn',
      'ValidatingAdmissionPolicyBinding no-pods-warn',
    ]);
  });

  test('is not kept when it vanishes from Git: it guards nothing', () => {
    for (const kind of ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding']) {
      expect(objectIn(policy, kind, 'no-pods').metadata.annotations).toEqual(KEEP);
      expect(objectIn(policy, kind, 'no-pods-warn').metadata.annotations).toBeUndefined();
    }
  });

  test('warns in the namespaces that say so, and writes to the audit log', () => {
    expect(objectIn(policy, 'ValidatingAdmissionPolicyBinding', 'no-pods-warn')['spec']).toEqual({
      policyName: 'no-pods-warn',
      validationActions: ['Warn', 'Audit'],
      matchResources: {
        namespaceSelector: { matchLabels: { ...OURS, 'cdk8s-tenancy/guard-rails-warn': 'true' } },
      },
    });
  });

  test('judges there what it refuses elsewhere, where its namespace names it', () => {
    const warns = policySpec(policy, 'no-pods-warn');
    expect(variableOf(warns, 'warn')).toContain("'cdk8s-tenancy/guard-rails-warn'");
    expect(variableOf(warns, 'podImagesExempt')).toBe("!('podImages' in variables.warn)");
    const refuses = policySpec(policy, 'no-pods');
    expect(warns.validations).toEqual(refuses.validations);
  });

  test('in mode audit, nobody is warned', () => {
    const silent = policyOf();
    silent.addLenient('audit', ['podImages']);
    expect(
      objectIn(silent, 'ValidatingAdmissionPolicyBinding', 'no-pods-audit')['spec'],
    ).toMatchObject({
      validationActions: ['Audit'],
    });
  });
});
