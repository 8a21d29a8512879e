import type { Construct } from 'constructs';
import type { CohortSpec } from '../../../../imports/kueue.x-k8s.io';
import type { LifecycleState } from '../../../fleet/model/props';
import type { KueueGroup } from '../../../plan/queues/kueue-groups';
import type { QueueNode } from '../../../plan/queues/queue-node';
import { Manifest } from '../../api-object/manifest';
import { grantMetadata, guardMetadata } from '../../api-object/metadata';
import { OutputFolder } from '../../api-object/output-folder';
import { resourceGroups } from './kueue-amounts';
import { KUEUE_API } from './kueue-api';

/** Props of a Cohort. */
export interface KueueCohortProps extends Pick<
  QueueNode,
  'name' | 'weight' | 'own' | 'borrow' | 'lend'
> {
  /** The name of the Cohort above. Absent: it is the root, which has neither a weight nor limits. */
  readonly parent?: string;
  readonly groups: readonly KueueGroup[];
  /** The state of its tenant. Absent: it belongs to no tenant, and goes when its entry does. */
  readonly state?: LifecycleState;
}

/** A Cohort: queues that share, and what they share with the others. */
export function kueueCohort(
  scope: Construct,
  id: string,
  { name, parent, weight, own, borrow, lend, groups, state }: KueueCohortProps,
): Manifest {
  const isOpen = borrow === 'all' && lend === 'all' && Object.keys(own).length === 0;
  const limits =
    parent === undefined ? { borrow: 'all' as const, lend: 'all' as const } : { borrow, lend };
  const spec: CohortSpec = {
    ...(parent === undefined ? {} : { parentName: parent, fairSharing: { weight } }),
    ...(isOpen ? {} : { resourceGroups: resourceGroups(groups, { own, ...limits }, true) }),
  };
  const cohort = new Manifest(scope, id, {
    apiVersion: KUEUE_API,
    kind: 'Cohort',
    metadata: state === undefined ? grantMetadata(name) : guardMetadata(name, undefined, state),
    spec,
  });
  OutputFolder.of(cohort).set('queues');
  return cohort;
}
