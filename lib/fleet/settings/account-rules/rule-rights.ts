import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import { nearest } from '../../../findings/nearest';
import {
  type AccountGrants,
  FOREIGN_READS,
  accountGrants,
  grantKey,
  isRequest,
  ownWorkAccountGrants,
} from '../../catalogue/account-grants';
import { forbiddenKind } from '../../catalogue/forbidden-kinds';
import { MUTATION_SINCE } from '../../catalogue/guard-rail-catalogue';
import { NEVER_GRANTED } from '../../catalogue/never-granted';
import type { FleetRule } from '../../model/fleet';
import type { MergedEnvironment } from '../setting';
import type { RuleHolder } from './rule-forms';

/** What an account may be given here at most. */
export function grantsHere({ environment, platform }: MergedEnvironment): AccountGrants {
  const minor = Number(platform.kubernetesVersion.split('.')[1]);
  return minor >= MUTATION_SINCE && environment.guardRails.ownWork === 'enforce'
    ? ownWorkAccountGrants(platform.kinds)
    : accountGrants(platform.kinds);
}

/** Reports what a rule contains beyond what an account may be given, or another holder of rules. */
export function checkRuleRights(
  rule: FleetRule,
  grants: AccountGrants,
  path: FindingPath,
  findings: Findings,
  holder: RuleHolder = 'account',
): void {
  const { apiGroups, resources } = rule;
  const isKnown = (group: string, resource: string): boolean =>
    grants.has(grantKey(group, resource));
  for (const resource of resources) {
    const groups = apiGroups.filter((group) => isKnown(group, resource));
    const [problem, key] =
      groups.length === 0
        ? [resourceProblem(apiGroups, resource, grants, holder), 'resources']
        : [verbsProblem(rule, groups, resource, grants, holder), 'verbs'];
    if (problem === undefined) continue;
    findings.add(problem.code, [...path, key], problem.message, problem.fix);
  }
  for (const group of apiGroups) {
    if (resources.some((resource) => isKnown(group, resource))) continue;
    // Wrong resources have findings of their own: the group is wrong if another one has all of them.
    if (!resources.every((resource) => apiGroups.some((other) => isKnown(other, resource)))) {
      continue;
    }
    findings.add(
      'RULE_INVALID',
      [...path, 'apiGroups'],
      `No resource of this rule is in the group \`${group === '' ? '""' : group}\`.`,
      'Remove the group.',
    );
  }
}

interface Problem {
  readonly code: 'RULE_INVALID' | 'RULE_FORBIDDEN';
  readonly message: string;
  readonly fix: string;
}

function nameOf(group: string, resource: string): string {
  const [plural, ...rest] = resource.split('/');
  return [group === '' ? plural : `${plural}.${group}`, ...rest].join('/');
}

/** Why a resource that none of the groups has cannot be granted. */
function resourceProblem(
  apiGroups: readonly string[],
  resource: string,
  grants: AccountGrants,
  holder: RuleHolder,
): Problem {
  const [plural = '', subresource] = resource.split('/');
  for (const group of apiGroups) {
    const reason = neverReason(group, resource) ?? kindReason(group, plural, grants);
    if (reason !== undefined) {
      return {
        code: 'RULE_FORBIDDEN',
        message: `No ${holder} may have \`${nameOf(group, resource)}\`: ${reason}.`,
        fix: 'Remove it.',
      };
    }
  }
  const owners = apiGroups.filter((group) => grants.has(grantKey(group, plural)));
  if (subresource !== undefined && owners.length > 0) {
    return subresourceProblem(owners[0]!, plural, subresource, grants, holder);
  }
  const known = [...grants.keys()].map((key) => key.split(' ') as [string, string]);
  const elsewhere = known.find(([, name]) => name === resource);
  if (elsewhere !== undefined) {
    const group = elsewhere[0] === '' ? '""' : elsewhere[0];
    return {
      code: 'RULE_INVALID',
      message: `\`${resource}\` is in the group \`${group}\`, which this rule does not name.`,
      fix: `Write it in a rule with \`apiGroups: [${group}]\`.`,
    };
  }
  const near = nearest(
    resource,
    known.flatMap(([group, name]) => (apiGroups.includes(group) ? [name] : [])),
  );
  return {
    code: 'RULE_INVALID',
    message: `Users have no kind \`${nameOf(apiGroups[0] ?? '', resource)}\`, so no ${holder} may have it.`,
    fix:
      near === undefined
        ? 'Write the plural, as `kubectl api-resources` shows it. A kind of your own must be in `platform.kinds`.'
        : `Did you mean \`${near}\`?`,
  };
}

function subresourceProblem(
  group: string,
  plural: string,
  subresource: string,
  grants: AccountGrants,
  holder: RuleHolder,
): Problem {
  const start = grantKey(group, `${plural}/`);
  const known = [...grants.keys()]
    .filter((key) => key.startsWith(start))
    .map((key) => key.slice(start.length))
    .sort();
  const near = nearest(subresource, known);
  return {
    code: 'RULE_FORBIDDEN',
    message: `Users have no \`${nameOf(group, plural)}/${subresource}\`, so no ${holder} may have it.`,
    fix:
      near !== undefined
        ? `Did you mean \`${plural}/${near}\`?`
        : known.length === 0
          ? 'Remove it.'
          : `Remove it, or name one that users have: ${known.map((name) => `${plural}/${name}`).join(', ')}.`,
  };
}

/** Why a verb of the rule cannot be granted for a resource that is known. */
function verbsProblem(
  { verbs }: FleetRule,
  groups: readonly string[],
  resource: string,
  grants: AccountGrants,
  holder: RuleHolder,
): Problem | undefined {
  for (const group of groups) {
    const held = grants.get(grantKey(group, resource))!;
    const beyond = verbs.filter((verb) => !held.has(verb) && isRequest(verb, resource));
    if (beyond.length === 0) continue;
    const reason = beyond.map((verb) => neverReason(group, resource, verb)).find(Boolean);
    const kept = [...held].sort().join(', ');
    const otherwise =
      held === FOREIGN_READS
        ? 'nothing caps it, because `platform.kinds` does not list it'
        : `users may only ${kept}`;
    return {
      code: 'RULE_FORBIDDEN',
      message:
        `No ${holder} may ${beyond.map((verb) => `\`${verb}\``).join(', ')} \`${nameOf(group, resource)}\`: ` +
        `${reason ?? otherwise}.`,
      fix: `Remove ${beyond.join(', ')}, or write other verbs in a rule of its own; here are possible: ${kept}.`,
    };
  }
  return undefined;
}

/** Why nobody in a tenant has a resource, or a verb of it. */
function neverReason(group: string, resource: string, verb?: string): string | undefined {
  return NEVER_GRANTED.find(
    (never) =>
      never.group === group &&
      (never.resources.includes('*') || never.resources.includes(resource)) &&
      (verb === undefined ? never.verbs.length === 0 : never.verbs.includes(verb)),
  )?.reason;
}

/** Why a kind is never granted, if it is not one that people read. */
function kindReason(group: string, plural: string, grants: AccountGrants): string | undefined {
  if (grants.has(grantKey(group, plural))) return undefined;
  return forbiddenKind(group, plural);
}
