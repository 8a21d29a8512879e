import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { nearest } from '../../findings/nearest';
import { DEFAULT_KUBERNETES_VERSION } from '../model/defaults';
import type { FleetCreatedCluster } from '../model/fleet';
import type { FleetProps, PlatformEntry } from '../model/props';
import type { Written } from '../model/written';
import { type WrittenCluster, platformOn } from '../owners/written-cluster';
import { defined, entriesOf } from '../values/maps';
import { checkTopology, patchOf, resolveTopology } from '../owners/platform/topology';

type Input = Pick<Written<FleetProps>, 'clusters' | 'platform'>;

/** Reports clusters that cannot be made as it is written, or not from there. */
export function checkCreatedClusters(written: Input, findings: Findings): void {
  const { clusters } = written;
  checkManagedOnce(written, findings);
  for (const [name, { create }] of entriesOf(clusters)) {
    if (create === undefined) continue;
    const path = ['clusters', name, 'create'];
    checkTopology(create, path, findings);
    checkManager(name, create.managedBy, written, [...path, 'managedBy'], findings);
    checkMinor(name, written, [...path, 'kubernetesVersion'], findings);
  }
}

/** Reports what every cluster of the file would manage. */
function checkManagedOnce({ platform, clusters }: Input, findings: Findings): void {
  const names = Object.keys(clusters ?? {});
  const { manages } = platform ?? {};
  if (names.length < 2 || manages === undefined || manages === null) return;
  const [first] = Object.keys(manages.clusters ?? {});
  findings.add(
    'MANAGED_EVERYWHERE',
    ['platform', 'manages'],
    `\`manages\` is written for all clusters, so each of ${names.map((name) => `\`${name}\``).join(', ')} would manage the same.`,
    `Move it to the cluster that is made, such as \`clusters: {${first ?? 'gpu-eu'}: {create: {managedBy: ${names[0]!}, …}}}\`.`,
  );
}

/** Reports a manager that does not exist, or that the cluster itself manages. */
function checkManager(
  name: string,
  manager: string | undefined,
  { clusters }: Input,
  path: FindingPath,
  findings: Findings,
): void {
  if (manager === undefined) return;
  const names = Object.keys(clusters ?? {});
  const others = names.filter((other) => other !== name);
  if (!names.includes(manager)) {
    const near = nearest(manager, others);
    findings.add(
      'CLUSTER_UNKNOWN',
      path,
      `There is no cluster \`${manager}\`.`,
      near === undefined
        ? 'Declare it under `clusters`: the objects that make this cluster are in its tree.'
        : `Did you mean \`${near}\`?`,
    );
    return;
  }
  const chain = managersOf(name, clusters);
  if (!chain.includes(name)) return;
  findings.add(
    'MANAGER_UNSUITABLE',
    path,
    manager === name
      ? `\`${name}\` cannot make itself.`
      : `\`${name}\` is made from \`${manager}\`, which is made from \`${name}\`: neither can be first.`,
    'Name a cluster that is there before this one.',
  );
}

/** Who makes a cluster, who makes that one, and so on. It ends with the first that occurs twice. */
function managersOf(name: string, clusters: Input['clusters']): string[] {
  const chain: string[] = [];
  for (
    let at = clusters?.[name]?.create?.managedBy;
    at !== undefined && !chain.includes(at);
    at = clusters?.[at]?.create?.managedBy
  ) {
    chain.push(at);
  }
  return chain;
}

/** Reports a version that is older than what the output is written for. */
function checkMinor(
  name: string,
  { platform, clusters }: Input,
  path: FindingPath,
  findings: Findings,
): void {
  const entry = clusters?.[name];
  const stated = entry?.kubernetesVersion ?? platform?.kubernetesVersion;
  const oldest = stated ?? DEFAULT_KUBERNETES_VERSION;
  const version = entry?.create?.kubernetesVersion;
  const minor = version === undefined ? undefined : patchOf(version)?.[0];
  const needed = /^v?1\.(\d{1,3})(?:\.\d+)?$/.exec(oldest)?.[1];
  if (minor === undefined || needed === undefined || minor >= Number(needed)) return;
  findings.add(
    'CREATED_VERSION',
    path,
    `\`${name}\` is made with Kubernetes ${version!.replace(/^v/, '')}, but its output is for 1.${Number(needed)}.`,
    `Make it with 1.${Number(needed)} or newer, or write \`kubernetesVersion: "1.${minor}"\` at the cluster.`,
  );
}

/** What a cluster makes, by the names of what it makes. Address ranges are those that the file states of them. */
export function createdBy(
  manager: string,
  platform: PlatformEntry,
  clusters: readonly WrittenCluster[],
): Record<string, FleetCreatedCluster> {
  const made = clusters.flatMap((cluster) => {
    const { create } = cluster.entry;
    if (create?.managedBy !== manager) return [];
    const { pods, services } = platformOn(platform, cluster).clusterRanges ?? {};
    return [
      [cluster.name, resolveTopology({ ...create, ...defined({ pods, services }) })] as const,
    ];
  });
  return Object.fromEntries(made);
}
