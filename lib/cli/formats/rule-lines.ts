import type { RbacRule } from '../../verify/rights/rbac-rule';

/** What a rule permits, as two cells: the verbs, and what they are for. */
export interface RuleLine {
  readonly verbs: string;
  readonly what: string;
}

/** Rules for people: those with the same verbs together, in the order of the first. */
export function ruleLines(rules: readonly RbacRule[]): RuleLine[] {
  const lines = new Map<string, string[]>();
  for (const rule of rules) {
    const verbs = rule.verbs.map(anything('every verb')).join(', ');
    lines.set(verbs, [...(lines.get(verbs) ?? []), ...targetsOf(rule)]);
  }
  return [...lines].map(([verbs, targets]) => ({ verbs, what: [...new Set(targets)].join(', ') }));
}

function targetsOf({ apiGroups, resources, resourceNames, nonResourceURLs }: RbacRule): string[] {
  const named = resourceNames.length === 0 ? '' : ` (only ${resourceNames.join(', ')})`;
  return [
    ...apiGroups.flatMap((group) =>
      resources.map((resource) => `${resourceText(resource, group)}${named}`),
    ),
    ...nonResourceURLs.map(anything('every path')),
  ];
}

function resourceText(resource: string, group: string): string {
  if (resource === '*') {
    return group === '*' ? 'everything' : `everything of ${group || 'the core group'}`;
  }
  if (group === '*') return `${resource} of every group`;
  const [kind = '', ...parts] = resource.split('/');
  // As kubectl takes it: the group comes before the part.
  return [group === '' ? kind : `${kind}.${group}`, ...parts].join('/');
}

function anything(all: string): (word: string) => string {
  return (word) => (word === '*' ? all : word);
}
