import type { FleetPool, FleetTaint } from '../../fleet/model/fleet';
import { repellingTaints, shownTaint } from '../../fleet/quota/pool-taints';
import { type ManifestMap, asMap, asMaps, asText } from '../../verify/objects/manifest-data';
import type { FitPlace, JudgedPods } from './fit-place';
import { type BareReason, listed } from './fit-reason';

/** What tolerates a taint of the nodes of a pool. */
export interface ToleratedTaint {
  readonly pool: string;
  /** With its effect, such as `nvidia.com/pool=h100:NoSchedule`. */
  readonly taint: string;
  /**
   * - `queue`: Kueue adds a toleration to what it admits
   * - `pod`: the pod states one, or gets one as a pod of a namespace with nodes of its own
   * - `plugin`: nothing that is known here; the admission plugin ExtendedResourceToleration adds one where it is on
   */
  readonly by: 'queue' | 'pod' | 'plugin';
}

/** The pools that let pods in. */
export interface OpenPools {
  readonly open: readonly (readonly [string, FleetPool])[];
  readonly taints: readonly ToleratedTaint[];
  /** Why none does. */
  readonly reasons: readonly BareReason[];
}

const PLACES = ['required', 'preferred'].map((how) => `kueue.x-k8s.io/podset-${how}-topology`);
const ANYWHERE = 'kueue.x-k8s.io/podset-unconstrained-topology';

/** Chooses the pools whose nodes have no taint that keeps the pods off, and of those that fit the place that they ask for. */
export function openPools(
  pods: JudgedPods,
  pools: readonly (readonly [string, FleetPool])[],
  { view, platform }: FitPlace,
): OpenPools {
  const isQueued = platform.queueing?.engine === 'kueue' && view.queue !== undefined;
  const tolerated = pools.filter(([, pool]) => untolerated(pods, pool, isQueued).length === 0);
  if (tolerated.length === 0) return closed(pools.map((named) => repelled(pods, named, isQueued)));
  const open = isQueued ? tolerated.filter(([, pool]) => hasPlace(pods, pool)) : tolerated;
  if (open.length === 0) return closed([noPlace(pods, tolerated)]);
  const taints = open.flatMap(([name, pool]) =>
    repellingTaints(pool).map((taint): ToleratedTaint => {
      const by = toleratedBy(pods, pool, taint, isQueued);
      return { pool: name, taint: shownTaint(taint), by: by! };
    }),
  );
  return { open, taints, reasons: [] };
}

function closed(reasons: readonly BareReason[]): OpenPools {
  return { open: [], taints: [], reasons: reasons.slice(0, 1) };
}

/** The taints that keep the pods off. */
function untolerated(pods: JudgedPods, pool: FleetPool, isQueued: boolean): string[] {
  return repellingTaints(pool)
    .filter((taint) => toleratedBy(pods, pool, taint, isQueued) === undefined)
    .map(shownTaint);
}

/** What tolerates a taint for the pods. Kueue reads tolerations before the API server adds any to the pods. */
function toleratedBy(
  pods: JudgedPods,
  pool: FleetPool,
  taint: FleetTaint,
  isQueued: boolean,
): ToleratedTaint['by'] | undefined {
  if (isQueued && pool.toleratedBy === 'queue') return 'queue';
  const { tolerations } = isQueued ? pods.written : pods.spec;
  if (asMaps(tolerations).some((toleration) => tolerates(toleration, taint))) return 'pod';
  return !isQueued && taint.key === pool.resource ? 'plugin' : undefined;
}

/** As Kubernetes compares them. */
function tolerates(toleration: ManifestMap, { key, value = '', effect }: FleetTaint): boolean {
  const [named, of, how] = ['key', 'effect', 'operator'].map((one) => asText(toleration[one]));
  if (of !== '' && of !== effect) return false;
  if (how === 'Exists') return named === '' || named === key;
  return named === key && asText(toleration['value']) === value;
}

function repelled(
  pods: JudgedPods,
  [name, pool]: readonly [string, FleetPool],
  isQueued: boolean,
): BareReason {
  const taints = untolerated(pods, pool, isQueued);
  return {
    effect: 'waits',
    rule: 'pools',
    message: `The nodes of \`${name}\` have the taint ${listed(taints)}, which the pods do not tolerate, so they wait for ever.`,
    fix: 'Write a toleration of it into the spec of the pod, or ask your platform team to let Kueue add it: `toleratedBy: queue`.',
  };
}

/** Whether Kueue finds the place in a pool that pods ask for: any, in a pool without a topology. */
function hasPlace({ metadata }: JudgedPods, { topology }: FleetPool): boolean {
  const stated = asMap(metadata['annotations']);
  const levels = PLACES.map((key) => asText(stated[key])).filter((level) => level !== '');
  if (topology === undefined) return levels.length === 0 && asText(stated[ANYWHERE]) === '';
  if (levels.length > 0) return levels.every((level) => topology.includes(level));
  return asText(stated[ANYWHERE]) === 'true';
}

function noPlace(
  { metadata }: JudgedPods,
  pools: readonly (readonly [string, FleetPool])[],
): BareReason {
  const stated = asMap(metadata['annotations']);
  const named = [...PLACES, ANYWHERE].find((key) => asText(stated[key]) !== '');
  const placed = pools.find(([, { topology }]) => topology !== undefined);
  const names = listed(pools.map(([name]) => name));
  const [name, { topology = [] }] = placed ?? pools[0]!;
  if (named === undefined) {
    return {
      effect: 'waits',
      rule: 'pools',
      message: `Kueue admits work to \`${name}\` only if it says how near its pods must be, and these pods do not: they wait for ever.`,
      fix: `Write the annotation \`${ANYWHERE}: "true"\` into the metadata of the pods, or \`${PLACES[0]}: ${topology[0]}\` to have them together.`,
    };
  }
  return {
    effect: 'waits',
    rule: 'pools',
    message: `The pods ask for a place by \`${named}: ${asText(stated[named])}\`, which no node of ${names} has for Kueue, so they wait for ever.`,
    fix:
      placed === undefined
        ? `Remove the annotation \`${named}\`.`
        : `Name a level of \`${name}\`: ${listed(topology)}.`,
  };
}
