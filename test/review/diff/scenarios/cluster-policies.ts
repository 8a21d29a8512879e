import type { Files } from '../trees';
import type { Scenario } from './scenario';

/** Policies of the cluster that somebody wrote by hand. The file that holds one says nothing about whom it is for. */
export const CLUSTER_POLICIES: readonly Scenario[] = [
  {
    name: 'cluster-policy-for-a-label-by-hand',
    files: withPolicy(`\
  subject: {namespaces: {matchLabels: {tenant: vision}}}
  egress:
    - action: Accept
      to: [{networks: [0.0.0.0/0]}]
      protocols: [{tcp: {destinationPort: {number: 443}}}]
`),
  },
  {
    name: 'cluster-policy-for-named-namespaces-by-hand',
    files: withPolicy(`\
  subject:
    namespaces:
      matchExpressions:
        - {key: kubernetes.io/metadata.name, operator: In, values: [ml-search-prod, ml-vision-dev, kube-system]}
  egress:
    - action: Deny
      to: [{networks: [10.20.0.0/16]}]
`),
  },
];

function withPolicy(spec: string): (files: Files) => Files {
  return (files) => ({
    ...files,
    'platform/extra.k8s.yaml': `\
apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata:
  name: extra
spec:
  tier: Admin
  priority: 10
${spec}`,
  });
}
