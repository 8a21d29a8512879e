/**
 * The proofs of delivery: the real kustomize-controller of Flux delivers what the product writes to a real control plane,
 * is killed in between, and meets files that vanish, kinds that are missing, and people who meddle.
 *
 *   --kills N        how many times the controller is killed (20)
 *   --only CASE,…    some of the cases
 *   --scale N        how long a fleet of N tenants takes, too
 */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { buildControlPlane } from '../build';
import { startControlPlane } from '../control-plane';
import { readDefinition } from '../definitions';
import { AUDIT_POLICY } from './audit';
import { fromScratch } from './cases/from-scratch';
import { kills } from './cases/kills';
import { losses } from './cases/losses';
import { meddling } from './cases/meddling';
import { mistakes } from './cases/mistakes';
import { scale } from './cases/scale';
import { tenantsRepositories } from './cases/tenants-repositories';
import { Controller } from './controller';
import { Repository } from './repository';
import type { Scene } from './scene';

/** In this order: each starts from what the one before left, which Flux has to clear away. */
const CASES = { fromScratch, losses, mistakes, meddling, tenantsRepositories, kills } as const;

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: { kills: { type: 'string' }, only: { type: 'string' }, scale: { type: 'string' } },
  });
  const only = values.only?.split(',');
  const began = Date.now();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-tenancy-delivery-'));
  const auditLog = path.join(folder, 'audit.log');
  const auditPolicy = path.join(folder, 'audit-policy.yaml');
  fs.writeFileSync(auditPolicy, stringify(AUDIT_POLICY));
  fs.writeFileSync(auditLog, '');
  const definitions = [
    await readDefinition('Kustomization'),
    await readDefinition('GitRepository'),
    // kustomize-controller watches all kinds of sources.
    await readDefinition('OCIRepository'),
    await readDefinition('Bucket'),
    await readDefinition('ExternalArtifact'),
  ];
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
  const controller = await Controller.prepare(plane, folder);
  const repository = new Repository(plane, folder);
  let passed = 0;
  let failed = 0;
  const scene: Scene = {
    plane,
    controller,
    repository,
    folder,
    auditLog,
    kills: Number(values.kills ?? 20),
    check(what, problem) {
      if (problem === undefined) passed++;
      else failed++;
      console.log(problem === undefined ? `  ${what}` : `✗ ${what}: ${problem}`);
    },
  };
  let finished = false;
  try {
    await repository.listen();
    await controller.start();
    for (const [name, run] of Object.entries(CASES)) {
      if (name !== 'fromScratch' && only?.includes(name) === false) continue;
      const start = Date.now();
      console.log(name);
      await run(scene);
      console.log(`${name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
    }
    if (values.scale !== undefined) await scale(scene, Number(values.scale));
    finished = true;
  } finally {
    await controller.kill();
    repository.close();
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
