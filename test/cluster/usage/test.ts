/**
 * The proofs of commands that read a cluster: `tenancy usage` shows what the scheduler counts, with no more rights than it
 * says, and finds the cluster that kubectl finds.
 *
 *   --only CASE,…         some of the cases
 *   --pods N              how many pods there are (5000)
 *   --kubernetes VERSION  another version than the one in control-plane/go.mod
 */
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { buildControlPlane } from '../build';
import { POD_REQUESTS, buildCompanion } from '../companions';
import { startControlPlane } from '../control-plane';
import { readDefinition } from '../definitions';
import { runCases } from '../run-cases';
import { runMain } from '../run-main';
import { contexts } from './cases/contexts';
import { equality } from './cases/equality';
import { leastRights } from './cases/least-rights';
import { offboarding } from './cases/offboarding';
import { METRICS_DEFINITION } from './metrics-definition';
import { type UsageScene, fillCluster } from './scene';

const CASES = { equality, 'least-rights': leastRights, contexts, offboarding } as const;

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      pods: { type: 'string' },
      kubernetes: { type: 'string' },
    },
  });
  const only = values.only?.split(',');
  const binaries = await buildControlPlane(
    values.kubernetes === undefined ? {} : { kubernetes: values.kubernetes },
  );
  const { kubectl, kwok } = binaries.paths;
  if (kubectl === undefined || kwok === undefined) throw new Error('These proofs need kwok.');
  const program = await buildCompanion(POD_REQUESTS);
  const definitions = [
    METRICS_DEFINITION,
    ...(await Promise.all([readDefinition('ClusterQueue'), readDefinition('LocalQueue')])),
  ];
  return runCases<UsageScene>({
    name: 'usage',
    startPlane: () => startControlPlane({ binaries, definitions }),
    prepare: async (base) => {
      const scene = { ...base, program, pods: Number(values.pods ?? 5000) };
      return {
        scene: { ...scene, file: path.join(base.folder, 'tenants.yaml') },
        start: () => fillCluster({ ...scene, file: path.join(base.folder, 'tenants.yaml') }),
        stop: () => Promise.resolve(),
      };
    },
    cases: Object.entries(CASES).filter(([name]) => only?.includes(name) !== false),
  });
}

runMain(main);
