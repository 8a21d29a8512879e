/**
 * The proofs of delivery with Argo CD: its real application controller delivers what the product writes to a real control
 * plane, is killed in between, and meets files that vanish and tenants that try what they may not. What its code says of
 * projects is asked for as well.
 *
 *   --kills N        how many times the controller is killed (5)
 *   --only CASE,…    some of the cases
 */
import { parseArgs } from 'node:util';
import { readDefinition } from '../definitions';
import { runProofs } from '../delivery/proofs';
import { runMain } from '../run-main';
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
  return runProofs<Scene>({
    name: 'argocd',
    definitions: [await readDefinition('Application'), await readDefinition('AppProject')],
    async prepare(base) {
      const argo = await ArgoCd.prepare(base.plane, base.folder);
      return {
        scene: { ...base, argo, kills: Number(values.kills ?? 5) },
        async start() {
          argo.start();
        },
        stop: () => argo.stop(),
      };
    },
    cases: Object.entries(CASES).filter(([name]) => only?.includes(name) !== false),
  });
}

runMain(main);
