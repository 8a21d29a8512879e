import type { FindingPath, Findings } from '../../../findings/finding';
import type { FleetDns } from '../../model/fleet';
import type { DnsProfile, DnsProps } from '../../model/props';
import type { Merged, Written } from '../../model/written';
import { textMap } from '../../values/texts';
import type { Setting } from '../setting';
import { checkPeerNamespace, checkPodLabels } from './policy-parts';
import { checkPorts, sortedPorts } from './ports';

const DEFAULT_PORTS = [53];

/** How pods reach DNS: one of the built-in profiles, or servers of one's own. */
export const dns: Setting<
  DnsProfile | DnsProps,
  DnsProfile | Merged<DnsProps>,
  DnsProfile | FleetDns
> = {
  check(written, path, findings) {
    if (typeof written === 'object') checkServers(written, path, findings);
  },
  resolve(merged) {
    if (typeof merged === 'string') return merged;
    const { namespace, podLabels, ports = DEFAULT_PORTS } = merged;
    return { namespace, podLabels: textMap(podLabels), ports: sortedPorts(ports) };
  },
};

function checkServers(
  { namespace, podLabels, ports }: Written<DnsProps>,
  path: FindingPath,
  findings: Findings,
): void {
  const fix = 'Write the name of the namespace that the DNS servers run in.';
  checkPeerNamespace(namespace, fix, [...path, 'namespace'], findings);
  if (podLabels !== undefined && Object.keys(podLabels).length === 0) {
    findings.add(
      'PEER_INVALID',
      [...path, 'podLabels'],
      'No pod label is stated, which would open the ports of every pod in that namespace.',
      'Write the labels of the DNS servers, such as {k8s-app: kube-dns}.',
    );
  }
  checkPodLabels(podLabels, [...path, 'podLabels'], findings);
  checkPorts(ports, [...path, 'ports'], findings);
}
