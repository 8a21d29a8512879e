import type { ServerResponse } from 'node:http';
import { MeasuringServer } from '../../reading/measuring-server';

/** What an allocation costs, by the fields of OpenCost. What is left out is 0. */
export type Costs = Readonly<Record<string, number | null | string | object>>;

/** A row as `/allocation` of OpenCost answers it. */
export function allocation(name: string, start: string, end: string, costs: Costs): object {
  const total = ['cpuCost', 'ramCost', 'gpuCost', 'pvCost', 'networkCost', 'loadBalancerCost']
    .map((key) => (typeof costs[key] === 'number' ? costs[key] : 0))
    .reduce((sum, cost) => sum + cost, 0);
  return {
    name,
    properties: { cluster: 'cluster-one', ...(name === '__idle__' ? {} : { namespace: name }) },
    window: { start, end },
    start,
    end,
    minutes: (Date.parse(end) - Date.parse(start)) / 60_000,
    cpuCores: 0,
    cpuCoreHours: 0,
    cpuCost: 0,
    cpuCostAdjustment: 0,
    gpuCount: 0,
    gpuHours: 0,
    gpuCost: 0,
    gpuCostAdjustment: 0,
    networkTransferBytes: 0,
    networkReceiveBytes: 0,
    networkCost: 0,
    networkCostAdjustment: 0,
    loadBalancerCost: 0,
    loadBalancerCostAdjustment: 0,
    pvByteHours: 0,
    pvCost: 0,
    pvs: null,
    pvCostAdjustment: 0,
    ramByteHours: 0,
    ramCost: 0,
    ramCostAdjustment: 0,
    sharedCost: 0,
    externalCost: 0,
    totalCost: Math.round(total * 100_000) / 100_000,
    ...costs,
  };
}

/** The rows of a day, by name. */
export type DayRows = (day: string) => Readonly<Record<string, Costs>>;

/** A server that answers as OpenCost does, and what it was asked. */
export class AllocationServer extends MeasuringServer {
  constructor(private readonly rows: DayRows) {
    super(/^(?:\/model)?\/allocation$/);
  }

  protected answer(url: URL, response: ServerResponse): void {
    const [start = '', end = ''] = (url.searchParams.get('window') ?? '').split(',');
    if (Number.isNaN(Date.parse(start)) || !(Date.parse(start) < Date.parse(end))) {
      response.writeHead(400).end(`Invalid 'window' parameter: illegal window: ${start}`);
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(answerOf([setOf(this.rows(start.slice(0, 10)), start, end)]));
  }
}

export function setOf(rows: Readonly<Record<string, Costs>>, start: string, end: string): object {
  return Object.fromEntries(
    Object.entries(rows).map(([name, costs]) => [name, allocation(name, start, end, costs)]),
  );
}

export function answerOf(sets: readonly object[]): string {
  return JSON.stringify({ code: 200, status: 'success', data: sets });
}
