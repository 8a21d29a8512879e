/**
 * The proofs of queues: the real Kueue admits jobs to what the product writes, and the real scheduler places and evicts
 * their pods.
 *
 *   --only CASE,…    some of the cases
 *   --tenants N      how many tenants the large platform has (200)
 */
import { parseArgs } from 'node:util';
import { buildControlPlane } from '../build';
import { startControlPlane } from '../control-plane';
import { runCases } from '../run-cases';
import { runMain } from '../run-main';
import { ceilings } from './cases/ceilings';
import { drain } from './cases/drain';
import { predictions } from './cases/predictions';
import { flavors } from './cases/flavors';
import { preemption } from './cases/preemption';
import { sharing } from './cases/sharing';
import { states } from './cases/states';
import { totals } from './cases/totals';
import { utilisation } from './cases/utilisation';
import { readInstallation } from './installation';
import { SLEEP_STAGE } from './jobs';
import { Kueue } from './kueue';
import { createGpuNodes } from './nodes';
import type { Scene } from './scene';

const CASES = {
  preemption,
  sharing,
  predictions,
  ceilings,
  flavors,
  totals,
  utilisation,
  states,
  drain,
} as const;

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, tenants: { type: 'string' } },
  });
  const only = values.only?.split(',');
  const binaries = await buildControlPlane();
  const { kubectl, kwok } = binaries.paths;
  if (kubectl === undefined || kwok === undefined) throw new Error('These proofs need kwok.');
  const installation = await readInstallation(kubectl);
  console.log(`Kueue ${installation.version}`);
  return runCases<Scene>({
    name: 'kueue',
    startPlane: () =>
      startControlPlane({
        binaries,
        definitions: installation.definitions,
        stages: [SLEEP_STAGE],
      }),
    async prepare(base) {
      const kueue = await Kueue.prepare(base.plane, base.folder, installation);
      return {
        scene: { ...base, kueue, tenants: Number(values.tenants ?? 200) },
        async start() {
          await kueue.start();
          await createGpuNodes(base.plane, 40);
        },
        stop: () => kueue.stop(),
      };
    },
    cases: Object.entries(CASES).filter(([name]) => only?.includes(name) !== false),
  });
}

runMain(main);
