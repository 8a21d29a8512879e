import { compareCluster } from '../../cluster/drift/compare-cluster';
import { driftReport, isSame } from '../../review/drift/drift-report';
import { DRIFT_FORMATS } from '../formats/drift-formats';
import type { DriftFormatName } from '../formats/names';
import { type ObjectFolder, readObjectFolder } from '../input/object-folder';
import { type ClusterFlags, askCluster } from '../input/open-cluster';
import type { Session } from '../session/session';
import { STATUS, type Status } from '../session/status';

export interface DriftFlags extends ClusterFlags, ObjectFolder {
  readonly format: DriftFormatName;
  /** In whose name objects are applied in the dry run. */
  readonly fieldManager: string;
}

/** Compares a cluster with the output. */
export async function drift(session: Session, flags: DriftFlags): Promise<Status> {
  const { folder, objects } = readObjectFolder(session, flags);
  const report = await askCluster(session, flags, 'drift', async (server) =>
    driftReport(objects, await compareCluster(server, objects, flags.fieldManager)),
  );
  const { stdout } = session;
  const place = { folder, root: session.root };
  await stdout.write(DRIFT_FORMATS[flags.format](report, place));
  return isSame(report) ? STATUS.ok : STATUS.findings;
}
