import { KNOWN, NAMESPACES, PODS, type PodName } from './pods';
import type { Probe } from './probes';

/** What a Go program reads: everything that decides on traffic, and what is asked. */
export interface World {
  /** The labels of each namespace. */
  readonly namespaces: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly pods: readonly {
    readonly namespace: string;
    readonly name: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly ip: string;
  }[];
  /** What an engine knows of an address besides the address. */
  readonly known: Readonly<Record<string, readonly string[]>>;
  /** API objects, of the kinds of an engine. */
  readonly objects: readonly object[];
  readonly probes: readonly {
    /** An address, of a pod or of what is outside of the cluster. */
    readonly from: string;
    readonly to: string;
    readonly port: number;
    readonly protocol: string;
  }[];
}

/** The world of the pods and the probes, with some policies. */
export function worldOf(objects: readonly object[], probes: readonly Probe[]): World {
  return {
    namespaces: Object.fromEntries(
      Object.entries(NAMESPACES).map(([name, labels]) => [
        name,
        { 'kubernetes.io/metadata.name': name, ...labels },
      ]),
    ),
    pods: Object.entries(PODS).map(([name, { namespace, labels }]) => ({
      namespace,
      name,
      labels,
      ip: addressOf(name),
    })),
    known: KNOWN,
    objects,
    probes: probes.map(({ from, to, port, protocol }) => ({
      from: addressOf(from),
      to: addressOf(to),
      port,
      protocol,
    })),
  };
}

/** The address of a pod by its name; any other text is an address. */
function addressOf(end: string): string {
  const index = Object.keys(PODS).indexOf(end as PodName);
  return index < 0 ? end : `10.244.0.${index + 10}`;
}
