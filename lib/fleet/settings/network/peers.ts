import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import type { ResolvedPeer } from '../../model/named-peer';
import type { PeerProps } from '../../model/props';
import type { Merged, Written } from '../../model/written';
import { isWithin } from '../../values/cidr';
import { defined, eachEntry, entriesOf, sortedMap } from '../../values/maps';
import { checkLabels } from '../../values/label-checks';
import { checkName } from '../../values/name-checks';
import { sortedTexts, textMap } from '../../values/texts';
import type { MergedEnvironment, Setting } from '../setting';
import { checkCalledHosts } from './called-hosts';
import { checkBorderSize } from './border-size';
import { checkHttpPorts, checkHttpRules, resolveHttpRules } from './http-rules';
import { checkMetadataAddresses } from './metadata-addresses';
import { checkPeerNamespace, checkPolicyName } from './policy-parts';
import { peerProblem } from './peer-problems';
import { checkPorts, resolvePorts } from './ports';
import { canonicalRange, checkRange, exactRange, sortedRanges } from './ranges';
import { checkEgressRange, checkIngressRange } from './wide-ranges';

type PeersSetting = Setting<
  Record<string, PeerProps | null>,
  Record<string, Merged<PeerProps>>,
  Record<string, ResolvedPeer>
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
  const { namespace, tenant, environment, pods, for: own, cidr, except, ports } = peer;
  const { http, hosts } = peer;
  checkPeerNamespace(namespace, ONE_NAMESPACE, [...path, 'namespace'], findings);
  checkName(tenant, 'the name of a tenant', [...path, 'tenant'], findings);
  checkName(environment, 'the name of an environment', [...path, 'environment'], findings);
  checkLabels(pods, [...path, 'pods'], findings);
  checkLabels(own, [...path, 'for'], findings);
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
 * Reports peers that are not exactly one of these: pods of a namespace, those of a tenant, an address range, or hosts. One
 * layer may state the range and another one the exceptions, so that both are checked together once more.
 */
function checkPeers(
  direction: 'ingress' | 'egress',
  merged: MergedEnvironment,
  findings: Findings,
): void {
  const { environment, isNewNetwork, placeOf } = merged;
  if (!isNewNetwork) return;
  checkBorderSize(direction, merged, findings);
  for (const [name, peer] of Object.entries(environment.network[direction])) {
    const keys = ['network', direction, name];
    checkHttpPorts(peer, placeOf([...keys, 'http']), findings);
    const problem = peerProblem(direction, peer);
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

function resolvePeer(merged: Merged<PeerProps>): ResolvedPeer {
  const { namespace, tenant, environment, pods, for: own, cidr, except, ports } = merged;
  const { http, hosts } = merged;
  return defined({
    namespace,
    tenant,
    environment,
    pods: labelsOf(pods),
    for: labelsOf(own),
    cidr: cidr === undefined ? undefined : canonicalRange(cidr),
    except: except === undefined || except.length === 0 ? undefined : sortedRanges(except),
    ports: ports === undefined ? undefined : resolvePorts(ports),
    http: resolveHttpRules(http),
    hosts: hosts === undefined ? undefined : sortedTexts(hosts),
  });
}

/** Labels in normal form; nothing where there is none, which means all pods. */
function labelsOf(labels: Merged<PeerProps>['pods']): Record<string, string> | undefined {
  return labels === undefined || Object.keys(labels).length === 0 ? undefined : textMap(labels);
}
