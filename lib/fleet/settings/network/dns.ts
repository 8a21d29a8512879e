import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import type { FleetDns } from '../../model/fleet';
import type { DnsProfile, DnsProps } from '../../model/props';
import type { Merged, Written } from '../../model/written';
import { defined, eachEntry } from '../../values/maps';
import { sortedTexts, textMap } from '../../values/texts';
import type { Setting } from '../setting';
import { checkLabels } from '../../values/label-checks';
import { checkNodeAddress } from './node-addresses';
import { checkPeerNamespace } from './policy-parts';
import { checkPorts, sortedPorts } from './ports';

const DEFAULT_PORTS = [53];

/** How pods reach DNS: one of the built-in profiles, servers of one's own, or a cache on the node. */
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
    const nodeLocal = sortedTexts([merged.nodeLocal ?? []].flat());
    const caches = nodeLocal.length === 0 ? undefined : nodeLocal;
    return namespace === undefined || podLabels === undefined
      ? defined({ nodeLocal: caches })
      : defined({
          namespace,
          podLabels: textMap(podLabels),
          ports: sortedPorts(ports),
          nodeLocal: caches,
        });
  },
};

function checkServers(dns: Written<DnsProps>, path: FindingPath, findings: Findings): void {
  const { namespace, podLabels, ports, nodeLocal } = dns;
  checkComplete(dns, path, findings);
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
  checkLabels(podLabels, [...path, 'podLabels'], findings);
  checkPorts(ports, [...path, 'ports'], findings);
  const at = [...path, 'nodeLocal'];
  if (typeof nodeLocal === 'string') checkNodeAddress(nodeLocal, at, findings);
  else eachEntry(nodeLocal, (text, index) => checkNodeAddress(text, [...at, index], findings));
}

/** Reports servers without a namespace, or without labels. */
function checkComplete(
  { namespace, podLabels, ports, nodeLocal }: Written<DnsProps>,
  path: FindingPath,
  findings: Findings,
): void {
  // An address of a cache is enough.
  const isEmpty = nodeLocal === undefined;
  const missing =
    namespace === undefined && (podLabels !== undefined || ports !== undefined || isEmpty)
      ? (['namespace', 'Add it, such as `namespace: kube-system`.'] as const)
      : podLabels === undefined && namespace !== undefined
        ? ([
            'podLabels',
            'Add the labels of the DNS servers, such as {k8s-app: kube-dns}.',
          ] as const)
        : undefined;
  if (missing === undefined) return;
  const [key, fix] = missing;
  findings.add('KEY_MISSING', path, `\`${key}\` is missing from \`network.dns\`.`, fix);
}
