import type { AdmissionPolicyProps } from './rail';
import { parameter } from './cel';

/** What the autoscaler of a RayCluster changes in a group of workers. */
const SCALED = "['replicas', 'scaleStrategy']";

/** CEL for whether a group of workers says all that another one says, apart from its size. */
const holdsAll = (one: string, other: string): string =>
  `${one}.all(k, k in ${SCALED} || (k in ${other} && ${other}[k] == ${one}[k]))`;

/**
 * Accounts with the preset `ray-autoscaler` may change every RayCluster of their namespace, and everybody who runs
 * pods there may use such an account. So they change nothing but how many workers there are.
 *
 * Source: ray-project/ray, python/ray/autoscaler/_private/kuberay/node_provider.py (worker_replica_patch,
 * worker_delete_patch).
 */
export const RAY_AUTOSCALING_POLICY: AdmissionPolicyProps = {
  name: 'ray-autoscaling',
  rails: [
    {
      rail: 'ownWork',
      rules: [
        {
          apiGroups: ['ray.io'],
          apiVersions: ['*'],
          operations: ['UPDATE'],
          resources: ['rayclusters'],
        },
      ],
      matchConditions: [
        {
          name: 'by-an-account-of-the-namespace',
          expression:
            "request.userInfo.username.startsWith('system:serviceaccount:' + request.namespace + ':')",
        },
      ],
      variables: [
        { name: 'account', expression: "request.userInfo.username.split(':')[3]" },
        {
          name: 'autoscaler',
          expression: `variables.account in ${parameter('autoscaler-accounts')}`,
        },
        { name: 'spec', expression: 'dyn(object).?spec.orValue({})' },
        { name: 'before', expression: 'dyn(oldObject).?spec.orValue({})' },
        { name: 'groups', expression: 'variables.spec.?workerGroupSpecs.orValue([])' },
        { name: 'groupsBefore', expression: 'variables.before.?workerGroupSpecs.orValue([])' },
        {
          name: 'scales',
          expression:
            "['labels', 'annotations', 'finalizers', 'ownerReferences'].all(k, dyn(object).metadata[?k] == dyn(oldObject).metadata[?k]) && " +
            'size(variables.spec) == size(variables.before) && ' +
            "variables.spec.all(k, k == 'workerGroupSpecs' || (k in variables.before && variables.before[k] == variables.spec[k])) && " +
            'size(variables.groups) == size(variables.groupsBefore) && ' +
            `variables.groups.all(g, variables.groupsBefore.exists(b, ${holdsAll('g', 'b')} && ${holdsAll('b', 'g')}))`,
        },
      ],
      validations: [
        {
          expression: '!variables.autoscaler || variables.scales',
          message: 'the account of an autoscaler changes only how many workers a RayCluster has',
          messageExpression:
            "'the account ' + variables.account + ' is for the autoscaler of Ray: in a RayCluster it changes only `replicas` and `scaleStrategy` of `workerGroupSpecs`. Change the rest with an account of your own.'",
        },
      ],
    },
  ],
};
