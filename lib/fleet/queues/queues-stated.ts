import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type {
  EnvironmentEntry,
  FleetProps,
  PlacementProps,
  QueueProps,
  TenantEntry,
} from '../model/props';
import type { Written } from '../model/written';
import { isMap } from '../model/layers';
import { eachEntry, entriesOf } from '../values/maps';

/** A level that may say how something is queued. */
interface Level {
  readonly queue?: Written<QueueProps> | 'none' | null;
  readonly clusters?: Written<TenantEntry['clusters']>;
  readonly environments?: Written<Record<string, EnvironmentEntry | null>>;
}

/** Reports queues where no cluster has what queues work. */
export function checkQueuesStated(written: Written<FleetProps>, findings: Findings): void {
  const { platform, clusters, organizations, tiers, tenants } = written;
  const layers = [platform, ...entriesOf(clusters).map(([, cluster]) => cluster)];
  if (layers.some((layer) => layer?.queueing !== undefined && layer.queueing !== null)) return;
  checkLevel(platform ?? {}, ['platform'], findings);
  for (const [name, cluster] of entriesOf(clusters)) {
    checkLevel({ queue: cluster.queue }, ['clusters', name], findings);
  }
  for (const [name, { queue }] of entriesOf(organizations)) {
    checkLevel({ queue }, ['organizations', name], findings);
  }
  for (const [name, tier] of entriesOf(tiers)) checkLevel(tier, ['tiers', name], findings);
  eachEntry(tenants, (tenant, index) => checkLevel(tenant, ['tenants', index], findings));
}

function checkLevel(
  { queue, clusters, environments }: Level,
  path: FindingPath,
  findings: Findings,
): void {
  report(queue, path, findings);
  const placements = isMap(clusters) ? (clusters as Record<string, PlacementProps | null>) : {};
  for (const [name, placement] of entriesOf(placements)) {
    report(placement.queue, [...path, 'clusters', name], findings);
  }
  for (const [name, environment] of entriesOf(environments)) {
    report(environment.queue, [...path, 'environments', name], findings);
  }
}

function report(queue: Level['queue'], path: FindingPath, findings: Findings): void {
  if (queue === undefined || queue === null || queue === 'none') return;
  findings.add(
    'QUEUE_WITHOUT_QUEUEING',
    [...path, 'queue'],
    'Nothing queues work on this platform, so this says nothing.',
    'Say what does, such as `platform: {queueing: kueue}`, or remove the line.',
  );
}
