import { nearest } from '../../findings/nearest';
import type { Fleet } from '../../fleet/model/fleet';
import { readAddresses } from '../../verify/reach/address-set';
import type { Network } from '../../verify/reach/cluster-network';
import { KNOWN_ENDS, type KnownEndName, knownEnd } from '../../verify/reach/known-ends';
import {
  ALL_PORTS,
  PROTOCOLS,
  type PortSet,
  type Protocol,
  joinPorts,
  portRanges,
} from '../../verify/reach/port-set';
import type { TrafficEnd } from '../../verify/reach/traffic-end';
import { Misuse } from '../session/status';

/** An end as somebody wrote it, and what it means. */
export interface ReachEnd {
  readonly text: string;
  readonly ends: readonly TrafficEnd[];
  /** The word that was written for it. */
  readonly word?: KnownEndName;
  /** The ports that it answers on. Absent: all. */
  readonly ports?: PortSet;
  /** What somebody should know who reads the answer. */
  readonly notes: readonly string[];
}

/** What a network and a fleet say about ends. */
export interface EndContext {
  readonly network: Network;
  readonly fleet: Fleet | undefined;
}

/** Both ends. What a word such as `dns` means may depend on the namespace at the other end. */
export function readEnds(
  from: string,
  to: string,
  context: EndContext,
): readonly [from: ReachEnd, to: ReachEnd] {
  const namespaceOf = (text: string): string => text.split('/', 1)[0]!;
  return [readEnd(from, namespaceOf(to), context), readEnd(to, namespaceOf(from), context)];
}

/**
 * An end of a command line: a word such as `dns`, an address or a range, a namespace, or `namespace/key=value,…` for its
 * pods with exactly these labels. A namespace that is called like a word has a `/` behind it.
 */
function readEnd(text: string, other: string, context: EndContext): ReachEnd {
  const word = KNOWN_ENDS.find((one) => one === text);
  if (word !== undefined) return wordEnd(word, context.fleet, other);
  if (readAddresses(text) !== undefined) return { text, ends: [{ ranges: [text] }], notes: [] };
  const slash = text.indexOf('/');
  const namespace = slash < 0 ? text : text.slice(0, slash);
  if (!/^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(namespace)) {
    throw new Misuse(
      `${JSON.stringify(text)} is not an end: write a namespace, namespace/key=value, an address, or ${KNOWN_ENDS.join(', ')}`,
    );
  }
  const labels = slash < 0 ? '' : text.slice(slash + 1);
  return {
    text,
    ends: [labels === '' ? { namespace } : { namespace, labels: readLabels(labels, text) }],
    notes: unknownNote(namespace, context),
  };
}

function wordEnd(word: KnownEndName, fleet: Fleet | undefined, other: string): ReachEnd {
  const known = knownEnd(word, fleet, other);
  if (known !== undefined) return { text: word, word, ...known, notes: [] };
  throw new Misuse(
    word === 'api-server'
      ? 'the file does not state where the API server is; add network.apiServer, or ask about its address'
      : `the file does not state where ${word} is; ask about an address`,
  );
}

function readLabels(text: string, whole: string): Record<string, string> {
  return Object.fromEntries(
    text.split(',').map((pair) => {
      const [key = '', value, ...rest] = pair.split('=');
      if (key === '' || value === undefined || rest.length > 0) {
        throw new Misuse(
          `${JSON.stringify(pair)} in ${whole} is not a label; write key=value, with commas between labels`,
        );
      }
      return [key, value];
    }),
  );
}

function unknownNote(namespace: string, { network }: EndContext): string[] {
  if (network.namespaces.includes(namespace)) return [];
  const named = network.mentioned();
  if (named.includes(namespace)) return [];
  const near = nearest(namespace, [...network.namespaces, ...named]);
  return [
    `No file mentions the namespace ${namespace}, so no policy is assumed there` +
      (near === undefined ? '.' : `; did you mean ${near}?`),
  ];
}

/** Ports of a command line: `80`, `53/UDP`, `8000-8010`, several with commas. TCP unless the text names another protocol. */
export function readPorts(text: string | undefined, end: ReachEnd): PortSet {
  if (text === undefined) return end.ports ?? ALL_PORTS;
  return text
    .split(',')
    .map((part) => portRanges([readPort(part.trim())]))
    .reduce(joinPorts);
}

function readPort(text: string): { protocol: Protocol; port: number; endPort?: number } {
  const found = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/([a-z]+))?$/i.exec(text);
  const protocol = PROTOCOLS.find((one) => one === (found?.[3] ?? 'TCP').toUpperCase());
  const [port, endPort] = [Number(found?.[1]), Number(found?.[2] ?? found?.[1])];
  if (protocol === undefined || !(port >= 1) || !(endPort >= port) || endPort > 65535) {
    throw new Misuse(
      `${JSON.stringify(text)} is not a port; write a number, such as 443, 53/UDP or 8000-8010/TCP`,
    );
  }
  return { protocol, port, ...(endPort === port ? {} : { endPort }) };
}
