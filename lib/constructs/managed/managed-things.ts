import { Construct } from 'constructs';
import type { FleetManages, FleetSliceProject } from '../../fleet/model/fleet';
import type { OutputFolderName } from '../../plan/output-files';
import { CreatedCluster } from './created-cluster';
import { Slice, SliceProject } from './slice';

/** Something that a cluster manages for others, and the file that it goes to. */
export interface ManagedThing {
  readonly folder: OutputFolderName;
  readonly name: string;
  readonly construct: Construct;
}

/** What a cluster manages for others. */
export class ManagedThings extends Construct {
  readonly all: readonly ManagedThing[];

  constructor(scope: Construct, id: string, manages: FleetManages) {
    super(scope, id);
    const { clusters, sliceProject: project } = manages;
    const created = Object.entries(clusters).map(([name, cluster]): ManagedThing => {
      const construct = new CreatedCluster(this, `clusters.${name}`, { name, cluster });
      return { folder: 'clusters', name, construct };
    });
    this.all = [...created, ...(project === undefined ? [] : this.makeSlices(project, manages))];
  }

  private makeSlices(project: FleetSliceProject, { slices }: FleetManages): ManagedThing[] {
    const made = Object.entries(slices).map(([name, slice]): ManagedThing => {
      const construct = new Slice(this, `slices.${name}`, { name, project, slice });
      return { folder: 'slices', name, construct };
    });
    const construct = new SliceProject(this, 'SliceProject', project);
    return [{ folder: 'slice-projects', name: project.project, construct }, ...made];
  }
}
