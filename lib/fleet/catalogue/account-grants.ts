import type { FleetKind, FleetRule } from '../model/fleet';
import { rememberShared } from '../model/shared';
import { canonicalAmount } from '../values/amounts';
import { allKinds } from './all-kinds';
import { forbiddenKind } from './forbidden-kinds';
import { countKey } from './namespaced-kind';
import { type Grant, READ, WRITE, tenantGrants } from './role-grants';
import { isUncounted } from './uncounted-kinds';

/**
 * What accounts may be given although people have it not: replicas elect a leader by a lease, and programs say in events
 * what they do. Source: kubernetes/client-go tools/leaderelection (leases), tools/record and tools/events (events).
 */
export const OF_ACCOUNTS: readonly (Grant & {
  /**
   * How many there may be in a namespace where an account or a bound role makes them.
   *
   * @default - no cap: no quota counts them (uncounted-kinds.ts), so EVENTS_UNCOUNTED warns of rules that let make them
   */
  readonly cap?: number;
})[] = [
  { group: 'coordination.k8s.io', resource: 'leases', verbs: WRITE, cap: 30 },
  { group: '', resource: 'events', verbs: [...READ, 'create', 'patch'] },
  { group: 'events.k8s.io', resource: 'events', verbs: [...READ, 'create', 'patch'] },
];

/** Caps on what only some rules let anybody make, by the key of a quota, as far as a quota counts it. */
export function ruleCaps(rules: readonly FleetRule[]): Record<string, string> {
  return Object.fromEntries(
    OF_ACCOUNTS.flatMap(({ cap, ...kind }) =>
      cap !== undefined && rules.some((rule) => letsCreate(rule, kind))
        ? [[countKey(kind), canonicalAmount(cap)]]
        : [],
    ),
  );
}

/** Whether a rule lets its holder create any number of objects that no quota counts, which are events. */
export function letsCreateEvents(rule: FleetRule): boolean {
  return OF_ACCOUNTS.some((kind) => isUncounted(kind) && letsCreate(rule, kind));
}

function letsCreate(
  { apiGroups, resources, verbs }: FleetRule,
  { group, resource }: Pick<Grant, 'group' | 'resource'>,
): boolean {
  return apiGroups.includes(group) && resources.includes(resource) && verbs.includes('create');
}

/** What the rules of an account may contain at most: the verbs of a resource, by `group/resource`. */
export type AccountGrants = ReadonlyMap<string, ReadonlySet<string>>;

/** The key of a resource in AccountGrants. */
export function grantKey(group: string, resource: string): string {
  return `${group} ${resource}`;
}

/**
 * Whether there are such requests. Charts write `list` and `watch` for subresources as well, but a request for a
 * subresource names its object, so that the API server takes it for a `get`.
 */
export function isRequest(verb: string, resource: string): boolean {
  return !resource.includes('/') || (verb !== 'list' && verb !== 'watch');
}

/** What accounts may be given where users may change each other's work. */
export const accountGrants: (kinds: readonly FleetKind[]) => AccountGrants = rememberShared(
  (kinds: readonly FleetKind[]) => grantsOf(kinds, false),
);

/** What accounts may be given where the guard rail `ownWork` keeps users from each other's work. */
export const ownWorkAccountGrants: (kinds: readonly FleetKind[]) => AccountGrants = rememberShared(
  (kinds: readonly FleetKind[]) => grantsOf(kinds, true),
);

function grantsOf(kinds: readonly FleetKind[], ownWork: boolean): AccountGrants {
  const grants = new Map<string, Set<string>>();
  for (const { group, resource, verbs } of [
    ...tenantGrants('user', kinds, ownWork),
    ...OF_ACCOUNTS,
  ]) {
    const key = grantKey(group, resource);
    const known = grants.get(key) ?? new Set<string>();
    for (const verb of verbs) known.add(verb);
    grants.set(key, known);
  }
  return grants;
}

/** The verbs of custom resources that no role of ours lists. */
export const FOREIGN_READS: ReadonlySet<string> = new Set(READ);

/**
 * What a role of the platform's own may contain: also to read custom resources that no other role lists. They are objects
 * of its namespaces, and a person has chosen them. To write them, `platform.kinds` must cap them.
 */
export function withForeignReads(
  grants: AccountGrants,
  rules: readonly FleetRule[],
  kinds: readonly FleetKind[],
): AccountGrants {
  const known = new Set(allKinds(kinds).map(({ group, resource }) => grantKey(group, resource)));
  const all = new Map<string, ReadonlySet<string>>(grants);
  for (const { apiGroups, resources } of rules) {
    for (const resource of resources) {
      // Beside `pods` of the core group, other groups of the rule are named for other kinds of it.
      if (apiGroups.some((group) => grants.has(grantKey(group, resource)))) continue;
      for (const group of apiGroups.filter(isOfOthers)) {
        const key = grantKey(group, resource);
        const isClosed = known.has(key) || forbiddenKind(group, resource) !== undefined;
        if (!isClosed && !resource.includes('/')) all.set(key, FOREIGN_READS);
      }
    }
  }
  return all;
}

/** Whether a group is not one of Kubernetes itself. */
function isOfOthers(group: string): boolean {
  return group.includes('.') && !/(?:^|\.)k8s\.io$/.test(group);
}
