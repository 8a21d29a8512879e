import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { FleetSubject } from '../fleet/fleet';
import { grantMetadata } from './metadata';
import { toSubject } from './subject';
import { TENANT_ROLES, DEVICE_CLAIMS_ROLE } from './tenant-roles';

export interface AccessPolicyProps {
  readonly namespace: string;
  /** @default - nobody */
  readonly admins?: readonly FleetSubject[];
  /** @default - nobody */
  readonly users?: readonly FleetSubject[];
  /** @default - nobody */
  readonly viewers?: readonly FleetSubject[];
  /**
   * Whether admins and users may write claims of devices.
   *
   * @default false
   */
  readonly deviceClaims?: boolean;
}

/** Binds people to the closed roles of `Platform`, in one namespace. A role with nobody in it is not bound. */
export class AccessPolicy extends Construct {
  readonly namespace: string;

  constructor(scope: Construct, id: string, props: AccessPolicyProps) {
    super(scope, id);
    this.namespace = props.namespace;
    const { admins = [], users = [], viewers = [] } = props;
    this.bind('admins', TENANT_ROLES.admin, admins);
    this.bind('users', TENANT_ROLES.user, users);
    this.bind('viewers', TENANT_ROLES.viewer, viewers);
    if (props.deviceClaims === true) {
      this.bind('device-claims', DEVICE_CLAIMS_ROLE, union(admins, users));
    }
  }

  /** Binds one more subject, beside those of the props. */
  addSubject(role: 'admin' | 'user' | 'viewer', name: string, subject: FleetSubject): void {
    this.bind(name, TENANT_ROLES[role], [subject]);
  }

  private bind(name: string, role: string, subjects: readonly FleetSubject[]): void {
    if (subjects.length === 0) return;
    new k8s.KubeRoleBinding(this, name, this._toBinding(name, role, subjects));
  }

  /** @internal */
  private _toBinding(
    name: string,
    role: string,
    subjects: readonly FleetSubject[],
  ): k8s.KubeRoleBindingProps {
    return {
      metadata: grantMetadata(name, this.namespace),
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
      subjects: subjects.map(toSubject),
    };
  }
}

function union(...lists: readonly (readonly FleetSubject[])[]): FleetSubject[] {
  const byText = new Map(lists.flat().map((subject) => [JSON.stringify(subject), subject]));
  return [...byText.values()];
}
