import type { NetworkEngine } from '../model/props';

/** What a network plugin enforces beyond NetworkPolicies. */
export interface NetworkEngineEntry {
  /** What it is called in messages and pages. */
  readonly title: string;
  /** Whether it keeps a border around every namespace, which no policy of a namespace opens. */
  readonly border: boolean;
  /** Whether its policies judge HTTP requests. */
  readonly http: boolean;
  /** Present where they compare only methods, and paths that are a text or begin with one, and need a proxy to be set up. */
  readonly plainHttp?: true;
  /** Whether its policies know hosts by their names. */
  readonly hosts: boolean;
}

/** What each engine can do. What it writes is in the table of the constructs. */
export const NETWORK_ENGINES: Readonly<Record<NetworkEngine, NetworkEngineEntry>> = {
  kubernetes: { title: 'NetworkPolicies', border: false, http: false, hosts: false },
  cilium: { title: 'Cilium', border: true, http: true, hosts: true },
  // Hosts by their names take the Enterprise edition.
  calico: { title: 'Calico', border: true, http: true, plainHttp: true, hosts: false },
};
