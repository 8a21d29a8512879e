import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import { NETWORK_ENGINES } from '../../catalogue/network-engines';
import {
  CLUSTER_NETWORK_POLICY_SINCE,
  DEFAULT_BORDER_VERSION,
  DEFAULT_KUBERNETES_VERSION,
  DEFAULT_NETWORK_ENGINE,
} from '../../model/defaults';
import type { ClusterNetworkPolicyVersion, PlatformEntry } from '../../model/props';
import type { Written } from '../../model/written';
import { minorOf } from './kubernetes-version';

/** Reports a ClusterNetworkPolicy on API servers that refuse its definition, which calls a function they lack. */
export function checkBorders(
  platform: Written<PlatformEntry>,
  path: FindingPath,
  findings: Findings,
): void {
  const { clusterNetworkPolicy, kubernetesVersion: version = DEFAULT_KUBERNETES_VERSION } =
    platform;
  const minor = minorOf(version);
  if (!clusterNetworkPolicy || minor === undefined) return;
  const engine = NETWORK_ENGINES[platform.network?.engine ?? DEFAULT_NETWORK_ENGINE];
  if (engine.border) {
    findings.add(
      'BORDER_UNUSED',
      path,
      `No ClusterNetworkPolicy is written, because ${engine.title} keeps the border of every namespace with policies of its own.`,
      'Remove the line.',
    );
    return;
  }
  if (minor >= CLUSTER_NETWORK_POLICY_SINCE) return;
  findings.add(
    'VERSION_INVALID',
    path,
    `Kubernetes ${version} is too old: its API server refuses the definition of ClusterNetworkPolicy.`,
    `Use 1.${CLUSTER_NETWORK_POLICY_SINCE} or newer, or remove the line.`,
  );
}

/** The version of the API, or false for none. */
export function resolveBorder(
  written: boolean | ClusterNetworkPolicyVersion = false,
): false | ClusterNetworkPolicyVersion {
  return written === true ? DEFAULT_BORDER_VERSION : written;
}
