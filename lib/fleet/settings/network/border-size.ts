import type { Findings } from '../../../findings/findings';
import type { FleetPlatform } from '../../model/fleet';
import type { ResolvedPeer } from '../../model/named-peer';
import type { NetworkEngine } from '../../model/props';
import type { MergedEnvironment } from '../setting';

/** What a border holds in each direction, and in what. */
interface BorderLimit {
  readonly rules: number;
  /** How many ports one rule names. */
  readonly ports: number;
  readonly holder: string;
}

/**
 * The longest borders. Each leaves a hundred rules for what is open without an entry: DNS, the internet, integrations and
 * consumers of shared services. Cilium keeps what it denies, which does not grow in this way.
 */
const LIMITS: Readonly<Record<NetworkEngine, BorderLimit | undefined>> = {
  // 101 priorities are ours, and a policy has 25 rules.
  kubernetes: {
    rules: 101 * 25 - 100,
    ports: 25,
    holder: 'the ClusterNetworkPolicies of a namespace hold',
  },
  calico: { rules: 1024 - 100, ports: 50, holder: 'a GlobalNetworkPolicy of Calico holds' },
  cilium: undefined,
};

/** Reports a border that has more rules in one direction than its policies hold. */
export function checkBorderSize(
  direction: 'ingress' | 'egress',
  { tenant, name, environment, platform, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  const limit = limitOn(platform);
  if (limit === undefined) return;
  const count = Object.values<ResolvedPeer>(environment.network[direction])
    // About addresses that come in, a border says nothing.
    .filter(({ cidr }) => direction === 'egress' || cidr === undefined)
    .reduce((sum, { ports = [] }) => sum + Math.ceil(Math.max(ports.length, 1) / limit.ports), 0);
  if (count <= limit.rules) return;
  findings.addOnce(
    'BORDER_TOO_LARGE',
    placeOf(['network', direction]),
    `\`${direction}\` of \`${name}\` of \`${tenant}\` takes ${count} rules at its border, and ${limit.holder} ${limit.rules} of them.`,
    'Name fewer peers: one range of addresses in place of many, or `tenant` without `environment`. Or move what needs them to a namespace of its own.',
  );
}

function limitOn({ network, clusterNetworkPolicy }: FleetPlatform): BorderLimit | undefined {
  if (network.engine === 'kubernetes' && clusterNetworkPolicy === false) return undefined;
  return LIMITS[network.engine];
}
