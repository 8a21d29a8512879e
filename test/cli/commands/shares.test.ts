import { join } from 'node:path';
import { FLEET, TWO_CLUSTERS, WRONG_FLEET, put, scratch, tenancy } from '../command';

const EXAMPLES = join(__dirname, '../../../examples');
const EXAMPLE = join(EXAMPLES, 'fair-share/tenants.yaml');

async function shares(text: string, ...args: string[]) {
  return tenancy(['shares', '-f', put(scratch(), 'tenants.yaml', text), ...args]);
}

function scenario(text: string): string[] {
  return ['--scenario', put(scratch(), 'scenario.yaml', `scenario:\n  - ${text}\n`)];
}

interface SharesOfPool {
  readonly pool: string;
  readonly capacity: number;
  readonly rows: readonly { readonly level: string; readonly guaranteed: number }[];
}

describe('tenancy shares', () => {
  test('shows the plain quotas of a fleet without queues', async () => {
    const { status, stdout, stderr } = await shares(FLEET);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^POOL h100: 16 devices$/m);
    expect(stdout).toMatch(/^team-vision\/prod \(no queue\) +- +5 +5 +0 +0 +5$/m);
    expect(stdout).toContain('Inside a plain quota, the first pods to start have it');
  });

  test('plays through a scenario', async () => {
    const { status, stdout } = await shares(
      FLEET,
      ...scenario('{ environment: team-vision/prod, gpu: 9 }'),
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ +1 +h100 +team-vision\/prod +9 +5 +0 +4 +0$/m);
    expect(stdout).toMatch(/^ +1 +h100 +idle +- +11 +- +- +-$/m);
  });

  test('adds up to the hardware: queues, what is not queued, and what the platform keeps', async () => {
    for (const file of [EXAMPLE, join(EXAMPLES, 'queues/tenants.yaml')]) {
      const { stdout } = await tenancy(['shares', '-f', file, '--json']);
      const { pools } = JSON.parse(stdout);
      expect(pools.length).toBeGreaterThan(0);
      for (const { capacity, reserved, rows } of pools) {
        const held = rows
          .filter(({ level }: { level: string }) => ['root', 'unqueued'].includes(level))
          .reduce((sum: number, { guaranteed }: { guaranteed: number }) => sum + guaranteed, 0);
        expect(held + reserved).toBe(capacity);
      }
    }
  });

  test('counts the devices of pools with taints and a topology like those of all others', async () => {
    const file = join(__dirname, '../../fixtures/flavors/tenants.yaml');
    const { pools } = JSON.parse((await tenancy(['shares', '-f', file, '--json'])).stdout);
    const seen = pools.map(({ pool, capacity, rows }: SharesOfPool) => {
      const [root] = rows;
      const own = rows.filter(({ level }) => level === 'tenant').map((row) => row.guaranteed);
      return [pool, capacity, root!.guaranteed, own];
    });
    expect(seen).toEqual([
      ['h100', 64, 64, [16]],
      ['h200', 32, 32, [8, 0]],
      ['spot', 8, 8, [4]],
    ]);
  });

  test('prints the same for programs', async () => {
    const args = ['--json', ...scenario('{ environment: team-vision/prod, pods: 2, size: 3 }')];
    const { status, stdout } = await shares(FLEET, ...args);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      apiVersion: 'cdk8s-tenancy/v1alpha1',
      kind: 'ShareReport',
      pools: [{ pool: 'h100', capacity: 16, left: null }],
      steps: [{ step: 1, pool: 'h100', idle: 13, environments: [{ asks: 6, runs: 3, waits: 3 }] }],
    });
    expect(JSON.parse((await shares(FLEET, '--json')).stdout).steps).toBeNull();
  });

  test.each([
    [scenario('{ environment: team-vision/prd, gpu: 9 }'), /did you mean team-vision\/prod\?/],
    [['--scenario', 'absent.yaml'], /cannot read absent\.yaml/],
    [['--cluster', 'eu'], /there is no cluster "eu"; the file names no clusters/],
  ])('%j is misuse', async (args, message) => {
    const { status, stdout, stderr } = await shares(FLEET, ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  test('a scenario is about one cluster', async () => {
    const asked = scenario('{ environment: vision/all, gpu: 9 }');
    const { status, stderr } = await shares(TWO_CLUSTERS, ...asked);
    expect(status).toBe(2);
    expect(stderr).toContain('choose one with --cluster (eu, us)');
    const { stdout } = await shares(TWO_CLUSTERS, '--cluster', 'eu', ...asked);
    expect(stdout).toMatch(/^ +1 +h100 +vision\/all +9 +6 +0 +3 +0$/m);
  });

  test('prints nothing but findings if the file has errors', async () => {
    const { status, stdout, stderr } = await shares(WRONG_FLEET);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('error POOL_UNKNOWN');
  });
});
