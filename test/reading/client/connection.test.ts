import { chmodSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type ConnectionOptions, connectionTo } from '../../../lib/cluster/client/connection';
import { put, scratch } from '../../cli/command';

const CONFIG = `
current-context: dev
contexts:
  - {name: dev, context: {cluster: dev, user: dev}}
  - {name: production, context: {cluster: production, user: dev}}
  - {name: broken, context: {cluster: gone, user: dev}}
clusters:
  - {name: dev, cluster: {server: 'https://dev.example.com:6443'}}
  - {name: production, cluster: {server: 'https://prod.example.com/k8s/clusters/c-1'}}
users:
  - {name: dev, user: {token: secret}}
`;

let folder: string;
let file: string;

beforeEach(() => {
  folder = scratch();
  file = put(folder, 'config', CONFIG);
});

/** The server of the connection, or what is wrong. */
function connect(options: Partial<ConnectionOptions>): string {
  try {
    return connectionTo({ env: {}, now: () => 0, ...options }).server.href;
  } catch (error) {
    return (error as Error).message.replaceAll(folder, 'FOLDER');
  }
}

test('the current context, or the one that is named', () => {
  expect(connect({ kubeconfig: file })).toBe('https://dev.example.com:6443/');
  expect(connect({ kubeconfig: file, context: 'production' })).toBe(
    'https://prod.example.com/k8s/clusters/c-1/',
  );
});

test('without a flag: KUBECONFIG, then the home folder', () => {
  put(folder, '.kube/config', CONFIG.replaceAll('dev.example', 'home.example'));
  expect(connect({ home: folder })).toBe('https://home.example.com:6443/');
  expect(connect({ home: folder, env: { KUBECONFIG: file } })).toBe(
    'https://dev.example.com:6443/',
  );
});

test('of several files, the first that says something of a name holds; those that are not there are skipped', () => {
  const first = put(
    folder,
    'first',
    `{contexts: [{name: dev, context: {cluster: mine, user: dev}}], clusters: [{name: mine, cluster: {server: 'https://mine'}}]}`,
  );
  const KUBECONFIG = [join(folder, 'nothing'), first, file].join(delimiter);
  expect(connect({ env: { KUBECONFIG } })).toBe('https://mine/');
});

test('in a pod, its service account', () => {
  put(folder, 'account/token', 'pod-token\n');
  put(folder, 'account/ca.crt', 'PEM');
  const env = { KUBERNETES_SERVICE_HOST: 'fd00::1', KUBERNETES_SERVICE_PORT: '443' };
  const options = { env, accountFolder: join(folder, 'account') };
  expect(connect(options)).toBe('https://[fd00::1]/');
  expect(connect({ ...options, context: 'dev' })).toMatch('in a pod, leave --context out');
});

test('paths in a kubeconfig start at its folder', async () => {
  put(folder, 'tokens/dev', ' from-a-file \n');
  const relative = put(
    folder,
    'relative',
    CONFIG.replace('token: secret', 'tokenFile: tokens/dev'),
  );
  const { credentials } = connectionTo({ env: {}, now: () => 0, kubeconfig: relative });
  expect(await credentials.token()).toBe('from-a-file');
});

test('a program gives credentials until they expire', async () => {
  const plugin = put(
    folder,
    'plugin',
    `#!${process.execPath}
const fs = require('node:fs');
fs.appendFileSync(process.env.LOG, process.env.KUBERNETES_EXEC_INFO + '\\n');
const runs = fs.readFileSync(process.env.LOG, 'utf8').split('\\n').length - 1;
console.log(JSON.stringify({status: {token: 'token-' + runs, expirationTimestamp: '1970-01-01T00:01:00Z'}}));
`,
  );
  chmodSync(plugin, 0o755);
  const log = join(folder, 'log');
  const exec = `exec: {command: ./plugin, env: [{name: LOG, value: '${log}'}], provideClusterInfo: true}`;
  const kubeconfig = put(folder, 'exec', CONFIG.replace('token: secret', exec));
  let now = 0;
  const { credentials } = connectionTo({ env: {}, kubeconfig, now: () => now });
  expect(await credentials.token()).toBe('token-1');
  expect(await credentials.token()).toBe('token-1');
  now = 55_000;
  expect(await credentials.token()).toBe('token-2');
});

test.each([
  [
    'no kubeconfig',
    {},
    'there is no kubeconfig; name one with --kubeconfig, set KUBECONFIG, or write ~/.kube/config',
  ],
  ['a file that is not there', { kubeconfig: 'nowhere' }, 'there is no file nowhere'],
  [
    'KUBECONFIG that names no file',
    { env: { KUBECONFIG: '/nowhere/a' } },
    'KUBECONFIG names /nowhere/a, and there is no such file',
  ],
])('%s', (_, options, message) => {
  expect(connect(options)).toBe(message);
});

test.each([
  ['prodution', 'there is no context "prodution" in FOLDER/config; did you mean production?'],
  ['xyz', 'there is no context "xyz" in FOLDER/config; it has dev, production, broken'],
  ['broken', 'context broken of FOLDER/config names the cluster "gone", which does not exist'],
])('the context %s', (context, message) => {
  expect(connect({ kubeconfig: file, context })).toBe(message);
});

test.each([
  ['a syntax error', 'contexts: [', /^FOLDER\/config:1:12: /],
  ['a text', 'hello', /is not a kubeconfig: it holds no map/],
  ['a map for a list', 'contexts: {}', /is not a kubeconfig: `contexts` is not a list/],
  [
    'no current context',
    CONFIG.replace('current-context: dev', ''),
    /choose one with --context \(dev, production, broken\)/,
  ],
  ['an empty file', '', /has no contexts/],
  ['no server', CONFIG.replace("server: 'https://dev.example.com:6443'", ''), /names no server/],
  [
    'a server that is no URL',
    CONFIG.replace('https://dev.example.com:6443', 'ftp://x'),
    /has a server that is not a URL: ftp:\/\/x/,
  ],
])('%s in a kubeconfig', (_, text, message) => {
  put(folder, 'config', text);
  expect(connect({ kubeconfig: file })).toMatch(message);
});

test.each([
  ['the environment', { HTTPS_PROXY: 'http://proxy:3128' }, 'http://proxy:3128/'],
  ['a proxy without a scheme', { https_proxy: 'proxy:3128' }, 'http://proxy:3128/'],
  ['an exception by name', { HTTPS_PROXY: 'http://p', NO_PROXY: 'a,dev.example.com' }, undefined],
  ['an exception by domain', { HTTPS_PROXY: 'http://p', NO_PROXY: '.example.com' }, undefined],
  ['an exception for everything', { HTTPS_PROXY: 'http://p', NO_PROXY: '*' }, undefined],
  ['another domain', { HTTPS_PROXY: 'http://p', NO_PROXY: 'ample.com' }, 'http://p/'],
])('the proxy by %s', (_, env, proxy) => {
  const connection = connectionTo({ env, kubeconfig: file, now: () => 0 });
  expect(connection.proxy?.href).toBe(proxy);
});
