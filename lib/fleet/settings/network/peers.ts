import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import type { FleetPeer } from '../../model/fleet';
import type { PeerProps } from '../../model/props';
import type { Merged, Written } from '../../model/written';
import { isWithin } from '../../values/cidr';
import { defined, eachEntry, entriesOf, sortedMap } from '../../values/maps';
import { sortedTexts, textMap } from '../../values/texts';
import type { MergedEnvironment, Setting } from '../setting';
import { checkCalledHosts } from './called-hosts';
import { checkHttpPorts, checkHttpRules, resolveHttpRules } from './http-rules';
import { checkMetadataAddresses } from './metadata-addresses';
import { checkPeerNamespace, checkPodLabels, checkPolicyName } from './policy-parts';
import { checkPorts, resolvePorts } from './ports';
import { canonicalRange, checkRange, exactRange, sortedRanges } from './ranges';
import { checkEgressRange, checkIngressRange } from './wide-ranges';

type PeersSetting = Setting<
  Record<string, PeerProps | null>,
  Record<string, Merged<PeerProps>>,
  Record<string, FleetPeer>
>;

/** Who may come in. */
export const ingress: PeersSetting = {
  check(written, path, findings) {
    for (const name of Object.keys(written)) checkPolicyName(name, [...path, name], findings);
    for (const [name, peer] of entriesOf(written)) checkPeer(peer, [...path, name], findings);
  },
  resolve: (merged) => sortedMap(merged, resolvePeer),
  checkMerged: (environment, findings) => checkPeers('ingress', environment, findings),
};

/** Where pods may go. */
export const egress: PeersSetting = {
  check(written, path, findings) {
    ingress.check(written, path, findings);
    for (const [name, peer] of entriesOf(written)) {
      checkMetadataAddresses(peer, [...path, name, 'cidr'], findings);
    }
  },
  resolve: ingress.resolve,
  checkMerged: (environment, findings) => checkPeers('egress', environment, findings),
};

function checkPeer(peer: Written<PeerProps>, path: FindingPath, findings: Findings): void {
  const { namespace, pods, cidr, except, ports, http, hosts } = peer;
  checkPeerNamespace(namespace, ONE_NAMESPACE, [...path, 'namespace'], findings);
  checkPodLabels(pods, [...path, 'pods'], findings);
  checkPorts(ports, [...path, 'ports'], findings);
  checkHttpRules(http, [...path, 'http'], findings);
  checkCalledHosts(hosts, [...path, 'hosts'], findings);
  if (cidr !== undefined) checkRange(cidr, [...path, 'cidr'], findings);
  eachEntry(except, (text, index) => {
    const at = [...path, 'except', index];
    if (checkRange(text, at, findings) !== undefined) checkPart(text, cidr, at, findings);
  });
}

/** Reports an exception that is not a part of its range. */
function checkPart(
  text: string,
  cidr: string | undefined,
  place: FindingPath,
  findings: Findings,
): void {
  const range = exactRange(cidr);
  const part = exactRange(text);
  if (range === undefined || part === undefined || isWithin(part, range)) return;
  findings.add(
    'CIDR_INVALID',
    place,
    `${text} is not a part of ${cidr}.`,
    'Leave out only parts of the range itself.',
  );
}

const ONE_NAMESPACE =
  'Write the name of one namespace; patterns and labels are not accepted, because any namespace could match them.';

/**
 * Reports peers that are not exactly one of the two: pods of a namespace, or an address range. One layer may state the
 * range and another one the exceptions, so that both are checked together once more.
 */
function checkPeers(
  direction: 'ingress' | 'egress',
  merged: MergedEnvironment,
  findings: Findings,
): void {
  const { environment, isNewNetwork, placeOf } = merged;
  if (!isNewNetwork) return;
  for (const [name, peer] of Object.entries(environment.network[direction])) {
    const keys = ['network', direction, name];
    checkHttpPorts(peer, placeOf([...keys, 'http']), findings);
    const problem = misplacedKey(direction, peer) ?? peerProblem(peer);
    if (problem !== undefined) {
      const [reason, fix] = problem;
      findings.add('PEER_INVALID', placeOf(keys), `\`${name}\` ${reason}.`, fix);
    } else if (peer.cidr !== undefined) {
      const place = placeOf([...keys, 'cidr'], [...keys, 'except']);
      for (const text of peer.except ?? []) checkPart(text, peer.cidr, place, findings);
      if (direction === 'ingress') checkIngressRange(peer, merged, place, findings);
      else if (!checkMetadataAddresses(peer, place, findings)) {
        checkEgressRange(peer, merged, place, findings);
      }
    }
  }
}

/** A key that means something in the other direction alone. */
function misplacedKey(
  direction: 'ingress' | 'egress',
  { http, hosts }: FleetPeer,
): readonly [reason: string, fix: string] | undefined {
  if (direction === 'egress' && http !== undefined) {
    return [
      'judges requests where they leave, and they are judged where they arrive',
      'Remove `http` here, and write it under `ingress` of those who are called.',
    ];
  }
  if (direction === 'ingress' && hosts !== undefined) {
    return [
      'names hosts, and who calls is known by its address alone',
      'Write the addresses as `cidr`, or the entry under `egress`.',
    ];
  }
  return undefined;
}

function peerProblem({
  namespace,
  pods,
  cidr,
  except,
  hosts,
}: FleetPeer): readonly [reason: string, fix: string] | undefined {
  if (hosts !== undefined) {
    const others = Object.entries({ namespace, pods, cidr, except });
    const other = others.find(([, value]) => value !== undefined);
    return other === undefined
      ? undefined
      : [`has both hosts and \`${other[0]}\``, 'Write two entries, one for each.'];
  }
  if (namespace !== undefined && cidr !== undefined) {
    return ['has both a namespace and a cidr', EXACTLY_ONE];
  }
  if (namespace === undefined && cidr === undefined) {
    return ['states neither a namespace nor a cidr, which would mean everybody', EXACTLY_ONE];
  }
  if (cidr !== undefined && pods !== undefined) {
    return ['selects pods in an address range', 'Use `pods` together with `namespace` only.'];
  }
  if (namespace !== undefined && except !== undefined) {
    return ['leaves addresses out of a namespace', 'Use `except` together with `cidr` only.'];
  }
  return undefined;
}

const EXACTLY_ONE = 'State exactly one of `namespace` and `cidr`.';

function resolvePeer({
  namespace,
  pods,
  cidr,
  except,
  ports,
  http,
  hosts,
}: Merged<PeerProps>): FleetPeer {
  return defined({
    namespace,
    pods: pods === undefined || Object.keys(pods).length === 0 ? undefined : textMap(pods),
    cidr: cidr === undefined ? undefined : canonicalRange(cidr),
    except: except === undefined || except.length === 0 ? undefined : sortedRanges(except),
    ports: ports === undefined ? undefined : resolvePorts(ports),
    http: resolveHttpRules(http),
    hosts: hosts === undefined ? undefined : sortedTexts(hosts),
  });
}
