import { Construct } from 'constructs';
import { USUAL_GRACE_SECONDS } from '../../fleet/settings/scheduling';
import { coreRule } from './admission-rules';
import { AdmissionPolicy } from './admission-policy';
import { parameter } from './cel';

/** CEL for how long a pod may take to end in this namespace, in seconds. */
export const MAX_GRACE = `(${parameter('max-grace-period')} + ['${USUAL_GRACE_SECONDS}']).map(s, int(s))[0]`;

/**
 * The part of the guard rail `podScheduling` that judges how pods are deleted. The request may state another time for
 * the end of a pod than the pod does, and a pod that is being deleted keeps its node for so long.
 */
export class PodDeletion extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AdmissionPolicy(this, 'Pods', {
      name: 'pod-deletion',
      rails: [
        {
          rail: 'podScheduling',
          rules: [coreRule(['DELETE'], 'pods'), coreRule(['CREATE'], 'pods/eviction')],
          variables: [
            { name: 'maxGrace', expression: MAX_GRACE },
            {
              name: 'grace',
              expression:
                "request.operation == 'DELETE' ? dyn(request).?options.?gracePeriodSeconds.orValue(0) : " +
                'dyn(object).?deleteOptions.?gracePeriodSeconds.orValue(0)',
            },
          ],
          validations: [
            {
              expression: 'int(variables.grace) <= variables.maxGrace',
              message: 'this pod would take too long to end',
              messageExpression:
                "'this pod would take ' + string(variables.grace) + ' seconds to end, and hold its node for so long; allowed here: ' + string(variables.maxGrace) + '. Lower `gracePeriodSeconds`, or leave it out.'",
            },
          ],
        },
      ],
    });
  }
}
