import { grouped } from '../../fleet/values/groups';
import { formatAddresses } from '../../verify/reach/address-set';
import type { Network } from '../../verify/reach/cluster-network';
import { normalized } from '../../verify/reach/interval-list';
import { ALL_PODS, OTHER_PODS } from '../../verify/reach/pod-classes';
import { type PortSet, formatPorts } from '../../verify/reach/port-set';
import type { Direction } from '../../verify/reach/reach-policy';
import type { Deciding } from '../../verify/reach/side-outcome';
import type { Atom, PodAtom } from '../../verify/reach/traffic-atom';
import type { UnreadPolicies } from '../../verify/reach/unread-policies';
import type { PartOpen, Verdict } from '../../verify/reach/verdict';
import type { ReachEnd } from './reach-ends';

/** What `tenancy reach FROM TO --json` prints. */
export interface ReachReport {
  readonly from: string;
  readonly to: string;
  /** The ports that were asked about, such as `TCP 80`; `all` for all of all protocols. */
  readonly asked: readonly string[];
  /** Whether something of what was asked about gets through. */
  readonly reachable: boolean;
  /** Whether all pods and addresses that were asked about, some, or none. */
  readonly extent: Verdict['extent'];
  /** The ports that are open, to some at least. */
  readonly open: readonly string[];
  /** The policies that decide. */
  readonly by: readonly DecidingPolicy[];
  /** Where which ports are open; pods and addresses with the same are one entry. */
  readonly parts: readonly ReachPart[];
  /** What would open it, in words of tenants.yaml. Empty if it is open, or nothing should. */
  readonly advice: readonly string[];
  /** What the answer depends on, and no file tells. */
  readonly unknown: readonly string[];
  /** Policies of other engines, which are not read. */
  readonly unread: readonly UnreadPolicies[];
  readonly notes: readonly string[];
}

export interface DecidingPolicy {
  /** `egress` at the end that calls, `ingress` at the end that is called. */
  readonly direction: Direction;
  readonly effect: Deciding['effect'];
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  /** Such as `spec.egress[0]`. */
  readonly rule?: string;
  readonly file: string;
  readonly line: number;
  /** What the rule asks beyond peers and ports. */
  readonly limits?: readonly string[];
}

export interface ReachPart {
  /** Pods by their labels, or addresses. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly open: readonly string[];
}

export function reachReport(
  network: Network,
  [from, to]: readonly [ReachEnd, ReachEnd],
  asked: PortSet,
  verdict: Verdict,
  advice: readonly string[],
): ReachReport {
  return {
    from: from.text,
    to: to.text,
    asked: formatPorts(asked),
    reachable: verdict.isOpen,
    extent: verdict.extent,
    open: formatPorts(verdict.ports),
    by: verdict.by.map(policyOf),
    parts: partsOf(network, verdict.parts),
    advice,
    unknown: verdict.unknown,
    unread: network.unread,
    notes: [...from.notes, ...to.notes],
  };
}

function policyOf({ direction, effect, policy, rule, limits }: Deciding): DecidingPolicy {
  const { kind, namespace, name, place } = policy;
  return {
    direction,
    effect,
    kind,
    ...(namespace === undefined ? {} : { namespace }),
    name,
    ...(rule === undefined ? {} : { rule }),
    file: place.file,
    line: place.line,
    ...(limits.length === 0 ? {} : { limits }),
  };
}

/** Parts with the same open ports as one, first those of the same source, then those of the same targets. */
function partsOf(network: Network, parts: readonly PartOpen[]): ReachPart[] {
  const bySource = grouped(parts, ({ source, ports }) =>
    JSON.stringify([keyOf(network, source), formatPorts(ports)]),
  );
  const rows = [...bySource.values()].map((group) => ({
    sources: group.slice(0, 1).map(({ source }) => source),
    to: atomsText(
      network,
      group.map(({ target }) => target),
    ),
    open: formatPorts(group[0]!.ports),
  }));
  const byTarget = grouped(rows, ({ to, open }) => JSON.stringify([to, open]));
  return [...byTarget.values()].map((group) => ({
    from: atomsText(
      network,
      group.flatMap(({ sources }) => sources),
    ),
    to: group[0]!.to,
    open: group[0]!.open,
  }));
}

/** Parts of the same pods differ in nothing that people see, addresses in all. */
function keyOf(network: Network, atom: Atom): string {
  return atom.kind === 'pods' ? podText(network, atom) : formatAddresses([atom.addresses]).join();
}

function atomsText(network: Network, atoms: readonly Atom[]): string[] {
  const addresses = atoms.flatMap((atom) => (atom.kind === 'addresses' ? [atom.addresses] : []));
  const byNamespace = grouped(
    atoms.filter((atom): atom is PodAtom => atom.kind === 'pods'),
    ({ namespace }) => namespace,
  );
  return [
    ...[...byNamespace.values()].flatMap((pods) => namespaceText(network, pods)),
    ...formatAddresses(normalized(addresses)),
  ];
}

/** Pods of one namespace, in one text if they are all kinds that it has. */
function namespaceText(network: Network, pods: readonly PodAtom[]): string[] {
  const { namespace } = pods[0]!;
  const texts = [...new Set(pods.map((pod) => podText(network, pod)))];
  const isAll = texts.length > 1 && texts.length === network.podClasses(namespace).length;
  return isAll ? [`${namespace}, ${ALL_PODS}`] : texts;
}

function podText(network: Network, { namespace, labels }: PodAtom): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  if (pairs.length > 0) return `${namespace}/${pairs.join(',')}`;
  const isOnly = network.podClasses(namespace).length === 1;
  return `${namespace}, ${isOnly ? ALL_PODS : OTHER_PODS}`;
}
