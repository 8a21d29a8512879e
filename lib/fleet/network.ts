import {
  METADATA_ADDRESSES,
  NON_PUBLIC_V4,
  NON_PUBLIC_V6,
  covers,
  firstOverlap,
  formatCidr,
  isWithin,
  overlaps,
  parseCidr,
} from './values/cidr';
import type { FindingPath, Findings } from './finding';
import type { FleetApiServer, FleetNetwork, FleetPeer, FleetPort } from './fleet';
import { isLabelKey, isLabelValue } from './values/label-values';
import { type DataMap, isMap } from './layers';
import { isDnsLabel } from './values/names';

/** Where Kubernetes cuts a policy's name; ours are `allow-egress-<entry>` and `allow-ingress-<entry>`. */
const ENTRY_NAME_LENGTH = 63;

/**
 * Link-local addresses that may be named: the agent of EKS Pod Identity gives each pod its own credentials and no
 * node's.
 */
const POD_IDENTITY = ['169.254.170.23/32', 'fd00:ec2::23/128'];

const DEFAULT_DNS_PORTS = [53];
const DEFAULT_API_SERVER_PORTS = [443, 6443];

/** Reports what no NetworkPolicy could say, or must not say. */
export function checkNetwork(network: unknown, path: FindingPath, findings: Findings): void {
  if (!isMap(network)) return;
  for (const direction of ['ingress', 'egress'] as const) {
    const entries = network[direction];
    if (!isMap(entries)) continue;
    for (const [name, peer] of Object.entries(entries)) {
      const at = [...path, direction, name];
      if (!isDnsLabel(name) || name.length > ENTRY_NAME_LENGTH) {
        findings.add(
          'NAME_INVALID',
          at,
          `\`${name}\` cannot be part of a policy's name.`,
          'Use lower-case letters, digits and dashes.',
        );
      }
      if (isMap(peer)) checkPeer(peer, direction, at, findings);
    }
  }
  if (isMap(network['dns'])) checkDns(network['dns'], [...path, 'dns'], findings);
  if (isMap(network['internet'])) {
    const at = [...path, 'internet', 'except'];
    forEachText(network['internet']['except'], (text, index) => {
      const cidr = readCidr(text, [...at, index], findings);
      if (cidr === undefined) return;
      const inside = [...NON_PUBLIC_V4, ...NON_PUBLIC_V6].find(({ range }) => covers(range, cidr));
      if (inside !== undefined) {
        findings.add(
          'CIDR_FORBIDDEN',
          [...at, index],
          `${text} is a private range: \`internet\` never reaches it.`,
          'Remove it, or open it by name under `egress` if it should be reached.',
        );
      }
    });
  }
  if (isMap(network['apiServer'])) {
    checkApiServer(network['apiServer'], [...path, 'apiServer'], findings);
  }
}

function checkPeer(
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
  const metadata = METADATA_ADDRESSES.find(
    ({ range }) =>
      overlaps(cidr, range) &&
      !excepts.some((except) => except !== undefined && covers(except, range)),
  );
  if (metadata === undefined) return;
  findings.add(
    'CIDR_FORBIDDEN',
    [...path, 'cidr'],
    `${text} covers ${metadata.cidr}: ${metadata.reason}.`,
    covers(cidr, metadata.range)
      ? 'Leave it out with `except: [169.254.0.0/16]` and the like, or name a smaller range.'
      : 'Name another range.',
  );
}

function checkDns(dns: DataMap, path: FindingPath, findings: Findings): void {
  if (typeof dns['namespace'] === 'string' && !isDnsLabel(dns['namespace'])) {
    findings.add(
      'PEER_INVALID',
      [...path, 'namespace'],
      `\`${dns['namespace']}\` is no namespace.`,
      'Write the name of the namespace that the DNS servers run in.',
    );
  }
  if (isMap(dns['podLabels']) && Object.keys(dns['podLabels']).length === 0) {
    findings.add(
      'PEER_INVALID',
      [...path, 'podLabels'],
      'No pod label is stated, which would open the ports of every pod in that namespace.',
      'Write the labels of the DNS servers, such as {k8s-app: kube-dns}.',
    );
  }
  checkPodLabels(dns['podLabels'], [...path, 'podLabels'], findings);
  checkPorts(dns['ports'], [...path, 'ports'], findings);
}

function checkApiServer(server: DataMap, path: FindingPath, findings: Findings): void {
  if (Array.isArray(server['cidrs']) && server['cidrs'].length === 0) {
    findings.add(
      'PEER_INVALID',
      [...path, 'cidrs'],
      'No address is stated.',
      'Write the endpoint and service addresses of the API server, such as [10.0.0.10/32].',
    );
  }
  forEachText(server['cidrs'], (text, index) => {
    const at = [...path, 'cidrs', index];
    const cidr = readCidr(text, at, findings);
    if (cidr === undefined) return;
    const metadata = firstOverlap(cidr, METADATA_ADDRESSES);
    if (metadata === undefined) return;
    findings.add(
      'CIDR_FORBIDDEN',
      at,
      `${text} covers ${metadata.cidr}: ${metadata.reason}.`,
      'Name the addresses of the API server alone.',
    );
  });
  checkPorts(server['ports'], [...path, 'ports'], findings);
}

function checkPodLabels(labels: unknown, path: FindingPath, findings: Findings): void {
  if (!isMap(labels)) return;
  for (const [key, value] of Object.entries(labels)) {
    const text = String(value);
    if (isLabelKey(key) && isLabelValue(text)) continue;
    findings.add(
      'LABEL_INVALID',
      [...path, key],
      `\`${key}: ${text}\` is no label.`,
      'Keys and values are at most 63 letters, digits, dashes, underscores and dots.',
    );
  }
}

function checkPorts(ports: unknown, path: FindingPath, findings: Findings): void {
  if (!Array.isArray(ports)) return;
  if (ports.length === 0) {
    findings.add(
      'PORT_INVALID',
      path,
      'The list of ports is empty.',
      'Name the ports, or remove the key to open all of them.',
    );
  }
  ports.forEach((value: unknown, index) => {
    const at = [...path, index];
    if (typeof value === 'number') checkPort(value, at, findings);
    if (!isMap(value)) return;
    const { port, endPort } = value;
    if (typeof port === 'number') checkPort(port, [...at, 'port'], findings);
    if (typeof endPort === 'number') {
      checkPort(endPort, [...at, 'endPort'], findings);
      if (typeof port === 'number' && endPort < port) {
        findings.add(
          'PORT_INVALID',
          [...at, 'endPort'],
          `The range ends at ${endPort}, before it begins at ${port}.`,
          'Write the smaller one as `port`.',
        );
      }
    }
  });
}

function checkPort(port: number, path: FindingPath, findings: Findings): void {
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return;
  findings.add('PORT_INVALID', path, `${port} is no port.`, 'Ports go from 1 to 65535.');
}

function readCidr(
  text: string,
  path: FindingPath,
  findings: Findings,
): ReturnType<typeof parseCidr> {
  const cidr = parseCidr(text);
  if (cidr === undefined) {
    findings.add(
      'CIDR_INVALID',
      path,
      `\`${text}\` is no address range.`,
      text.includes('/')
        ? 'Write it as 10.20.0.0/16 or fd00:1::/64.'
        : `Add a prefix length: ${text}/${text.includes(':') ? '128' : '32'}.`,
    );
    return undefined;
  }
  if (cidr.hostBits) {
    findings.add(
      'CIDR_INVALID',
      path,
      `\`${text}\` has bits set behind its prefix, so it is unclear which range is meant.`,
      'Write the first address of the range.',
    );
    return undefined;
  }
  return cidr;
}

function forEachText(list: unknown, visit: (text: string, index: number) => void): void {
  if (!Array.isArray(list)) return;
  list.forEach((value: unknown, index) => {
    if (typeof value === 'string') visit(value, index);
  });
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

/** The network part of an environment in normal form. */
export function resolveNetwork(merged: DataMap): FleetNetwork {
  const dns = merged['dns'];
  const internet = merged['internet'];
  const apiServer = merged['apiServer'];
  return {
    reach: merged['reach'] as FleetNetwork['reach'],
    dns: isMap(dns)
      ? {
          namespace: String(dns['namespace']),
          podLabels: textMap(dns['podLabels'] as DataMap),
          ports: sortedNumbers((dns['ports'] as number[] | undefined) ?? DEFAULT_DNS_PORTS),
        }
      : (dns as Exclude<FleetNetwork['dns'], object>),
    internet: isMap(internet)
      ? { except: sortedCidrs((internet['except'] ?? []) as string[]) }
      : (internet as boolean),
    ingress: resolvePeers(merged['ingress']),
    egress: resolvePeers(merged['egress']),
    ...(isMap(apiServer) ? { apiServer: resolveApiServer(apiServer) } : {}),
  };
}

function resolveApiServer(server: DataMap): FleetApiServer {
  return {
    cidrs: sortedCidrs(server['cidrs'] as string[]),
    ports: sortedNumbers((server['ports'] as number[] | undefined) ?? DEFAULT_API_SERVER_PORTS),
  };
}

function resolvePeers(entries: unknown): Record<string, FleetPeer> {
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

function resolvePorts(ports: readonly unknown[]): FleetPort[] {
  const byKey = new Map<string, FleetPort>();
  for (const value of ports) {
    const entry = (typeof value === 'number' ? { port: value } : value) as Partial<FleetPort>;
    const port: FleetPort = {
      port: entry.port!,
      ...(entry.endPort === undefined || entry.endPort === entry.port
        ? {}
        : { endPort: entry.endPort }),
      protocol: entry.protocol ?? 'TCP',
    };
    byKey.set(`${port.protocol} ${port.port} ${port.endPort ?? port.port}`, port);
  }
  return [...byKey.values()].sort(
    (a, b) =>
      compare(a.protocol, b.protocol) ||
      a.port - b.port ||
      (a.endPort ?? a.port) - (b.endPort ?? b.port),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function textMap(map: DataMap): Record<string, string> {
  return Object.fromEntries(
    Object.keys(map)
      .sort()
      .map((key) => [key, String(map[key])]),
  );
}

function canonicalCidr(text: string): string {
  return formatCidr(parseCidr(text)!);
}

function sortedCidrs(list: readonly string[]): string[] {
  return [...new Set(list.map(canonicalCidr))].sort();
}

function sortedNumbers(list: readonly number[]): number[] {
  return [...new Set(list)].sort((a, b) => a - b);
}
