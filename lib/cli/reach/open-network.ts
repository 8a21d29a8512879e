import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet } from '../../fleet/model/fleet';
import { folderObjects } from '../../verify/objects/folder-objects';
import { ManifestProblem } from '../../verify/objects/manifest-documents';
import { Network } from '../../verify/reach/cluster-network';
import { fleetFacts } from '../../verify/reach/fleet-facts';
import { chooseClusters } from '../input/choose-clusters';
import { openFleets } from '../input/open-fleet';
import type { Session } from '../session/session';
import { Misuse } from '../session/status';

/** Which tree to read. */
export interface TreeFlags {
  readonly output?: string;
  readonly cluster?: string;
}

/** The network of a tree, and the fleet behind it. */
export interface OpenNetwork {
  readonly network: Network;
  /** Absent: there is no tenants.yaml, as with manifests that somebody wrote by hand. */
  readonly fleet: Fleet | undefined;
  readonly folder: string;
}

/** Reads a tree of manifests: that of a cluster, where the file names several. Nothing if the file has errors. */
export function openNetwork(session: Session, flags: TreeFlags): OpenNetwork | undefined {
  const fleets = hasFile(session) ? openFleets(session, 'ignore') : [];
  if (fleets === undefined) return undefined;
  const fleet = oneFleet(fleets, flags.cluster);
  const cluster = fleet === undefined ? undefined : clusterOf(fleet);
  const root = flags.output ?? join(session.folder, 'dist');
  const folder = cluster === undefined ? root : join(root, cluster);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new Misuse(`there is no folder ${folder}; run tenancy synth, or name one with --output`);
  }
  try {
    const facts = fleet === undefined ? {} : fleetFacts(fleet);
    return { network: new Network(folderObjects(folder), facts), fleet, folder };
  } catch (error) {
    throw error instanceof ManifestProblem ? new Misuse(error.message) : error;
  }
}

/** Manifests of others have no tenants.yaml. One that is named must be there. */
function hasFile({ file }: Session): boolean {
  return file !== 'tenants.yaml' || existsSync(file);
}

function oneFleet(fleets: readonly Fleet[], name: string | undefined): Fleet | undefined {
  const chosen = chooseClusters(fleets, name === undefined ? undefined : [name]);
  if (chosen.length <= 1) return chosen[0];
  const names = chosen.map((fleet) => clusterOf(fleet)).join(', ');
  throw new Misuse(`the file names several clusters (${names}); choose one with --cluster`);
}
