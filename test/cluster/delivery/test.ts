/**
 * The proofs of delivery: the real kustomize-controller of Flux delivers what the product writes to a real control plane,
 * is killed in between, and meets files that vanish, kinds that are missing, and people who meddle.
 *
 *   --kills N        how many times the controller is killed (20)
 *   --only CASE,…    some of the cases
 *   --scale N        how long a fleet of N tenants takes, too
 */
import { parseArgs } from 'node:util';
import { readDefinition } from '../definitions';
import { runMain } from '../run-main';
import { fromScratch } from './cases/from-scratch';
import { kills } from './cases/kills';
import { losses } from './cases/losses';
import { meddling } from './cases/meddling';
import { mistakes } from './cases/mistakes';
import { scale } from './cases/scale';
import { tenantsLife } from './cases/tenants-life';
import { tenantsRepositories } from './cases/tenants-repositories';
import { Controller } from './controller';
import { runProofs } from './proofs';
import { Repository } from './repository';
import type { Scene } from './scene';

/** In this order: each starts from what the one before left, which Flux has to clear away. */
const CASES = {
  fromScratch,
  losses,
  mistakes,
  meddling,
  tenantsLife,
  tenantsRepositories,
  kills,
} as const;

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: { kills: { type: 'string' }, only: { type: 'string' }, scale: { type: 'string' } },
  });
  const only = values.only?.split(',');
  const tenants = values.scale;
  return runProofs<Scene>({
    name: 'delivery',
    definitions: [
      await readDefinition('Kustomization'),
      await readDefinition('GitRepository'),
      // kustomize-controller watches all kinds of sources.
      await readDefinition('OCIRepository'),
      await readDefinition('Bucket'),
      await readDefinition('ExternalArtifact'),
    ],
    hasPods: only?.includes('tenantsLife') !== false,
    async prepare(base) {
      const controller = await Controller.prepare(base.plane, base.folder);
      const repository = new Repository(base.plane, base.folder);
      return {
        scene: { ...base, controller, repository, kills: Number(values.kills ?? 20) },
        async start() {
          await repository.listen();
          await controller.start();
        },
        async stop() {
          await controller.kill();
          repository.close();
        },
      };
    },
    cases: [
      ...Object.entries(CASES).filter(
        ([name]) => name === 'fromScratch' || only?.includes(name) !== false,
      ),
      ...(tenants === undefined
        ? []
        : [['scale', (scene: Scene) => scale(scene, Number(tenants))] as const]),
    ],
  });
}

runMain(main);
