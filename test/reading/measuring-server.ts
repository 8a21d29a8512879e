import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on loopback that measures, and what it was asked. */
export abstract class MeasuringServer {
  readonly asked: URL[] = [];
  readonly tokens: (string | undefined)[] = [];
  /** Answers the next questions instead, one for each entry. */
  readonly instead: ((request: IncomingMessage, response: ServerResponse) => void)[] = [];
  private readonly server = createServer((request, response) => this.take(request, response));

  /** @param path - where it answers; all other paths are not there */
  constructor(private readonly path: RegExp) {}

  protected abstract answer(url: URL, response: ServerResponse): void;

  async start(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private take(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url!, 'http://localhost');
    this.asked.push(url);
    this.tokens.push(request.headers.authorization);
    const instead = this.instead.shift();
    if (instead !== undefined) return instead(request, response);
    if (this.path.test(url.pathname)) return this.answer(url, response);
    response.writeHead(404, { 'content-type': 'text/plain' }).end('404 page not found');
  }
}
