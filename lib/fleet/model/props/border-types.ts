/**
 * The version of `policy.networking.k8s.io` in which borders are written.
 *
 * - `v1alpha2`: what network plugins read today; releases up to 0.3 of the Network Policy API serve it
 * - `v1beta1`: its successor with the same fields, since release 0.3
 *
 * @title ClusterNetworkPolicy version
 */
export type ClusterNetworkPolicyVersion = 'v1alpha2' | 'v1beta1';
