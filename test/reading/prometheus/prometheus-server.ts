import type { ServerResponse } from 'node:http';
import { MeasuringServer } from '../measuring-server';

/** A series: its labels, and its value at a time in milliseconds. Undefined: there is none, as before it was scraped. */
export interface ServedSeries {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: (time: number) => string | undefined;
}

/** A server that answers as https://prometheus.io/docs/prometheus/latest/querying/api/ describes it. */
export class PrometheusServer extends MeasuringServer {
  /** @param series - what there is for a query */
  constructor(private readonly series: (query: string) => readonly ServedSeries[]) {
    super(/^\/api\/v1\/query_range$/);
  }

  protected answer(url: URL, response: ServerResponse): void {
    const [start, end, step] = ['start', 'end', 'step'].map((name) =>
      Number(url.searchParams.get(name) ?? NaN),
    ) as [number, number, number];
    const problem = problemOf(url.searchParams.get('query') ?? '', start, end, step);
    if (problem !== undefined) {
      const body = { status: 'error', errorType: 'bad_data', error: problem };
      response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      return;
    }
    const result = this.series(url.searchParams.get('query')!).flatMap(({ metric, value }) => {
      const values: [number, string][] = [];
      for (let time = start; time <= end; time += step) {
        const text = value(time * 1000);
        if (text !== undefined) values.push([time, text]);
      }
      return values.length === 0 ? [] : [{ metric, values }];
    });
    const body = { status: 'success', data: { resultType: 'matrix', result } };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }
}

function problemOf(query: string, start: number, end: number, step: number): string | undefined {
  if (query === '') {
    return 'invalid parameter "query": unknown position: parse error: no expression found in input';
  }
  if (Number.isNaN(start)) return 'invalid parameter "start": cannot parse "" to a valid timestamp';
  if (!(end >= start)) {
    return 'invalid parameter "end": end timestamp must not be before start time';
  }
  if (!(step > 0)) {
    return 'invalid parameter "step": zero or negative query resolution step widths are not accepted. Try a positive integer';
  }
  return (end - start) / step > 11_000
    ? 'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)'
    : undefined;
}
