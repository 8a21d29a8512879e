/**
 * The proofs of queues: the real Kueue admits jobs to what the product writes, and the real scheduler places and evicts
 * their pods.
 *
 *   --only CASE,…    some of the cases
 *   --full           as many tenants as a large platform has
 */
import { parseArgs } from 'node:util';
import { buildControlPlane } from '../build';
import { startControlPlane } from '../control-plane';
import { runCases } from '../run-cases';
import { runMain } from '../run-main';
import { lending } from './cases/lending';
import { limits } from './cases/limits';
import { preemption } from './cases/preemption';
import { weights } from './cases/weights';
import { SLEEP_STAGE } from './jobs';
import { Kueue } from './kueue';
import { OBJECTS } from './hand-written';
import type { Scene } from './scene';

const CASES = { preemption, lending, limits, weights } as const;

async function main(): Promise<boolean> {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const only = values.only?.split(',');
  return runCases<Scene>({
    name: 'kueue',
    startPlane: async () =>
      startControlPlane({ binaries: await buildControlPlane(), stages: [SLEEP_STAGE] }),
    async prepare(base) {
      const kueue = await Kueue.prepare(base.plane, base.folder);
      console.log(`Kueue ${kueue.version}`);
      return {
        scene: { ...base, kueue },
        async start() {
          await kueue.start();
          await base.plane.createNodes(
            Array.from({ length: 5 }, (_, index) => ({
              name: `gpu-${index}`,
              gpus: { product: 'NVIDIA-H100-80GB-HBM3', count: 8 },
            })),
          );
          await base.plane.apply(OBJECTS);
        },
        stop: () => kueue.stop(),
      };
    },
    cases: Object.entries(CASES).filter(([name]) => only?.includes(name) !== false),
  });
}

runMain(main);
