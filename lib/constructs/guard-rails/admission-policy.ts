import { Construct } from 'constructs';
import type { GuardRailName } from '../../fleet/catalogue/guard-rail-catalogue';
import { Manifest } from '../api-object/manifest';
import { MANAGED_BY } from '../../plan/ownership';
import { offerDefaultChild } from '../api-object/default-child';
import { grantMetadata, guardMetadata } from '../api-object/metadata';
import type { GuardRailParameter } from '../../plan/guard-rail-parameters';
import { LENIENT_LABELS } from '../../plan/namespace-metadata';
import type { LenientMode } from '../../plan/lenient-rails';
import { parameters, texts } from './cel';

/** Requests that a policy judges. */
export interface AdmissionRule {
  readonly apiGroups: readonly string[];
  readonly apiVersions: readonly string[];
  readonly operations: readonly string[];
  readonly resources: readonly string[];
  /** @default - namespaced and cluster-scoped ones */
  readonly scope?: 'Namespaced' | 'Cluster';
}

/** A named CEL expression. */
export interface AdmissionExpression {
  readonly name: string;
  readonly expression: string;
}

/** What must be true, and what a user reads when it is not. */
export interface AdmissionValidation {
  readonly expression: string;
  /** CEL that gives the message: what was refused, and what to do instead. */
  readonly messageExpression: string;
  /** The message where the expression fails. */
  readonly message: string;
}

/** Which objects a policy judges beside its rules. */
export interface AdmissionMatch {
  /**
   * Labels of the object, old or new.
   *
   * @default - every object
   */
  readonly objectLabels?: Readonly<Record<string, string>>;
  /**
   * Whether the binding chooses namespaces by our label. A policy on Namespaces must not: a selector looks at the new
   * labels, so that the request which removes the label would not be judged.
   *
   * @default true
   */
  readonly managedNamespaces?: boolean;
}

/** What one guard rail demands of some requests. */
export interface Rail {
  /** The guard rail: in a namespace where that is off, everything passes. */
  readonly rail: GuardRailName;
  readonly rules: readonly AdmissionRule[];
  /**
   * What must be true of a request so that it is judged.
   *
   * @default - all requests
   */
  readonly matchConditions?: readonly AdmissionExpression[];
  /** @default - none */
  readonly variables?: readonly AdmissionExpression[];
  readonly validations: readonly AdmissionValidation[];
}

export interface AdmissionPolicyProps {
  readonly name: string;
  /**
   * One rail, or all that judge the same kind of object: for each policy, the API server turns the object and its
   * namespace into CEL data several times, which costs more than most expressions. Variables of one name are shared, so
   * they must be equal.
   */
  readonly rails: readonly Rail[];
  /**
   * The object whose annotations switch rails off, as CEL calls it.
   *
   * @default namespaceObject
   */
  readonly switchedIn?: SwitchedIn;
  /** @default - all objects in managed namespaces */
  readonly match?: AdmissionMatch;
}

type SwitchedIn = 'namespaceObject' | 'oldObject';

/**
 * A ValidatingAdmissionPolicy and its binding to the namespaces that we manage.
 *
 * The namespaces are chosen by our label, not by name: a list of names would change with every tenant, and nobody in a
 * tenant holds a verb that could change a label of a Namespace. Raw API objects, because the typed classes end at
 * Kubernetes 1.28, where this kind was beta.
 */
export class AdmissionPolicy extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: AdmissionPolicyProps,
  ) {
    super(scope, id);
    // A rail is known by its first policy.
    offerDefaultChild(scope, this);
    this.add('', props.name, 'enforce');
  }

  /**
   * Adds a policy for namespaces where one of the rails warns or writes to the audit log instead of refusing: the API
   * server knows what to do with a refusal by the binding, not by the namespace. A second call changes nothing.
   */
  addLenient(mode: LenientMode, rails: readonly GuardRailName[]): void {
    const isWanted = this.props.rails.some(({ rail }) => rails.includes(rail));
    const prefix = ID_OF_MODE[mode];
    if (!isWanted || this.node.tryFindChild(`${prefix}Resource`) !== undefined) return;
    this.add(prefix, `${this.props.name}-${mode}`, mode);
  }

  private add(prefix: string, name: string, mode: PolicyMode): void {
    // One that refuses nothing guards nothing.
    const metadata = mode === 'enforce' ? guardMetadata(name) : grantMetadata(name);
    new Manifest(this, `${prefix}Resource`, {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata,
      spec: policySpec(this.props, mode),
    });
    new Manifest(this, `${prefix}Binding`, {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata,
      spec: {
        policyName: name,
        validationActions: ACTIONS[mode],
        ...boundNamespaces(this.props.match, mode),
      },
    });
  }
}

/** What a policy does with a request that one of its rails objects to. */
type PolicyMode = 'enforce' | LenientMode;

const ID_OF_MODE: Readonly<Record<LenientMode, string>> = { warn: 'Warn', audit: 'Audit' };

const ACTIONS: Readonly<Record<PolicyMode, readonly string[]>> = {
  enforce: ['Deny'],
  warn: ['Warn', 'Audit'],
  audit: ['Audit'],
};

function policySpec(
  { rails, match, switchedIn }: AdmissionPolicyProps,
  mode: PolicyMode,
): Record<string, unknown> {
  const rules = mergedRules(rails);
  const isShared = rails.length > 1;
  return {
    failurePolicy: 'Fail',
    matchConstraints: matchConstraints(rules, match),
    // A condition of one rail among several is a variable: what it does not let through, others may judge.
    ...(isShared || rails[0]!.matchConditions === undefined
      ? {}
      : { matchConditions: rails[0]!.matchConditions }),
    variables: mergedVariables([
      passedVariable(mode, switchedIn),
      ...(isShared ? [REQUEST] : []),
      ...rails.flatMap((rail) => [
        ...(isShared ? [exemptVariable(rail, rules, mode)] : []),
        ...(rail.variables ?? []),
      ]),
    ]),
    validations: rails.flatMap((rail) =>
      rail.validations.map(({ expression, message, messageExpression }) => ({
        expression: `${isShared ? `variables.${exemptName(rail)}` : passes(rail.rail, mode)} || (${expression})`,
        message,
        messageExpression: isShared
          ? `${messageExpression} + ' [${rail.rail}]'`
          : messageExpression,
        // Without it a user reads `is invalid: : ValidatingAdmissionPolicy …`.
        reason: 'Forbidden',
      })),
    ),
  };
}

/** What a request does to what, as `UPDATE pods/resize`. */
const REQUEST: AdmissionExpression = {
  name: 'request',
  expression:
    "request.operation + ' ' + request.resource.resource + " +
    "(request.?subResource.orValue('') == '' ? '' : '/' + request.subResource)",
};

/** Whether one of several rails has nothing to say: it is off, or the request is for others. */
function exemptVariable(
  rail: Rail,
  all: readonly AdmissionRule[],
  mode: PolicyMode,
): AdmissionExpression {
  const own = requestsOf(rail.rules);
  const isForAll = requestsOf(all).every((request) => own.includes(request));
  const conditions = [
    ...(isForAll ? [] : [`variables.request in ${texts(own)}`]),
    ...(rail.matchConditions ?? []).map(({ expression }) => `(${expression})`),
  ];
  return {
    name: exemptName(rail),
    expression: [passes(rail.rail, mode), ...conditions.map((condition) => `!(${condition})`)].join(
      ' || ',
    ),
  };
}

function exemptName({ rail }: Rail): string {
  return `${rail}Exempt`;
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

export function managedNamespaces(): Record<string, unknown> {
  return { matchResources: { namespaceSelector: { matchLabels: { ...MANAGED_BY } } } };
}

/** A lenient policy looks only into namespaces that ask for it, because every policy costs every request something. */
function boundNamespaces(
  match: AdmissionMatch = {},
  mode: PolicyMode = 'enforce',
): Record<string, unknown> {
  if (match.managedNamespaces === false) return {};
  if (mode === 'enforce') return managedNamespaces();
  const matchLabels = { ...MANAGED_BY, [LENIENT_LABELS[mode]]: 'true' };
  return { matchResources: { namespaceSelector: { matchLabels } } };
}
