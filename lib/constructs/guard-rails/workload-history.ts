import { Construct } from 'constructs';
import { AdmissionPolicy } from './admission-policy';
import { texts } from './cel';

/** How many old versions, or finished jobs, one workload may keep. Kubernetes keeps ten, three and one by itself. */
const MOST = 10;

const LIMITS = texts([
  'revisionHistoryLimit',
  'successfulJobsHistoryLimit',
  'failedJobsHistoryLimit',
]);

/**
 * The guard rail `workloadHistory`: one workload keeps a bounded number of old versions of itself. Controllers make
 * them, so that no quota may count them: a full one would stop the next rollout.
 */
export class WorkloadHistory extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AdmissionPolicy(this, 'Workloads', {
      name: 'workload-history',
      rails: [
        {
          rail: 'workloadHistory',
          rules: [
            {
              apiGroups: ['apps'],
              apiVersions: ['v1'],
              operations: ['CREATE', 'UPDATE'],
              resources: ['deployments', 'statefulsets'],
            },
            {
              apiGroups: ['batch'],
              apiVersions: ['v1'],
              operations: ['CREATE', 'UPDATE'],
              resources: ['cronjobs'],
            },
          ],
          variables: [
            { name: 'spec', expression: 'dyn(object).spec' },
            {
              name: 'before',
              expression: "request.operation == 'UPDATE' ? dyn(oldObject).spec : dyn({})",
            },
            {
              name: 'long',
              expression: `${LIMITS}.filter(limit, limit in variables.spec && variables.spec[limit] > ${MOST} && !(limit in variables.before && variables.before[limit] == variables.spec[limit]))`,
            },
          ],
          validations: [
            {
              expression: 'size(variables.long) == 0',
              message: `a workload may keep at most ${MOST} old versions or jobs`,
              messageExpression: `'\`' + variables.long.join(', ') + '\` may be at most ${MOST}: the cluster keeps that many old versions or jobs of one workload. Leave it out for the default.'`,
            },
          ],
        },
      ],
    });
  }
}
