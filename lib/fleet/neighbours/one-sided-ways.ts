import type { Findings } from '../../findings/findings';
import type { FleetPeer } from '../model/fleet';
import { portText } from '../values/port-text';
import { type Neighbour, neighbourText } from './environments-of';

type Direction = 'ingress' | 'egress';

const OTHER: Readonly<Record<Direction, Direction>> = { egress: 'ingress', ingress: 'egress' };

/**
 * Reports ways between two namespaces of this fleet that only one side opens: traffic needs the way out of one and the
 * way into the other.
 *
 * @param isConsumer - whether a tenant reaches a shared service, which opens both sides by itself
 */
export function checkOneSidedWays(
  all: readonly Neighbour[],
  isConsumer: (tenant: string, service: string) => boolean,
  findings: Findings,
): void {
  const byNamespace = new Map(all.map((neighbour) => [neighbour.spec.namespace, neighbour]));
  for (const one of all) {
    for (const direction of ['egress', 'ingress'] as const) {
      for (const [name, peer] of Object.entries(one.spec.network[direction])) {
        const other = peer.namespace === undefined ? undefined : byNamespace.get(peer.namespace);
        if (other === undefined || other === one || isOpen(other, one, OTHER[direction])) continue;
        const [client, server] = direction === 'egress' ? [one, other] : [other, one];
        if (server.isService && isConsumer(client.tenant.name, server.tenant.name)) continue;
        report(one, other, direction, name, peer, findings);
      }
    }
  }
}

/** Whether an environment lets traffic pass to or from another one, as far as this fleet tells. */
function isOpen({ spec, tenant }: Neighbour, other: Neighbour, direction: Direction): boolean {
  const { network, state } = spec;
  const isSibling =
    tenant === other.tenant && network.reach === 'tenant' && other.spec.network.reach === 'tenant';
  return (
    isSibling ||
    state === 'removed' ||
    // Its admins may open it by policies of their own.
    network.tenantPolicies ||
    Object.values(network[direction]).some(
      // A range of addresses may be that of the pods.
      ({ namespace, cidr }) => cidr !== undefined || namespace === other.spec.namespace,
    )
  );
}

function report(
  one: Neighbour,
  other: Neighbour,
  direction: Direction,
  name: string,
  { ports }: FleetPeer,
  findings: Findings,
): void {
  const missing = OTHER[direction];
  const entry = `${one.tenant.name}-${one.name}`.slice(0, 50).replace(/-+$/, '');
  const list = (ports ?? []).map(portText);
  const peer = `{namespace: ${one.spec.namespace}${list.length === 0 ? '' : `, ports: [${list.join(', ')}]`}}`;
  const network = `network: {${missing}: {${entry}: ${peer}}}`;
  const isOnly = other.isService || other.tenant.namespaces === 'single';
  const whole = isOnly ? `{${network}}` : `{environments: {${other.name}: {${network}}}}`;
  const owner = other.isService ? 'the shared service' : 'the tenant';
  findings.addOnce(
    'WAY_ONE_SIDED',
    one.place('network', direction, name),
    direction === 'egress'
      ? `\`${name}\` leads from ${neighbourText(one)} to ${neighbourText(other)}, which does not let it in.`
      : `\`${name}\` lets ${neighbourText(other)} into ${neighbourText(one)}, but it has no way out to there.`,
    other.isService && direction === 'egress'
      ? `Add \`${one.tenant.name}\` to the \`consumers\` of the shared service \`${other.tenant.name}\`.`
      : `Add to ${owner} \`${other.tenant.name}\`: \`${whole.slice(1, -1)}\`.`,
  );
}
