import { compareCluster } from '../../cluster/drift/compare-cluster';
import { driftReport, isSame } from '../../review/drift/drift-report';
import { DRIFT_FORMATS } from '../formats/drift-formats';
import type { DriftFormatName } from '../formats/names';
import { type NamedClusterFlags, askNamedCluster } from '../input/cluster-of-server';
import { type ObjectFolder, clustersOf, readObjectFolder } from '../input/object-folder';
import type { Session } from '../session/session';
import { STATUS, type Status } from '../session/status';

export interface DriftFlags extends NamedClusterFlags, ObjectFolder {
  readonly format: DriftFormatName;
  /** In whose name objects are applied in the dry run. */
  readonly fieldManager: string;
}

/** Compares a cluster with the output. */
export async function drift(session: Session, flags: DriftFlags): Promise<Status> {
  const names = clustersOf(session, flags);
  return askNamedCluster(
    session,
    flags,
    { ...names, command: 'drift' },
    async (server, cluster) => {
      const { folder, objects } = readObjectFolder(session, { ...flags, cluster });
      const found = await compareCluster(server, objects, flags.fieldManager);
      const report = driftReport(objects, found);
      await session.stdout.write(
        DRIFT_FORMATS[flags.format](report, { folder, root: session.root }),
      );
      return isSame(report) ? STATUS.ok : STATUS.findings;
    },
  );
}
