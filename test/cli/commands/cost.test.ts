import { scratch, put, tenancy } from '../command';

const FILE = `apiVersion: cdk8s-tenancy/v1alpha1
platform:
  environments: { dev: { share: 40% }, prod: { share: 60% } }
  pools: { h100: { resource: nvidia.com/gpu, product: NVIDIA-H100-80GB-HBM3 } }
prices: { currency: EUR, pools: { h100: 2.5 }, cpu: 0.03, memory: 0.004 }
tenants:
  - { name: vision, costCenter: 'R&D|7', budget: 25000, quota: { cpu: 100, memory: 200Gi, gpu: 10 } }
  - { name: web, costCenter: WEB-1, quota: { cpu: 10, memory: 20Gi, storage: 1Ti } }
`;

function fileWith(text: string): string {
  const folder = scratch();
  put(folder, 'tenants.yaml', text);
  return `${folder}/tenants.yaml`;
}

const file = fileWith(FILE);

async function cost(...flags: readonly string[]): Promise<string> {
  const { stdout, stderr, status } = await tenancy(['cost', '-f', file, ...flags]);
  expect([stderr, status]).toEqual(['', 0]);
  return stdout;
}

describe('tenancy cost', () => {
  test('shows ceilings of tenants with their total, and that they are not a bill', async () => {
    expect(await cost()).toBe(`TENANT         GPU        CPU   MEMORY     CEILING      BUDGET
vision   18,250.00   2,190.00   584.00   21,024.00   25,000.00
web              -     219.00    58.40      277.40           -
total    18,250.00   2,409.00   642.40   21,301.40           -

A ceiling, not a bill: what it costs if everything that is granted is used for all 730 hours of a
month. In EUR, each amount rounded up.
Without a price, and so left out: storage.
`);
  });

  test('names what is removed, because it counts until its entry is deleted', async () => {
    const removed = fileWith(FILE.replace('name: web,', 'name: web, state: removed,'));
    const { stdout } = await tenancy(['cost', '-f', removed]);
    expect(stdout).toContain(
      'What is granted there counts until the entry is deleted: web (removed).',
    );
    expect(await cost()).not.toContain('until the entry is deleted');
  });

  test('shows thousands of devices as a number', async () => {
    const large = fileWith(FILE.replace('gpu: 10', 'gpu: 2000'));
    const { stdout } = await tenancy(['cost', '-f', large, '--by', 'pool']);
    expect(stdout).toMatch(/^h100 +2000 +2\.5 /m);
  });

  test('adds up by resource, with what is granted and its price', async () => {
    const [head, ...rows] = (await cost('--by', 'pool')).split('\n');
    expect(head).toMatch(/^RESOURCE +GRANTED +PRICE FOR AN HOUR +CEILING$/);
    expect(rows.slice(0, 4).map((row) => row.replace(/ +/g, ' '))).toEqual([
      'h100 10 2.5 18,250.00',
      'cpu 110 0.03 2,409.00',
      'memory 220Gi 0.004 642.40',
      'total 21,301.40',
    ]);
  });

  test('prints a table for a wiki, in which a name cannot break out of its cell', async () => {
    const lines = (await cost('--by', 'cost-center', '--format', 'markdown')).split('\n');
    expect(lines.slice(0, 3)).toEqual([
      '| cost center | gpu | cpu | memory | ceiling |',
      '| --- | ---: | ---: | ---: | ---: |',
      '| R&D\\|7 | 18,250.00 | 2,190.00 | 584.00 | 21,024.00 |',
    ]);
  });

  test('prints JSON with exact decimals', async () => {
    const report: unknown = JSON.parse(await cost('--format', 'json'));
    expect(report).toMatchObject({
      kind: 'CostCeilings',
      note: expect.stringContaining('not a bill'),
      currency: 'EUR',
      hoursPerMonth: 730,
      by: 'tenant',
      total: '21301.40',
      unpriced: ['storage'],
    });
    expect(report).toHaveProperty('groups.0', {
      name: 'vision',
      ceiling: '21024.00',
      budget: '25000',
      lines: [
        {
          kind: 'gpu',
          name: 'h100',
          quantity: '10',
          unit: 'unit',
          price: '2.5',
          ceiling: '18250.00',
        },
        {
          kind: 'cpu',
          name: 'cpu',
          quantity: '100',
          unit: 'core',
          price: '0.03',
          ceiling: '2190.00',
        },
        {
          kind: 'memory',
          name: 'memory',
          quantity: '200Gi',
          unit: 'GiB',
          price: '0.004',
          ceiling: '584.00',
        },
      ],
    });
  });

  test('prints the files of OpenCost', async () => {
    expect(JSON.parse(await cost('--format', 'opencost'))).toMatchObject({
      GPU: '2.5',
      CPU: '0.03',
    });
    expect(await cost('--format', 'opencost-csv')).toBe(
      ',NVIDIA-H100-80GB-HBM3,,gpulabel,nvidia.com/gpu.product,,2.5,\n',
    );
  });

  test('is misused where nothing has a price, and says what to write', async () => {
    const empty = fileWith('apiVersion: cdk8s-tenancy/v1alpha1\ntenants: []\n');
    const { stderr, status } = await tenancy(['cost', '-f', empty]);
    expect([status, stderr]).toEqual([2, expect.stringContaining('prices: {currency: EUR')]);
  });

  test('asks for one cluster where OpenCost is to read it', async () => {
    const several = fileWith(
      FILE.replace(
        'tenants:',
        'clusters: { eu: {}, us: { prices: { pools: { h100: 2 } } } }\ntenants:',
      ).replaceAll('costCenter:', 'clusters: [eu, us], costCenter:'),
    );
    const { stderr, status } = await tenancy(['cost', '-f', several, '--format', 'opencost']);
    expect([status, stderr]).toEqual([2, expect.stringContaining('--cluster (eu, us)')]);
    const { stdout } = await tenancy(['cost', '-f', several, '--format', 'opencost', '-c', 'us']);
    expect(JSON.parse(stdout)).toMatchObject({ GPU: '2' });
  });
});
