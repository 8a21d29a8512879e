import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { MUTATION_SINCE } from '../../../lib/fleet/catalogue/guard-rail-catalogue';
import { CLUSTER_NETWORK_POLICY_SINCE } from '../../../lib/fleet/model/defaults';
import { minorOf } from './since';

/**
 * The fleet that is attacked, as people write it for a version of Kubernetes.
 *
 * @param kubernetes - the version; absent: the one that the file states
 * @param hasBorders - whether the cluster has the definition of ClusterNetworkPolicy, if its version takes it
 */
export function ownFleet(kubernetes?: string, hasBorders = true): string {
  const minor = kubernetes ? minorOf(`v${kubernetes}`) : Infinity;
  let text = readFileSync(path.join(__dirname, '../fleet.yaml'), 'utf8');
  if (kubernetes) text = changed(text, /(kubernetesVersion: )'.*'/, `$1'1.${minor}'`);
  if (!hasBorders || minor < CLUSTER_NETWORK_POLICY_SINCE) {
    text = changed(text, /(clusterNetworkPolicy: )true/, '$1false');
  }
  // Before there are policies that change pods, nothing gives a class to a pod that names none.
  if (minor < MUTATION_SINCE) text = changed(text, /^ *defaultPriority: .*\n/m, '');
  return text;
}

function changed(text: string, from: RegExp, to: string): string {
  if (!from.test(text)) throw new Error(`test/cluster/fleet.yaml does not have ${from}`);
  return text.replace(from, to);
}
