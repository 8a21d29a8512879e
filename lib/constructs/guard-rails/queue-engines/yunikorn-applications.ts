import { Construct } from 'constructs';
import { YUNIKORN_APPLICATIONS } from '../../../fleet/catalogue/queue-metadata';
import { YUNIKORN_NAMED } from '../../../plan/ownership';
import { AdmissionPolicy } from '../admission-policy';
import type { StampOptions } from '../creator-stamp';
import { engineMetadata } from './engine-metadata';

/**
 * A part of the guard rail `workloadMetadata`: where pods may name YuniKorn, and it does not queue the work of their
 * namespace, they join no application of another one. YuniKorn puts all pods of an application into one queue, wherever
 * they are: they would use what somebody else is guaranteed.
 */
export class YunikornApplications extends Construct {
  constructor(scope: Construct, id: string, { kinds }: Pick<StampOptions, 'kinds'>) {
    super(scope, id);
    new AdmissionPolicy(this, 'Pods', {
      name: 'yunikorn-applications',
      rails: [engineMetadata(kinds, [YUNIKORN_APPLICATIONS])],
      match: { namespaceLabels: YUNIKORN_NAMED },
    });
  }
}
