import { k8s } from '../api-object/k8s';
import { Construct } from 'constructs';
import { Manifest } from '../api-object/manifest';
import { Findings, TenancyError } from '../../findings/finding';
import type { FleetSubject } from '../../fleet/model/fleet';
import type { SubjectValue } from '../../fleet/model/props';
import { checkSubjects, resolveSubjects } from '../../fleet/owners/subjects';
import { grantMetadata } from '../api-object/metadata';
import { toSubject } from './subject';
import {
  ACCESS_ROLE,
  DEVICE_CLAIMS_ROLE,
  NETWORK_POLICIES_ROLE,
  SHARED_WORK_ROLE,
  TENANT_ROLES,
} from './tenant-roles';

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
  /**
   * Whether users may scale and evict the work of others, where their role does not say so: on Kubernetes 1.36 and newer.
   *
   * @default false
   */
  readonly sharedWork?: boolean;
  /**
   * Whether admins may bind others to the three roles.
   *
   * @default false
   */
  readonly selfService?: boolean;
  /**
   * Whether admins may write NetworkPolicies.
   *
   * @default false
   */
  readonly networkPolicies?: boolean;
}

/** Binds people to the closed roles of `Platform`, in one namespace. A role with nobody in it is not bound. */
export class AccessPolicy extends Construct {
  readonly namespace: string;
  private readonly deviceClaims: boolean;
  private readonly sharedWork: boolean;
  /** What admins may do where it is granted: the role, and how its binding is called. */
  private readonly adminExtras: readonly (readonly [name: string, role: string])[];

  constructor(scope: Construct, id: string, props: AccessPolicyProps) {
    super(scope, id);
    this.namespace = props.namespace;
    this.deviceClaims = props.deviceClaims ?? false;
    this.sharedWork = props.sharedWork ?? false;
    const { admins = [], users = [], viewers = [] } = props;
    this.bind('admins', TENANT_ROLES.admin, admins);
    this.bind('users', TENANT_ROLES.user, users);
    this.bind('viewers', TENANT_ROLES.viewer, viewers);
    if (this.deviceClaims) this.bind('device-claims', DEVICE_CLAIMS_ROLE, union(admins, users));
    if (this.sharedWork) this.bind('shared-work', SHARED_WORK_ROLE, users);
    this.adminExtras = [
      ...(props.selfService ? [['access', ACCESS_ROLE] as const] : []),
      ...(props.networkPolicies ? [['network-policies', NETWORK_POLICIES_ROLE] as const] : []),
    ];
    for (const [name, role] of this.adminExtras) this.bind(name, role, admins);
  }

  /**
   * Binds one more subject, beside those of the props. The RoleBinding is called `name`.
   *
   * Throws a `TenancyError` for somebody who cannot be bound, such as `system:masters`.
   */
  addSubject(role: 'admin' | 'user' | 'viewer', name: string, subject: SubjectValue): void {
    const subjects = resolveOne(subject);
    this.bind(name, TENANT_ROLES[role], subjects);
    if (this.deviceClaims && role !== 'viewer') {
      this.bind(`${name}-device-claims`, DEVICE_CLAIMS_ROLE, subjects);
    }
    if (this.sharedWork && role === 'user') {
      this.bind(`${name}-shared-work`, SHARED_WORK_ROLE, subjects);
    }
    if (role !== 'admin') return;
    for (const [extra, extraRole] of this.adminExtras) {
      this.bind(`${name}-${extra}`, extraRole, subjects);
    }
  }

  private bind(name: string, role: string, subjects: readonly FleetSubject[]): void {
    if (subjects.length === 0) return;
    new Manifest(this, name, k8s.KubeRoleBinding.manifest(this._toBinding(name, role, subjects)));
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

function resolveOne(subject: SubjectValue): FleetSubject[] {
  const findings = new Findings();
  checkSubjects([subject], ['subject'], findings);
  if (!findings.hasErrors) return resolveSubjects([subject]);
  throw new TenancyError(
    findings.all.map((item) => ({ ...item, path: item.path.filter((part) => part !== 0) })),
  );
}

function union(...lists: readonly (readonly FleetSubject[])[]): FleetSubject[] {
  const byText = new Map(lists.flat().map((subject) => [JSON.stringify(subject), subject]));
  return [...byText.values()];
}
