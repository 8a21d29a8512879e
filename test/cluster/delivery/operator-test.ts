/**
 * The real Flux Operator makes Kustomizations from the ResourceSets that the product writes: the same as those of
 * `as: kustomizations`, which change hands without being deleted. It needs no other program of Flux, so that it is built and
 * run faster than the whole.
 */
import { type ControlPlane, startControlPlane } from '../control-plane';
import { buildControlPlane } from '../build';
import { readDefinition } from '../definitions';
import { type CaseScene, runCases } from '../run-cases';
import { runMain } from '../run-main';
import { madeBySets } from './cases/made-by-sets';
import { Controller, OPERATOR } from './controller';

/** Flux Operator watches all of its kinds. */
const OWN = ['ResourceSet', 'ResourceSetInputProvider', 'FluxInstance', 'FluxReport'] as const;

async function startPlane(): Promise<ControlPlane> {
  const { paths, kubernetes } = await buildControlPlane();
  const definitions = await Promise.all(
    [...OWN, 'Kustomization' as const, 'GitRepository' as const].map((kind) =>
      readDefinition(kind),
    ),
  );
  // Nothing runs in these proofs.
  const needed = { ...paths, 'kube-scheduler': undefined, kwok: undefined };
  return startControlPlane({ binaries: { kubernetes, paths: needed }, definitions });
}

function main(): Promise<boolean> {
  return runCases<CaseScene>({
    name: 'operator',
    startPlane,
    async prepare(scene) {
      const operator = await Controller.prepare(scene.plane, scene.folder, OPERATOR);
      return { scene, start: () => operator.start(), stop: () => operator.kill() };
    },
    cases: [['madeBySets', madeBySets]],
  });
}

runMain(main);
