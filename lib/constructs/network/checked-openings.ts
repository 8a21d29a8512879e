import type { Construct } from 'constructs';
import type { Finding } from '../../findings/finding';
import { Findings } from '../../findings/findings';
import type { FleetFlow, FleetNetwork, FleetPeer, FleetPort } from '../../fleet/model/fleet';
import type {
  FlowProps,
  NetworkEngine,
  NetworkProps,
  PeerProps,
  PortValue,
} from '../../fleet/model/props';
import { checkName } from '../../fleet/values/name-checks';
import { type Place, resolvePart } from '../resolve-props';

/** A part of a namespace that is opened further after construction. */
interface Opened extends Construct {
  readonly namespace: string;
  /** @internal */
  readonly _surroundings: OpenedIn;
}

/** What decides whether a further opening means anything. */
export interface OpenedIn {
  readonly engine: NetworkEngine;
  readonly network: Pick<FleetNetwork, 'default' | 'internet' | 'dns'>;
}

/** A flow in normal form; throws a `TenancyError` where it does not say who calls and who is called. */
export function checkedFlow(construct: Opened, name: string, flow: FlowProps): FleetFlow {
  return resolved(construct, { flows: { [name]: flow } }, 'flows').flows[name]!;
}

/** A peer in normal form; throws a `TenancyError` where it is nobody, or everybody. */
export function checkedPeer(
  construct: Opened,
  direction: 'ingress' | 'egress',
  name: string,
  peer: PeerProps,
): FleetPeer {
  const network = resolved(construct, { [direction]: { [name]: peer } }, direction);
  const checked = network[direction][name];
  // A tenant of this name is the namespace itself, as far as anybody knows here.
  if (checked === undefined) throw new Error(`the peer \`${name}\` names its own namespace`);
  return checked;
}

/**
 * The ports of clients in normal form; throws a `TenancyError` where one does not exist, where the list is empty, and
 * for a name that no namespace has.
 */
export function checkedPorts(
  construct: Opened,
  namespaces: readonly string[],
  ports: readonly PortValue[],
): readonly FleetPort[] {
  const name = 'clients';
  const network = { ingress: { [name]: { namespace: construct.namespace, ports } } };
  const place: Place = [['tenants', 0, 'network', 'ingress', name, 'ports'], ['ports']];
  const known = wrongNamespaces(namespaces, 'namespaces');
  return resolvedAt(construct, network, place, known).ingress[name]!.ports!;
}

/** What is wrong with a list of namespaces: names that no namespace has. */
export function wrongNamespaces(names: readonly string[], prop: string): readonly Finding[] {
  const findings = new Findings();
  names.forEach((name, index) =>
    checkName(name, 'the name of a namespace', [prop, index], findings),
  );
  return findings.all;
}

function resolved(construct: Opened, network: NetworkProps, key: string): FleetNetwork {
  return resolvedAt(construct, network, [['tenants', 0, 'network', key], [key]]);
}

function resolvedAt(
  construct: Opened,
  network: NetworkProps,
  place: Place,
  known?: readonly Finding[],
): FleetNetwork {
  const part = { namespace: construct.namespace };
  const { engine, network: around } = construct._surroundings;
  const { default: inReach, internet, dns } = around;
  const entry = {
    platform: { network: { engine } },
    tenant: { network: { default: inReach, internet, dns, ...network } },
    places: [place],
    known,
  };
  return resolvePart(construct, part, entry).environment.network;
}
