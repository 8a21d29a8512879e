/**
 * A control plane for a person to play with: `tsx test/cluster/run.ts`, until Ctrl-C.
 *
 *   --complete-jobs        a Job's pods succeed at once instead of running until they are deleted
 *   --kubernetes VERSION   another version than that of control-plane/go.mod, as 1.34.4
 */
import { parseArgs } from 'node:util';
import { buildControlPlane } from './build';
import { startControlPlane } from './control-plane';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { 'complete-jobs': { type: 'boolean' }, kubernetes: { type: 'string' } },
  });
  const binaries = await buildControlPlane({ kubernetes: values.kubernetes });
  const start = Date.now();
  const plane = await startControlPlane({ binaries, completeJobs: values['complete-jobs'] });
  const stopped = new Promise<void>((resolve) => {
    process.on('SIGINT', resolve);
    process.on('SIGTERM', resolve);
  });
  if (!plane.missing.includes('kwok')) await plane.createNodes();
  console.log(`Kubernetes ${plane.version}, ready after ${(Date.now() - start) / 1000} s`);
  if (plane.missing.length) console.log(`without ${plane.missing.join(', ')}`);
  console.log(`\nexport KUBECONFIG=${plane.kubeconfig}`);
  console.log(`alias kubectl=${plane.kubectl}\n`);
  console.log('Try `kubectl get nodes`, or `kubectl auth whoami --as alice --as-group team`.');
  console.log('Ctrl-C ends it and removes its folder.');
  // Something must keep Node alive while nobody asks anything.
  const alive = setInterval(() => {}, 60_000);
  await stopped;
  clearInterval(alive);
  await plane.stop();
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
