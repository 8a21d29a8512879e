import { ApiServer } from '../../../lib/cluster/client/read-only-server';
import { refuseWrites } from '../../../lib/cluster/client/api-request';
import { ClusterProblem } from '../../../lib/cluster/client/cluster-problem';
import { connectionTo } from '../../../lib/cluster/client/connection';
import { scratch } from '../../cli/command';
import {
  DROPPED,
  type FakeApi,
  HALF_JSON,
  HTML,
  SILENT,
  page,
  json,
  startFakeApi,
  status,
} from '../fake-api';

const PODS = '/api/v1/pods';

let api: FakeApi;
let server: ApiServer;

afterEach(async () => {
  server.close();
  await api.close();
});

async function serve(
  replies: Parameters<typeof startFakeApi>[0],
  user?: object,
  timeoutMs = 20_000,
): Promise<ApiServer> {
  api = await startFakeApi(replies);
  const kubeconfig = api.kubeconfig(scratch(), user);
  const connection = connectionTo({ env: {}, kubeconfig, now: () => 0 });
  server = new ApiServer(connection, { command: 'usage', timeoutMs, firstWaitMs: 1 });
  return server;
}

/** The kind and the message of what goes wrong. */
async function problemOf(asking: Promise<unknown>): Promise<string> {
  const error: unknown = await asking.then(
    () => new Error('nothing went wrong'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof ClusterProblem)) throw error;
  return `${error.kind}: ${error.message.replace(/127\.0\.0\.1:\d+ \(.*?\)/, 'SERVER')}`;
}

const name = ({ metadata }: { metadata: { name: string } }): string => metadata.name;
const pod = (text: string): object => ({ metadata: { name: text } });

describe('a list', () => {
  test('is read in pages, with the token of the page before', async () => {
    await serve({ [PODS]: [page([pod('a'), pod('b')], 'next 2'), page([pod('c')])] });
    expect(await server.list(PODS, name)).toEqual(['a', 'b', 'c']);
    expect(api.asked).toEqual([`GET ${PODS}?limit=500`, `GET ${PODS}?limit=500&continue=next+2`]);
  });

  test('whose token has expired starts again, and nothing is counted twice', async () => {
    await serve({
      [PODS]: [
        page([pod('a')], 'old'),
        status(410, 'The provided continue parameter is too old'),
        page([pod('a')], 'new'),
        page([pod('b')]),
      ],
    });
    expect(await server.list(PODS, name)).toEqual(['a', 'b']);
    expect(api.asked[2]).toBe(`GET ${PODS}?limit=500`);
  });

  test('whose token expires again and again is given up', async () => {
    const gone = status(410, 'too old');
    await serve({
      [PODS]: [page([pod('a')], 'x'), gone, page([], 'x'), gone, page([], 'x'), gone, gone],
    });
    expect(await problemOf(server.list(PODS, name))).toMatch(/^gone: SERVER no longer knows/);
  });

  test('goes on where the connection dropped in the middle of a page', async () => {
    await serve({ [PODS]: [page([pod('a')], 'next'), DROPPED, page([pod('b')])] });
    expect(await server.list(PODS, name)).toEqual(['a', 'b']);
    expect(api.asked).toHaveLength(3);
  });

  test('may be null', async () => {
    await serve({ [PODS]: json({ kind: 'PodList', items: null }) });
    expect(await server.list(PODS, name)).toEqual([]);
  });
});

describe('a request is sent again', () => {
  test.each([429, 502, 503, 504])('after %i', async (code) => {
    await serve({ [PODS]: [status(code, 'busy'), page([pod('a')])] });
    expect(await server.list(PODS, name)).toEqual(['a']);
  });

  test('a bounded number of times', async () => {
    await serve({ [PODS]: DROPPED });
    expect(await problemOf(server.get(PODS))).toBe(
      'dropped: SERVER dropped the connection in the middle',
    );
    expect(api.asked).toHaveLength(5);
  });

  test.each([400, 401, 403, 404, 500])('but not after %i', async (code) => {
    await serve({ [PODS]: status(code, 'no') });
    await expect(server.get(PODS)).rejects.toThrow(ClusterProblem);
    expect(api.asked).toHaveLength(1);
  });
});

describe('what goes wrong is said, and what to do', () => {
  test.each([
    [
      'a failure of the server',
      status(500, 'etcdserver: mvcc: database space exceeded'),
      'server-error: SERVER failed with 500 for /api/v1/pods: etcdserver: mvcc: database space exceeded',
    ],
    [
      'a login page',
      HTML,
      'no-answer: SERVER answered /api/v1/pods with something other than JSON; is the server of the kubeconfig an API server, and not a login page or a proxy?',
    ],
    ['half an answer', HALF_JSON, 'dropped: SERVER sent half an answer for /api/v1/pods'],
    [
      'expired credentials',
      status(401, 'Unauthorized'),
      'credentials: SERVER does not accept the credentials: they are wrong, or have expired; log in again',
    ],
    [
      'a missing right in all namespaces',
      status(
        403,
        'pods is forbidden: User "eve" cannot list resource "pods" in API group "" at the cluster scope',
      ),
      'forbidden: SERVER does not let user "eve" list pods in all namespaces; tenancy cluster-role usage prints the least ClusterRole for it',
    ],
    [
      'a missing right in one namespace',
      status(
        403,
        'resourceclaims.resource.k8s.io is forbidden: User "eve" cannot list resource "resourceclaims" in API group "resource.k8s.io" in the namespace "ml-a"',
      ),
      'forbidden: SERVER does not let user "eve" list resourceclaims.resource.k8s.io in namespace ml-a; tenancy cluster-role usage prints the least ClusterRole for it',
    ],
    [
      'a role that gives more than one has',
      status(
        403,
        'clusterroles.rbac.authorization.k8s.io "a" is forbidden: user "eve" (groups=["a"]) is attempting to grant RBAC permissions not currently held:\n{APIGroups:[""]}',
      ),
      'denied: SERVER does not let the credentials read /api/v1/pods: clusterroles.rbac.authorization.k8s.io "a" is forbidden: user "eve" (groups=["a"]) is attempting to grant RBAC permissions not currently held:\n{APIGroups:[""]}',
    ],
    [
      'a guard of the cluster',
      status(403, "ValidatingAdmissionPolicy 'a' denied request: no"),
      "denied: SERVER does not let the credentials read /api/v1/pods: ValidatingAdmissionPolicy 'a' denied request: no",
    ],
    [
      'no credentials at all',
      status(403, 'forbidden: User "system:anonymous" cannot get path "/api/v1/pods"'),
      'credentials: SERVER got no credentials, so it does not let us get /api/v1/pods; the user of the context needs a token or a certificate',
    ],
    [
      'a redirection',
      ((response) => response.writeHead(302, { location: '/login' }).end()) as typeof HTML,
      'no-answer: SERVER answered /api/v1/pods with something other than JSON; is the server of the kubeconfig an API server, and not a login page or a proxy?',
    ],
  ])('%s', async (_, reply, message) => {
    await serve({ [PODS]: reply });
    expect(await problemOf(server.get(PODS))).toBe(message);
  });

  test('a slow server', async () => {
    await serve({ [PODS]: SILENT }, undefined, 50);
    expect(await problemOf(server.get(PODS))).toBe(
      'slow: SERVER did not answer within 0.05 s; --request-timeout gives it longer',
    );
    expect(api.asked).toHaveLength(1);
  });

  test('a server that is not there', async () => {
    await serve({});
    await api.close();
    expect(await problemOf(server.get(PODS))).toBe(
      'unreachable: cannot reach SERVER: nothing listens there; is the cluster running?',
    );
    api = await startFakeApi({});
  });

  test.each([
    ['1', '29', 'too-old: SERVER is Kubernetes v1.29.9; this command needs 1.30 or newer'],
    ['1', '9+', 'too-old: SERVER is Kubernetes v1.9+.9; this command needs 1.30 or newer'],
  ])('Kubernetes %s.%s', async (major, minor, message) => {
    await serve({ '/version': json({ major, minor, gitVersion: `v${major}.${minor}.9` }) });
    expect(await problemOf(server.version())).toBe(message);
  });

  test('a server that is no API server', async () => {
    await serve({ '/version': json({ app: 'grafana' }) });
    expect(await problemOf(server.version())).toMatch(/^no-answer: /);
  });
});

test.each([
  ['clusterroles/a', /escalate clusterroles\.rbac/],
  ['namespaces/ml-a/roles/a', /escalate roles\.rbac/],
  ['clusterrolebindings/a', /bind clusterroles\.rbac/],
  ['namespaces/ml-a/rolebindings/a', /bind clusterroles\.rbac/],
])('rights to give away are named: %s', async (path, message) => {
  const full = `/apis/rbac.authorization.k8s.io/v1/${path}`;
  const said = 'user "eve" is attempting to grant RBAC permissions not currently held:\n{}';
  await serve({ [full]: status(403, said) });
  const asking = server.rehearse(full, {}, { fieldManager: 'flux', force: true });
  expect(await problemOf(asking)).toMatch(/^forbidden: .*tenancy cluster-role usage prints/);
  await expect(asking).rejects.toThrow(message);
});

test('a new server says its version', async () => {
  await serve({ '/version': json({ major: '1', minor: '30+', gitVersion: 'v1.30.1-gke' }) });
  expect(await server.version()).toBe('v1.30.1-gke');
});

test.each([
  [{ token: 't' }, { authorization: 'Bearer t' }],
  [{ username: 'u', password: 'p' }, { authorization: 'Basic dTpw' }],
  [
    { token: 't', as: 'eve', 'as-groups': ['a'] },
    { authorization: 'Bearer t', 'impersonate-user': 'eve', 'impersonate-group': 'a' },
  ],
  [
    { exec: { command: process.execPath, args: ['-p', `JSON.stringify({status: {token: 'x'}})`] } },
    { authorization: 'Bearer x' },
  ],
  [
    { 'auth-provider': { name: 'oidc', config: { 'id-token': 'o' } } },
    { authorization: 'Bearer o' },
  ],
])('a request shows who sends it: %j', async (user, headers) => {
  await serve({ [PODS]: page([]) }, user);
  await server.get(PODS);
  expect(api.headers[0]).toMatchObject(headers);
});

describe('nothing is ever written', () => {
  test.each([
    ['POST', '/api/v1/pods'],
    ['PUT', '/api/v1/pods/a'],
    ['DELETE', '/api/v1/pods/a?dryRun=All'],
    ['PATCH', '/api/v1/pods/a'],
    ['PATCH', '/api/v1/pods/a?dryRun=None'],
    ['PATCH', '/api/v1/pods/a?dryRun=All&dryRun='],
  ])('%s %s is refused before it is sent', (method, path) => {
    expect(() => refuseWrites({ method, path })).toThrow('would change the cluster');
  });

  test('an apply is only rehearsed', async () => {
    await serve({ '/api/v1/namespaces/a': json({ kind: 'Namespace' }) });
    await server.rehearse('/api/v1/namespaces/a', {}, { fieldManager: 'flux', force: true });
    expect(api.asked).toEqual([
      'PATCH /api/v1/namespaces/a?dryRun=All&fieldManager=flux&force=true',
    ]);
    expect(api.headers[0]).toMatchObject({ 'content-type': 'application/apply-patch+yaml' });
  });
});
