import { Construct } from 'constructs';
import type { FleetSubject } from '../../../fleet/model/fleet';
import { MANAGED_BY } from '../../../plan/ownership';
import { AdmissionPolicy } from '../admission-policy';
import { rulesByGroup } from '../admission-rules';
import { byOthers, isOurs } from '../managed-objects';
import { fieldsPolicy, splitKind } from './engine-fields';
import { FLUX_FIELDS, FLUX_VIEWS } from './flux-fields';

const KINDS = [...new Set(FLUX_FIELDS.flatMap(({ kinds }) => kinds))].map(splitKind);

/**
 * What guard rails say of the objects with which Flux deploys for tenants: `engineFields`, that they deploy only from the
 * sources of the tenant, into its namespace, and with the account `deployer`; `managedObjects`, that nobody changes those
 * that we write. Controllers of Flux have accounts of their own, and write only what is beside the `spec`.
 *
 * They are written only where some tenant deploys with Flux, because every policy costs every request something.
 */
export class FluxObjects extends Construct {
  constructor(scope: Construct, id: string, reconcilers: readonly FleetSubject[]) {
    super(scope, id);
    new AdmissionPolicy(this, 'Fields', fieldsPolicy('flux-fields', FLUX_FIELDS, FLUX_VIEWS));
    // Without anybody who delivers it, everybody does: by hand.
    if (reconcilers.length === 0) return;
    new AdmissionPolicy(this, 'Managed', {
      name: 'flux-managed-objects',
      match: { objectLabels: MANAGED_BY },
      rails: [
        {
          rail: 'managedObjects',
          rules: rulesByGroup(KINDS, ['CREATE', 'UPDATE', 'DELETE']),
          matchConditions: byOthers(reconcilers),
          validations: [
            {
              expression: `!(${isOurs('oldObject')}) || (${isOurs('object')} && object.spec == oldObject.spec)`,
              message: 'this object is written from tenants.yaml, and stays as it is written there',
              messageExpression:
                "'this ' + request.kind.kind + ' is written from tenants.yaml, and stays as it is written there. Ask your platform team to change it there, under `deploy.repositories`.'",
            },
            {
              expression: `!(${isOurs('object')}) || ${isOurs('oldObject')}`,
              message: 'a label of this object is for what is written from tenants.yaml',
              messageExpression: `'the label \`${Object.entries(MANAGED_BY)[0]!.join(': ')}\` is for what is written from tenants.yaml. Leave it out.'`,
            },
          ],
        },
      ],
    });
  }
}
