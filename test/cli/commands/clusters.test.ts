import { join } from 'node:path';
import { put, scratch, tenancy, tree } from '../command';

const FLEET = `apiVersion: cdk8s-tenancy/v1alpha1
clusters:
  gpu-eu: { kubernetesVersion: '1.36', pools: { h100: { resource: nvidia.com/gpu, capacity: 8 } } }
  gpu-us: { kubernetesVersion: '1.34', pools: { h100: { resource: nvidia.com/gpu, capacity: 8 } } }
tenants:
  - name: vision
    costCenter: ENG-1
    namespaces: single
    quota: { gpu: 8 }
    clusters: { gpu-eu: { share: 75% }, gpu-us: { share: 25% } }
  - { name: speech, costCenter: ENG-2, namespaces: single, clusters: [gpu-us] }
`;

function setUp() {
  const folder = scratch();
  const file = put(folder, 'tenants.yaml', FLEET);
  const output = join(folder, 'dist');
  const run = (...args: string[]) => tenancy([...args, '-f', file]);
  return { output, run };
}

test('validate counts tenants once, and namespaces on all clusters', async () => {
  const { run } = setUp();
  expect((await run('validate')).stderr).toMatch(/2 tenants, 3 namespaces on 2 clusters\.\n$/);
});

test('list names the cluster of namespaces and pools, and adds up what a tenant has', async () => {
  const { run } = setUp();
  const { stdout } = await run('list');
  expect(stdout).toMatch(/^vision +gpu-eu +all +vision +7\.5 /m);
  expect(stdout).toMatch(/^h100 +gpu-us +nvidia\.com\/gpu +8 +2 +6 +vision 2$/m);
  const summary = JSON.parse((await run('list', '--json')).stdout);
  expect(summary.clusters).toEqual([
    { name: 'gpu-eu', kubernetesVersion: '1.36' },
    { name: 'gpu-us', kubernetesVersion: '1.34' },
  ]);
  const vision = summary.tenants.find(({ name }: { name: string }) => name === 'vision');
  expect(vision.quota).toMatchObject({ cpu: '10', gpu: { h100: 8 } });
  expect(vision.environments.map(({ cluster }: { cluster: string }) => cluster)).toEqual([
    'gpu-eu',
    'gpu-us',
  ]);
});

test('synth writes, checks and prints one cluster', async () => {
  const { output, run } = setUp();
  const synth = (...args: string[]) => run('synth', '-o', output, ...args);
  expect((await synth('--cluster', 'gpu-eu')).stderr).toContain('for 1 tenant on 1 cluster');
  expect(Object.keys(tree(output)).filter((path) => path.startsWith('gpu-us/'))).toEqual([]);
  expect((await synth('--check', '--cluster', 'gpu-eu')).status).toBe(0);
  expect((await synth('--check')).status).toBe(1);
  expect(await run('synth', '--stdout')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('name it with --cluster'),
  });
  const { stdout } = await run('synth', '--stdout', '--cluster', 'gpu-us');
  expect(stdout).toContain('name: speech');
  expect((await synth('--cluster', 'gpu-uk')).stderr).toContain('did you mean gpu-us?');
});
