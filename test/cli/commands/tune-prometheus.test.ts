import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { put, scratch, tenancy } from '../command';
import { PrometheusServer, type ServedSeries } from '../../reading/prometheus/prometheus-server';

const DAY = 24 * 60 * 60 * 1000;
const NOW = Date.now();

const TEXT = `apiVersion: cdk8s-tenancy/v1alpha1
platform: {namespaces: single, pools: {h100: {resource: nvidia.com/gpu, capacity: 20}}}
tenants:
  - name: vision # ours
    costCenter: ENG-1
    quota: {cpu: 40, memory: 100Gi, gpu: 16} # why not
`;

/** What the quota of a namespace counts by a key. */
function counted(key: string, value: ServedSeries['value'], namespace = 'vision'): ServedSeries {
  return { metric: { namespace, resource: key }, value };
}

/** Eight devices, ten cores and 16Gi, of which four cores and 6Gi are really used. */
const USED: readonly ServedSeries[] = [
  counted('requests.nvidia.com/gpu', () => '8'),
  counted('requests.cpu', () => '10.5'),
  counted('requests.memory', () => '1.7179869184e+10'),
  counted('requests.nvidia.com/gpu', () => '900', 'somebody-else'),
];

let quota: readonly ServedSeries[];
let running: readonly ServedSeries[];
let real: readonly ServedSeries[];
let server: PrometheusServer;
let address: string;
let file: string;

beforeEach(async () => {
  [quota, running, real] = [USED, [], []];
  server = new PrometheusServer((query) => {
    if (query.includes('kube_resourcequota')) return quota;
    if (query.includes('kube_pod_container_resource_requests')) return running;
    const name = query.includes('container_cpu_usage_seconds_total') ? 'cpu' : 'memory';
    return real.filter(({ metric }) => metric['is'] === name);
  });
  address = await server.start();
  file = put(scratch(), 'tenants.yaml', TEXT);
});
afterEach(() => server.stop());

const tune = (...args: string[]): ReturnType<typeof tenancy> =>
  tenancy(['-f', file, 'tune', '--prometheus', address, ...args]);

interface Tuning {
  readonly proposals: readonly {
    readonly key: string;
    readonly after: string;
    readonly real: string | null;
    readonly used: { readonly now: string; readonly readings: number };
  }[];
}
const printed = async (...args: string[]): Promise<Tuning> => {
  const { status, stdout, stderr } = await tune('--json', ...args);
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Tuning;
};
const afterOf = ({ proposals }: Tuning): Record<string, string> =>
  Object.fromEntries(proposals.map(({ key, after }) => [key, after]));

describe('tenancy tune --prometheus', () => {
  test('proposes by what the quotas counted each hour, and changes only the numbers', async () => {
    const { status, stdout } = await tune('--write');
    expect(status).toBe(0);
    expect(stdout).toContain('gpu.h100 16 → 10: p99 8 over 30 days, peak 8, headroom 20 %');
    expect(readFileSync(file, 'utf8')).toBe(
      TEXT.replace('cpu: 40, memory: 100Gi, gpu: 16', 'cpu: 13, memory: 20Gi, gpu: 10'),
    );
    const [first] = server.asked;
    expect(first!.searchParams.get('step')).toBe('3600');
    const [start, end] = ['start', 'end'].map((name) => Number(first!.searchParams.get(name)));
    expect(end! - start!).toBe((30 * DAY) / 1000);
  });

  test('never proposes less than pods request that run already', async () => {
    running = [
      { metric: { namespace: 'vision', resource: 'nvidia_com_gpu' }, value: () => '12' },
      { metric: { namespace: 'vision', resource: 'cpu' }, value: () => '2' },
    ];
    expect(afterOf(await printed())).toEqual({ cpu: '13', memory: '20Gi', 'gpu.h100': '15' });
  });

  test('says what containers really used', async () => {
    real = [
      { metric: { namespace: 'vision', is: 'cpu' }, value: () => '3.14159' },
      { metric: { namespace: 'vision', is: 'memory' }, value: () => '6442450945' },
    ];
    const { proposals } = await printed();
    expect(proposals.map(({ key, real: most }) => [key, most])).toEqual([
      ['cpu', '3150m'],
      ['memory', '6145Mi'],
      ['gpu.h100', null],
    ]);
    expect((await tune()).stdout).toMatch(/really used at most\s+3150m/);
  });

  test('leaves out what is not a number, and times without a value', async () => {
    const odd = (time: number): string | undefined => {
      const hour = Math.round(time / 3_600_000);
      return [undefined, 'NaN', '+Inf', '8'][hour % 4];
    };
    quota = [counted('requests.nvidia.com/gpu', odd)];
    const { proposals } = await printed();
    expect(afterOf({ proposals })).toEqual({ 'gpu.h100': '10' });
    expect(proposals[0]!.used.readings).toBeLessThan(182);
  });

  test('a range of which it has only the end is too short', async () => {
    quota = USED.map(({ metric }) => ({
      metric,
      value: (time) => (time > NOW - 2 * DAY ? '8' : undefined),
    }));
    const { status, stderr } = await tune();
    expect(status).toBe(0);
    expect(stderr).toMatch(
      /was read \d+ times in [12]\.\d days\. Wait until there are 24 readings/,
    );
  });

  test('asks for fewer times where there would be too many', async () => {
    expect((await tune('--days', '1000')).status).toBe(0);
    expect(server.asked[0]!.searchParams.get('step')).toBe('10800');
  });

  test('sends the token, and never shows it', async () => {
    const token = put(scratch(), 'token', 'secret-1\n');
    server.instead.push((_, response) => response.writeHead(403).end('secret-1 is not enough'));
    const { stderr } = await tune('--token-file', token);
    expect(server.tokens).toEqual(['Bearer secret-1']);
    expect(stderr).toContain(
      'refuses with 403; give a token with --token-file or PROMETHEUS_TOKEN',
    );
    expect(stderr).not.toContain('secret-1');
  });
});

const json = (status: number, body: object) => (_: unknown, response: ServerResponse) => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};
const text = (body: string) => (_: unknown, response: ServerResponse) => {
  response.writeHead(200).end(body);
};
const matrix = (result: unknown) =>
  json(200, { status: 'success', data: { resultType: 'matrix', result } });

describe('what a Prometheus answers wrongly', () => {
  test.each([
    [
      'an error',
      json(422, {
        status: 'error',
        errorType: 'execution',
        error: 'query processing would load too many samples into memory',
      }),
      /answers with 422: query processing would load too many samples/,
    ],
    ['a page to sign in', text('<!doctype html><title>Sign in</title>'), /answers with a web page/],
    ['half of an answer', text('{"status": "success", "data": {'), /ends in the middle, after 31/],
    ['no JSON', text('ok'), /something other than JSON: ok/],
    ['a list', text('[]'), /cannot be read: \[\]/],
    [
      'one point in time',
      json(200, { status: 'success', data: { resultType: 'vector', result: [] } }),
      /something else than values over time/,
    ],
    ['a series without labels', matrix([{ values: [] }]), /cannot be read/],
    [
      'a value that is no text',
      matrix([{ metric: {}, values: [[1, 2]] }]),
      /cannot be read: \[1,2\]/,
    ],
    ['a word', matrix([{ metric: {}, values: [[1, 'many']] }]), /cannot be read: \[1,"many"\]/],
    ['nothing', matrix([]), /knows nothing of the quotas of this file since .* kube-state-metrics/],
    [
      'another address',
      (_: unknown, response: ServerResponse) =>
        response.writeHead(302, { location: 'https://login.example.com/x?y' }).end(),
      /sends on to https:\/\/login\.example\.com, .* name the address of Prometheus itself/,
    ],
  ])('%s is said, and nothing is proposed', async (_, answer, message) => {
    server.instead.push(answer);
    const { status, stdout, stderr } = await tune('--write');
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringMatching(message)]);
    expect(readFileSync(file, 'utf8')).toBe(TEXT);
  });

  test('a server that does not answer is given up after three tries', async () => {
    server.instead.push(...[1, 2, 3].map(() => () => undefined));
    const { status, stderr } = await tune('--timeout', '1.5');
    expect([status, server.asked.length]).toEqual([2, 3]);
    expect(stderr).toMatch(/did not answer within 1\.5 s; allow more with --timeout \(3 tries\)/);
  });

  test('what may pass is tried again', async () => {
    server.instead.push(
      json(503, { status: 'error', errorType: 'timeout', error: 'query timed out' }),
      (request) => request.socket.destroy(),
    );
    expect((await tune()).status).toBe(0);
  });
});

test.each([
  [[], /give --from FILE .*, or --prometheus ADDRESS/],
  [['--from', 'x.jsonl', '--prometheus', 'http://localhost:1'], /say where to read/],
  [['--prometheus', 'localhost:9090'], /the address of Prometheus is not a URL/],
  [['--prometheus', 'http://me:secret@localhost:1'], /holds a name and a password/],
])('the source must be one: %j', async (args, message) => {
  const { status, stderr } = await tenancy(['-f', file, 'tune', ...args]);
  expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
  expect(stderr).not.toContain('secret');
});
