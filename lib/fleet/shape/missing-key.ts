import { code } from './shape-words';

/** What to write for a key that must be there. */
export const MISSING_FIXES: Readonly<Record<string, string>> = {
  apiVersion: 'Add `apiVersion: cdk8s-tenancy/v1alpha1` as the first line.',
  tenants:
    'Write `tenants:`, and below it one item for each tenant that starts with `- name:`; `tenants: []` for none.',
  name: 'Add `name: …`, a DNS label such as `vision`.',
  costCenter: 'Add `costCenter: …`, so that finance knows who pays.',
  resource: 'Add `resource: …`, the plural of the kind as in `kubectl api-resources`.',
  podLabels: 'Add the labels of the DNS servers, such as `podLabels: {k8s-app: kube-dns}`.',
  value: 'Add `value: …`, a whole number; pods with a higher one go first.',
  ports: 'Add the ports that tenants may reach, such as `ports: {http: 8080}`.',
  consumers: 'Add `consumers: all`, or the names of the tenants that may reach it.',
  why: 'Add `why: …`, a reason that still makes sense next year.',
  subnet: 'Add a private range that no cluster uses, such as `subnet: 10.32.0.0/16`.',
  qos: 'Add how much of the lines between the clusters it gets, such as `qos: standard`.',
  managedBy: 'Add `managedBy: …`, the cluster of this file that runs Cluster API.',
  class: 'Add `class: …`, the name of a ClusterClass that the managing cluster has.',
  kubernetesVersion: 'Add the version with its patch, such as `kubernetesVersion: 1.36.2`.',
  namespace: 'Add the name of a namespace, such as `namespace: fleet`.',
  repository:
    'Add the URL of the repository, such as `repository: https://git.example.com/platform/tenants.git`.',
  controller: 'Add `controller: …`, the cluster of this file where KubeSlice runs.',
  cidrs: 'Add the addresses of the API server, such as `cidrs: [10.0.0.10/32]`.',
};

export function missingFix(key: string): string {
  return MISSING_FIXES[key] ?? `Add ${code(`${key}: …`)}.`;
}
