import type { FindingPath } from '../../findings/finding';
import { placeAt } from './place-at';
import { samplesAt } from './samples-at';
import { code } from './shape-words';

/** What to write for a key that must be there. `Map.key` is about one map, and goes before `key`. */
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
  'IntegrationProps.name': 'Add `name: …`, the operator that it is for, such as `name: kuberay`.',
  'WorkersProps.class': 'Add `class: …`, the name of a class of workers in the ClusterClass.',
  cidrs: 'Add the addresses of the API server, such as `cidrs: [10.0.0.10/32]`.',
};

/**
 * What to write where a key is missing. Where no words are about it, the example of its declaration says enough.
 *
 * @param path - of the key itself
 */
export function missingFix(path: FindingPath): string {
  const key = String(path.at(-1));
  const { map: owner = '' } = placeAt(path) ?? {};
  const words = MISSING_FIXES[`${owner}.${key}`] ?? MISSING_FIXES[key];
  if (words !== undefined) return words;
  const { scalar, list, map } = samplesAt(path);
  const sample = scalar ?? list ?? map;
  const example = sample === undefined ? '' : `, such as ${code(`${key}: ${sample}`)}`;
  return `Add ${code(`${key}: …`)}${example}.`;
}
