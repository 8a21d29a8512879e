import type { FindingPath, Findings } from '../../../findings/finding';
import type { FleetPeer } from '../../model/fleet';
import { type DataMap, isMap } from '../../model/layers';
import { METADATA_ADDRESSES, covers, formatCidr, isWithin, overlaps } from '../../values/cidr';
import { isDnsLabel } from '../../values/names';
import { checkPodLabels, textMap } from './pod-selectors';
import { checkPorts, resolvePorts } from './ports';
import { canonicalCidr, forEachText, readCidr, sortedCidrs } from './ranges';

/**
 * Link-local addresses that may be named: the agent of EKS Pod Identity gives each pod its own credentials and no
 * node's.
 */
const POD_IDENTITY = ['169.254.170.23/32', 'fd00:ec2::23/128'];

/** Reports what is wrong with one entry of `ingress` or `egress` by itself. */
export function checkPeer(
  peer: DataMap,
  direction: 'ingress' | 'egress',
  path: FindingPath,
  findings: Findings,
): void {
  if (typeof peer['namespace'] === 'string' && !isDnsLabel(peer['namespace'])) {
    findings.add(
      'PEER_INVALID',
      [...path, 'namespace'],
      `\`${peer['namespace']}\` is no namespace.`,
      'Write the name of one namespace; patterns and labels are not possible, because anybody could wear them.',
    );
  }
  checkPodLabels(peer['pods'], [...path, 'pods'], findings);
  checkPorts(peer['ports'], [...path, 'ports'], findings);
  const { cidr: text } = peer;
  if (typeof text !== 'string') return;
  const cidr = readCidr(text, [...path, 'cidr'], findings);
  if (cidr === undefined) return;
  const excepts: ReturnType<typeof readCidr>[] = [];
  forEachText(peer['except'], (except, index) => {
    const range = readCidr(except, [...path, 'except', index], findings);
    excepts.push(range);
    if (range !== undefined && !isWithin(range, cidr)) {
      findings.add(
        'CIDR_INVALID',
        [...path, 'except', index],
        `${except} does not lie inside ${text}.`,
        'Leave out only parts of the range itself.',
      );
    }
  });
  if (direction === 'ingress' || POD_IDENTITY.includes(formatCidr(cidr))) return;
  const open = METADATA_ADDRESSES.filter(
    ({ range }) =>
      overlaps(cidr, range) &&
      !excepts.some((except) => except !== undefined && covers(except, range)),
  );
  const [first] = open;
  if (first === undefined) return;
  const cuttable = open.every(({ range }) => isWithin(range, cidr));
  const widest = open.filter(
    ({ range }) => !open.some((other) => other.range !== range && covers(other.range, range)),
  );
  findings.add(
    'CIDR_FORBIDDEN',
    [...path, 'cidr'],
    covers(first.range, cidr)
      ? `${text} belongs to ${first.reason}.`
      : `${text} covers ${first.cidr}: ${first.reason}.`,
    cuttable
      ? `Leave ${widest.length === 1 ? 'it' : 'them'} out with \`except: [${widest.map((known) => known.cidr).join(', ')}]\`, or name a smaller range.`
      : 'Name another range.',
  );
}

/**
 * Reports peers that are incomplete once all layers are merged. `placeOf` says where the value at some keys was
 * written.
 */
export function checkPeers(
  network: DataMap,
  placeOf: (keys: readonly string[]) => FindingPath,
  findings: Findings,
): void {
  for (const direction of ['ingress', 'egress'] as const) {
    const entries = network[direction];
    if (!isMap(entries)) continue;
    for (const [name, peer] of Object.entries(entries)) {
      if (!isMap(peer)) continue;
      const place = placeOf([direction, name]);
      const ranges = peer['cidr'] !== undefined;
      const pods = peer['namespace'] !== undefined;
      if (ranges === pods) {
        findings.add(
          'PEER_INVALID',
          place,
          ranges
            ? `\`${name}\` has a namespace and a cidr.`
            : `\`${name}\` says neither a namespace nor a cidr, which would mean everybody.`,
          'State exactly one of `namespace` and `cidr`.',
        );
      } else if (ranges && peer['pods'] !== undefined) {
        findings.add(
          'PEER_INVALID',
          place,
          `\`${name}\` selects pods of an address range.`,
          'Use `pods` beside `namespace` only.',
        );
      } else if (pods && peer['except'] !== undefined) {
        findings.add(
          'PEER_INVALID',
          place,
          `\`${name}\` leaves addresses out of a namespace.`,
          'Use `except` beside `cidr` only.',
        );
      }
    }
  }
}

/** Entries of `ingress` or `egress` in normal form. */
export function resolvePeers(entries: unknown): Record<string, FleetPeer> {
  const peers: Record<string, FleetPeer> = {};
  if (!isMap(entries)) return peers;
  for (const name of Object.keys(entries).sort()) {
    const peer = entries[name] as DataMap;
    const { namespace, pods, cidr, except, ports } = peer;
    peers[name] = {
      ...(namespace === undefined ? {} : { namespace: namespace as string }),
      ...(isMap(pods) && Object.keys(pods).length > 0 ? { pods: textMap(pods) } : {}),
      ...(cidr === undefined ? {} : { cidr: canonicalCidr(cidr as string) }),
      ...(Array.isArray(except) && except.length > 0
        ? { except: sortedCidrs(except as string[]) }
        : {}),
      ...(Array.isArray(ports) ? { ports: resolvePorts(ports) } : {}),
    };
  }
  return peers;
}
