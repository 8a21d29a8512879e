import { k8s } from '../api-object/k8s';
import { Construct } from 'constructs';
import { Manifest } from '../api-object/manifest';
import { IDENTITY_PRESETS, presetRole } from '../../fleet/catalogue/identity-presets';
import type { FleetKind, FleetSubject } from '../../fleet/model/fleet';
import type { IdentityPreset } from '../../fleet/model/props';
import { grantMetadata } from '../api-object/metadata';
import { toSubject } from './subject';
import {
  ACCESS_ROLE,
  AUDITOR_ROLE,
  CATALOGUE_ROLE,
  DEVICE_CLAIMS_ROLE,
  NETWORK_POLICIES_ROLE,
  SHARED_WORK_ROLE,
  TENANT_ROLES,
  accessRules,
  auditorRules,
  catalogueRules,
  deviceClaimRules,
  networkPolicyRules,
  sharedWorkRules,
  tenantRules,
} from './tenant-roles';
import { presetRules } from './workload-roles';

export interface AccessRolesProps {
  /** The platform's own kinds. */
  readonly kinds: readonly FleetKind[];
  /** Who gets cluster-admin. */
  readonly admins: readonly FleetSubject[];
  /** Who may read everything but secrets. */
  readonly auditors: readonly FleetSubject[];
  /** Whether some pool is backed by Dynamic Resource Allocation. */
  readonly deviceClaims: boolean;
  /**
   * Whether the API server knows who made a workload: users then write only what says so, and the rest is a role of its
   * own.
   *
   * @default false
   */
  readonly ownWork?: boolean;
}

/**
 * The ClusterRoles that all tenants share, and the platform's own people. Each lists its groups, kinds and verbs;
 * none aggregates, because any operator's chart could then widen it.
 */
export class AccessRoles extends Construct {
  constructor(scope: Construct, id: string, props: AccessRolesProps) {
    super(scope, id);
    this.role(TENANT_ROLES.admin, tenantRules('admin', props.kinds));
    this.role(TENANT_ROLES.user, tenantRules('user', props.kinds, props.ownWork));
    this.role(TENANT_ROLES.viewer, tenantRules('viewer', props.kinds));
    if (props.ownWork) this.role(SHARED_WORK_ROLE, sharedWorkRules(props.kinds));
    if (props.deviceClaims) this.role(DEVICE_CLAIMS_ROLE, deviceClaimRules());
    // Small, and the same for every fleet: which tenants are bound to them is not the platform's to know.
    this.role(ACCESS_ROLE, accessRules());
    this.role(NETWORK_POLICIES_ROLE, networkPolicyRules());
    this.role(CATALOGUE_ROLE, catalogueRules());
    for (const preset of Object.keys(IDENTITY_PRESETS).sort() as IdentityPreset[]) {
      this.role(presetRole(preset), presetRules(preset));
    }
    if (props.auditors.length > 0) {
      this.role(AUDITOR_ROLE, auditorRules(props.kinds));
      this.bind('platform-auditors', AUDITOR_ROLE, props.auditors);
    }
    if (props.admins.length > 0) this.bind('platform-admins', 'cluster-admin', props.admins);
  }

  private role(name: string, rules: k8s.PolicyRule[]): void {
    new Manifest(
      this,
      name,
      k8s.KubeClusterRole.manifest({ metadata: grantMetadata(name), rules }),
    );
  }

  private bind(name: string, role: string, subjects: readonly FleetSubject[]): void {
    new Manifest(
      this,
      name,
      k8s.KubeClusterRoleBinding.manifest({
        metadata: grantMetadata(name),
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
        subjects: subjects.map(toSubject),
      }),
    );
  }
}
