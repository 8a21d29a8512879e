/** Proves that the plane works: quota, scheduler, controllers and kwok, from start to stop. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { buildControlPlane } from './build';
import { type ControlPlane, startControlPlane } from './control-plane';
import { waitFor } from './wait';

const NAMESPACE = `
apiVersion: v1
kind: Namespace
metadata:
  name: smoke
---
apiVersion: v1
kind: ResourceQuota
metadata:
  name: gpus
  namespace: smoke
spec:
  hard:
    requests.nvidia.com/gpu: "2"
`;

const pod = (name: string, gpus: number) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'smoke' },
  spec: {
    nodeSelector: { 'nvidia.com/gpu.product': 'NVIDIA-H100-80GB-HBM3' },
    containers: [
      { name: 'train', image: 'train', resources: { limits: { 'nvidia.com/gpu': gpus } } },
    ],
  },
});

async function smoke({ apply, tryApply, request, ...plane }: ControlPlane): Promise<void> {
  const pods = '/api/v1/namespaces/smoke/pods';
  const quota = '/api/v1/namespaces/smoke/resourcequotas/gpus';
  const gpusUsed = async () =>
    (await request('GET', quota)).body.status?.used?.['requests.nvidia.com/gpu'];

  await plane.createNodes();
  await apply(NAMESPACE);
  await waitFor(async () => (await gpusUsed()) === '0', { what: 'the quota to be counted' });
  await waitFor(
    async () =>
      (await request('GET', '/api/v1/namespaces/smoke/serviceaccounts/default')).status === 200,
    { what: 'the service account' },
  );

  await apply([pod('two-gpus', 2)]);
  const running = await waitFor(
    async () => {
      const { body } = await request('GET', `${pods}/two-gpus`);
      return body.status?.phase === 'Running' && body;
    },
    { what: 'the GPU pod to run' },
  );
  assert.equal(running.spec.nodeName, 'gpu-h100-0');
  assert.equal(await gpusUsed(), '2');

  const [refused] = await tryApply([pod('one-more', 1)]);
  assert.equal(refused?.status, 403);
  assert.match(refused.body.message, /exceeded quota: gpus/);

  const log = await request('GET', `${pods}/two-gpus/log`);
  assert.equal(log.body, 'a line of a fake container\n');
  const stranger = await request('GET', pods, undefined, { as: 'mallory', groups: ['nobody'] });
  assert.equal(stranger.status, 403);
  const nobody = await request('GET', pods, undefined, { token: '' });
  assert.equal(nobody.status, 403);

  const [unknown] = await tryApply([{ ...pod('typo', 0), specs: {} }]);
  assert.ok((unknown?.status ?? 0) >= 400, 'strict validation refuses an unknown field');
  const [twice] = await tryApply(NAMESPACE.replace('name: smoke', 'name: smoke\n  name: smoke'));
  assert.ok((twice?.status ?? 0) >= 400, 'strict validation refuses a duplicate key');

  const nodes = execFileSync(plane.kubectl, ['get', 'nodes', '-o', 'name'], {
    env: { ...process.env, KUBECONFIG: plane.kubeconfig },
    encoding: 'utf8',
  });
  assert.equal(nodes.trim().split('\n').length, 5);

  await request('DELETE', '/api/v1/namespaces/smoke');
  await waitFor(async () => (await request('GET', '/api/v1/namespaces/smoke')).status === 404, {
    what: 'the namespace to be gone',
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { kubernetes: { type: 'string' } } });
  const binaries = await buildControlPlane({ kubernetes: values.kubernetes });
  let last = Date.now();
  const lap = (what: string) => {
    console.log(`${what}: ${((Date.now() - last) / 1000).toFixed(1)} s`);
    last = Date.now();
  };

  const plane = await startControlPlane({ binaries });
  lap(`Kubernetes ${plane.version} ready`);
  let failed = true;
  try {
    await smoke(plane);
    failed = false;
    lap('smoke');
    const memory = Object.entries(plane.memory());
    for (const [name, { now, peak }] of memory) console.log(`${name}: ${now} MiB, peak ${peak}`);
    console.log(`memory: ${memory.reduce((sum, [, { now }]) => sum + now, 0)} MiB`);
    last = Date.now();
  } finally {
    const logs = await plane.stop({ failed });
    if (logs) console.log(`logs: ${logs}`);
    lap('stopped');
  }
}

main().catch((error: Error) => {
  console.error(error);
  process.exitCode = 1;
});
