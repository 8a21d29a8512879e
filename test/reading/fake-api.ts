import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How a server answers one request. */
export type Reply = (response: ServerResponse, request: IncomingMessage) => void;

/** A small HTTP server that answers as a test says. */
export interface FakeApi {
  readonly url: string;
  /** What was asked: method and path with the query. */
  readonly asked: readonly string[];
  readonly headers: readonly IncomingMessage['headers'][];
  /** Writes a kubeconfig for it, and returns its path. */
  kubeconfig(folder: string, user?: object): string;
  close(): Promise<void>;
}

/**
 * Starts a server.
 *
 * @param replies - by path without the query; several in a list are used one after the other, and the last one stays
 */
export async function startFakeApi(
  replies: Readonly<Record<string, Reply | readonly Reply[]>>,
): Promise<FakeApi> {
  const asked: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const used = new Map<string, number>();
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    asked.push(`${request.method} ${url}`);
    headers.push(request.headers);
    const path = url.split('?')[0]!;
    const list = [replies[path] ?? status(404, 'the server could not find the requested resource')];
    const all = list.flat();
    const turn = used.get(path) ?? 0;
    used.set(path, turn + 1);
    all[Math.min(turn, all.length - 1)]!(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    asked,
    headers,
    kubeconfig(folder, user = { token: 'secret' }) {
      const file = join(folder, 'kubeconfig');
      const config = {
        'current-context': 'test',
        contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
        clusters: [{ name: 'test', cluster: { server: url } }],
        users: [{ name: 'test', user }],
      };
      writeFileSync(file, JSON.stringify(config));
      return file;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** An answer with JSON. */
export function json(
  body: unknown,
  code = 200,
  more: Readonly<Record<string, string>> = {},
): Reply {
  return (response) => {
    response.writeHead(code, { 'content-type': 'application/json', ...more });
    response.end(JSON.stringify(body));
  };
}

/** A refusal as the API server writes it. */
export function status(
  code: number,
  message: string,
  more: Readonly<Record<string, string>> = {},
): Reply {
  return json({ kind: 'Status', apiVersion: 'v1', status: 'Failure', message, code }, code, more);
}

/** One page of a list. */
export function page(items: readonly unknown[], next?: string): Reply {
  return json({ kind: 'List', metadata: next === undefined ? {} : { continue: next }, items });
}

/** A login page. */
export const HTML: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end('<html><body>Log in</body></html>');
};

/** An answer that says that it is complete, and is not. */
export const HALF_JSON: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end('{"kind": "List", "items": [{"metadata": {"na');
};

/** A connection that ends in the middle of an answer. */
export const DROPPED: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"kind": "List", "items": [');
  setTimeout(() => response.destroy(), 10);
};

/** A server that never answers. */
export const SILENT: Reply = () => undefined;
