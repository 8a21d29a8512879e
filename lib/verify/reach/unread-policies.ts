import { type ManifestMap, asMap, asMaps, isStated } from '../objects/manifest-data';
import type { ManifestObject } from '../objects/manifest-objects';

/** Objects that decide on traffic, and whose rules we do not read. */
export interface UnreadPolicies {
  readonly group: string;
  readonly kind: string;
  readonly count: number;
  /** What they may do to an answer. */
  readonly effect: string;
}

const BOTH = 'may close what is open here, and open what is closed';

/** API groups of other engines, and what their policies may do to an answer. */
const GROUPS: Readonly<Record<string, string>> = {
  'projectcalico.org': BOTH,
  'crd.projectcalico.org': BOTH,
  'crd.antrea.io': BOTH,
  'k8s.ovn.org': 'may close what is open here',
  'security.istio.io': 'may refuse requests on connections that are open here',
  'policy.linkerd.io': 'may refuse requests on connections that are open here',
};

/** Kinds of groups that have others as well. */
const KINDS: Readonly<Record<string, string>> = {
  'policy.networking.k8s.io/AdminNetworkPolicy': BOTH,
  'policy.networking.k8s.io/BaselineAdminNetworkPolicy': BOTH,
  'k8s.cni.cncf.io/MultiNetworkPolicy': 'may close traffic on further networks of pods',
};

/** What of those groups decides on no traffic, or on none yet. */
const HARMLESS =
  /^(?:Staged|Tier$|TierEntitlement|IPPool|BGP|FelixConfiguration|NetworkSet$|GlobalNetworkSet$)/;

/**
 * What an object may do to an answer, of which we do not read everything; `undefined` if nothing.
 *
 * `fromRequires` and `toRequires` of Cilium narrow the rules of all policies for the same pods. Newer versions refuse them
 * (cilium pkg/policy/api/ingress.go, at most 0 items).
 */
export function unreadEffect({ group, kind, data }: ManifestObject): string | undefined {
  if (group === 'cilium.io') {
    return asksMore(data) ? 'may close what is open here (fromRequires, toRequires)' : undefined;
  }
  const effect = KINDS[`${group}/${kind}`] ?? GROUPS[group];
  return effect === undefined || HARMLESS.test(kind) ? undefined : effect;
}

/** Whether a rule of a policy of Cilium has requirements for the rules of others. */
function asksMore({ spec, specs }: ManifestMap): boolean {
  return [asMap(spec), ...asMaps(specs)].some(({ ingress, egress }) =>
    [...asMaps(ingress), ...asMaps(egress)].some(
      ({ fromRequires, toRequires }) => isStated(fromRequires) || isStated(toRequires),
    ),
  );
}

/** Counts objects that we do not read, by kind. */
export function countUnread(objects: readonly ManifestObject[]): UnreadPolicies[] {
  const counts = new Map<string, UnreadPolicies>();
  for (const object of objects) {
    const { group, kind } = object;
    const key = `${group}/${kind}`;
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { group, kind, count, effect: unreadEffect(object)! });
  }
  return [...counts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
