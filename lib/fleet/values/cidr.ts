/** A range of IP addresses. It is internal: the fleet holds ranges as text. */
export interface Cidr {
  readonly version: 4 | 6;
  /** The lowest address of the range: 32 bits for version 4, 128 for version 6. */
  readonly network: bigint;
  /** How many leading bits all addresses of the range share: 0 to 32, or 0 to 128. */
  readonly prefix: number;
  /**
   * Whether the text names another address than the lowest (`10.1.2.3/8`). Readers disagree on
   * whether that means the range or the one address, so it is best refused. `formatCidr` prints the
   * range.
   */
  readonly hostBits: boolean;
}

/** A range that is known by name, and why it matters. */
export interface KnownRange {
  /** In canonical form. */
  readonly cidr: string;
  readonly range: Cidr;
  /** What it belongs to, as a phrase that follows "covers" or "is": "the metadata service of …". */
  readonly reason: string;
}

const OCTET = /^(?:0|[1-9]\d{0,2})$/;
const PREFIX = /^(?:0|[1-9]\d{0,2})$/;
const GROUP = /^[0-9a-f]{1,4}$/i;

/**
 * IPv4 addresses written as IPv6 (::ffff:0:0/96). Kubernetes warns of them, and readers disagree on which
 * family they belong to, so a rule about them may guard nothing.
 */
const MAPPED_NETWORK = 0xffffn;

/**
 * Reads a range in CIDR notation. Strict: four decimal octets without leading zeros, or a version 6
 * address (with `::` and a dotted tail where the standard allows them) without a zone; always with a
 * prefix in range; no spaces. IPv4-mapped version 6 ranges are refused. Bits after the prefix are
 * read, and flagged in `hostBits`. `undefined` for anything else.
 */
export function parseCidr(text: string): Cidr | undefined {
  const [address = '', length = '', ...rest] = text.split('/');
  if (rest.length > 0 || !PREFIX.test(length)) return undefined;
  const version = address.includes(':') ? 6 : 4;
  const bits = bitsOf(version);
  const prefix = Number(length);
  const value = version === 4 ? parseVersion4(address) : parseVersion6(address);
  if (value === undefined || prefix > bits) return undefined;
  if (version === 6 && prefix >= 96 && value >> 32n === MAPPED_NETWORK) return undefined;
  const hostLength = BigInt(bits - prefix);
  const network = (value >> hostLength) << hostLength;
  return { version, network, prefix, hostBits: network !== value };
}

function bitsOf(version: 4 | 6): number {
  return version === 4 ? 32 : 128;
}

function parseVersion4(text: string): bigint | undefined {
  const octets = text.split('.');
  if (octets.length !== 4) return undefined;
  let value = 0n;
  for (const octet of octets) {
    if (!OCTET.test(octet) || Number(octet) > 255) return undefined;
    value = (value << 8n) | BigInt(octet);
  }
  return value;
}

function parseVersion6(text: string): bigint | undefined {
  const halves = text.split('::').map((half) => (half === '' ? [] : half.split(':')));
  if (halves.length > 2) return undefined;
  const [head = [], tail] = halves;

  // The last 32 bits may be written like a version 4 address.
  const last = (tail ?? head).at(-1);
  if (last?.includes('.')) {
    const embedded = parseVersion4(last);
    if (embedded === undefined) return undefined;
    (tail ?? head).splice(-1, 1, (embedded >> 16n).toString(16), (embedded & 0xffffn).toString(16));
  }

  const missing = 8 - head.length - (tail?.length ?? 0);
  // `::` stands for at least one group; without it, there must be eight.
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  let value = 0n;
  for (const group of [...head, ...Array<string>(missing).fill('0'), ...(tail ?? [])]) {
    if (!GROUP.test(group)) return undefined;
    value = (value << 16n) | BigInt(`0x${group}`);
  }
  return value;
}

/** Prints a range in the canonical form (RFC 5952 for version 6), from its lowest address. */
export function formatCidr(cidr: Cidr): string {
  const address = cidr.version === 4 ? formatVersion4(cidr.network) : formatVersion6(cidr.network);
  return `${address}/${cidr.prefix}`;
}

function formatVersion4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join('.');
}

function formatVersion6(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((value >> BigInt(112 - 16 * index)) & 0xffffn).toString(16),
  );
  // The longest run of two or more zero groups, the first of equally long ones, becomes `::`.
  let start = 0;
  let length = 1;
  for (let from = 0; from < 8; from += 1) {
    let to = from;
    while (groups[to] === '0') to += 1;
    if (to - from > length) [start, length] = [from, to - from];
  }
  if (length < 2) return groups.join(':');
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`;
}

/** Whether every address of `inner` lies in `outer`. A range covers itself. */
export function covers(outer: Cidr, inner: Cidr): boolean {
  if (outer.version !== inner.version || outer.prefix > inner.prefix) return false;
  const shift = BigInt(bitsOf(outer.version) - outer.prefix);
  return outer.network >> shift === inner.network >> shift;
}

/** Whether two ranges have an address in common. */
export function overlaps(one: Cidr, other: Cidr): boolean {
  return covers(one, other) || covers(other, one);
}

/**
 * Whether `except` may be cut out of `cidr`: it lies inside and is smaller. The API server refuses an
 * `ipBlock` otherwise (kubernetes `pkg/apis/networking/validation`, ValidateIPBlock).
 */
export function isWithin(except: Cidr, cidr: Cidr): boolean {
  return covers(cidr, except) && except.prefix > cidr.prefix;
}

/** What is left of a range when others are cut out: as few ranges as possible, by address. */
export function subtract(range: Cidr, without: readonly Cidr[]): Cidr[] {
  const inside = without.filter((other) => overlaps(range, other));
  if (inside.length === 0) return [range];
  if (inside.some((other) => covers(other, range))) return [];
  const prefix = range.prefix + 1;
  const half = 1n << BigInt(bitsOf(range.version) - prefix);
  return [range.network, range.network + half].flatMap((network) =>
    subtract({ ...range, network, prefix }, inside),
  );
}

/** The first of the known ranges that has an address in common with a range. */
export function firstOverlap(cidr: Cidr, ranges: readonly KnownRange[]): KnownRange | undefined {
  return ranges.find(({ range }) => overlaps(range, cidr));
}

function known(cidr: string, reason: string): KnownRange {
  return { cidr, range: parseCidr(cidr)!, reason };
}

/**
 * Where clouds hand out credentials and node secrets to every pod that asks. The single addresses come
 * first, so that `firstOverlap` names the most telling one.
 */
export const METADATA_ADDRESSES: readonly KnownRange[] = [
  known(
    '169.254.169.254/32',
    'the metadata service of most clouds (AWS, Google, Azure, OpenStack)',
  ),
  known('169.254.170.2/32', 'the credentials service of Amazon ECS'),
  known('169.254.170.23/32', 'the credentials service of EKS Pod Identity'),
  known('169.254.42.42/32', 'the metadata service of Scaleway'),
  known('100.100.100.200/32', 'the metadata service of Alibaba Cloud'),
  known('168.63.129.16/32', 'the host service of Azure'),
  known('fd00:ec2::254/128', 'the metadata service of AWS over IPv6'),
  known('fd00:ec2::23/128', 'the credentials service of EKS Pod Identity over IPv6'),
  known('fd20:ce::254/128', 'the metadata service of Google Cloud over IPv6'),
  known('fd00:42::42/128', 'the metadata service of Scaleway over IPv6'),
  known('169.254.0.0/16', 'the link-local range, where metadata and node services listen'),
  known('64:ff9b::a9fe:0/112', 'the link-local range of IPv4, as NAT64 translates it'),
  known('fe80::/10', 'the IPv6 link-local range, where metadata and node services listen'),
];

/**
 * What of 0.0.0.0/0 is not the public Internet: the exceptions of an Internet egress rule, by address.
 * Each was tried against three policy engines. `100.64.0.0/10` holds 100.100.100.200.
 */
export const NON_PUBLIC_V4: readonly KnownRange[] = [
  known('10.0.0.0/8', 'a private range (RFC 1918)'),
  known('100.64.0.0/10', 'the carrier-grade NAT range (RFC 6598), used for pods and metadata'),
  known('127.0.0.0/8', 'the loopback range'),
  known('168.63.129.16/32', 'the host service of Azure'),
  known('169.254.0.0/16', 'the link-local range, where metadata and node services listen'),
  known('172.16.0.0/12', 'a private range (RFC 1918)'),
  known('192.0.0.0/24', 'the range of protocol assignments (RFC 6890)'),
  known('192.168.0.0/16', 'a private range (RFC 1918)'),
  known('198.18.0.0/15', 'the range for benchmarks (RFC 2544), used inside networks'),
  known('224.0.0.0/4', 'the multicast range'),
  known('240.0.0.0/4', 'the reserved range, with the broadcast address'),
];

/**
 * What of ::/0 is not the public Internet. `fc00::/7` holds the IPv6 metadata services. The ranges that are translated to
 * IPv4 lead to private addresses as well, and a policy for IPv4 does not see such packets.
 */
export const NON_PUBLIC_V6: readonly KnownRange[] = [
  known(
    '64:ff9b::/96',
    'the range that NAT64 translates to IPv4 (RFC 6052), private addresses too',
  ),
  known('64:ff9b:1::/48', 'the range of local NAT64 translators (RFC 8215)'),
  known('2002::/16', 'the range that 6to4 translates to IPv4 (RFC 3056)'),
  known('fc00::/7', 'the private range of IPv6 (RFC 4193), with its metadata services'),
  known('fe80::/10', 'the IPv6 link-local range, where metadata and node services listen'),
  known('ff00::/8', 'the IPv6 multicast range'),
];
