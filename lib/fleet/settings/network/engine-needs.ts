import type { Findings } from '../../../findings/findings';
import { NETWORK_ENGINES, type NetworkEngineEntry } from '../../catalogue/network-engines';
import type { FleetFlow, FleetHttpRule, FleetPeer } from '../../model/fleet';
import { plainPath } from '../../values/plain-path';
import type { MergedEnvironment } from '../setting';
import { answersOnPort53 } from './called-hosts';

type Place = ReturnType<MergedEnvironment['placeOf']>;

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
        } else if (ability === 'http' && engine.plainHttp === true) {
          checkPlainHttp(entry.http, place, findings);
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

/** Reports requests that Calico cannot tell apart, and that it judges none without its proxy. */
function checkPlainHttp(
  rules: readonly FleetHttpRule[] | undefined,
  place: Place,
  findings: Findings,
): void {
  for (const { path, host, headers } of rules ?? []) {
    if (path !== undefined && plainPath(path) === undefined) {
      findings.addOnce(
        'NETWORK_ENGINE_LACKS',
        place,
        `Calico compares paths as they are, and \`${path}\` is a regular expression.`,
        'Write a path such as `/v1/models`, or the beginning of paths such as `/v1/.*`. Put a backslash before a dot.',
      );
    } else if (host !== undefined || headers !== undefined) {
      findings.addOnce(
        'NETWORK_ENGINE_LACKS',
        place,
        'Of a request, Calico judges the method and the path alone.',
        `Remove \`${host === undefined ? 'headers' : 'host'}\` from the rule.`,
      );
    }
  }
  findings.addOnce(
    'HTTP_NEEDS_PROXY',
    place,
    'Calico judges requests only where its application layer policy is switched on; elsewhere, every request on these ports passes.',
    'Switch it on in the cluster and write `accept: [{code: HTTP_NEEDS_PROXY, why: application layer policy is on}]`, or remove `http`.',
  );
}

function abilitiesOf(entry: Readonly<Partial<Record<Ability, unknown>>>): Ability[] {
  return (['http', 'hosts'] as const).filter((ability) => entry[ability] !== undefined);
}
