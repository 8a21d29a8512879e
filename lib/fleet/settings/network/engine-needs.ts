import type { Findings } from '../../../findings/findings';
import { NETWORK_ENGINES, type NetworkEngineEntry } from '../../catalogue/network-engines';
import type { FleetFlow, FleetPeer } from '../../model/fleet';
import type { MergedEnvironment } from '../setting';
import { answersOnPort53 } from './called-hosts';

type Ability = keyof Pick<NetworkEngineEntry, 'http' | 'hosts'>;

/** Reports what the network plugin of the cluster cannot enforce. */
export function checkEngineNeeds(
  { environment, platform, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  const { network } = environment;
  const engine = NETWORK_ENGINES[platform.network.engine];
  for (const part of ['flows', 'ingress', 'egress'] as const) {
    const entries: Readonly<Record<string, FleetFlow | FleetPeer>> = network[part];
    for (const [name, entry] of Object.entries(entries)) {
      for (const ability of abilitiesOf(entry)) {
        const place = placeOf(['network', part, name, ability]);
        if (!engine[ability]) {
          findings.addOnce(
            'NETWORK_ENGINE_LACKS',
            place,
            `${engine.title} cannot enforce \`${ability}\`.`,
            `Where the cluster runs Cilium, write \`network: {engine: cilium}\` at the platform or the cluster; otherwise, remove \`${ability}\`${ability === 'hosts' ? ' and write the addresses as `cidr`' : ''}.`,
          );
        } else if (ability === 'hosts' && !answersOnPort53(network.dns)) {
          findings.addOnce(
            'NETWORK_ENGINE_LACKS',
            place,
            'Cilium learns the addresses of hosts from DNS answers on port 53 alone, and the DNS servers listen on another port.',
            'Write the addresses as `cidr`, or let the DNS servers listen on port 53 and say so under `dns`.',
          );
        } else if (ability === 'hosts' && network.internet !== false) {
          findings.addOnce(
            'HOSTS_VOID',
            place,
            `\`hosts\` of \`${name}\` changes nothing, because all public addresses are open.`,
            'Write `internet: false` under `network`, so that only these hosts are open.',
          );
        }
      }
    }
  }
}

function abilitiesOf(entry: Readonly<Partial<Record<Ability, unknown>>>): Ability[] {
  return (['http', 'hosts'] as const).filter((ability) => entry[ability] !== undefined);
}
