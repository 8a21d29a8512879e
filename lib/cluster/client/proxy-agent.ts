import * as http from 'node:http';
import * as https from 'node:https';
import type { Socket } from 'node:net';
import * as tls from 'node:tls';

/** How an agent connects to a server over TLS. */
export type TlsOptions = Pick<
  https.AgentOptions,
  'ca' | 'cert' | 'key' | 'rejectUnauthorized' | 'servername'
>;

const CONNECTIONS = 8;

/** Keeps connections to one API server, directly or through a proxy. */
export function agentFor(server: URL, options: TlsOptions, proxy: URL | undefined): http.Agent {
  const isTls = server.protocol === 'https:';
  const all = { ...options, keepAlive: true, maxSockets: CONNECTIONS };
  const agent = isTls ? new https.Agent(all) : new http.Agent(all);
  if (proxy !== undefined) {
    // Node calls this for each connection that it opens.
    Object.assign(agent, {
      createConnection: (_: unknown, done: (error: Error | null, socket?: Socket) => void) => {
        openTunnel(server, proxy)
          .then((socket) => (isTls ? secure(socket, server, options) : socket))
          .then(
            (socket) => done(null, socket),
            (error: Error) => done(error),
          );
      },
    });
  }
  return agent;
}

/** A connection to the server through the proxy. */
async function openTunnel(server: URL, proxy: URL): Promise<Socket> {
  const isTls = server.protocol === 'https:';
  const target = `${server.hostname}:${server.port || (isTls ? 443 : 80)}`;
  const { username, password } = proxy;
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const headers = {
    host: target,
    ...(username === ''
      ? {}
      : { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` }),
  };
  const { request } = proxy.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const sent = request(proxy, { method: 'CONNECT', path: target, headers, agent: false });
    sent.on('connect', ({ statusCode, statusMessage }, socket) => {
      if (statusCode === 200) resolve(socket as Socket);
      else {
        socket.destroy();
        reject(proxyError(proxy, `answered ${statusCode} ${statusMessage}`));
      }
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      reject(proxyError(proxy, `cannot be reached: ${error.code ?? error.message}`));
    });
    sent.end();
  });
}

/** What is wrong is the proxy, and not the server behind it. The password of a proxy is not shown. */
function proxyError({ host }: URL, problem: string): Error {
  const text = `the proxy ${host} ${problem}; look at proxy-url of the kubeconfig, HTTPS_PROXY and NO_PROXY`;
  return Object.assign(new Error(text), { code: 'EPROXY' });
}

async function secure(socket: Socket, server: URL, options: TlsOptions): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const servername = options.servername ?? server.hostname;
    const secured = tls.connect({ ...(options as tls.ConnectionOptions), socket, servername });
    secured.once('secureConnect', () => resolve(secured));
    secured.once('error', reject);
  });
}
