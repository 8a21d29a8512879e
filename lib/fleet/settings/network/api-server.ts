import { needsApiServer } from '../../catalogue/known-integrations';
import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import type { FleetApiServer } from '../../model/fleet';
import type { ApiServerProps } from '../../model/props';
import type { Merged, Written } from '../../model/written';
import { METADATA_ADDRESSES, firstOverlap } from '../../values/cidr';
import { eachEntry } from '../../values/maps';
import { virtualClusterBy } from '../isolation/isolation-of';
import type { MergedEnvironment, Setting } from '../setting';
import { metadataReason } from './metadata-addresses';
import { checkPorts, sortedPorts } from './ports';
import { checkRange, sortedRanges } from './ranges';
import { checkApiServerRanges } from './wide-ranges';

const DEFAULT_PORTS = [443, 6443];

/** Where the API server is. */
export const apiServer: Setting<
  ApiServerProps | null,
  Merged<ApiServerProps> | undefined,
  FleetApiServer | undefined
> = {
  check(written, path, findings) {
    checkAddresses(written, [...path, 'cidrs'], findings);
    checkPorts(written.ports, [...path, 'ports'], findings);
  },
  resolve(merged) {
    if (merged === undefined) return undefined;
    const { cidrs, ports = DEFAULT_PORTS } = merged;
    return { cidrs: sortedRanges(cidrs), ports: sortedPorts(ports) };
  },
  checkMerged(environment, findings) {
    checkApiAccess(environment, findings);
    checkApiServerRanges(environment, findings);
  },
};

function checkAddresses(
  { cidrs }: Written<ApiServerProps>,
  path: FindingPath,
  findings: Findings,
): void {
  if (cidrs?.length === 0) {
    findings.add(
      'PEER_INVALID',
      path,
      'No address is stated.',
      'Write the endpoint and service addresses of the API server, such as [10.0.0.10/32].',
    );
  }
  eachEntry(cidrs, (text, index) => {
    const range = checkRange(text, [...path, index], findings);
    const known = range && firstOverlap(range, METADATA_ADDRESSES);
    if (known === undefined) return;
    findings.add(
      'CIDR_FORBIDDEN',
      [...path, index],
      metadataReason(text, range!, known),
      'Name the addresses of the API server alone.',
    );
  });
}

/** Reports pods that may reach the API server although nobody says where it is. */
function checkApiAccess({ environment, placeOf }: MergedEnvironment, findings: Findings): void {
  const { apiAccess, network, serviceAccounts, isolation } = environment;
  if (network.apiServer !== undefined) return;
  const report = (whose: string, ...keys: readonly string[]): void =>
    findings.addOnce(
      'API_SERVER_MISSING',
      placeOf(keys, ['network', 'apiServer']),
      `${whose} the API server, but its addresses are not stated.`,
      'Add `network: {apiServer: {cidrs: [10.0.0.10/32], ports: [6443]}}` to the platform.',
    );
  if (virtualClusterBy('vcluster', isolation) !== undefined) {
    report('What makes the pods of a virtual cluster must reach', 'isolation');
  }
  if (apiAccess) report('Pods may reach', 'apiAccess');
  for (const [name, account] of Object.entries(serviceAccounts)) {
    if (!account.apiAccess) continue;
    report(`Pods of the account \`${name}\` may reach`, 'serviceAccounts', name, 'apiAccess');
  }
  const needy = network.integrations.find(({ name }) => needsApiServer(name));
  if (needy === undefined) return;
  report(`Pods of \`${needy.name}\` report to`, 'network', 'integrations');
}
