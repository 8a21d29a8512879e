import { type RbacRule, ruleKey } from '../../../verify/rights/rbac-rule';

/**
 * The rights that some rules give and others do not, each as a rule about one verb and one resource or path. What a `*` of
 * the others holds does not count, and neither does an object of which they hold all.
 */
export function rightsBeyond(some: readonly RbacRule[], others: readonly RbacRule[]): RbacRule[] {
  const found = some.flatMap(singleRights).flatMap((right) => {
    const covering = others.filter((rule) => covers(rule, right));
    if (covering.some(({ resourceNames }) => resourceNames.length === 0)) return [];
    const known = new Set(covering.flatMap(({ resourceNames }) => resourceNames));
    const resourceNames = right.resourceNames.filter((name) => !known.has(name));
    const isKnown = right.resourceNames.length > 0 && resourceNames.length === 0;
    return isKnown ? [] : [{ ...right, resourceNames }];
  });
  return withoutNarrower([...new Map(found.map((right) => [ruleKey(right), right])).values()]);
}

/** Without the rights that a `*` among them holds. */
function withoutNarrower(rights: readonly RbacRule[]): RbacRule[] {
  const wide = rights.filter(
    ({ resourceNames, verbs, apiGroups, resources }) =>
      resourceNames.length === 0 && [verbs, apiGroups, resources].some((list) => list[0] === '*'),
  );
  return rights.filter(
    (right) => !wide.some((other) => covers(other, right) && ruleKey(other) !== ruleKey(right)),
  );
}

function singleRights({ resourceNames, ...rule }: RbacRule): RbacRule[] {
  return rule.verbs.flatMap((verb) => [
    ...rule.resources.flatMap((resource) =>
      rule.apiGroups.map((group) => ({
        verbs: [verb],
        apiGroups: [group],
        resources: [resource],
        resourceNames,
        nonResourceURLs: [],
      })),
    ),
    ...rule.nonResourceURLs.map((url) => ({
      verbs: [verb],
      apiGroups: [],
      resources: [],
      resourceNames: [],
      nonResourceURLs: [url],
    })),
  ]);
}

/** Whether a rule is about all that a single right is about, apart from the names of objects. */
function covers(rule: RbacRule, right: RbacRule): boolean {
  if (!includesOrAll(rule.verbs, right.verbs[0]!)) return false;
  const [url] = right.nonResourceURLs;
  if (url !== undefined) return rule.nonResourceURLs.some((stated) => urlCovers(stated, url));
  return (
    includesOrAll(rule.apiGroups, right.apiGroups[0]!) &&
    resourceCovers(rule.resources, right.resources[0]!)
  );
}

function includesOrAll(stated: readonly string[], wanted: string): boolean {
  return stated.includes('*') || stated.includes(wanted);
}

/** `*` holds every subresource as well, and `* /scale` (without the space) that of every resource. */
function resourceCovers(stated: readonly string[], wanted: string): boolean {
  if (includesOrAll(stated, wanted)) return true;
  const [, subresource] = wanted.split('/');
  return subresource !== undefined && stated.includes(`*/${subresource}`);
}

function urlCovers(stated: string, wanted: string): boolean {
  if (stated === wanted) return true;
  return stated.endsWith('*') && wanted.startsWith(stated.replace(/\*+$/, ''));
}
