import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import { nearest } from '../../../findings/nearest';
import type { RuleProps } from '../../model/props';
import type { Written } from '../../model/written';
import { eachEntry, keysOf } from '../../values/maps';

/** The verbs of requests for objects. */
const VERBS = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];

/** Verbs with which people take the rights of others. */
const IDENTITY_VERBS = ['bind', 'escalate', 'impersonate'];

/** Verbs of requests that name no object, so that `resourceNames` would never match. */
const NAMELESS = ['create', 'deletecollection', 'list', 'watch'];

/** What each list holds, as part of a sentence, and what to write. */
const LISTS = {
  apiGroups: ['API group', 'Write `[""]` for pods, Secrets and the rest of the core group.'],
  resources: ['resource', 'Name some, such as [pods, pods/log].'],
  verbs: ['verb', 'Name some, such as [get, list, watch].'],
  resourceNames: [
    'object',
    'Name some, or remove the line: Kubernetes takes an empty list for every object.',
  ],
} as const;

/** What a rule belongs to, in messages. */
export type RuleHolder = 'account' | 'bound role';

/** Reports what cannot be meant in a rule, whatever kinds there are. */
export function checkRuleForms(
  rules: Written<readonly RuleProps[]> | undefined,
  path: FindingPath,
  findings: Findings,
  holder: RuleHolder = 'account',
): void {
  eachEntry(rules, (rule, index) => checkRule(rule, [...path, index], findings, holder));
}

function checkRule(
  rule: Written<RuleProps>,
  path: FindingPath,
  findings: Findings,
  holder: RuleHolder,
): void {
  for (const key of keysOf(LISTS)) {
    const [what, fix] = LISTS[key];
    if (rule[key]?.length === 0) {
      findings.add('RULE_INVALID', [...path, key], `This rule names no ${what}.`, fix);
    }
    eachEntry(rule[key], (text, index) => {
      const problem = text.includes('*') ? wildcard(holder) : PROBLEMS[key](text, holder);
      if (problem !== undefined) {
        findings.add(problem.code, [...path, key, index], problem.message, problem.fix);
      }
    });
  }
  checkNames(rule, path, findings);
}

interface Problem {
  readonly code: 'RULE_INVALID' | 'RULE_FORBIDDEN';
  readonly message: string;
  readonly fix: string;
}

function wildcard(holder: RuleHolder): Problem {
  const who = holder === 'account' ? 'the workload does' : 'the role is for';
  return {
    code: 'RULE_FORBIDDEN',
    message: `A \`*\` also covers what nobody thought of, and every kind that is installed later, so no ${holder} may have it.`,
    fix: `List what ${who}, such as \`{apiGroups: [""], resources: [pods], verbs: [get, list, watch]}\`.`,
  };
}

const PROBLEMS: Readonly<
  Record<keyof typeof LISTS, (text: string, holder: RuleHolder) => Problem | undefined>
> = {
  apiGroups: groupProblem,
  resources: resourceProblem,
  verbs: verbProblem,
  resourceNames: (text) =>
    text === ''
      ? invalid('This name of an object is empty.', 'Remove it, or write the name.')
      : undefined,
};

function invalid(message: string, fix: string): Problem {
  return { code: 'RULE_INVALID', message, fix };
}

function groupProblem(group: string): Problem | undefined {
  if (group === 'core' || group === 'v1') {
    return invalid(`The core group is called \`""\`, not \`${group}\`.`, 'Write `""`.');
  }
  const [name, version] = group.split('/');
  return version === undefined
    ? undefined
    : invalid(
        `\`${group}\` is a group with a version; rules know no versions.`,
        `Write \`${name}\`.`,
      );
}

function resourceProblem(resource: string): Problem | undefined {
  if (resource.split('/').length > 2) {
    return invalid(
      `\`${resource}\` is not a resource: it has two slashes.`,
      'Write the plural, or the plural, a slash and the subresource, such as `pods/log`.',
    );
  }
  const lower = resource.toLowerCase();
  return lower === resource
    ? undefined
    : invalid(
        `\`${resource}\` is not a plural: those have no capital letters.`,
        `Write \`${lower}\`.`,
      );
}

function verbProblem(verb: string, holder: RuleHolder): Problem | undefined {
  if (VERBS.includes(verb)) return undefined;
  if (IDENTITY_VERBS.includes(verb)) {
    return {
      code: 'RULE_FORBIDDEN',
      message: `No ${holder} may \`${verb}\`: with it come the rights of others.`,
      fix: 'Remove the verb.',
    };
  }
  const near = nearest(verb, VERBS);
  return invalid(
    `There is no verb \`${verb}\`.`,
    near === undefined ? `Verbs: ${VERBS.join(', ')}.` : `Did you mean \`${near}\`?`,
  );
}

/** Requests for a subresource name its object, so that those can be limited. */
function checkNames(
  { resources, verbs, resourceNames }: Written<RuleProps>,
  path: FindingPath,
  findings: Findings,
): void {
  if (resourceNames === undefined || resourceNames.length === 0) return;
  if (resources?.every((resource) => resource?.includes('/')) === true) return;
  eachEntry(verbs, (verb, index) => {
    if (!NAMELESS.includes(verb)) return;
    findings.add(
      'RULE_INVALID',
      [...path, 'verbs', index],
      `A request to \`${verb}\` names no object, so that \`resourceNames\` would refuse it.`,
      `Remove \`${verb}\` here. If the workload needs it for every object, give it a rule of its own without \`resourceNames\`.`,
    );
  });
}
