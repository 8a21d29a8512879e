import { AdmissionPolicy } from '../../../lib/constructs/guard-rails/admission-policy';
import type { AdmissionPolicyProps, Rail } from '../../../lib/constructs/guard-rails/rail';
import { KEEP, OURS } from '../keep';
import { chart, defaultObject, namesIn, objectIn, objectsIn } from '../objects';
import { type PolicySpec, policySpec, refusalsOf, rulesOf, variableOf } from './policy-spec';

const RULE = { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] };
const VALIDATION = { expression: 'false', message: 'no', messageExpression: "'no pods here'" };
const RAIL: Rail = { rail: 'podImages', rules: [RULE], validations: [VALIDATION] };
const OFF = {
  name: 'off',
  expression:
    "namespaceObject == null ? [] : (namespaceObject.metadata.?annotations[?'cdk8s-tenancy/guard-rails-off'].orValue('') + ',' + " +
    "namespaceObject.metadata.?annotations[?'cdk8s-tenancy/guard-rails-warn'].orValue('') + ',' + " +
    "namespaceObject.metadata.?annotations[?'cdk8s-tenancy/guard-rails-audit'].orValue('')).split(',')",
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
    expect(spec.matchConditions).toBeUndefined();
    expect(refusalsOf(spec)).toEqual([
      "['podImages' in variables.off || !(variables.request in ['CREATE pods']) ? '' :",
      "!(false) ? ('no pods here') + ' [podImages]' :",
      "'',",
      "'acceleratorUse' in variables.off || " +
        "!(variables.request in ['UPDATE pods/resize', 'UPDATE pods']) || " +
        "!((request.userInfo.username != 'us')) ? '' :",
      "!(true) ? ('no pods here') + ' [acceleratorUse]' :",
      "'']",
    ]);
  });

  test('one validation refuses what any of them objects to, and says the first of their messages', () => {
    expect(spec.validations).toHaveLength(1);
    const [{ expression, messageExpression }] = spec.validations as [PolicySpec['validations'][0]];
    expect(expression).toBe("variables.refusals.join('') == ''");
    expect(messageExpression).toContain("variables.refusals.filter(text, text != '')");
  });

  test('a new object that is plain to a rail is not looked at any further', () => {
    const plain = '!has(object.spec.volumes)';
    const policy = policyOf({ rails: [{ ...RAIL, plain }, resized] });
    const lines = refusalsOf(policySpec(policy, 'no-pods'));
    expect(lines[1]).toBe(`request.operation == 'CREATE' && ${plain} ? '' :`);
    expect(lines[2]).toBe("!(false) ? ('no pods here') + ' [podImages]' :");
  });

  test('a rail whose message costs much stays apart, and looks first whether it needs one', () => {
    const policy = policyOf({ rails: [{ ...RAIL, seemsRefused: 'object.seems' }, resized] });
    const apart = policySpec(policy, 'no-pods');
    expect(refusalsOf(apart).join('')).not.toContain('podImages');
    expect(apart.validations[1]).toEqual({
      expression:
        "'podImages' in variables.off || !(variables.request in ['CREATE pods']) ||\ntrue\n&& (false)",
      message: 'no [podImages]',
      messageExpression: "(!object.seems) ? '' : 'no pods here' + ' [podImages]'",
      reason: 'Forbidden',
    });
  });

  test('so does a rail with an exception that asks the authorizer, which messages cannot', () => {
    const excepted = { ...VALIDATION, unless: 'variables.operator' };
    const validations = [excepted, { ...VALIDATION, expression: 'true' }];
    const policy = policyOf({ rails: [{ ...RAIL, validations }, resized] });
    const apart = policySpec(policy, 'no-pods').validations[1]!;
    expect(apart.expression.split('\n').slice(2)).toEqual([
      '&& (variables.operator || false)',
      '&& (true)',
    ]);
    expect(apart.messageExpression).not.toContain('variables.operator');
    expect(apart.messageExpression.split('\n')).toEqual([
      "(!(false) ? 'no pods here' :",
      "!(true) ? 'no pods here' :",
      "'') + ' [podImages]'",
    ]);
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
    expect(warns.validations.map(({ expression }) => expression)).toEqual([
      "!('podImages' in variables.warn) || (false)",
      "!('podVolumes' in variables.warn) || (false)",
    ]);
  });

  test('says everything that it would refuse, and by which rail', () => {
    const { validations } = policySpec(policy, 'no-pods-warn');
    expect(validations.map(({ messageExpression }) => messageExpression)).toEqual([
      "'no pods here' + ' [podImages]'",
      "'no pods here' + ' [podVolumes]'",
    ]);
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
