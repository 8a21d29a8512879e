/**
 * The proof of `tenancy adopt`: three hand-written set-ups, with pods that run, are adopted as the command says, and nothing
 * is lost but what it said.
 */
import { buildControlPlane } from '../build';
import { startControlPlane } from '../control-plane';
import { runCases } from '../run-cases';
import { runMain } from '../run-main';
import { adopted } from './cases/adopted';
import { delivered } from './cases/delivered';
import { filled } from './cases/filled';
import type { AdoptScene } from './scene';

async function main(): Promise<boolean> {
  const binaries = await buildControlPlane();
  return runCases<AdoptScene>({
    name: 'adopt',
    startPlane: () => startControlPlane({ binaries }),
    prepare: (base) =>
      Promise.resolve({
        scene: { ...base, reports: new Map() },
        start: () => base.plane.createNodes(),
        stop: () => Promise.resolve(),
      }),
    cases: [
      ['filled', filled],
      ['adopted', adopted],
      ['delivered', delivered],
    ],
  });
}

runMain(main);
