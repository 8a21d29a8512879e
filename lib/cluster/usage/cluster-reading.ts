import { hasEnded } from './ended-pods';
import { nanoOf } from '../../fleet/values/quantity';
import type { ApiServer } from '../client/read-only-server';
import { ClusterProblem } from '../client/cluster-problem';
import { type ServedGroups, servedGroups } from '../client/served-groups';
import { type DevicesOfClaim, devicesOfClaim } from './claimed-devices';
import { podRequests } from './pod-requests';
import type { ReadAll } from './read-all';
import { type QueueReading, readQueues } from './queue-reading';
import { type ResourceTotals, addTotals, totalsOf } from './resource-totals';
import type {
  ServerMetadata,
  ServerPod,
  ServerPodMetrics,
  ServerQuota,
  ServerResourceClaim,
  ServerVolumeClaim,
} from './server-objects';

/** What was read of a cluster, before it is counted by namespace. */
export interface ClusterReading {
  /** As `/version` says it: `v1.36.3`. */
  readonly version: string;
  readonly namespaces: readonly FoundNamespace[];
  readonly pods: readonly CountedPod[];
  readonly quotas: readonly ServerQuota[];
  /** Bytes that claims of volumes ask for. */
  readonly volumes: readonly { readonly namespace: string; readonly bytes: bigint }[];
  readonly claims: readonly (DevicesOfClaim & { readonly namespace: string })[];
  /** What containers really use. Null: nothing measures it. */
  readonly metrics: readonly { readonly namespace: string; readonly used: ResourceTotals }[] | null;
  /** Null: Kueue is not installed. */
  readonly queues: QueueReading | null;
  /** What could not be read, for people. */
  readonly notes: readonly string[];
}

export interface FoundNamespace {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly isTerminating: boolean;
}

/** A pod that has not ended. */
export interface CountedPod {
  readonly namespace: string;
  /** Whether it is on a node. */
  readonly isPlaced: boolean;
  readonly requests: ResourceTotals;
}

/**
 * Reads what usage is counted from.
 *
 * @param only - the namespaces whose contents are read; absent: all, in one list of each kind
 */
export async function readUsage(
  server: ApiServer,
  only: readonly string[] | undefined,
): Promise<ClusterReading> {
  const version = await server.version();
  const all = async <Item, Kept>(
    root: string,
    resource: string,
    read: (item: Item) => Kept | undefined,
  ): Promise<Kept[]> => {
    const paths =
      only === undefined
        ? [`${root}/${resource}`]
        : only.map((name) => `${root}/namespaces/${name}/${resource}`);
    const lists = await Promise.all(paths.map((path) => server.list(path, read)));
    return lists.flat();
  };
  const groups = servedGroups(server);
  const [namespaces, pods, quotas, volumes, claims, metrics, queues] = await Promise.all([
    server.list('/api/v1/namespaces', foundNamespace),
    all('/api/v1', 'pods', countedPod),
    all('/api/v1', 'resourcequotas', (quota: ServerQuota) => quota),
    all('/api/v1', 'persistentvolumeclaims', volumeBytes),
    groups.then((served) => readClaims(served, all)),
    groups.then((served) => readMetrics(served, all)),
    groups.then((served) => readQueues(server, served, all)),
  ]);
  const notes = metrics === 'silent' ? [SILENT_METRICS] : [];
  return {
    version,
    namespaces,
    pods,
    quotas,
    volumes,
    claims,
    metrics: metrics === 'silent' ? null : metrics,
    queues,
    notes,
  };
}

const SILENT_METRICS =
  'The metrics server does not answer, so nobody knows what containers really use.';

function foundNamespace({ metadata }: { readonly metadata: ServerMetadata }): FoundNamespace {
  const { name, labels = {}, deletionTimestamp } = metadata;
  return { name, labels, isTerminating: deletionTimestamp !== undefined };
}

/** A pod that is deleted before it was placed takes nothing, and never will. */
function countedPod(pod: ServerPod): CountedPod | undefined {
  const { metadata, spec, status } = pod;
  const isPlaced = (spec.nodeName ?? '') !== '';
  if (hasEnded(status?.phase)) return undefined;
  if (!isPlaced && metadata.deletionTimestamp !== undefined) return undefined;
  return { namespace: metadata.namespace, isPlaced, requests: podRequests(pod) };
}

function volumeBytes({ metadata, spec }: ServerVolumeClaim): ClusterReading['volumes'][number] {
  const { storage = '0' } = spec?.resources?.requests ?? {};
  return { namespace: metadata.namespace, bytes: nanoOf(storage) };
}

async function readClaims(groups: ServedGroups, all: ReadAll): Promise<ClusterReading['claims']> {
  const version = groups.get('resource.k8s.io');
  if (version === undefined) return [];
  return all(`/apis/resource.k8s.io/${version}`, 'resourceclaims', (claim: ServerResourceClaim) => {
    const devices = devicesOfClaim(claim);
    return devices === undefined ? undefined : { namespace: claim.metadata.namespace, ...devices };
  });
}

/** `silent`: it is installed, and does not answer. */
async function readMetrics(
  groups: ServedGroups,
  all: ReadAll,
): Promise<ClusterReading['metrics'] | 'silent'> {
  const version = groups.get('metrics.k8s.io');
  if (version === undefined) return null;
  try {
    return await all(`/apis/metrics.k8s.io/${version}`, 'pods', (metrics: ServerPodMetrics) => {
      const used: ResourceTotals = new Map();
      for (const { usage } of metrics.containers ?? []) addTotals(used, totalsOf(usage));
      return { namespace: metrics.metadata.namespace, used };
    });
  } catch (error) {
    const isSilent =
      error instanceof ClusterProblem && ['busy', 'not-found', 'slow'].includes(error.kind);
    if (isSilent) return 'silent';
    throw error;
  }
}
