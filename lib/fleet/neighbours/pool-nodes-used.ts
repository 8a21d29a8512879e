import type { Findings } from '../../findings/findings';
import { queueEngine } from '../catalogue/queue-engines';
import type { FleetEnvironment, FleetPlatform, FleetPool } from '../model/fleet';
import type { Surroundings } from '../owners/surroundings';
import type { ResolvedTenant } from '../owners/tenant-draft';
import { platformOn } from '../owners/written-cluster';
import { poolNodeLabels } from '../quota/pool-labels';
import { writtenPool } from '../quota/pool-offers';
import { mayTolerate, repellingTaints, shownTaint } from '../quota/pool-taints';
import { firstNames } from '../values/texts';

/** Reports taints that keep the pods of a pool off its nodes, and keys about nodes that the engine does not read. */
export function checkPoolNodesUsed(
  owners: readonly ResolvedTenant[],
  { platform, written }: Surroundings,
  findings: Findings,
): void {
  const pools = platformOn(written.platform, written.cluster).pools ?? {};
  for (const [name, pool] of Object.entries(platform.pools)) {
    const entry = writtenPool(name, pools);
    checkEngine(entry, pools[entry]?.toleratedBy === 'queue', pool, platform, findings);
    checkTolerated(name, entry, pool, owners, findings);
    checkSelected(name, entry, pool, owners, findings);
  }
}

/** Reports words that only Kueue reads. */
function checkEngine(
  entry: string,
  isQueue: boolean,
  { topology }: FleetPool,
  { queueing }: FleetPlatform,
  findings: Findings,
): void {
  const engine = queueing === undefined ? undefined : queueEngine(queueing.engine);
  if (engine?.nodes === true) return;
  const unread = [
    ...(topology === undefined ? [] : [['topology', UNPLACED] as const]),
    ...(isQueue ? [['toleratedBy', UNTOLERATED] as const] : []),
  ];
  for (const [key, instead] of unread) {
    findings.addOnce(
      engine === undefined ? 'QUEUE_WITHOUT_QUEUEING' : 'QUEUE_ENGINE_LACKS',
      ['platform', 'pools', entry, key],
      engine === undefined
        ? 'Only Kueue reads this, and nothing queues work on this platform.'
        : `${engine.title} ${instead}.`,
      `Remove \`${key}\`, or queue with Kueue: \`queueing: kueue\`.`,
    );
  }
}

const UNPLACED = 'is not told here how near nodes are to each other';
const UNTOLERATED = 'adds no tolerations to pods: they must state them';

/** Reports environments that have devices of a pool whose nodes their pods cannot reach. */
function checkTolerated(
  name: string,
  entry: string,
  pool: FleetPool,
  owners: readonly ResolvedTenant[],
  findings: Findings,
): void {
  for (const taint of repellingTaints(pool)) {
    const shut = holders(
      name,
      owners,
      ({ scheduling, guardRails }) =>
        guardRails.podScheduling !== 'off' && !mayTolerate(scheduling, taint, pool),
    );
    if (shut.length === 0) continue;
    findings.addOnce(
      'POOL_TAINT_UNTOLERATED',
      ['platform', 'pools', entry, 'taints'],
      `The nodes of \`${name}\` have the taint \`${shownTaint(taint)}\`, which pods of ${firstNames(shut)} may not tolerate, although they have devices there.`,
      `Write \`scheduling: {tolerations: [${taint.value === undefined ? taint.key : `${taint.key}=${taint.value}`}]}\` for them, or for the platform.`,
    );
  }
}

/** Reports environments that have devices of a pool, and whose pods are kept on other nodes. */
function checkSelected(
  name: string,
  entry: string,
  pool: FleetPool,
  owners: readonly ResolvedTenant[],
  findings: Findings,
): void {
  for (const [label, value] of Object.entries(poolNodeLabels(pool))) {
    const apart = holders(name, owners, ({ scheduling }) => {
      const selected = scheduling.nodes?.selector[label];
      return selected !== undefined && selected !== value;
    });
    if (apart.length === 0) continue;
    findings.addOnce(
      'POOL_NODES_APART',
      ['platform', 'pools', entry],
      `The nodes of \`${name}\` have the label \`${label}: ${value}\`, and pods of ${firstNames(apart)} are kept on nodes with another one, although they have devices there.`,
      `Write \`${label}: ${value}\` under their \`scheduling.nodes.selector\`, or grant devices of the pool that these nodes are of.`,
    );
  }
}

/** The environments, as `tenant/environment`, that have devices of a pool and are as asked for. */
function holders(
  pool: string,
  owners: readonly ResolvedTenant[],
  is: (environment: FleetEnvironment) => boolean,
): string[] {
  return owners.flatMap(({ tenant }) =>
    Object.entries(tenant.environments)
      .filter(([, environment]) => (environment.quota.gpu[pool] ?? 0) > 0 && is(environment))
      .map(([environment]) => `${tenant.name}/${environment}`),
  );
}
