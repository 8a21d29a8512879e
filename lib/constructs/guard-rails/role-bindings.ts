import { Construct } from 'constructs';
import type { FleetSubject } from '../../fleet/model/fleet';
import { RESERVED_BINDINGS } from '../access/binding-names';
import { TENANT_ROLES } from '../access/tenant-roles';
import { AdmissionPolicy } from './admission-policy';
import { notBy, notByHolders } from './callers';
import { parameter, texts } from './cel';
import { NEVER_IN_ROLES } from './never-in-roles';

export interface RoleBindingsOptions {
  /** Who delivers what we write. */
  readonly reconcilers: readonly FleetSubject[];
  /** Operators with rights in single namespaces. */
  readonly controllers: readonly FleetSubject[];
}

const ROLES = Object.values(TENANT_ROLES);

/**
 * The guard rail `roleBindings`: in a tenant's namespace nobody writes Roles and RoleBindings, whatever other roles are
 * bound there by hand. With `access: selfService` people are bound to our three roles, and never those that Kubernetes
 * names itself: `system:authenticated` is everybody. Names that we give stay free, because a binding keeps its role: one
 * of the same name would stop our delivery.
 *
 * Operators make bindings for their workloads. Those who may make them in the whole cluster need no entry, because a
 * policy in one namespace would not stop them; the others are `platform.controllers`.
 */
export class RoleBindings extends Construct {
  constructor(scope: Construct, id: string, props: RoleBindingsOptions) {
    super(scope, id);
    const group = 'rbac.authorization.k8s.io';
    new AdmissionPolicy(this, 'Bindings', {
      name: 'role-bindings',
      rails: [
        {
          rail: 'roleBindings',
          rules: [
            {
              apiGroups: [group],
              apiVersions: ['v1'],
              operations: ['CREATE', 'UPDATE'],
              resources: ['rolebindings', 'roles'],
            },
          ],
          matchConditions: [
            {
              // Labels and finalizers of what exists may change. A binding keeps its role for ever.
              name: 'changes-who-may-what',
              expression:
                "request.operation == 'CREATE' || dyn(object).?subjects != dyn(oldObject).?subjects || dyn(object).?rules != dyn(oldObject).?rules",
            },
            ...notBy('not-by-reconcilers', props.reconcilers),
            ...notBy('not-by-controllers', props.controllers),
            notByHolders('not-by-those-who-bind-everywhere', group, 'rolebindings', 'create'),
          ],
          variables: [
            {
              name: 'selfService',
              expression: `'selfService' in ${parameter('access')}`,
            },
            { name: 'name', expression: "object.metadata.?name.orValue('')" },
            { name: 'isBinding', expression: "request.resource.resource == 'rolebindings'" },
            {
              name: 'ourRole',
              expression: `variables.isBinding && dyn(object).roleRef.kind == 'ClusterRole' && dyn(object).roleRef.name in ${texts(ROLES)}`,
            },
            {
              // Each pod of the namespace can run with such an account, and no pod elsewhere.
              name: 'ownAccounts',
              expression:
                "variables.isBinding && dyn(object).roleRef.kind == 'Role' && " +
                "dyn(object).?subjects.orValue([]).all(s, s.?kind.orValue('') == 'ServiceAccount' && s.?namespace.orValue('') == request.namespace)",
            },
            {
              name: 'never',
              expression: `variables.isBinding ? [] : ${NEVER_IN_ROLES}`,
            },
            {
              // One that exists already can still be changed, and taken away.
              name: 'reserved',
              expression:
                "request.operation == 'CREATE' && " +
                `(${texts(RESERVED_BINDINGS.starts)}.exists(s, variables.name.startsWith(s)) || ` +
                `(variables.isBinding && (variables.name in ${texts(RESERVED_BINDINGS.names)} || ` +
                `${texts(RESERVED_BINDINGS.ends)}.exists(s, variables.name.endsWith(s)))))`,
            },
            {
              name: 'strangers',
              expression:
                'dyn(object).?subjects.orValue([]).filter(s, ' +
                "s.?kind.orValue('') == 'ServiceAccount' ? s.?namespace.orValue('') == 'kube-system' : s.?name.orValue('').startsWith('system:'))",
            },
          ],
          validations: [
            {
              expression: 'variables.selfService',
              message: 'who may do what in this namespace is written in tenants.yaml',
              messageExpression:
                "'who may do what in this namespace is written in tenants.yaml. Ask your platform team to add people there.'",
            },
            {
              expression:
                '!variables.selfService || !variables.isBinding || variables.ourRole || variables.ownAccounts',
              message: 'people are bound to the roles of the platform here',
              messageExpression: `'people are bound to the ClusterRoles ${ROLES.join(', ')} here, and service accounts of this namespace also to Roles. Make a RoleBinding to one of them.'`,
            },
            {
              expression: '!variables.selfService || size(variables.never) == 0',
              message: 'this Role holds what nobody in a tenant may do',
              messageExpression:
                "'a rule of this Role holds what nobody in a tenant may do: ' + variables.never[0].verbs.join(', ') + ' of ' + variables.never[0].?resources.orValue([]).join(', ') + '. Leave it out; list verbs and kinds without a *.'",
            },
            {
              expression: '!variables.selfService || !variables.reserved',
              message: 'this name is kept for bindings that are written from tenants.yaml',
              messageExpression:
                "'the name ' + variables.name + ' is kept for bindings that are written from tenants.yaml. Choose another one, such as colleagues.'",
            },
            {
              expression:
                '!variables.selfService || !variables.isBinding || size(variables.strangers) == 0',
              message: 'what Kubernetes names itself cannot be bound here',
              messageExpression:
                "'names that Kubernetes gives, such as ' + variables.strangers[0].name + ', cannot be bound here. Name people, a group of yours, or a service account with its namespace.'",
            },
          ],
        },
      ],
    });
  }
}
