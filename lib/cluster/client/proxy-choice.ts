import { BlockList, isIP } from 'node:net';
import { ClusterProblem } from './cluster-problem';

/**
 * The proxy to an API server: that of the kubeconfig, else that of the environment, as kubectl chooses it.
 *
 * Source: golang.org/x/net, http/httpproxy.
 */
export function proxyFor(
  server: URL,
  stated: string | undefined,
  env: NodeJS.ProcessEnv,
): URL | undefined {
  const text = stated || fromEnvironment(server, env);
  if (text === undefined || text === '') return undefined;
  const full = /^[a-z0-9]+:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(full) ? new URL(full) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url;
  throw new ClusterProblem(
    'kubeconfig',
    `the proxy ${text} cannot be used: write the URL of an HTTP proxy, such as http://proxy:3128`,
  );
}

function fromEnvironment(server: URL, env: NodeJS.ProcessEnv): string | undefined {
  const read = (name: string): string | undefined => env[name] || env[name.toLowerCase()];
  const proxy = read(server.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY');
  return proxy === undefined || isDirect(server, read('NO_PROXY') ?? '') ? undefined : proxy;
}

/** Whether `NO_PROXY` names the server. This machine is always reached directly. */
function isDirect({ hostname, port, protocol }: URL, list: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (host === 'localhost' || host === '::1' || /^127\./.test(host)) return true;
  const ownPort = port || (protocol === 'https:' ? '443' : '80');
  return list
    .split(',')
    .map((item) => item.trim().toLowerCase())
    .some((item) => item !== '' && names(item, host, ownPort));
}

function names(item: string, host: string, ownPort: string): boolean {
  if (item === '*') return true;
  if (item.includes('/')) return isInRange(host, item);
  const [, name, port] = /^(.*?)(?::(\d+))?$/.exec(isIP(item) === 6 ? `${item}` : item)!;
  if (isIP(item) === 6) return item === host;
  if (port !== undefined && port !== ownPort) return false;
  const bare = name!.replace(/^\*?\./, '');
  return host === bare ? bare === name : host.endsWith(`.${bare}`);
}

function isInRange(host: string, range: string): boolean {
  const family = isIP(host);
  const [address, bits] = range.split('/');
  if (family === 0 || isIP(address!) !== family || !/^\d+$/.test(bits!)) return false;
  const kind = family === 6 ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  try {
    list.addSubnet(address!, Number(bits), kind);
  } catch {
    return false;
  }
  return list.check(host, kind);
}
