import { Construct } from 'constructs';
import type { FleetSubject } from '../../fleet/model/fleet';
import type { NetworkEngine } from '../../fleet/model/props';
import { MANAGED_BY } from '../../plan/ownership';
import { AdmissionPolicy } from './admission-policy';
import type { AdmissionExpression } from './rail';
import { NOT_BY_KUBERNETES_ITSELF, notByThePlatform } from './callers';

export interface ManagedObjectsOptions {
  /** Who delivers what we write. */
  readonly reconcilers: readonly FleetSubject[];
  /** What enforces network policies, of which we write some for it alone. */
  readonly engine: NetworkEngine;
}

type Kinds = Readonly<Record<string, readonly string[]>>;

/** What we write beside Namespaces and admission policies, by API group. */
const KINDS: Kinds = {
  '': ['configmaps', 'limitranges', 'resourcequotas', 'serviceaccounts'],
  'networking.k8s.io': ['networkpolicies'],
  'policy.networking.k8s.io': ['clusternetworkpolicies'],
  'rbac.authorization.k8s.io': ['clusterrolebindings', 'clusterroles', 'rolebindings', 'roles'],
  'scheduling.k8s.io': ['priorityclasses'],
};

/**
 * What we write for a network engine. Calico's own API server stores what it gets under another group, which is not judged:
 * who writes it is Calico.
 */
const KINDS_OF_ENGINE: Readonly<Record<NetworkEngine, Kinds>> = {
  kubernetes: {},
  cilium: { 'cilium.io': ['ciliumclusterwidenetworkpolicies', 'ciliumnetworkpolicies'] },
  calico: {
    'projectcalico.org': [
      'globalnetworkpolicies',
      'networkpolicies',
      'stagedglobalnetworkpolicies',
      'tiers',
    ],
  },
};

const [KEY, VALUE] = Object.entries(MANAGED_BY)[0]!;

/** CEL that is true where an object, which may be null, carries our label. */
export function isOurs(object: string): string {
  return `${object} != null && ${object}.metadata.?labels[?'${KEY}'].orValue('') == '${VALUE}'`;
}

/** Who may change what we write: the platform, and Kubernetes where it cleans up. */
export function byOthers(reconcilers: readonly FleetSubject[]): AdmissionExpression[] {
  return [NOT_BY_KUBERNETES_ITSELF, ...notByThePlatform(reconcilers)];
}

/**
 * The guard rail `managedObjects`, except for Namespaces: only reconcilers and administrators change or delete what we
 * write, whatever roles say. It holds against tenants who may write objects of the same kind, and against tools of the
 * cluster with rights in all namespaces.
 *
 * Our label is what an object is known by, so nobody else gives it away: an object that has it by mistake could not be
 * changed or deleted any more, and one that has it on purpose could not be taken back by the tenant's admins.
 *
 * Admission policies and their bindings are not subject to admission: for them, roles have to do.
 */
export class ManagedObjects extends Construct {
  constructor(scope: Construct, id: string, props: ManagedObjectsOptions) {
    super(scope, id);
    new AdmissionPolicy(this, 'Objects', {
      name: 'managed-objects',
      match: { objectLabels: MANAGED_BY },
      rails: [
        {
          rail: 'managedObjects',
          rules: [
            ...Object.entries({ ...KINDS, ...KINDS_OF_ENGINE[props.engine] }).map(
              ([group, resources]) => ({
                apiGroups: [group],
                // Labels are what all versions of all kinds have alike.
                apiVersions: ['*'],
                operations: ['CREATE', 'UPDATE', 'DELETE'],
                resources,
              }),
            ),
            // A request for the status can also change labels, and to write what is used is to write what is left.
            {
              apiGroups: [''],
              apiVersions: ['*'],
              operations: ['UPDATE'],
              resources: ['resourcequotas/status'],
            },
          ],
          matchConditions: byOthers(props.reconcilers),
          validations: [
            {
              expression: `!(${isOurs('oldObject')})`,
              message: 'this object is written from tenants.yaml, and stays as it is written there',
              messageExpression:
                "'this ' + request.kind.kind + ' is written from tenants.yaml, and stays as it is written there. Ask your platform team to change it there. The account that delivers it must be in `platform.reconcilers`.'",
            },
            {
              expression: `!(${isOurs('object')})`,
              message: 'this label is for what is written from tenants.yaml',
              messageExpression: `'the label \`${KEY}: ${VALUE}\` is for what is written from tenants.yaml. Leave it out. The account that delivers that must be in \`platform.reconcilers\`.'`,
            },
          ],
        },
      ],
    });
  }
}
