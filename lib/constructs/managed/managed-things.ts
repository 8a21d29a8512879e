import { Construct } from 'constructs';
import type { FleetManages } from '../../fleet/model/fleet';
import type { OutputFolderName } from '../../plan/output-files';
import { CreatedCluster } from './created-cluster';

/** Something that a cluster manages for others, and the file that it goes to. */
export interface ManagedThing {
  readonly folder: OutputFolderName;
  readonly name: string;
  readonly construct: Construct;
}

/** What a cluster manages for others. */
export class ManagedThings extends Construct {
  readonly all: readonly ManagedThing[];

  constructor(scope: Construct, id: string, { clusters }: FleetManages) {
    super(scope, id);
    this.all = Object.entries(clusters).map(([name, cluster]) => ({
      folder: 'clusters',
      name,
      construct: new CreatedCluster(this, `clusters.${name}`, { name, cluster }),
    }));
  }
}
