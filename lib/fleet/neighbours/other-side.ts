import { isNamedPeer, type ResolvedPeer } from '../model/named-peer';
import { yamlText } from '../shape/slip';
import { portText } from '../values/port-text';
import { isRemoved, type Neighbour, neighbourText } from './environments-of';
import type { PeerTargets } from './peer-targets';

export type Direction = 'ingress' | 'egress';

export const OTHER: Readonly<Record<Direction, Direction>> = {
  egress: 'ingress',
  ingress: 'egress',
};

/** A way that one side opens, and the namespaces to which it leads. */
export interface Way {
  readonly one: Neighbour;
  readonly direction: Direction;
  readonly name: string;
  readonly peer: ResolvedPeer;
  readonly others: readonly Neighbour[];
}

/** The side of a way that is missing. */
interface OtherSide {
  /** What it is called. */
  readonly text: string;
  /** What to write there: YAML without the braces around it. */
  readonly whole: string;
}

/** The other side of a way: the same pods and ports, seen from there. */
export function otherSide(way: Way, targets: PeerTargets): OtherSide {
  const { one, direction, others } = way;
  const [other] = others;
  const { tenant, name, isService } = other!;
  const missing = OTHER[direction];
  const isWhole = isNamedPeer(way.peer) && isEveryEnvironment(others, tenant.name, targets);
  const isOnly = isService || tenant.namespaces === 'single' || isWhole;
  const own = isNamedPeer(way.peer) ? ownName(way, targets) : [one.tenant.name, one.name];
  const entry = entryName(own.flatMap((part) => part ?? []));
  const network = `network: {${missing}: {${entry}: ${peerText(way, targets)}}}`;
  return {
    text: isWhole && others.length > 1 ? `\`${tenant.name}\`` : neighbourText(other!),
    whole: isOnly ? network : `environments: {${name}: {${network}}}`,
  };
}

function entryName(parts: readonly string[]): string {
  return parts.join('-').slice(0, 50).replace(/-+$/, '');
}

/** The name of one side as the other side writes it: the tenant, and the environment where it is not about all of them. */
function ownName(
  { one, direction, name, peer }: Way,
  targets: PeerTargets,
): readonly [tenant: string, environment?: string] {
  const { tenant } = one;
  if (tenant.namespaces === 'single') return [tenant.name];
  const text = JSON.stringify(peer);
  const stating = (targets.ownedBy(tenant.name) ?? []).filter(
    ({ spec }) => JSON.stringify(spec.network[direction][name]) === text,
  );
  return isEveryEnvironment(stating, tenant.name, targets)
    ? [tenant.name]
    : [tenant.name, one.name];
}

/** Whether these are all environments of a tenant that are in use. */
function isEveryEnvironment(
  some: readonly Neighbour[],
  tenant: string,
  targets: PeerTargets,
): boolean {
  const all = targets.ownedBy(tenant) ?? [];
  return all.every((one) => isRemoved(one) || some.includes(one));
}

function peerText(way: Way, targets: PeerTargets): string {
  const { one, peer } = way;
  const [tenant, environment] = ownName(way, targets);
  const who = isNamedPeer(peer)
    ? [`tenant: ${tenant}`, ...(environment === undefined ? [] : [`environment: ${environment}`])]
    : [`namespace: ${one.spec.namespace}`];
  const ports = (peer.ports ?? []).map(portText);
  const list = ports.length === 0 ? [] : [`ports: [${ports.join(', ')}]`];
  const pods = [...labelsText('pods', peer.for), ...labelsText('for', peer.pods)];
  return `{${[...who, ...pods, ...list].join(', ')}}`;
}

function labelsText(key: string, labels: Readonly<Record<string, string>> | undefined): string[] {
  if (labels === undefined) return [];
  const pairs = Object.entries(labels).map(([label, value]) => `${label}: ${yamlText(value)}`);
  return [`${key}: {${pairs.join(', ')}}`];
}
