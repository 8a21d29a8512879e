import type { RbacRule } from '../../../verify/rights/rbac-rule';

/** How many rights a sentence names; the others are counted. */
const MOST_RIGHTS = 12;

/** `` `create`, `delete` `jobs.batch` ``: single rights by what they are for. */
export function rightsText(rights: readonly RbacRule[]): string {
  const verbs = new Map<string, Set<string>>();
  for (const right of rights) {
    for (const on of targetsOf(right)) {
      verbs.set(on, new Set([...(verbs.get(on) ?? []), ...right.verbs]));
    }
  }
  const byVerbs = new Map<string, string[]>();
  for (const [on, list] of [...verbs].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const key = [...list]
      .sort()
      .map((verb) => `\`${verb}\``)
      .join(', ');
    byVerbs.set(key, [...(byVerbs.get(key) ?? []), `\`${on}\``]);
  }
  const texts = [...byVerbs].map(([key, targets]) => {
    const shown = targets.slice(0, MOST_RIGHTS);
    const more = targets.length > shown.length ? ` and ${targets.length - shown.length} more` : '';
    return `${key} ${shown.join(', ')}${more}`;
  });
  return texts.join('; ');
}

/** What a rule is about: `jobs.batch`, with the names that it is limited to. */
function targetsOf({ resourceNames, resources, apiGroups, nonResourceURLs }: RbacRule): string[] {
  const only = resourceNames.length === 0 ? '' : ` (only ${resourceNames.join(', ')})`;
  const targets = resources.flatMap((resource) =>
    apiGroups.map((group) => `${group === '' ? resource : `${resource}.${group}`}${only}`),
  );
  return [...targets, ...nonResourceURLs];
}
