import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { stringify } from 'yaml';
import { buildControlPlane } from '../build';
import { type ControlPlane, startControlPlane } from '../control-plane';
import { AUDIT_POLICY } from './audit';

/** What every case of a delivery works with, whatever delivers. */
export interface DeliveryScene {
  readonly plane: ControlPlane;
  /** A folder for trees and commits. */
  readonly folder: string;
  /** The log of what the API server changed. */
  readonly auditLog: string;
  /** Takes what a case found: what is wrong, or undefined. */
  readonly check: (what: string, problem: string | undefined) => void;
}

/** What delivers, with all that belongs to it. */
interface Deliverer<Scene> {
  readonly scene: Scene;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** The proofs of one engine. */
interface Proofs<Scene> {
  readonly name: string;
  /** The custom resources that it needs. */
  readonly definitions: readonly object[];
  prepare(scene: DeliveryScene): Promise<Deliverer<Scene>>;
  /** In this order: each starts from what the one before left. */
  readonly cases: readonly (readonly [name: string, run: (scene: Scene) => Promise<void>])[];
}

/** Runs cases on a control plane that writes down what changes, and prints how they end. */
export async function runProofs<Scene>(proofs: Proofs<Scene>): Promise<boolean> {
  const began = Date.now();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `cdk8s-tenancy-${proofs.name}-`));
  const auditLog = path.join(folder, 'audit.log');
  fs.writeFileSync(auditLog, '');
  const plane = await auditedPlane(proofs.definitions, folder, auditLog);
  console.log(`Kubernetes ${plane.version}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  let passed = 0;
  let failed = 0;
  const check = (what: string, problem: string | undefined): void => {
    if (problem === undefined) passed++;
    else failed++;
    console.log(problem === undefined ? `  ${what}` : `✗ ${what}: ${problem}`);
  };
  const deliverer = await proofs.prepare({ plane, folder, auditLog, check });
  let finished = false;
  try {
    await deliverer.start();
    for (const [name, run] of proofs.cases) {
      const start = Date.now();
      console.log(name);
      await run(deliverer.scene);
      console.log(`${name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
    }
    finished = true;
  } finally {
    await deliverer.stop();
    const isBad = !finished || failed > 0;
    const logs = await plane.stop({ failed: isBad });
    if (isBad) console.log(`logs: ${logs}, ${folder}`);
    else fs.rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${Math.round((Date.now() - began) / 1000)} s`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0;
}

async function auditedPlane(
  definitions: readonly object[],
  folder: string,
  auditLog: string,
): Promise<ControlPlane> {
  const policy = path.join(folder, 'audit-policy.yaml');
  fs.writeFileSync(policy, stringify(AUDIT_POLICY));
  const { paths, kubernetes } = await buildControlPlane();
  // Nothing runs in these proofs.
  const needed = { ...paths, 'kube-scheduler': undefined, kwok: undefined };
  return startControlPlane({
    binaries: { kubernetes, paths: needed },
    definitions,
    flags: {
      'kube-apiserver': [
        `--audit-policy-file=${policy}`,
        `--audit-log-path=${auditLog}`,
        '--audit-log-maxsize=1000',
      ],
    },
  });
}
