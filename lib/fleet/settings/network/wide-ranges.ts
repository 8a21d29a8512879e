import type { Findings } from '../../../findings/findings';
import type { FindingPath } from '../../../findings/finding';
import type { FleetPeer } from '../../model/fleet';
import { type Cidr, covers, formatCidr, isWithin, overlaps, subtract } from '../../values/cidr';
import { PRIVATE_RANGES, holdMostOf, nonPublicWithin } from '../../values/private-ranges';
import type { MergedEnvironment } from '../setting';
import { exceptList } from './except-list';
import { exactRange } from './ranges';

/** Addresses of the cluster that somebody stated, and whose they are. */
interface StatedRange {
  readonly holder: string;
  readonly range: Cidr;
}

/** What an opening lets through besides what it was written for. */
interface Inside {
  /** Addresses of the cluster, as far as they are stated. */
  readonly stated: readonly StatedRange[];
  /** Private ranges, most of whose addresses are open. */
  readonly blocks: readonly Cidr[];
}

/** Reports pods that may reach the cluster itself by an address range. */
export function checkEgressRange(
  peer: FleetPeer,
  environment: MergedEnvironment,
  place: FindingPath,
  findings: Findings,
): void {
  const range = exactRange(peer.cidr);
  if (range === undefined) return;
  const inside = insideOf(range, peer.except, environment);
  if (inside.stated.length === 0 && inside.blocks.length === 0) return;
  findings.add(
    'EGRESS_WIDE',
    place,
    `${peer.cidr} contains ${describe(range, inside)}, so pods may call them.`,
    egressFix(range, peer.except, inside),
  );
}

/** Reports addresses that may call pods although hardly anybody can mean all of them. */
export function checkIngressRange(
  peer: FleetPeer,
  environment: MergedEnvironment,
  place: FindingPath,
  findings: Findings,
): void {
  const range = exactRange(peer.cidr);
  if (range === undefined) return;
  const inside = insideOf(range, peer.except, environment);
  const isPublic = isPublicRange(range);
  if (!isPublic && inside.stated.length === 0 && inside.blocks.length === 0) return;
  const who = isPublic ? 'addresses all over the Internet' : describe(range, inside);
  findings.add(
    'INGRESS_WIDE',
    place,
    `${peer.cidr} contains ${who}, which may then call the pods.`,
    'Name the namespace from which requests come, such as `{namespace: ingress-nginx}`, or the addresses of the load balancer.',
  );
}

/** Reports addresses of an API server that are those of nearly everything. */
export function checkApiServerRanges(
  { environment: { network }, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  for (const text of network.apiServer?.cidrs ?? []) {
    const range = exactRange(text);
    if (range === undefined || !isWide(range)) continue;
    findings.addOnce(
      'EGRESS_WIDE',
      placeOf(['network', 'apiServer', 'cidrs']),
      `${text} contains far more than an API server, and pods that may call it may call all of that.`,
      'Name the endpoint and service addresses of the API server alone, such as [10.0.0.10/32, 10.96.0.1/32].',
    );
  }
}

function isWide(range: Cidr): boolean {
  return isPublicRange(range) || PRIVATE_RANGES.some((block) => covers(range, block));
}

/** No registry gives anybody a range of public addresses with a shorter prefix. */
const PUBLIC_PREFIX = { 4: 8, 6: 12 } as const;

/** Whether a range holds addresses of many owners. All of `fc00::/7` is private. */
function isPublicRange(range: Cidr): boolean {
  return (
    range.prefix < PUBLIC_PREFIX[range.version] &&
    !PRIVATE_RANGES.some((block) => covers(block, range))
  );
}

function insideOf(
  range: Cidr,
  except: readonly string[] | undefined,
  { environment: { network }, platform: { clusterRanges = {} } }: MergedEnvironment,
): Inside {
  const left = subtract(
    range,
    (except ?? []).flatMap((text) => exactRange(text) ?? []),
  );
  const stated = [
    ...statedRanges('the API server', network.apiServer?.cidrs),
    ...statedRanges('nodes', clusterRanges.nodes),
    ...statedRanges('pods', clusterRanges.pods),
    ...statedRanges('Services', clusterRanges.services),
  ].filter((one) => covers(range, one.range) && left.some((part) => overlaps(part, one.range)));
  const { nodes, pods, services } = clusterRanges;
  // Where all addresses of the cluster are stated, the rest of a private range is not the cluster's.
  const isAllStated = nodes !== undefined && pods !== undefined && services !== undefined;
  const blocks = PRIVATE_RANGES.filter(
    (block) => !isAllStated && covers(range, block) && holdMostOf(block, left),
  );
  return { stated, blocks: blocks.filter((block) => !blocks.some((one) => isWithin(block, one))) };
}

function statedRanges(holder: string, texts: readonly string[] = []): StatedRange[] {
  return texts.flatMap((text) => {
    const range = exactRange(text);
    return range === undefined ? [] : [{ holder, range }];
  });
}

function describe(range: Cidr, { stated, blocks }: Inside): string {
  const known = stated.map((one) => `${one.holder} (${formatCidr(one.range)})`);
  if (blocks.length === 0) return listed(known);
  const isItself = blocks.some((block) => formatCidr(block) === formatCidr(range));
  const unknown = isItself
    ? 'a whole private range, which usually holds nodes, pods and the API server'
    : `whole private ranges (${blocks.map(formatCidr).join(', ')}), which usually hold nodes, pods and the API server`;
  return listed([...known, unknown]);
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** A fix that leaves the cluster out. Where not all of its addresses are stated, only a smaller range does. */
function egressFix(
  range: Cidr,
  except: readonly string[] | undefined,
  { stated, blocks }: Inside,
): string {
  const left = [
    ...stated.map((one) => one.range),
    ...(blocks.length > 0 ? nonPublicWithin(range) : []),
  ];
  const isRestEnough = blocks.every((block) => isWithin(block, range));
  return isRestEnough && left.every((part) => isWithin(part, range))
    ? `Leave them out with \`${exceptList(except, left)}\`, or name a smaller range.`
    : 'Name a smaller range, with the addresses that pods need; or state all of `platform.clusterRanges`, and leave those out with `except`.';
}
