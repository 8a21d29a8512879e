import { formatCidr, parseCidr, subtract } from '../../../fleet/values/cidr';
import { chunks, grouped } from '../../../fleet/values/groups';
import type { k8s } from '../../api-object/k8s';
import { calicoSelector, namespaceSelectors } from './calico-selectors';

/** How many ranges and ports one list of a rule holds. */
const MOST_NETS = 256;
const MOST_PORTS = 50;

/** One end of a connection. */
export interface CalicoEntity {
  /** Which namespaces. Without it, a rule of a namespace means that namespace. */
  readonly namespaceSelector?: string;
  /** Which pods. */
  readonly selector?: string;
  /** Ranges of one family: a rule holds no IPv4 and IPv6. */
  readonly nets?: readonly string[];
  readonly notNets?: readonly string[];
  readonly ports?: readonly (number | string)[];
}

/** A rule in either direction. The first that fits decides. */
export interface CalicoRule {
  /** `Pass` leaves the traffic to the next tier. */
  readonly action: 'Allow' | 'Deny' | 'Pass';
  /** @default - all protocols, which is what takes no ports */
  readonly protocol?: string;
  readonly source?: CalicoEntity;
  readonly destination?: CalicoEntity;
}

/** Protocols and ports of a rule; nothing means all of them. */
type Way = Pick<CalicoRule, 'protocol'> & { readonly ports?: readonly (number | string)[] };

/** Pods by their namespace. Those of the namespace itself have no selector of namespaces. */
export function podEntities(peers: readonly k8s.NetworkPolicyPeer[] = []): CalicoEntity[] {
  return peers.flatMap(({ namespaceSelector, podSelector = {} }) => {
    if (namespaceSelector === undefined) return [];
    const isWhole = Object.keys(podSelector).length === 0;
    return namespaceSelectors(namespaceSelector).map((text) => ({
      namespaceSelector: text,
      ...(isWhole ? {} : { selector: calicoSelector(podSelector) }),
    }));
  });
}

/** Addresses, with their exceptions where the list has room for them. */
export function addressEntities(peers: readonly k8s.NetworkPolicyPeer[] = []): CalicoEntity[] {
  return peers.flatMap(({ ipBlock }) => {
    if (ipBlock === undefined) return [];
    const { cidr, except = [] } = ipBlock;
    if (except.length === 0) return [{ nets: [canonical(cidr)] }];
    if (except.length <= MOST_NETS) {
      return [{ nets: [canonical(cidr)], notNets: [...new Set(except.map(canonical))] }];
    }
    const rest = subtract(
      parseCidr(cidr)!,
      except.map((text) => parseCidr(text)!),
    );
    return chunks(rest.map(formatCidr), MOST_NETS).map((nets) => ({ nets }));
  });
}

/** Ports by protocol: a rule has one. */
export function waysOf(ports: readonly k8s.NetworkPolicyPort[] | undefined): Way[] {
  if (ports === undefined) return [{}];
  return [...grouped(ports, ({ protocol }) => protocol!)].flatMap(([protocol, list]) =>
    chunks(list.map(portOf), MOST_PORTS).map((some) => ({ protocol, ports: some })),
  );
}

function portOf({ port, endPort }: k8s.NetworkPolicyPort): number | string {
  const start = port!.value;
  return endPort === undefined || endPort === start ? start : `${start}:${endPort}`;
}

/** Rules from some pods or addresses. */
export function rulesFrom(
  action: CalicoRule['action'],
  entities: readonly CalicoEntity[],
  ways: readonly Way[] = [{}],
): CalicoRule[] {
  return entities.flatMap((source) =>
    ways.map(({ protocol, ports }) => ({
      action,
      ...(protocol === undefined ? {} : { protocol }),
      source,
      ...(ports === undefined ? {} : { destination: { ports } }),
    })),
  );
}

/** Rules to some pods or addresses. */
export function rulesTo(
  action: CalicoRule['action'],
  entities: readonly CalicoEntity[],
  ways: readonly Way[] = [{}],
): CalicoRule[] {
  return entities.flatMap((entity) =>
    ways.map(({ protocol, ports }) => ({
      action,
      ...(protocol === undefined ? {} : { protocol }),
      destination: { ...entity, ...(ports === undefined ? {} : { ports }) },
    })),
  );
}

function canonical(cidr: string): string {
  return formatCidr(parseCidr(cidr)!);
}
