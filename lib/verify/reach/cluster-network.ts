import { type NamespaceProfile, namespaceProfile } from './network-profile';
import { PolicyNetwork } from './policy-network';

/** What reaches what, as the policies of a cluster say. It asks no cluster. */
export class Network extends PolicyNetwork {
  /** What the policies about a namespace open, in a form in which two of them can be compared. */
  profile(namespace: string): NamespaceProfile {
    return namespaceProfile(this, namespace);
  }
}
