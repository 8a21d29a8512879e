import type { Network } from '../../verify/reach/cluster-network';
import type { NamespaceProfile } from '../../verify/reach/network-profile';
import { policyKey } from '../../verify/reach/policy-key';
import { DIRECTIONS } from '../../verify/reach/reach-policy';
import { NAME_LABEL } from '../../verify/reach/requirements';

/** What stands for the name of the namespace that is looked at. No namespace can have this name. */
const OWN = '*own*';

/**
 * Namespaces whose policies say the same but for their own name. Thousands of namespaces have a few dozen profiles, and to
 * make a profile takes a hundred times as long as to see that it is known.
 */
export class NamespaceGroups {
  private readonly firsts = new Map<string, string>();
  private readonly known = new Map<string, string>();
  private readonly profiles = new Map<string, NamespaceProfile>();

  constructor(private readonly network: Network) {}

  /** The first namespace that was asked about, of those with the same policies. */
  firstLike(namespace: string): string {
    const known = this.known.get(namespace);
    if (known !== undefined) return known;
    const key = this.keyOf(namespace);
    const first = this.firsts.get(key) ?? namespace;
    this.firsts.set(key, first);
    this.known.set(namespace, first);
    return first;
  }

  /** What the policies about a namespace open. It calls the namespace itself `own namespace`. */
  profile(namespace: string): NamespaceProfile {
    const first = this.firstLike(namespace);
    const known = this.profiles.get(first);
    if (known !== undefined) return known;
    const made = this.network.profile(first);
    this.profiles.set(first, made);
    return made;
  }

  private keyOf(namespace: string): string {
    const { index } = this.network;
    const labels = this.network.namespaceLabels(namespace);
    const policies = index.ofNamespace(labels);
    const texts = policies.map(policyKey).sort();
    const asked = index.selectorsOf(labels).map((one) => JSON.stringify(one));
    const key = [...texts, ...new Set(asked)]
      .join('\n')
      .replaceAll(JSON.stringify(namespace), JSON.stringify(OWN));
    // Where namespaces are chosen by other labels, those of this one may matter.
    const isByName = policies.every((policy) =>
      DIRECTIONS.flatMap((direction) => policy[direction].rules).every(({ peers = [] }) =>
        peers.every(
          (peer) =>
            peer.kind !== 'pods' || peer.namespaces.every(({ key: label }) => label === NAME_LABEL),
        ),
      ),
    );
    return isByName ? key : `${namespace}\n${key}`;
  }
}
