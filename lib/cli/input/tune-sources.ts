import { CostSourceError } from '../../cluster/costs/measured-costs';
import { addPrometheus } from '../../cluster/prometheus/prometheus-history';
import {
  PROMETHEUS,
  type QueryRange,
  prometheusAddress,
} from '../../cluster/prometheus/query-range';
import { plannedNamespaces } from '../../cluster/usage/planned-namespaces';
import { RecordProblem } from '../../cluster/usage/recorded-usage';
import { UsageHistory, recordedHistory } from '../../cluster/usage/usage-history';
import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet } from '../../fleet/model/fleet';
import { DAY, HOUR } from '../../fleet/values/dates';
import type { Session } from '../session/session';
import { Misuse } from '../session/status';
import { type AskFlags, askOptions, sourceOf } from './cluster-sources';
import { readGiven } from './given-file';
import { recordedIn } from './recorded-readings';

/** Where `tenancy tune` reads what was used. */
export interface TuneSourceFlags extends AskFlags {
  readonly from?: string;
  readonly prometheus?: readonly string[];
  readonly days: number;
}

/** A Prometheus answers with at most 11,000 values of a series. */
const MOST_VALUES = 10_000;

/** Reads what was used in the last days. */
export async function readTuneSources(
  session: Session,
  flags: TuneSourceFlags,
  fleets: readonly Fleet[],
): Promise<UsageHistory> {
  const { from, prometheus = [], days } = flags;
  if ((from === undefined) === (prometheus.length === 0)) {
    throw new Misuse(
      'say where to read what was used: give --from FILE with readings of tenancy usage --record, or --prometheus ADDRESS',
    );
  }
  const now = Date.now();
  if (from !== undefined) {
    const read = (text: string): UsageHistory =>
      recordedHistory(recordedIn(session, text, from), now - days * DAY);
    return readGiven(from, read, RecordProblem);
  }
  const options = askOptions(session, flags, PROMETHEUS, 'PROMETHEUS_TOKEN');
  const history = new UsageHistory();
  try {
    for (const text of prometheus) {
      const { fleet, rest } = sourceOf(text, fleets);
      const source = {
        address: prometheusAddress(rest),
        cluster: clusterOf(fleet) ?? null,
        namespaces: new Set(plannedNamespaces(fleet).keys()),
      };
      await addPrometheus(history, source, lastDays(now, days), options);
    }
  } catch (error) {
    throw error instanceof CostSourceError ? new Misuse(error.message) : error;
  }
  return history;
}

/** Every hour of the last days; fewer times where that would be too many. */
function lastDays(now: number, days: number): QueryRange {
  const step = Math.max(HOUR, Math.ceil((days * DAY) / MOST_VALUES / HOUR) * HOUR);
  const end = Math.floor(now / step) * step;
  return { start: end - Math.floor((days * DAY) / step) * step, end, step };
}
