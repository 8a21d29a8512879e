/**
 * The proofs of delivery with Argo CD: its real application controller delivers what the product writes to a real control
 * plane, is killed in between, and meets files that vanish and tenants that try what they may not. What its code says of
 * projects is asked for as well.
 *
 *   --kills N        how many times the controller is killed (5)
 *   --only CASE,…    some of the cases
 */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { buildControlPlane } from '../build';
import { startControlPlane } from '../control-plane';
import { readDefinition } from '../definitions';
import { AUDIT_POLICY } from '../delivery/audit';
import { ArgoCd } from './argo-cd';
import { platform } from './cases/platform';
import { projects } from './cases/projects';
import { tenants } from './cases/tenants';
import type { Scene } from './scene';

const CASES = {
  projects: ({ argo, check }: Scene) => projects(argo.program, check),
  platform,
  tenants,
} as const;

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: { kills: { type: 'string' }, only: { type: 'string' } },
  });
  const only = values.only?.split(',');
  const began = Date.now();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-tenancy-argocd-'));
  const auditLog = path.join(folder, 'audit.log');
  const auditPolicy = path.join(folder, 'audit-policy.yaml');
  fs.writeFileSync(auditPolicy, stringify(AUDIT_POLICY));
  fs.writeFileSync(auditLog, '');
  const definitions = [await readDefinition('Application'), await readDefinition('AppProject')];
  const { paths, kubernetes } = await buildControlPlane();
  // Nothing runs in these proofs.
  const needed = { ...paths, 'kube-scheduler': undefined, kwok: undefined };
  const plane = await startControlPlane({
    binaries: { kubernetes, paths: needed },
    definitions,
    flags: {
      'kube-apiserver': [
        `--audit-policy-file=${auditPolicy}`,
        `--audit-log-path=${auditLog}`,
        '--audit-log-maxsize=1000',
      ],
    },
  });
  console.log(`Kubernetes ${plane.version}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const argo = await ArgoCd.prepare(plane, folder);
  let passed = 0;
  let failed = 0;
  const scene: Scene = {
    plane,
    argo,
    folder,
    auditLog,
    kills: Number(values.kills ?? 5),
    check(what, problem) {
      if (problem === undefined) passed++;
      else failed++;
      console.log(problem === undefined ? `  ${what}` : `✗ ${what}: ${problem}`);
    },
  };
  let finished = false;
  try {
    argo.start();
    for (const [name, run] of Object.entries(CASES)) {
      if (only?.includes(name) === false) continue;
      const start = Date.now();
      console.log(name);
      await run(scene);
      console.log(`${name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
    }
    finished = true;
  } finally {
    await argo.stop();
    const isBad = !finished || failed > 0;
    const logs = await plane.stop({ failed: isBad });
    if (isBad) console.log(`logs: ${logs}, ${folder}`);
    else fs.rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${Math.round((Date.now() - began) / 1000)} s`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0;
}

main()
  .then((passed) => {
    if (!passed) process.exitCode = 1;
  })
  .catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
