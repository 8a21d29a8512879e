import * as net from 'node:net';

/**
 * Below the range from which the kernel takes ports for outgoing connections: a port out of that
 * range may be taken by the API server's own connection to etcd before its program listens on it.
 */
const FIRST = 20_000;
const LAST = 32_000;

/** So many different loopback ports that nobody listens on. */
export async function freePorts(count: number): Promise<number[]> {
  const found: number[] = [];
  let candidate = FIRST + Math.floor(Math.random() * (LAST - FIRST));
  for (let tries = 0; found.length < count && tries < 1000; tries++) {
    candidate = candidate >= LAST ? FIRST : candidate + 1;
    if (await isFree(candidate)) found.push(candidate);
  }
  if (found.length < count) throw new Error(`no ${count} free loopback ports`);
  return found;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}
