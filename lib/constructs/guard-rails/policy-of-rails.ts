import type { GuardRailName } from '../../fleet/catalogue/guard-rail-catalogue';
import type { GuardRailParameter } from '../../plan/guard-rail-parameters';
import type { LenientMode } from '../../plan/lenient-rails';
import { parameters, texts } from './cel';
import type {
  AdmissionExpression,
  AdmissionMatch,
  AdmissionPolicyProps,
  AdmissionRule,
  AdmissionValidation,
  Rail,
  SwitchedIn,
} from './rail';

/** What a policy does with a request that one of its rails objects to. */
export type PolicyMode = 'enforce' | LenientMode;

/** The `spec` of the policy that holds some rails, in one of its modes. */
export function policySpec(
  { rails, match, switchedIn }: AdmissionPolicyProps,
  mode: PolicyMode,
): Record<string, unknown> {
  const rules = mergedRules(rails);
  const isShared = rails.length > 1;
  const variables = [
    passedVariable(mode, switchedIn),
    ...(isShared ? [REQUEST] : []),
    ...rails.flatMap((rail) => rail.variables ?? []),
  ];
  return {
    failurePolicy: 'Fail',
    matchConstraints: matchConstraints(rules, match),
    // A condition of one rail among several exempts from that rail: what it does not let through, others may judge.
    ...(isShared || rails[0]!.matchConditions === undefined
      ? {}
      : { matchConditions: rails[0]!.matchConditions }),
    // One refusal is all that a user reads, but every warning.
    ...(isShared && mode === 'enforce'
      ? refusals(rails, rules, mode, variables)
      : {
          variables: mergedVariables(variables),
          validations: rails.flatMap((rail) => validationsOf(rail, rules, mode, isShared)),
        }),
  };
}

/** The API server prints no message of several lines, and none of more than 5 KiB. */
const FIRST_REFUSAL =
  "variables.refusals.filter(text, text != '').map(text, text.replace('\\n', ' '))" +
  ".map(text, size(text) > 1200 ? text.substring(0, 1200) + '...' : text)[0]";

interface PolicyValidation extends AdmissionValidation {
  readonly reason: string;
}

/** Several rails as one list of texts, which is empty where none of them objects. */
function refusals(
  rails: readonly Rail[],
  rules: readonly AdmissionRule[],
  mode: PolicyMode,
  variables: readonly AdmissionExpression[],
): Record<string, unknown> {
  const groups = rails
    .filter((rail) => !isApart(rail))
    .map((rail) => {
      const lines = rail.validations.map(
        ({ expression, messageExpression }) =>
          `!(${expression}) ? (${messageExpression}) + ' [${rail.rail}]' :`,
      );
      const plain = plainTest(rail).map((test) => `${test} ? '' :`);
      return [`${exemption(rail, rules, mode)} ? '' :`, ...plain, ...lines, "''"].join('\n');
    });
  return {
    variables: mergedVariables([
      ...variables,
      { name: 'refusals', expression: `[${groups.join(',\n')}]` },
    ]),
    validations: [
      {
        expression: "variables.refusals.join('') == ''",
        message: 'a guard rail of this namespace refuses this',
        messageExpression: FIRST_REFUSAL,
        reason: 'Forbidden',
      },
      ...rails.filter(isApart).map((rail) => validationApart(rail, rules, mode)),
    ],
  };
}

/** What costs much to say, or needs the authorizer, cannot be in what is evaluated again for the messages. */
function isApart({ seemsRefused, validations }: Rail): boolean {
  return seemsRefused !== undefined || validations.some(({ unless }) => unless !== undefined);
}

function plainTest({ plain }: Rail): string[] {
  return plain === undefined ? [] : [`request.operation == 'CREATE' && ${plain}`];
}

/** All of a rail that stays apart as one validation, with a condition in each line. */
function validationApart(
  rail: Rail,
  rules: readonly AdmissionRule[],
  mode: PolicyMode,
): PolicyValidation {
  const { validations, seemsRefused } = rail;
  const exempt = [exemption(rail, rules, mode), ...plainTest(rail)].join(' ||\n');
  const message =
    validations.length === 1
      ? validations[0]!.messageExpression
      : `(${[...validations.map((one) => `!(${one.expression}) ? ${one.messageExpression} :`), "''"].join('\n')})`;
  const quiet = [...plainTest(rail), ...(seemsRefused === undefined ? [] : [`!${seemsRefused}`])];
  const said = `${message} + ' [${rail.rail}]'`;
  return {
    expression: `${exempt} ||\ntrue${validations.map((one) => `\n&& (${conditionOf(one)})`).join('')}`,
    message:
      validations.length === 1
        ? `${validations[0]!.message} [${rail.rail}]`
        : `the guard rail \`${rail.rail}\` refuses this`,
    messageExpression:
      quiet.length === 0 ? said : `${quiet.map((test) => `(${test})`).join(' || ')} ? '' : ${said}`,
    reason: 'Forbidden',
  };
}

function conditionOf({ expression, unless }: AdmissionValidation): string {
  return unless === undefined ? expression : `${unless} || ${expression}`;
}

function validationsOf(
  rail: Rail,
  rules: readonly AdmissionRule[],
  mode: PolicyMode,
  isShared: boolean,
): PolicyValidation[] {
  const exempt = isShared ? exemption(rail, rules, mode) : passes(rail.rail, mode);
  return rail.validations.map((validation) => ({
    expression: `${exempt} || (${conditionOf(validation)})`,
    message: isShared ? `${validation.message} [${rail.rail}]` : validation.message,
    messageExpression: isShared
      ? `${validation.messageExpression} + ' [${rail.rail}]'`
      : validation.messageExpression,
    // Without it a user reads `is invalid: : ValidatingAdmissionPolicy …`.
    reason: 'Forbidden',
  }));
}

/** What a request does to what, as `UPDATE pods/resize`. */
const REQUEST: AdmissionExpression = {
  name: 'request',
  expression:
    "request.operation + ' ' + request.resource.resource + " +
    "(request.?subResource.orValue('') == '' ? '' : '/' + request.subResource)",
};

/** CEL for whether one of several rails has nothing to say: it is off, or the request is for others. */
function exemption(rail: Rail, all: readonly AdmissionRule[], mode: PolicyMode): string {
  const own = requestsOf(rail.rules);
  const isForAll = requestsOf(all).every((request) => own.includes(request));
  const conditions = [
    ...(isForAll ? [] : [`variables.request in ${texts(own)}`]),
    ...(rail.matchConditions ?? []).map(({ expression }) => `(${expression})`),
  ];
  return [passes(rail.rail, mode), ...conditions.map((condition) => `!(${condition})`)].join(
    ' || ',
  );
}

function requestsOf(rules: readonly AdmissionRule[]): string[] {
  return rules.flatMap(({ operations, resources }) =>
    operations.flatMap((operation) => resources.map((resource) => `${operation} ${resource}`)),
  );
}

/** One rule for each resource, with all operations that some rail judges. */
function mergedRules(rails: readonly Rail[]): readonly AdmissionRule[] {
  if (rails.length === 1) return rails[0]!.rules;
  const byResource = new Map<string, AdmissionRule>();
  for (const rule of rails.flatMap(({ rules }) => rules)) {
    for (const resource of rule.resources) {
      const key = [...rule.apiGroups, ...rule.apiVersions, resource].join(' ');
      const known = byResource.get(key)?.operations ?? [];
      const operations = [...new Set([...known, ...rule.operations])].sort();
      byResource.set(key, { ...rule, operations, resources: [resource] });
    }
  }
  return [...byResource.values()];
}

/** Every variable once. */
function mergedVariables(variables: readonly AdmissionExpression[]): AdmissionExpression[] {
  const byName = new Map<string, string>();
  for (const { name, expression } of variables) {
    const known = byName.get(name);
    if (known !== undefined && known !== expression) {
      throw new Error(`two guard rails of one policy have different variables \`${name}\``);
    }
    byName.set(name, expression);
  }
  return [...byName].map(([name, expression]) => ({ name, expression }));
}

/** CEL for whether a policy of some mode lets everything pass, as far as a rail is concerned. */
function passes(rail: GuardRailName, mode: PolicyMode): string {
  return mode === 'enforce' ? `'${rail}' in variables.off` : `!('${rail}' in variables.${mode})`;
}

/** The rails that do not refuse where the request is about, or those that do what a lenient policy does. */
function passedVariable(
  mode: PolicyMode,
  where: SwitchedIn = 'namespaceObject',
): AdmissionExpression {
  const lists: GuardRailParameter[] =
    mode === 'enforce'
      ? ['guard-rails-off', 'guard-rails-warn', 'guard-rails-audit']
      : [`guard-rails-${mode}`];
  return {
    name: mode === 'enforce' ? 'off' : mode,
    // A cluster-wide object has no namespace.
    expression: `${where} == null ? [] : ${parameters(lists, where)}`,
  };
}

export function matchConstraints(
  rules: readonly AdmissionRule[],
  match: AdmissionMatch = {},
): Record<string, unknown> {
  return {
    ...(match.objectLabels === undefined
      ? {}
      : { objectSelector: { matchLabels: { ...match.objectLabels } } }),
    resourceRules: rules.map((rule) => ({ ...rule })),
  };
}
