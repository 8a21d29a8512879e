import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

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
export class AllocationServer {
  readonly asked: URL[] = [];
  readonly tokens: (string | undefined)[] = [];
  /** Answers the next questions instead, one for each entry. */
  readonly instead: ((request: IncomingMessage, response: ServerResponse) => void)[] = [];
  private readonly server = createServer((request, response) => this.answer(request, response));

  constructor(private readonly rows: DayRows) {}

  async start(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url!, 'http://localhost');
    this.asked.push(url);
    this.tokens.push(request.headers.authorization);
    const instead = this.instead.shift();
    if (instead !== undefined) return instead(request, response);
    if (!/^(?:\/model)?\/allocation$/.test(url.pathname)) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('404 page not found');
      return;
    }
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
