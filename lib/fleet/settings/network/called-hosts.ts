import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import type { FleetDns } from '../../model/fleet';
import type { CalledHost, DnsProfile } from '../../model/props';
import type { Written } from '../../model/written';
import { isDnsSubdomain } from '../../values/dns-names';
import { eachEntry } from '../../values/maps';

/** `*.` or `**.`, and the domain. */
const PATTERN = /^(?:(\*{1,2})\.)?(.*)$/s;

/** Reports hosts that are none, and patterns that mean nearly every host. */
export function checkCalledHosts(
  hosts: Written<readonly CalledHost[]> | undefined,
  path: FindingPath,
  findings: Findings,
): void {
  if (hosts?.length === 0) {
    findings.add(
      'PEER_INVALID',
      path,
      'The list of hosts is empty.',
      'Name the hosts, such as `hosts: [huggingface.co]`, or remove the entry.',
    );
  }
  eachEntry(hosts, (host, index) => {
    const problem = problemOf(host);
    if (problem !== undefined) findings.add('PEER_INVALID', [...path, index], ...problem);
  });
}

const HOW_TO =
  'Write it without protocol, port and path: huggingface.co, *.hf.co for the names one label below, or **.hf.co for all below.';

function problemOf(host: string): [message: string, fix: string] | undefined {
  const [, star, domain = ''] = PATTERN.exec(host) ?? [];
  if (/^[*.]+$/.test(host)) {
    return [
      `\`${host}\` means every host.`,
      'Name the hosts, or write `internet: true` at `network` to open all public addresses.',
    ];
  }
  if (!isDnsSubdomain(domain)) return [`\`${host}\` is not a valid host name.`, HOW_TO];
  if (/^[0-9.]+$/.test(domain)) {
    return [`\`${host}\` is an address, and not a host name.`, 'Write it as `cidr`.'];
  }
  if (star !== undefined && !domain.includes('.')) {
    return [`\`${host}\` means every host of a top-level domain.`, HOW_TO];
  }
  return undefined;
}

/** Whether the DNS servers listen on port 53, the only one on which Cilium reads answers. */
export function answersOnPort53(dns: DnsProfile | FleetDns): boolean {
  return typeof dns === 'string' ? dns !== 'openshift' : (dns.ports?.includes(53) ?? true);
}
