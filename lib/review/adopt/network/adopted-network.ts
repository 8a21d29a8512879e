import type { ReadObject } from '../../../cluster/adopt/adopt-reading';
import type { NetworkProps, PeerProps } from '../../../fleet/model/props';
import { asMap, asMaps, asText } from '../../../verify/objects/manifest-data';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import {
  type PolicyDirection,
  isolatedDirections,
} from '../../../verify/objects/policy-directions';
import { requirementsOf } from '../../../verify/reach/requirements';
import {
  type Adopted,
  type AdoptedNamespace,
  noteTaker,
  objectsOfKind,
} from '../adopted-namespace';
import { dividingPolicies } from './inside-traffic';
import type { PeerReader } from './found-peers';
import { policyPeers } from './policy-peers';

/** A direction as the file calls it. */
const KEYS: Readonly<Record<PolicyDirection, 'ingress' | 'egress'>> = {
  Ingress: 'ingress',
  Egress: 'egress',
};

/**
 * Reads whether a namespace is closed, and what its policies open. What is open because nothing closes it cannot be read:
 * nobody knows who uses it.
 *
 * @param together - the namespaces that are adopted at once
 */
export function adoptedNetwork(
  namespace: AdoptedNamespace,
  all: readonly ReadObject[],
  together: readonly string[],
): Adopted<NetworkProps> {
  const { notes, note } = noteTaker(namespace.name, 'network');
  const policies = objectsOfKind(namespace, 'NetworkPolicy');
  const reader: PeerReader = { namespace: namespace.name, all, together, note };
  const read = (direction: PolicyDirection): ReturnType<typeof policyPeers> =>
    policyPeers(policies, direction, reader);
  const [ingress, egress] = [read('Ingress'), read('Egress')];
  const isClosed = (direction: PolicyDirection): boolean => closes(policies, direction);
  if (!isClosed('Ingress')) {
    note(
      'changes',
      'Nothing closes the namespace to callers today. Afterwards only its own pods reach each other: name other callers under `network.ingress`.',
    );
  }
  if (!isClosed('Egress')) {
    note(
      'changes',
      'Nothing closes the way out today. Afterwards pods reach each other, DNS and public addresses: name other destinations under `network.egress`.',
    );
  }
  const dividing = (['Ingress', 'Egress'] as const).flatMap((direction) =>
    dividingPolicies(policies, direction, namespace.labels),
  );
  if (dividing.length > 0) {
    note(
      'changes',
      `Not all pods of the namespace may talk to each other today (${[...new Set(dividing)].sort().join(', ')}). Afterwards they may: write \`network: {default: flowsOnly}\`, and what they need of each other under \`flows\`.`,
    );
  }
  const hosts = hostsOf(objectsOfKind(namespace, 'Ingress'));
  if (hosts.length > 0 && Object.keys(ingress.peers).length === 0) {
    note(
      'check',
      `Ingresses take requests for ${hosts.join(', ')}: add the controller under \`network.ingress\`, such as \`nginx: {namespace: ingress-nginx}\`.`,
    );
  }
  const isOpen = egress.isOpen || !isClosed('Egress');
  const reachesTenant = ingress.reachesTenant || egress.reachesTenant;
  return {
    value: {
      ...(reachesTenant ? { reach: 'tenant' as const } : {}),
      internet: isClosed('Egress') && egress.closed.length > 0 ? { except: egress.closed } : isOpen,
      ...peersOf('Ingress', ingress.peers),
      ...peersOf('Egress', egress.peers),
      ...(hosts.length === 0 ? {} : { hosts }),
    },
    notes,
  };
}

function peersOf(
  direction: PolicyDirection,
  peers: Readonly<Record<string, PeerProps>>,
): Pick<NetworkProps, 'ingress' | 'egress'> {
  return Object.keys(peers).length === 0 ? {} : { [KEYS[direction]]: peers };
}

/** Whether some policy closes a direction for all pods. */
export function closes(policies: readonly ManifestObject[], direction: PolicyDirection): boolean {
  return policies.some(({ data }) => {
    const spec = asMap(data['spec']);
    const isForAll = requirementsOf(spec['podSelector']).length === 0;
    return isForAll && isolatedDirections(spec).includes(direction);
  });
}

function hostsOf(ingresses: readonly ManifestObject[]): string[] {
  const hosts = ingresses.flatMap(({ data }) =>
    asMaps(asMap(data['spec'])['rules']).flatMap(({ host }) => asText(host) || []),
  );
  return [...new Set(hosts)].sort();
}
