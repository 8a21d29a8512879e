import { type RequestListener, type Server, createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import {
  type AddressInfo,
  type Server as Listener,
  createServer as createListener,
} from 'node:net';
import { ClusterProblem } from '../../../lib/cluster/client/cluster-problem';
import { connectionTo } from '../../../lib/cluster/client/connection';
import { ApiServer } from '../../../lib/cluster/client/read-only-server';
import { put, scratch } from '../../cli/command';
import { Authority, type KeyPair } from './certificates';

const PODS = '/api/v1/pods';
const authority = new Authority(scratch());
const right = authority.sign('IP:127.0.0.1', 1);

const EMPTY: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"items": []}');
};

let running: (Server | Listener)[] = [];
afterEach(async () => {
  for (const server of running) {
    if ('closeAllConnections' in server) server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
  running = [];
});

async function listen(server: Server | Listener): Promise<number> {
  running.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

/** A real TLS server. */
function tls({ cert, key }: KeyPair, listener = EMPTY): Promise<number> {
  return listen(createTlsServer({ cert, key }, listener));
}

interface Asked {
  readonly scheme?: string;
  readonly ca?: string;
  readonly cluster?: object;
  readonly env?: NodeJS.ProcessEnv;
  readonly times?: number;
}

/** What is said when the server at a port is asked; SERVER and PORT stand for what differs. */
async function said(port: number, asked: Asked = {}): Promise<string> {
  const { scheme = 'https', ca = authority.cert, cluster = {}, env = {}, times = 1 } = asked;
  const config = {
    'current-context': 'test',
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
    clusters: [
      {
        name: 'test',
        cluster: {
          server: `${scheme}://127.0.0.1:${port}`,
          'certificate-authority-data': Buffer.from(ca).toString('base64'),
          ...cluster,
        },
      },
    ],
    users: [{ name: 'test', user: { token: 'secret-token' } }],
  };
  const kubeconfig = put(scratch(), 'kubeconfig', JSON.stringify(config));
  const connection = connectionTo({ env, kubeconfig, now: () => 0 });
  const server = new ApiServer(connection, { command: 'usage', timeoutMs: 20_000, firstWaitMs: 1 });
  try {
    for (let time = 0; time < times; time++) await server.get(PODS);
    return 'works';
  } catch (error) {
    if (!(error instanceof ClusterProblem)) throw error;
    expect(error.message).not.toMatch(/secret/);
    return `${error.kind}: ${error.message}`
      .replace(/127\.0\.0\.1:\d+ \(.*?\)/, 'SERVER')
      .replace(/127\.0\.0\.1:\d+/, 'PROXY')
      .replace(/\(context test of .*?\)/, '(context test of FILE)');
  } finally {
    server.close();
  }
}

test('a server whose certificate is right answers', async () => {
  expect(await said(await tls(right))).toBe('works');
});

describe('a certificate that cannot be trusted', () => {
  test('of an authority that the kubeconfig does not name', async () => {
    const other = new Authority(scratch());
    expect(await said(await tls(right), { ca: other.cert })).toBe(
      'certificate: the certificate of SERVER cannot be trusted: the certificate-authority of the kubeconfig did not sign it; fetch the kubeconfig again',
    );
  });

  test('that has expired', async () => {
    expect(await said(await tls(authority.sign('IP:127.0.0.1', -1)))).toBe(
      'certificate: the certificate of SERVER cannot be trusted: it has expired; renew it, or look at the clock of this machine',
    );
  });

  test('of another host', async () => {
    const port = await tls(authority.sign('DNS:api.example.com', 1));
    expect(await said(port)).toBe(
      'certificate: the certificate of SERVER cannot be trusted: it is for another host; write the right server into the kubeconfig, or tls-server-name',
    );
    expect(await said(port, { cluster: { 'tls-server-name': 'api.example.com' } })).toBe('works');
  });

  test('an authority that is no certificate', async () => {
    expect(await said(await tls(right), { ca: 'no PEM' })).toMatch(/^(?:certificate|kubeconfig): /);
  });
});

describe('the wrong scheme', () => {
  test('https for a server that speaks HTTP', async () => {
    expect(await said(await listen(createServer(EMPTY)))).toBe(
      'unreachable: SERVER does not speak TLS; look at the scheme and the port of the server in the kubeconfig',
    );
  });

  test('http for an API server, which answers as servers in Go do', async () => {
    const answer: RequestListener = (_, response) => {
      response.writeHead(400).end('Client sent an HTTP request to an HTTPS server.\n');
    };
    expect(await said(await listen(createServer(answer)), { scheme: 'http' })).toBe(
      'unreachable: SERVER speaks TLS; write https:// for the server in the kubeconfig',
    );
  });
});

describe('a connection that ends', () => {
  test('before any byte of TLS', async () => {
    const port = await listen(createListener((socket) => socket.destroy()));
    expect(await said(port)).toBe('dropped: SERVER dropped the connection in the middle');
  });

  test('in the middle of an answer', async () => {
    const port = await tls(right, (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"items": [');
      setTimeout(() => response.destroy(), 10);
    });
    expect(await said(port)).toBe('dropped: SERVER dropped the connection in the middle');
  });
});

test('a token that expires between two requests', async () => {
  let count = 0;
  const port = await tls(right, (request, response) => {
    count += 1;
    if (count === 1) return EMPTY(request, response);
    const body = { kind: 'Status', status: 'Failure', message: 'Unauthorized', code: 401 };
    response.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  expect(await said(port, { times: 2 })).toBe(
    'credentials: SERVER does not accept the credentials: they are wrong, or have expired; log in again',
  );
});

describe('a proxy', () => {
  test('that lets nobody through', async () => {
    const proxy = createServer();
    proxy.on('connect', (_, socket) => {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    });
    const env = { HTTPS_PROXY: `http://me:secret@127.0.0.1:${await listen(proxy)}` };
    expect(await said(await tls(right), { cluster: PUBLIC, env })).toBe(
      'unreachable: cannot reach example.com:6443 (context test of FILE): the proxy PROXY answered 407 Proxy Authentication Required; look at proxy-url of the kubeconfig, HTTPS_PROXY and NO_PROXY',
    );
  });

  test('that is not there', async () => {
    const gone = createServer();
    const port = await listen(gone);
    await new Promise((done) => gone.close(done));
    running = running.filter((server) => server !== gone);
    const env = { HTTPS_PROXY: `http://127.0.0.1:${port}` };
    expect(await said(await tls(right), { cluster: PUBLIC, env })).toBe(
      'unreachable: cannot reach example.com:6443 (context test of FILE): the proxy PROXY cannot be reached: ECONNREFUSED; look at proxy-url of the kubeconfig, HTTPS_PROXY and NO_PROXY',
    );
  });
});

/** A server that only a proxy could reach. */
const PUBLIC = { server: 'https://example.com:6443' };
