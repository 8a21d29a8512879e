import type { ReadObject } from '../../../cluster/adopt/adopt-reading';
import { Findings } from '../../../findings/findings';
import type { PeerProps } from '../../../fleet/model/props';
import { egress, ingress } from '../../../fleet/settings/network/peers';
import { type ManifestMap, asList, asMap, asText } from '../../../verify/objects/manifest-data';
import type { PolicyDirection } from '../../../verify/objects/policy-directions';
import {
  NAME_LABEL,
  formatRequirements,
  meets,
  requirementsOf,
} from '../../../verify/reach/requirements';
import { type Note, textsAt } from '../adopted-namespace';
import { portsText } from './policy-ports';

/** What is known while policies of a namespace are read. */
export interface PeerReader {
  readonly namespace: string;
  readonly all: readonly ReadObject[];
  /** The namespaces that are adopted at once. */
  readonly together: readonly string[];
  readonly note: Note;
}

/** What a policy says of all its rules in one direction. */
export interface PolicyPart {
  readonly name: string;
  /** The labels of its pods. Absent: it selects them by expressions. */
  readonly pods: Readonly<Record<string, string>> | undefined;
  readonly direction: PolicyDirection;
  /** Notes what the entry does not state. */
  readonly lost: (what: string) => void;
  /** Notes what is different afterwards. */
  readonly changes: (what: string) => void;
}

/** More namespaces than that are opened by one selector only where somebody means all of them. */
const MOST_NAMESPACES = 5;

/** A range of addresses as a peer. */
export function addressPeer({ cidr, except }: ManifestMap): PeerProps[] {
  const without = asList(except).map(asText);
  return [{ cidr: asText(cidr), ...(without.length === 0 ? {} : { except: without }) }];
}

/** Pods of other namespaces, by the names that those have today. */
export function podPeers(
  { namespaceSelector, podSelector }: ManifestMap,
  { direction, lost, changes }: PolicyPart,
  { namespace, all, together }: PeerReader,
): (PeerProps | 'tenant')[] {
  // What pods of one namespace open for each other is another question.
  if (namespaceSelector === undefined) return [];
  const requirements = requirementsOf(asMap(namespaceSelector));
  const way = direction.toLowerCase();
  const where =
    requirements.length === 0
      ? 'all namespaces'
      : `namespaces with ${formatRequirements(requirements)}`;
  const pods = plainLabels(podSelector);
  if (pods === undefined) {
    lost(`pods of ${where} that it selects by expressions (${way})`);
    return [];
  }
  const names = all
    .filter((one) => meets(textsAt(one, 'metadata.labels'), requirements))
    .map(({ name }) => name);
  const others = names.filter((name) => name !== namespace && !together.includes(name));
  const isTenant = names.some((name) => name !== namespace && together.includes(name));
  if (requirements.length === 0 || others.length > MOST_NAMESPACES) {
    lost(`pods of ${where}${requirements.length === 0 ? '' : `, ${others.length} today`} (${way})`);
    return [];
  }
  if (names.length === 0) lost(`pods of ${where}, of which there are none today (${way})`);
  else if (!requirements.every(({ key, operator }) => key === NAME_LABEL && operator === 'In')) {
    changes(
      `opens pods of ${where} (${way}): the entry names those of today${others.length === 0 ? '' : `, ${others.join(', ')}`}, and no later ones`,
    );
  }
  return [
    ...(isTenant ? (['tenant'] as const) : []),
    ...others.map((name) => ({
      namespace: name,
      ...(Object.keys(pods).length === 0 ? {} : { pods }),
    })),
  ];
}

/** The labels of a selector that has nothing else; undefined if it has. */
export function plainLabels(selector: unknown): Readonly<Record<string, string>> | undefined {
  const { matchLabels, matchExpressions } = asMap(selector);
  if (asList(matchExpressions).length > 0) return undefined;
  return Object.fromEntries(
    Object.entries(asMap(matchLabels)).map(([label, value]) => [label, asText(value)]),
  );
}

/** What the file cannot state of a range of addresses; undefined if it can. */
export function rangeProblem(direction: PolicyDirection, peer: PeerProps): string | undefined {
  if (peer.cidr === undefined) return undefined;
  const named = peer.ports?.map((value) => (typeof value === 'object' ? value.port : value));
  const name = named?.find((port) => typeof port === 'string');
  if (direction === 'Egress' && name !== undefined) return `only pods name ports such as ${name}`;
  const findings = new Findings();
  (direction === 'Egress' ? egress : ingress).check({ peer }, [], findings);
  return findings.errors[0]?.message.replace(/\.$/, '');
}

/** `10.0.0.0/8 on the ports 443`. */
export function peerText({ cidr, ports }: PeerProps): string {
  return ports === undefined ? cidr! : `${cidr!} on the ports ${portsText(ports)}`;
}
