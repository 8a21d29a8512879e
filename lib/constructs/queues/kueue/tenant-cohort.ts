import { Construct } from 'constructs';
import type { TenantQueue } from '../../../plan/queues/tenant-queue';
import { offerDefaultChild } from '../../api-object/default-child';
import { OutputFolder } from '../../api-object/output-folder';
import { kueueCohort } from './kueue-cohort';

/** What the queues of a tenant are together. It is in the file of its first queue. */
export class TenantCohort extends Construct {
  constructor(scope: Construct, id: string, queue: TenantQueue) {
    super(scope, id);
    OutputFolder.of(this)._follow(queue.follows);
    offerDefaultChild(this, kueueCohort(this, 'Cohort', queue));
  }
}
