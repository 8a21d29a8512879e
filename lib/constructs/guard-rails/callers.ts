import type { FleetSubject } from '../../fleet/model/fleet';
import { accountUser } from '../../fleet/values/subjects';
import type { AdmissionExpression } from './rail';
import { texts } from './cel';

/**
 * What of Kubernetes itself writes objects that are not its own: the garbage collector takes finalizers and
 * dependents away, the namespace controller empties a namespace that goes, quotas are counted, and the migrator writes
 * every object back as it is. None of them acts for anybody else, as controllers of workloads do.
 */
const KUBERNETES_ITSELF = [
  // The controller manager, where its controllers have no accounts of their own.
  'system:kube-controller-manager',
  'system:serviceaccount:kube-system:generic-garbage-collector',
  'system:serviceaccount:kube-system:namespace-controller',
  'system:serviceaccount:kube-system:resourcequota-controller',
  'system:serviceaccount:kube-system:storage-version-migrator-controller',
];

/** Lets through what of Kubernetes itself writes objects of others. */
export const NOT_BY_KUBERNETES_ITSELF: AdmissionExpression = {
  name: 'not-by-kubernetes-itself',
  expression: `!(request.userInfo.username in ${texts(KUBERNETES_ITSELF)})`,
};

/** Lets people and accounts through, by name. No condition at all where there are none. */
export function notBy(name: string, subjects: readonly FleetSubject[]): AdmissionExpression[] {
  const users = subjects.flatMap((subject) => userName(subject) ?? []);
  const groups = subjects.flatMap(({ group }) => group ?? []);
  const sentBy = [
    ...(users.length === 0 ? [] : [`request.userInfo.username in ${texts(users)}`]),
    ...(groups.length === 0
      ? []
      : [`request.userInfo.?groups.orValue([]).exists(g, g in ${texts(groups)})`]),
  ];
  return sentBy.length === 0 ? [] : [{ name, expression: `!(${sentBy.join(' || ')})` }];
}

/** How the API server calls a user, or a service account. */
function userName({ user, serviceAccount }: FleetSubject): string | undefined {
  return serviceAccount === undefined ? user : accountUser(serviceAccount);
}

/** Lets through the accounts that deliver what we write, and holders of a permission that only administrators have. */
export function notByThePlatform(reconcilers: readonly FleetSubject[]): AdmissionExpression[] {
  return [
    ...notBy('not-by-reconcilers', reconcilers),
    notByHolders('not-by-managers', 'cdk8s-tenancy', 'managedobjects', 'update'),
  ];
}

/**
 * Lets those through who have a permission in the whole cluster. The authorizer is asked, so that it may be about a
 * resource that exists nowhere: then it is given by a ClusterRole, and administrators have it by their wildcard.
 */
export function notByHolders(
  name: string,
  group: string,
  resource: string,
  verb: string,
): AdmissionExpression {
  return {
    name,
    expression: `!authorizer.group('${group}').resource('${resource}').check('${verb}').allowed()`,
  };
}
