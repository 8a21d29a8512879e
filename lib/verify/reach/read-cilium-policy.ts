import {
  asList,
  asMap,
  asMaps,
  asText,
  asTexts,
  isStated,
  type ManifestMap,
} from '../objects/manifest-data';
import type { ManifestObject } from '../objects/manifest-objects';
import { addressesOf, readAddresses } from './address-set';
import { ciliumPeers, ciliumSubject } from './cilium-requirements';
import { difference } from './interval-list';
import {
  ALL_PORTS,
  NO_PORTS,
  PROTOCOLS,
  type PortRange,
  type Protocol,
  portRanges,
} from './port-set';
import type {
  Direction,
  Peer,
  PolicyRule,
  PolicySide,
  ReachPolicy,
  RulePorts,
} from './reach-policy';

/** The policies of a CiliumNetworkPolicy or a CiliumClusterwideNetworkPolicy: one for each of its specs. */
export function readCiliumPolicy(object: ManifestObject): ReachPolicy[] {
  const { spec, specs } = object.data;
  return [
    ...(isStated(spec) ? readSpec(object, asMap(spec), 'spec') : []),
    ...asMaps(specs).flatMap((one, index) => readSpec(object, one, `specs[${index}]`)),
  ];
}

function readSpec(
  { kind, name, namespace = 'default', place }: ManifestObject,
  spec: ManifestMap,
  path: string,
): ReachPolicy[] {
  const own = kind === 'CiliumNetworkPolicy' ? namespace : undefined;
  // One about nodes says nothing about pods.
  if (!isStated(spec['endpointSelector'])) return [];
  return [
    {
      kind,
      name,
      ...(own === undefined ? {} : { namespace: own }),
      place,
      stage: 'namespace',
      priority: 0,
      subject: ciliumSubject(spec['endpointSelector'], own),
      ingress: readSide(spec, 'ingress', path, own),
      egress: readSide(spec, 'egress', path, own),
    },
  ];
}

/** A direction with rules isolates, also one with nothing but denials, unless the policy says otherwise. */
function readSide(
  spec: ManifestMap,
  direction: Direction,
  path: string,
  own: string | undefined,
): PolicySide {
  const rules = (key: string, action: PolicyRule['action']): PolicyRule[] =>
    asMaps(spec[key]).map((rule, index) =>
      readRule(rule, { direction, action, place: `${path}.${key}[${index}]`, own }),
    );
  const all = [...rules(direction, 'allow'), ...rules(`${direction}Deny`, 'deny')];
  const stated = asMap(spec['enableDefaultDeny'])[direction];
  return { isolates: typeof stated === 'boolean' ? stated : all.length > 0, rules: all };
}

interface RuleContext {
  readonly direction: Direction;
  readonly action: PolicyRule['action'];
  readonly place: string;
  /** The namespace of the policy, if it has one. */
  readonly own: string | undefined;
}

function readRule(rule: ManifestMap, { direction, action, place, own }: RuleContext): PolicyRule {
  const side = direction === 'ingress' ? 'from' : 'to';
  const peers = readPeers(rule, side, own);
  return {
    action,
    place,
    ...(peers === undefined ? {} : { peers }),
    ports: readPorts(rule),
    limits: limitsOf(rule),
  };
}

/** What each key of a rule chooses, after `from` or `to`. */
const PEERS: Readonly<Record<string, (item: unknown, own: string | undefined) => Peer[]>> = {
  Endpoints: ciliumPeers,
  Entities: (item) => [{ kind: 'entity', entity: asText(item) }],
  CIDR: (item) => [{ kind: 'addresses', addresses: readAddresses(asText(item)) ?? [] }],
  CIDRSet: readCidrSet,
  FQDNs: (item) => {
    const { matchName, matchPattern } = asMap(item);
    return [
      {
        kind: 'unknown',
        about: 'addresses',
        text: `the addresses of ${asText(matchName) || asText(matchPattern)}`,
      },
    ];
  },
  Services: () => [{ kind: 'unknown', about: 'all', text: 'the backends of Services' }],
  Nodes: () => [{ kind: 'unknown', about: 'addresses', text: 'nodes by their labels' }],
  Groups: () => [{ kind: 'unknown', about: 'addresses', text: 'groups of a cloud' }],
};

/** Who is at the other end; `undefined` where a rule names none. */
function readPeers(
  rule: ManifestMap,
  side: 'from' | 'to',
  own: string | undefined,
): Peer[] | undefined {
  const stated = Object.entries(PEERS).filter(([key]) => isStated(rule[`${side}${key}`]));
  if (stated.length === 0) {
    // A rule that names ports alone is about everybody. One that is empty allows nothing.
    return isStated(rule['toPorts']) || isStated(rule['icmps']) ? undefined : [];
  }
  return stated.flatMap(([key, read]) =>
    asList(rule[`${side}${key}`]).flatMap((item) => read(item, own)),
  );
}

function readCidrSet(item: unknown): Peer[] {
  const { cidr, except, ...others } = asMap(item);
  if (!isStated(cidr)) {
    return [
      {
        kind: 'unknown',
        about: 'addresses',
        text: `the ranges of ${Object.keys(others).join(', ')}`,
      },
    ];
  }
  const addresses = difference(readAddresses(asText(cidr)) ?? [], addressesOf(asTexts(except)));
  return [{ kind: 'addresses', addresses }];
}

function readPorts({ toPorts, icmps }: ManifestMap): RulePorts {
  const lists = asMaps(toPorts);
  // A rule about ICMP alone opens no port.
  if (lists.length === 0) return { numbers: isStated(icmps) ? NO_PORTS : ALL_PORTS, names: [] };
  if (lists.some(({ ports }) => asList(ports).length === 0)) {
    return { numbers: ALL_PORTS, names: [] };
  }
  const ports = lists.flatMap((list) => asMaps(list['ports']));
  return {
    numbers: portRanges(ports.filter(({ port }) => isNumber(port)).flatMap(rangesOf)),
    names: ports
      .filter(({ port }) => !isNumber(port))
      .flatMap(({ port, protocol }) =>
        protocolsOf(protocol).map((one) => ({ name: asText(port), protocol: one })),
      ),
  };
}

function isNumber(port: unknown): boolean {
  return /^\d*$/.test(asText(port));
}

function rangesOf({ port, endPort, protocol }: ManifestMap): PortRange[] {
  const number = Number(asText(port));
  return protocolsOf(protocol).map((one) => ({
    protocol: one,
    // Port 0 is every port.
    ...(number === 0 ? {} : { port: number }),
    ...(typeof endPort === 'number' && endPort > number ? { endPort } : {}),
  }));
}

function protocolsOf(protocol: unknown): readonly Protocol[] {
  const text = asText(protocol).toUpperCase();
  if (text === '' || text === 'ANY') return PROTOCOLS;
  return PROTOCOLS.filter((one) => one === text);
}

/** What a rule asks of requests, which a connection alone does not show. */
function limitsOf(rule: ManifestMap): string[] {
  const openings = asMaps(rule['toPorts']);
  const servers = openings.flatMap(({ serverNames }) => asTexts(serverNames));
  const lists = openings.map((list) => asMap(list['rules']));
  const others = lists.flatMap(({ kafka, l7proto }) => [
    ...(asList(kafka).length > 0 ? ['Kafka'] : []),
    ...(asText(l7proto) === '' ? [] : [asText(l7proto)]),
  ]);
  const http = lists.flatMap(({ http }) => asMaps(http)).map(httpText);
  const dns = lists
    .flatMap(({ dns }) => asMaps(dns))
    .map(({ matchName, matchPattern }) => asText(matchName) || asText(matchPattern));
  return [
    ...(http.length === 0 ? [] : [`only HTTP requests: ${http.join(', or ')}`]),
    ...(dns.length === 0 || dns.includes('*') ? [] : [`only names: ${dns.join(', ')}`]),
    ...(servers.length === 0 ? [] : [`only TLS for: ${servers.join(', ')}`]),
    ...[...new Set(others)].map((name) => `only some requests of ${name}`),
    ...(isStated(rule['authentication']) ? ['only with mutual authentication'] : []),
  ];
}

function httpText({ method, path, host, headers, headerMatches }: ManifestMap): string {
  const names = [
    ...asTexts(headers),
    ...asMaps(headerMatches).map(({ name, value }) => `${asText(name)}: ${asText(value)}`),
  ];
  return [
    asText(method),
    asText(path),
    ...(isStated(host) ? [`host ${asText(host)}`] : []),
    ...(names.length === 0 ? [] : [`with ${names.join(', ')}`]),
  ]
    .filter((text) => text !== '')
    .join(' ');
}
