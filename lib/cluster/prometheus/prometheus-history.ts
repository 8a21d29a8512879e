import { dayText } from '../../fleet/values/dates';
import type { AskOptions } from '../costs/get-text';
import { CostSourceError } from '../costs/measured-costs';
import { REAL_KEYS, type UsageHistory } from '../usage/usage-history';
import { type QueryRange, type RangeSeries, queryRange } from './query-range';
import { USAGE_QUERIES, resourceLabel } from './usage-queries';

/** What to read of a Prometheus. */
export interface PrometheusSource {
  readonly address: URL;
  /** The cluster that it watches; null: the file has no `clusters`. */
  readonly cluster: string | null;
  /** The namespaces of the file on that cluster. */
  readonly namespaces: ReadonlySet<string>;
}

/** Adds what a Prometheus knows of namespaces to a history. */
export async function addPrometheus(
  history: UsageHistory,
  { address, cluster, namespaces }: PrometheusSource,
  range: QueryRange,
  options: AskOptions,
): Promise<void> {
  const ask = async (query: string): Promise<RangeSeries[]> => {
    const all = await queryRange(address, query, range, options);
    return all.filter(({ labels }) => namespaces.has(labels['namespace'] ?? ''));
  };
  const quota = await ask(USAGE_QUERIES.quota);
  if (quota.every(({ readings }) => readings.length === 0)) {
    throw new CostSourceError(
      `${address.origin} knows nothing of the quotas of this file since ${dayText(range.start)}; does it scrape kube-state-metrics, and is it the Prometheus of this cluster?`,
    );
  }
  const running = runningAmounts(await ask(USAGE_QUERIES.running));
  for (const { labels, readings } of quota) {
    const [namespace = '', key = ''] = [labels['namespace'], labels['resource']];
    const runs = running.get(nameOf(namespace, resourceLabel(key)));
    for (const { time, nano } of readings) {
      // The quota counts a pod a moment later.
      const least = runs?.get(time) ?? 0n;
      history.add(cluster, namespace, key, { time, nano: nano > least ? nano : least });
    }
  }
  for (const resource of ['cpu', 'memory'] as const) {
    for (const { labels, readings } of await ask(USAGE_QUERIES[resource])) {
      for (const reading of readings) {
        history.add(cluster, labels['namespace']!, REAL_KEYS[resource], reading);
      }
    }
  }
}

/** What runs, by namespace and resource, at each time. */
function runningAmounts(series: readonly RangeSeries[]): Map<string, Map<number, bigint>> {
  return new Map(
    series.map(({ labels, readings }) => [
      nameOf(labels['namespace'] ?? '', labels['resource'] ?? ''),
      new Map(readings.map(({ time, nano }) => [time, nano])),
    ]),
  );
}

function nameOf(namespace: string, resource: string): string {
  return `${namespace} ${resource}`;
}
