import { Construct } from 'constructs';
import { AdmissionPolicy } from './admission-policy';
import { texts } from './cel';

/** How many old versions, or finished jobs, one workload may keep. Kubernetes keeps ten, three and one by itself. */
const MOST = 10;

/**
 * How many pods one StatefulSet may ask for: as many as a namespace stores by default. Its controller makes all of them in
 * memory before it creates the first (updateStatefulSet in pkg/controller/statefulset/stateful_set_control.go), so that
 * two thousand million end the controller manager of the cluster, again and again.
 */
const MOST_REPLICAS = 1000;

const LIMITS = texts([
  'revisionHistoryLimit',
  'successfulJobsHistoryLimit',
  'failedJobsHistoryLimit',
]);

/**
 * The guard rail `workloadHistory`: one workload keeps a bounded number of old versions of itself. Controllers make
 * them, so that no quota may count them: a full one would stop the next rollout. A StatefulSet also asks for a bounded
 * number of pods. Autoscalers and operators are judged as well, because they scale it for people.
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
              apiGroups: ['apps'],
              apiVersions: ['v1'],
              operations: ['UPDATE'],
              resources: ['statefulsets/scale'],
            },
            {
              apiGroups: ['batch'],
              apiVersions: ['v1'],
              operations: ['CREATE', 'UPDATE'],
              resources: ['cronjobs'],
            },
          ],
          variables: [
            { name: 'spec', expression: 'dyn(object).?spec.orValue(dyn({}))' },
            {
              name: 'before',
              expression:
                "request.operation == 'UPDATE' ? dyn(oldObject).?spec.orValue(dyn({})) : dyn({})",
            },
            {
              name: 'long',
              expression: `${LIMITS}.filter(limit, limit in variables.spec && variables.spec[limit] > ${MOST} && !(limit in variables.before && variables.before[limit] == variables.spec[limit]))`,
            },
            {
              name: 'replicas',
              expression:
                "request.resource.resource == 'statefulsets' ? int(variables.spec.?replicas.orValue(0)) : 0",
            },
          ],
          validations: [
            {
              expression: `variables.replicas <= ${MOST_REPLICAS} || variables.replicas <= int(variables.before.?replicas.orValue(0))`,
              message: `a StatefulSet may have at most ${MOST_REPLICAS} replicas`,
              messageExpression: `'a StatefulSet may have at most ${MOST_REPLICAS} replicas, not ' + string(variables.replicas) + ': the controllers of the cluster hold them all in memory. Use several StatefulSets.'`,
            },
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
