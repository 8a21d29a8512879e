/**
 * The proofs of `tenancy drift`: it finds nothing on a cluster that nobody touched, and every random edit.
 *
 *   --only CASE,…         some of the cases
 *   --edits N             how many edits there are (500)
 *   --share N, --seed K   takes one of N parts away from the role of the command (each), and K says which (0)
 *   --kubernetes VERSION  another version than the one in control-plane/go.mod
 */
import { parseArgs } from 'node:util';
import { readTree, ownTree } from '../battery/trees';
import { buildControlPlane } from '../build';
import { startControlPlane } from '../control-plane';
import { hasBorders, readDefinitions } from '../definitions';
import { runCases } from '../run-cases';
import { runMain } from '../run-main';
import { additions } from './cases/additions';
import { edits } from './cases/edits';
import { rights } from './cases/rights';
import { untouched } from './cases/untouched';
import type { DriftScene } from './scene';

const CASES = { untouched, rights, additions, edits } as const;

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      edits: { type: 'string' },
      share: { type: 'string' },
      seed: { type: 'string' },
      kubernetes: { type: 'string' },
    },
  });
  const only = values.only?.split(',');
  const { kubernetes } = values;
  const share = { of: Number(values.share ?? 1), seed: Number(values.seed ?? 0) };
  const binaries = await buildControlPlane(kubernetes === undefined ? {} : { kubernetes });
  const definitions = await readDefinitions(kubernetes);
  return runCases<DriftScene>({
    name: 'drift',
    startPlane: () => startControlPlane({ binaries, definitions: definitions.all }),
    prepare: async (base) => {
      const written = await ownTree(base.folder, kubernetes, hasBorders(definitions));
      const tree = await readTree(written.name, written.folder);
      const objects = tree.files.flatMap((file) => file.objects);
      const scene = {
        ...base,
        objects,
        dist: tree.folder,
        edits: Number(values.edits ?? 500),
        share,
      };
      return {
        scene,
        start: async () => {
          // As Flux does.
          for (const { objects: some } of tree.files) {
            await base.plane.apply(some, { fieldManager: 'kustomize-controller' });
          }
        },
        stop: () => Promise.resolve(),
      };
    },
    cases: Object.entries(CASES).filter(([name]) => only?.includes(name) !== false),
  });
}

runMain(main);
