import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { ControlPlane } from './control-plane';

/** What every case works with, whatever it proves. */
export interface CaseScene {
  readonly plane: ControlPlane;
  /** A folder for whatever a case writes. */
  readonly folder: string;
  /** Takes what a case found: what is wrong, or undefined. */
  readonly check: (what: string, problem: string | undefined) => void;
}

/** What runs beside the plane, with all that belongs to it. */
export interface Companion<Scene> {
  readonly scene: Scene;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** A case, and the name that it is chosen by. */
export type NamedCase<Scene> = readonly [name: string, run: (scene: Scene) => Promise<void>];

interface Cases<Scene> {
  readonly name: string;
  startPlane(folder: string): Promise<ControlPlane>;
  prepare(scene: CaseScene): Promise<Companion<Scene>>;
  /** In this order: each starts from what the one before left. */
  readonly cases: readonly NamedCase<Scene>[];
}

/** Runs cases on a control plane, and prints how they end. After a failure the logs stay. */
export async function runCases<Scene>(cases: Cases<Scene>): Promise<boolean> {
  const began = Date.now();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `cdk8s-tenancy-${cases.name}-`));
  const plane = await cases.startPlane(folder);
  console.log(`Kubernetes ${plane.version}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  let passed = 0;
  let failed = 0;
  const check = (what: string, problem: string | undefined): void => {
    if (problem === undefined) passed++;
    else failed++;
    console.log(problem === undefined ? `  ${what}` : `✗ ${what}: ${problem}`);
  };
  let companion: Companion<Scene> | undefined;
  let finished = false;
  try {
    companion = await cases.prepare({ plane, folder, check });
    await companion.start();
    for (const [name, run] of cases.cases) {
      const start = Date.now();
      console.log(name);
      await run(companion.scene);
      console.log(`${name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
    }
    finished = true;
  } finally {
    await companion?.stop();
    const isBad = !finished || failed > 0;
    const logs = await plane.stop({ failed: isBad });
    if (isBad) console.log(`logs: ${logs}, ${folder}`);
    else fs.rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${Math.round((Date.now() - began) / 1000)} s`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0;
}
