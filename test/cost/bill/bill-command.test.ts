import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  BillIndexPage,
  BillPageData,
  CostCenterPage,
} from '../../../lib/report/bill/bill-page-data';
import { put, scratch, tenancy } from '../../cli/command';
import { AllocationServer, type Costs, answerOf, setOf } from './allocation-server';

const FLEET = `apiVersion: cdk8s-tenancy/v1alpha1
platform:
  prefix: ''
  environments: {prod: {share: 100%}}
  pools: {h100: {resource: nvidia.com/gpu, capacity: 16}}
prices: {currency: EUR, pools: {h100: 2.5}, cpu: 0.03, memory: 0.004, storage: 0.0001}
billing: {idle: proportional, shared: even, costCenter: PLT-1}
sharedServices:
  mlflow: {costCenter: PLT-2, ports: {http: 5000}, consumers: all}
tenants:
  - {name: vision, costCenter: ENG-1, budget: 4000, accept: [{code: COST_ABOVE_BUDGET, why: it is usually less}], quota: {cpu: 10, memory: 40Gi, gpu: 8, storage: 1Ti, pods: 10}}
  - {name: speech, costCenter: ENG-2, quota: {cpu: 10, memory: 40Gi, gpu: 8, storage: 1Ti, pods: 10}}
`;

const ROWS: Readonly<Record<string, Costs>> = {
  'vision-prod': { gpuCost: 90, gpuHours: 36, cpuCost: 30, cpuCoreHours: 1000 },
  'speech-prod': { gpuCost: 30, gpuHours: 12, cpuCost: 10, cpuCoreHours: 333.33333 },
  mlflow: { cpuCost: 8, cpuCoreHours: 266.66667 },
  'kube-system': { cpuCost: 3.00001, cpuCoreHours: 100 },
  __idle__: { gpuCost: 40, cpuCost: 9.6 },
};

let server: AllocationServer;
let address: string;
let file: string;

beforeEach(async () => {
  server = new AllocationServer(() => ROWS);
  address = await server.start();
  file = put(scratch(), 'tenants.yaml', FLEET);
});
afterEach(() => server.stop());

const bill = (...args: string[]): ReturnType<typeof tenancy> =>
  tenancy(['bill', '--file', file, '--now', '2026-11-05T08:00:00Z', '--month', '2026-10', ...args]);
const fromServer = (...args: string[]): ReturnType<typeof tenancy> =>
  bill('--opencost', address, ...args);
const rowsOf = (text: string): string[][] => text.split('\n').map((line) => line.split(/ {2,}/));

describe('a bill of OpenCost', () => {
  test('asks for each day by namespace, and for nothing else', async () => {
    await fromServer();
    expect(server.asked).toHaveLength(31);
    expect(Object.fromEntries(server.asked[0]!.searchParams)).toEqual({
      window: '2026-10-01T00:00:00Z,2026-10-02T00:00:00Z',
      aggregate: 'namespace',
      accumulate: 'true',
      includeIdle: 'true',
      shareIdle: 'false',
    });
  });

  test('adds up to what OpenCost says, in every view', async () => {
    // 31 × (120 + 40 + 8 + 3.00001 + 49.6)
    for (const by of [
      'environment',
      'tenant',
      'department',
      'cost-center',
      'organization',
      'cluster',
      'pool',
    ]) {
      const { status, stdout } = await fromServer('--by', by, '--format', 'json');
      const { total, measured, groups } = JSON.parse(stdout) as {
        total: string;
        measured: string;
        groups: { amount: string }[];
      };
      expect([by, status, total, measured]).toEqual([by, 0, '6838.60', '6838.60']);
      const cents = groups.reduce((sum, { amount }) => sum + Number(amount.replace('.', '')), 0);
      expect(cents).toBe(683860);
    }
  });

  test('splits what is idle by kind, and shared services by the rule of the file', async () => {
    const { stdout } = await fromServer();
    // Idle GPUs 40 as 90 : 30, idle cores 9.6 as 30 : 10 : 8, and of mlflow 8 + 1.6 each pays the half.
    const rows = rowsOf(stdout);
    expect(rows.find(([name]) => name === 'vision')).toEqual([
      'vision',
      '1,116.0',
      '3,720.00',
      '1,116.00',
      '148.80',
      '4,984.80',
      '4,000.00',
    ]);
    expect(rows.find(([name]) => name === 'speech')?.[5]).toBe('1,760.80');
    expect(rows.find(([name]) => name === '(platform)')?.[2]).toBe('93.00');
    expect(stdout).toContain('Nobody owns, so that the platform pays: kube-system 93.00 EUR.');
  });

  test('says which budget is exceeded, and fails if it is asked to', async () => {
    const said = await fromServer();
    expect([said.status, said.stderr]).toEqual([
      0,
      'The tenant vision cost 4,984.80 EUR in 2026-10, which is 984.80 EUR more than its budget of 4,000.00 EUR.\n',
    ]);
    expect((await fromServer('--fail-on', 'budget')).status).toBe(1);
  });

  test('of a running month is up to yesterday, with a forecast', async () => {
    const { stdout, stderr, status } = await tenancy([
      'bill',
      '--file',
      file,
      '--opencost',
      address,
      '--month',
      '2026-11',
      '--now',
      '2026-11-16T23:59:00Z',
      '--format',
      'json',
      '--fail-on',
      'forecast',
    ]);
    const { period, total, budgets } = JSON.parse(stdout) as Record<string, unknown>;
    expect([status, period, total]).toEqual([
      1,
      { start: '2026-11-01T00:00:00Z', end: '2026-11-16T00:00:00Z', isRunning: true },
      '3309.00',
    ]);
    // 15 of 30 days: 2,412 so far, and twice as much at the end.
    expect(budgets).toEqual([
      {
        holder: 'tenant',
        name: 'vision',
        budget: '4000.00',
        amount: '2412.00',
        forecast: '4824.00',
        state: 'expected',
      },
    ]);
    expect(stderr).toMatch(/will cost 4,824\.00 EUR in 2026-11 if it goes on like this/);
  });

  test('sends a token from a file, and never shows it', async () => {
    const token = put(scratch(), 'token', 'secret-4711\n');
    server.instead.push((_, response) => response.writeHead(403).end('no'));
    const { status, stderr } = await fromServer('--token-file', token);
    expect([status, server.tokens[0]]).toEqual([2, 'Bearer secret-4711']);
    expect(stderr).toMatch(/refuses with 403; give a token with --token-file/);
    expect(stderr).not.toContain('4711');
  });
});

describe('who pays follows from the namespace', () => {
  test('and not from a label, which whoever writes a pod chooses', async () => {
    const forged = {
      ...ROWS,
      'vision-prod': {
        ...ROWS['vision-prod'],
        properties: {
          namespace: 'vision-prod',
          labels: { tenant: 'speech', cost_center: 'eng-2', team: 'speech' },
        },
      },
    };
    const honest = await fromServer('--format', 'json');
    await server.stop();
    server = new AllocationServer(() => forged);
    address = await server.start();
    expect((await fromServer('--format', 'json')).stdout).toBe(honest.stdout);
  });

  test('so that an answer by label is refused', async () => {
    const [start, end] = ['2026-10-01T00:00:00Z', '2026-10-02T00:00:00Z'];
    const byLabel = { speech: { gpuCost: 120, properties: { labels: { tenant: 'speech' } } } };
    const saved = put(scratch(), 'saved.json', answerOf([setOf(byLabel, start, end)]));
    const { status, stdout, stderr } = await bill('--from', saved);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /the row "speech" names no namespace.*aggregate=namespace, and never by a label/s,
    );
  });
});

describe('a source that fails', () => {
  test.each([
    [
      'HTTP 500',
      500,
      '{"code":500,"message":"error querying prometheus"}',
      /answers with 500: error querying prometheus \(3 tries\)/,
    ],
    [
      'a proxy that does not reach it',
      502,
      '<html>Bad gateway</html>',
      /answers with 502: a web page \(3 tries\)/,
    ],
    [
      'a page to sign in',
      200,
      '<!doctype html><title>Sign in</title>',
      /is a web page and not JSON/,
    ],
    ['half a JSON', 200, '{"code":200,"data":[{"vis', /ends in the middle, after 25 characters/],
    ['no JSON', 200, 'ok', /is not JSON: ok/],
    ['another API', 200, '{"items":[]}', /has no data; this is not an answer of OpenCost/],
    ['an error within an answer', 200, '{"code":400,"message":"bad window"}', /says: bad window/],
    [
      'another path',
      404,
      '404 page not found',
      /is not there \(404\); for Kubecost, the address ends in \/model/,
    ],
  ])('%s', async (_, code, body, message) => {
    for (let i = 0; i < 3; i++) {
      server.instead.push((_request, response) => response.writeHead(code).end(body));
    }
    const { status, stdout, stderr } = await fromServer();
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  test('once is asked again', async () => {
    server.instead.push((_, response) => response.writeHead(503).end());
    server.instead.push((request) => request.socket.destroy());
    expect((await fromServer()).status).toBe(0);
    expect(server.asked).toHaveLength(33);
  });

  test('in the middle of an answer', async () => {
    for (let i = 0; i < 3; i++) {
      server.instead.push((request, response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('{"code":200', () => request.socket.destroy());
      });
    }
    expect((await fromServer()).stderr).toMatch(/ended the connection in the middle \(3 tries\)/);
  });

  test('by sending on to somewhere else, which gets no token', async () => {
    server.instead.push((_, response) =>
      response.writeHead(302, { location: 'https://login.example.com/?token=x' }).end(),
    );
    expect((await fromServer()).stderr).toMatch(
      /sends on to https:\/\/login\.example\.com, as a page to sign in/,
    );
  });

  test('because nobody is there', async () => {
    await server.stop();
    const { status, stderr } = await fromServer();
    expect([status, stderr]).toEqual([2, expect.stringMatching(/cannot be reached: ECONNREFUSED/)]);
    await server.start();
  });
});

describe('what a month lacks', () => {
  test('days without data are said, and nothing is billed for them', async () => {
    await server.stop();
    server = new AllocationServer((day) =>
      day === '2026-10-05' || day === '2026-10-06' ? {} : ROWS,
    );
    address = await server.start();
    const { stdout } = await fromServer();
    expect(stdout).toContain('No data: 2026-10-05 to 2026-10-06. Nothing is billed for it.');
    expect(stdout).toMatch(/total .* 6,397\.40 /);
  });

  test('numbers that OpenCost could not compute are null, and count as 0', async () => {
    await server.stop();
    server = new AllocationServer(() => ({
      ...ROWS,
      'speech-prod': { cpuCost: 10, gpuCost: null, totalCost: null },
    }));
    address = await server.start();
    const { stdout } = await fromServer();
    expect(stdout.replaceAll('\n', ' ')).toContain(
      'The source could not compute gpuCost of speech-prod and says null: it counts as 0. ' +
        'The source could not compute totalCost of speech-prod and says null: the sum of the other costs counts.',
    );
  });

  test.each([
    ['a month to come', '2026-12', /has not begun; for what it may cost, see tenancy cost/],
    ['a month of which no day is over', '2026-11', /nothing of 2026-11 can be billed yet/],
    ['no month', '2026-13', /is not a month; write it as 2026-10/],
  ])('%s', async (_, month, message) => {
    const { status, stderr } = await tenancy([
      'bill',
      '--file',
      file,
      '--opencost',
      address,
      '--now',
      '2026-11-01T08:00:00Z',
      '--month',
      month,
    ]);
    expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(server.asked).toEqual([]);
  });

  test.each([
    [
      'another currency',
      ['--currency', 'USD'],
      /the source is in USD, and the prices and budgets of the file in EUR/,
    ],
    ['a currency that does not exist', ['--currency', 'EUO'], /--currency EUO is not a code/],
    ['no source', [], /nothing says what was used/],
    [
      'a password in the address',
      ['--opencost', 'http://u:geheim@host'],
      /holds a name and a password/,
    ],
    ['no address', ['--opencost', 'opencost'], /is not a URL/],
    ['a file that is not there', ['--from', 'nowhere.json'], /cannot read nowhere\.json/],
  ])('%s', async (_, args, message) => {
    const { status, stderr } = await bill(...args);
    expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(stderr).not.toContain('geheim');
  });

  test('a saved answer about another month, and one that counts twice', async () => {
    const set = (day: string): object =>
      setOf(ROWS, `2026-${day}T00:00:00Z`, `2026-${day.slice(0, 3)}20T00:00:00Z`);
    const put2 = (...sets: object[]): string => put(scratch(), 'saved.json', answerOf(sets));
    expect((await bill('--from', put2(set('09-01')))).stderr).toMatch(
      /is about 2026-09-01T00:00:00Z to .*, and the bill about 2026-10-01/,
    );
    expect((await bill('--from', put2(set('10-01'), set('10-10')))).stderr).toMatch(
      /two sets about 2026-10-10.*count twice/,
    );
    expect((await bill('--from', put2(set('10-01')))).status).toBe(0);
  });
});

describe('the pages of a bill', () => {
  /** What the page of a file holds. */
  const dataIn = (folder: string, name: string): BillPageData => {
    const text = readFileSync(join(folder, name), 'utf8');
    const [, json] = /id="data">(.*)<\/script>\n<script>/.exec(text)!;
    return JSON.parse(json!) as BillPageData;
  };
  const pages = async (...args: string[]): Promise<string> => {
    const folder = join(scratch(), 'pages');
    const { status, stderr } = await fromServer('--pages', folder, ...args);
    expect([status, stderr]).toEqual([
      0,
      expect.stringContaining(`Wrote 4 pages into ${folder}.\n`),
    ]);
    return folder;
  };

  test('are one for each cost center, and an index that adds up to the bill', async () => {
    const folder = await pages();
    const index = dataIn(folder, 'index.html') as BillIndexPage;
    expect(index.centers.map(({ name, file: page, owners }) => [name, page, owners])).toEqual([
      ['ENG-1', 'cost-center-ENG-1.html', ['vision']],
      ['ENG-2', 'cost-center-ENG-2.html', ['speech']],
      ['PLT-1', 'cost-center-PLT-1.html', []],
    ]);
    expect(index.total.amount).toBe(683860);
    expect(index.centers.reduce((sum, { amount }) => sum + amount, 0)).toBe(683860);
    for (const { name, file: page, amount } of index.centers) {
      const center = dataIn(folder, page) as CostCenterPage;
      expect([center.name, center.sums.amount]).toEqual([name, amount]);
      expect(center.lines.reduce((sum, line) => sum + line.amount, 0)).toBe(amount);
      expect(center.owners.reduce((sum, owner) => sum + owner.amount, 0)).toBe(amount);
      expect(center.items.reduce((sum, item) => sum + item.amount, 0)).toBe(amount);
    }
  });

  test('say nothing of other cost centers', async () => {
    const folder = await pages();
    const text = readFileSync(join(folder, 'cost-center-ENG-1.html'), 'utf8');
    expect(text).not.toMatch(/speech|ENG-2|kube-system/);
  });

  test('replace those of the same month, and nothing else', async () => {
    const folder = await pages();
    const gone = join(folder, 'cost-center-OLD.html');
    writeFileSync(gone, readFileSync(join(folder, 'index.html')));
    put(folder, 'notes.html', 'mine');
    expect((await fromServer('--pages', folder)).status).toBe(0);
    expect([existsSync(gone), existsSync(join(folder, 'notes.html'))]).toEqual([false, true]);
  });

  test.each([
    ['a page of others', 'mine'],
    [
      'a page of another month',
      '<!doctype html>\n<html lang="en" data-made-by="tenancy-bill" data-month="2026-09">\n',
    ],
  ])('stay unwritten if one would replace %s', async (_, text) => {
    const folder = scratch();
    const foreign = put(folder, 'cost-center-ENG-2.html', text);
    expect(await fromServer('--pages', folder)).toEqual({
      status: 2,
      stdout: '',
      stderr: `error: ${foreign} is not a page of the bill of 2026-10, so that nothing was written; name another folder with --pages\n`,
    });
    expect(readdirSync(folder)).toEqual(['cost-center-ENG-2.html']);
  });

  test('lie in the folder, whatever a cost center is called', async () => {
    const outer = scratch();
    const odd = FLEET.replace('costCenter: ENG-1', "costCenter: '/../../evil'").replace(
      'costCenter: ENG-2',
      'costCenter: ENG/2',
    );
    const { status } = await fromServer(
      '--file',
      put(scratch(), 'tenants.yaml', odd),
      '--pages',
      join(outer, 'd', 'pages'),
    );
    expect([status, readdirSync(outer), readdirSync(join(outer, 'd'))]).toEqual([
      0,
      ['d'],
      ['pages'],
    ]);
    expect(readdirSync(join(outer, 'd', 'pages')).sort()).toEqual([
      'cost-center--..-..-evil.html',
      'cost-center-ENG-2.html',
      'cost-center-PLT-1.html',
      'index.html',
    ]);
  });

  test('are all written or none: a folder is where a page belongs', async () => {
    const folder = scratch();
    mkdirSync(join(folder, 'cost-center-PLT-1.html'));
    const { status, stderr } = await fromServer('--pages', folder);
    expect([status, stderr]).toEqual([2, expect.stringContaining('so that nothing was written')]);
    expect(readdirSync(folder)).toEqual(['cost-center-PLT-1.html']);
  });

  test('are all written or none: the last one cannot be written', async () => {
    const folder = scratch();
    mkdirSync(join(folder, 'cost-center-PLT-1.html.new'));
    const { status, stderr } = await fromServer('--pages', folder);
    expect([status, stderr]).toEqual([2, expect.stringContaining(' cannot be written: ')]);
    expect(readdirSync(folder)).toEqual(['cost-center-PLT-1.html.new']);
  });

  test('need a folder', async () => {
    const { status, stderr } = await fromServer('--pages', put(scratch(), 'file', ''));
    expect([status, stderr]).toEqual([2, expect.stringContaining(' cannot be written: ')]);
  });
});
