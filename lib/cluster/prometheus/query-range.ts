import { type Data, isMap } from '../../fleet/model/layers';
import { type AskedServer, jsonOf, serverAddress, shortText } from '../costs/asked-server';
import { decimalNano } from '../costs/decimal-nano';
import { type AskOptions, addressOf, getText } from '../costs/get-text';
import { CostSourceError } from '../costs/measured-costs';
import type { Reading } from '../usage/usage-history';

/** What was measured of one thing over time. */
export interface RangeSeries {
  readonly labels: Readonly<Record<string, string>>;
  /** From the oldest on. What is not a number is left out. */
  readonly readings: readonly Reading[];
}

/** A time to look at, in milliseconds since 1970, and how far readings are apart. */
export interface QueryRange {
  readonly start: number;
  readonly end: number;
  readonly step: number;
}

/** What messages say of a Prometheus. */
export const PROMETHEUS: AskedServer = {
  name: 'Prometheus',
  example: 'http://prometheus.monitoring:9090',
  token: '--token-file or PROMETHEUS_TOKEN',
  missing: 'write the address without /graph or /query, with the prefix that the server may have',
};

/** The words for answers that are not JSON. */
const OTHERS = {
  page: 'answers with a web page, as a page to sign in does; name the address of Prometheus itself',
  other: 'answers with something other than JSON',
} as const;

/** The address of the API, from what a person writes: that of the server, with or without a path. */
export function prometheusAddress(text: string): URL {
  const url = serverAddress(text, PROMETHEUS);
  const path = url.pathname.replace(/\/+$/, '').replace(/\/api\/v1(?:\/query(?:_range)?)?$/, '');
  url.pathname = `${path}/api/v1/query_range`;
  url.search = '';
  return url;
}

/** Asks for the values of an expression over time. */
export async function queryRange(
  address: URL,
  query: string,
  { start, end, step }: QueryRange,
  options: AskOptions,
): Promise<RangeSeries[]> {
  const url = new URL(address);
  const parameters = { query, start: start / 1000, end: end / 1000, step: step / 1000 };
  for (const [key, value] of Object.entries(parameters)) {
    url.searchParams.set(key, String(value));
  }
  return readMatrix(await getText(url, options), addressOf(address));
}

/** Reads the answer, as https://prometheus.io/docs/prometheus/latest/querying/api/ describes it. */
function readMatrix(text: string, where: string): RangeSeries[] {
  const { status, data, error } = answerIn(text, where);
  if (status === 'error') throw new CostSourceError(`${where} says: ${shortText(error)}`);
  const { resultType, result } = isMap(data) ? data : {};
  if (status !== 'success' || resultType !== 'matrix' || !Array.isArray(result)) {
    throw new CostSourceError(
      `${where} answers with something else than values over time: ${shortText(text)}`,
    );
  }
  return result.map((series: unknown) => {
    const { metric, values } = isMap(series) ? series : {};
    if (!isMap(metric) || !Array.isArray(values)) throw unreadable(series, where);
    return {
      labels: Object.fromEntries(
        Object.entries(metric).map(([name, value]) => [name, String(value)]),
      ),
      readings: values.flatMap((value: unknown) => readingIn(value, where)),
    };
  });
}

function answerIn(text: string, where: string): Readonly<Record<string, unknown>> {
  const value = jsonOf(text, where, OTHERS) as Data;
  if (!isMap(value)) throw unreadable(value, where);
  return value;
}

/** A time in seconds and a value as text. `NaN` and infinities say nothing of an amount. */
function readingIn(pair: unknown, where: string): Reading[] {
  const [time, text] = (Array.isArray(pair) ? pair : []) as readonly unknown[];
  if (typeof time !== 'number' || typeof text !== 'string') throw unreadable(pair, where);
  const value = /^[-+]?(?:NaN|Inf)$/.test(text) ? NaN : Number(text);
  if (Number.isNaN(value) && !/^[-+]?(?:NaN|Inf)$/.test(text)) throw unreadable(pair, where);
  return Number.isFinite(value)
    ? [{ time: Math.round(time * 1000), nano: decimalNano(value) }]
    : [];
}

function unreadable(value: unknown, where: string): CostSourceError {
  return new CostSourceError(`${where} has a value that cannot be read: ${shortText(value)}`);
}
