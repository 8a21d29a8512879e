import { type ManifestMap, asMaps, asTexts } from '../objects/manifest-data';
import { type Action, type ResourceAction, isUrlAction, resourcePath } from './rbac-action';

/** A rule of a Role or ClusterRole: all of these verbs on all of these. */
export interface RbacRule {
  readonly verbs: readonly string[];
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  /** If there are any, the rule is about these objects alone. */
  readonly resourceNames: readonly string[];
  /** Paths outside of the API's objects, such as `/metrics`; `*` at the end is any rest. */
  readonly nonResourceURLs: readonly string[];
}

/** The rules that a role states. */
export function rulesIn(role: ManifestMap): RbacRule[] {
  return asMaps(role['rules']).map((rule) => ({
    verbs: asTexts(rule['verbs']),
    apiGroups: asTexts(rule['apiGroups']),
    resources: asTexts(rule['resources']),
    resourceNames: asTexts(rule['resourceNames']),
    nonResourceURLs: asTexts(rule['nonResourceURLs']),
  }));
}

/**
 * Whether a rule lets a request through, as the RBAC authorizer of the API server decides it. A rule with names lets
 * only requests through that name one of them. `list`, `watch`, `create` and `deletecollection` usually name none, but
 * `kubectl get secrets --field-selector metadata.name=x` does.
 */
export function ruleAllows(rule: RbacRule, action: Action): boolean {
  if (!includesOrAll(rule.verbs, action.verb)) return false;
  if (isUrlAction(action)) return rule.nonResourceURLs.some((url) => urlMatches(url, action.path));
  return (
    includesOrAll(rule.apiGroups, action.group) &&
    resourceMatches(rule.resources, action) &&
    (rule.resourceNames.length === 0 || rule.resourceNames.includes(action.name ?? ''))
  );
}

function includesOrAll(stated: readonly string[], wanted: string): boolean {
  return stated.includes('*') || stated.includes(wanted);
}

/** `*` means every resource and subresource, `* /scale` (without the space) the subresource of every resource. */
function resourceMatches(resources: readonly string[], action: ResourceAction): boolean {
  if (includesOrAll(resources, resourcePath(action))) return true;
  const { subresource = '' } = action;
  return subresource !== '' && resources.includes(`*/${subresource}`);
}

function urlMatches(stated: string, path: string): boolean {
  if (stated === '*' || stated === path) return true;
  return stated.endsWith('*') && path.startsWith(stated.replace(/\*+$/, ''));
}

/** Tells two rules with the same content to be the same. */
export function ruleKey({
  verbs,
  apiGroups,
  resources,
  resourceNames,
  nonResourceURLs,
}: RbacRule): string {
  return JSON.stringify([verbs, apiGroups, resources, resourceNames, nonResourceURLs]);
}
