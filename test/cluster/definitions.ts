import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { parse } from 'yaml';
import { minorOf } from './battery/since';
import { GoMissing, go } from './go-tool';
import { defaultKubernetes } from './modules';

const NETWORK_POLICY_API = 'sigs.k8s.io/network-policy-api';

/** The first minor version of Kubernetes that takes the definition: it calls a function that older ones do not know. */
const SINCE = 31;

/**
 * The definition of ClusterNetworkPolicy as its project publishes it, read from its Go module. Undefined where there is
 * no Go to fetch that with, or where a version of Kubernetes does not take it.
 */
export async function clusterNetworkPolicyDefinition(
  kubernetes?: string,
): Promise<object | undefined> {
  const version = kubernetes ?? (await defaultKubernetes());
  if (minorOf(`v${version}`) < SINCE) return undefined;
  const folder = path.join(__dirname, 'definitions');
  try {
    const found = await go(['mod', 'download', '-json', NETWORK_POLICY_API], folder);
    const { Dir } = JSON.parse(found) as { Dir: string };
    const file = 'config/crd/standard/policy.networking.k8s.io_clusternetworkpolicies.yaml';
    return parse(await fs.readFile(path.join(Dir, file), 'utf8')) as object;
  } catch (error) {
    if (!(error instanceof GoMissing)) throw error;
    console.log('without Go there is no ClusterNetworkPolicy: cases that need it will fail');
    return undefined;
  }
}
