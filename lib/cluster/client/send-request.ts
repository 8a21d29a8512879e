import * as http from 'node:http';
import * as https from 'node:https';
import { gunzipSync } from 'node:zlib';
import { type ApiRequest, refuseWrites } from './api-request';
import type { Connection } from './connection';
import { networkProblem, slowProblem } from './network-problems';
import { agentFor } from './proxy-agent';

/** What a server answered. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  /** `Retry-After`, in milliseconds. */
  readonly retryAfterMs?: number;
}

const ACCEPT = 'application/json';
const APPLY = 'application/apply-patch+yaml';

/** Sends single requests on kept connections. */
export class Sender {
  private agent: http.Agent | undefined;
  private certificate: string | undefined;

  /** @param timeoutMs - how long one request may take */
  constructor(
    private readonly connection: Connection,
    private readonly timeoutMs: number,
  ) {}

  async send(request: ApiRequest): Promise<Answer> {
    refuseWrites(request);
    const { connection } = this;
    const { headers, certificate, key } = await connection.credentials.shown();
    if (this.agent === undefined || this.certificate !== certificate) {
      this.close();
      const { server, tls, proxy } = connection;
      this.agent = agentFor(server, { ...tls, cert: certificate, key }, proxy);
      this.certificate = certificate;
    }
    const body = request.method === 'PATCH' ? request.body : undefined;
    return this.exchange(request, this.agent, body, {
      accept: ACCEPT,
      // Packing takes longer than sending on the machine itself.
      ...(isThisMachine(connection.server) ? {} : { 'accept-encoding': 'gzip' }),
      ...(body === undefined
        ? {}
        : { 'content-type': APPLY, 'content-length': String(Buffer.byteLength(body)) }),
      ...(headers as http.OutgoingHttpHeaders),
    });
  }

  /** Closes the kept connections. */
  close(): void {
    this.agent?.destroy();
    this.agent = undefined;
  }

  private async exchange(
    { method, path }: ApiRequest,
    agent: http.Agent,
    body: string | undefined,
    headers: http.OutgoingHttpHeaders,
  ): Promise<Answer> {
    const { connection, timeoutMs } = this;
    const { server } = connection;
    // The server may be behind a path, as with Rancher.
    const url = new URL(path.replace(/^\//, ''), server);
    return new Promise((resolve, reject) => {
      const fail = (error: Error): void => {
        clearTimeout(timer);
        reject(networkProblem(error, connection));
      };
      const { request } = server.protocol === 'https:' ? https : http;
      const sent = request(url, { method, headers, agent }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', fail);
        answer.on('end', () => {
          clearTimeout(timer);
          try {
            resolve(answerOf(answer, Buffer.concat(parts)));
          } catch (error) {
            fail(error as Error);
          }
        });
      });
      const timer = setTimeout(() => {
        reject(slowProblem(connection, timeoutMs));
        sent.destroy();
      }, timeoutMs);
      sent.on('error', fail);
      sent.end(body);
    });
  }
}

function answerOf({ statusCode, headers }: http.IncomingMessage, bytes: Buffer): Answer {
  const isPacked = headers['content-encoding'] === 'gzip';
  const seconds = Number(headers['retry-after']);
  return {
    status: statusCode ?? 0,
    contentType: headers['content-type'] ?? '',
    text: (isPacked ? gunzipSync(bytes) : bytes).toString('utf8'),
    ...(headers['retry-after'] === undefined || Number.isNaN(seconds)
      ? {}
      : { retryAfterMs: seconds * 1000 }),
  };
}

function isThisMachine({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
