import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import type { FleetCreatedCluster } from '../../model/fleet';
import type { ClusterRangesProps, CreatedClusterProps, TopologyProps } from '../../model/props';
import type { Written } from '../../model/written';
import { sortedRanges } from '../../settings/network/ranges';
import { checkCount } from '../../values/counts';
import { isDnsLabel, isDnsSubdomain } from '../../values/dns-names';
import { defined, entriesOf, sortedMap } from '../../values/maps';
import { nameFix } from '../../values/name-checks';

/** The names that a topology states, and what each has to be. */
const NAMES = {
  class: { what: 'the name of a ClusterClass', is: isDnsSubdomain, longest: 253 },
  classNamespace: { what: 'the name of a namespace', is: isDnsLabel, longest: 63 },
  namespace: { what: 'the name of a namespace', is: isDnsLabel, longest: 63 },
} as const;

/** Reports what Cluster API would refuse of a cluster that it is to make. */
export function checkTopology(
  topology: Written<TopologyProps>,
  path: FindingPath,
  findings: Findings,
): void {
  for (const key of ['class', 'classNamespace', 'namespace'] as const) {
    const { what, is, longest } = NAMES[key];
    checkText(topology[key], what, is, longest, [...path, key], findings);
  }
  checkPatchVersion(topology.kubernetesVersion, [...path, 'kubernetesVersion'], findings);
  checkReplicas(topology.controlPlane?.replicas, [...path, 'controlPlane', 'replicas'], findings);
  for (const [name, group] of entriesOf(topology.workers)) {
    const at = [...path, 'workers', name];
    checkText(name, 'the name of a group of nodes', isDnsLabel, 63, at, findings);
    checkText(group.class, 'the class of machines', isDnsLabel, 63, [...at, 'class'], findings);
    checkCount(group.replicas, 'nodes', [...at, 'replicas'], findings);
  }
}

function checkText(
  text: string | undefined,
  what: string,
  is: (text: string) => boolean,
  longest: number,
  path: FindingPath,
  findings: Findings,
): void {
  if (text === undefined || is(text)) return;
  findings.add('NAME_INVALID', path, `\`${text}\` cannot be ${what}.`, nameFix(text, longest));
}

function checkPatchVersion(
  version: string | undefined,
  path: FindingPath,
  findings: Findings,
): void {
  if (version === undefined || patchOf(version) !== undefined) return;
  const minor = /^v?1\.(?:[3-9][0-9]|[1-9][0-9]{2})$/.test(version)
    ? version.replace(/^v/, '')
    : '1.36';
  findings.add(
    'CREATED_VERSION',
    path,
    `\`${version}\` is not a version with its patch, and Cluster API installs exactly one.`,
    `Write all three numbers, such as "${minor}.1".`,
  );
}

function checkReplicas(count: number | undefined, path: FindingPath, findings: Findings): void {
  checkCount(count, 'machines', path, findings);
  if (count === undefined || !Number.isSafeInteger(count) || count < 0) return;
  if (count === 0) {
    findings.add(
      'QUANTITY_INVALID',
      path,
      'A control plane of 0 machines serves nobody.',
      'Write an odd number, such as 3, or remove the line where a cloud runs the control plane.',
    );
  } else if (count % 2 === 0) {
    findings.add(
      'CONTROL_PLANE_EVEN',
      path,
      `A control plane of ${count} machines survives no more failures than one of ${count - 1}.`,
      `Write ${count + 1} or ${count - 1}.`,
    );
  }
}

/** The three numbers of a version with its patch; undefined for anything else. */
export function patchOf(version: string): readonly [minor: number, patch: number] | undefined {
  const match = /^v?1\.([3-9][0-9]|[1-9][0-9]{2})\.(0|[1-9][0-9]*)$/.exec(version);
  return match === null ? undefined : [Number(match[1]), Number(match[2])];
}

/** A cluster to make, in normal form. */
export function resolveTopology(
  topology: TopologyProps & Pick<CreatedClusterProps, 'pods' | 'services'>,
): FleetCreatedCluster {
  const { controlPlane } = topology;
  const replicas = controlPlane?.replicas;
  return defined({
    class: topology.class,
    classNamespace:
      topology.classNamespace === topology.namespace ? undefined : topology.classNamespace,
    namespace: topology.namespace,
    kubernetesVersion: topology.kubernetesVersion.replace(/^v/, ''),
    controlPlane: replicas === undefined ? undefined : { replicas },
    workers: sortedMap(topology.workers ?? {}, (group) =>
      defined({ class: group.class, replicas: group.replicas }),
    ),
    variables: sortedMap(topology.variables ?? {}, (value) => value),
    ...rangesOf(topology),
    state: topology.state ?? 'active',
  });
}

/** The ranges of pods and Services, without lists that say nothing. */
function rangesOf({
  pods = [],
  services = [],
}: Pick<ClusterRangesProps, 'pods' | 'services'>): Pick<FleetCreatedCluster, 'pods' | 'services'> {
  return defined({
    pods: pods.length === 0 ? undefined : sortedRanges(pods),
    services: services.length === 0 ? undefined : sortedRanges(services),
  });
}
