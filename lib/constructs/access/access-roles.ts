import { k8s } from '../api-object/k8s';
import { Construct } from 'constructs';
import { Manifest, manifestOf } from '../api-object/manifest';
import { IDENTITY_PRESETS, presetRole } from '../../fleet/catalogue/identity-presets';
import type { FleetKind, FleetRole, FleetSubject } from '../../fleet/model/fleet';
import type { IdentityPreset, KindProps, RoleProps, SubjectValue } from '../../fleet/model/props';
import { offerDefaultChild } from '../api-object/default-child';
import { inPlatform, resolvePlatformPart } from '../resolve-props';
import { Resolved } from '../resolved';
import { grantMetadata } from '../api-object/metadata';
import { boundRoleRules } from './account-role';
import { toSubject } from './subject';
import {
  ACCESS_ROLE,
  AUDITOR_ROLE,
  CATALOGUE_ROLE,
  DEPLOYER_ROLE,
  DEVICE_CLAIMS_ROLE,
  NETWORK_POLICIES_ROLE,
  SHARED_WORK_ROLE,
  TENANT_ROLES,
  accessRules,
  auditorRules,
  catalogueRules,
  deployerRules,
  deviceClaimRules,
  networkPolicyRules,
  pendingWorkRules,
  sharedWorkRules,
  tenantRules,
} from './tenant-roles';
import { presetRules } from './workload-roles';

/** Props of AccessRoles. */
export interface AccessRolesProps {
  /**
   * Kinds of custom resources that tenants may use, beside the built-in list.
   *
   * @default - none
   */
  readonly kinds?: readonly KindProps[];
  /**
   * ClusterRoles of your own by name, which `bindings` of tenants may name. They are judged where they are bound.
   *
   * @default - none
   */
  readonly roles?: Record<string, RoleProps>;
  /**
   * Who gets cluster-admin: users by name, groups as `{group: …}`, accounts as `{serviceAccount: …}`.
   *
   * @default - nobody
   */
  readonly admins?: readonly SubjectValue[];
  /**
   * Who may read everything but secrets.
   *
   * @default - nobody
   */
  readonly auditors?: readonly SubjectValue[];
  /**
   * Whether some pool is backed by Dynamic Resource Allocation, so that there is a role that writes claims of devices.
   *
   * @default false
   */
  readonly deviceClaims?: boolean;
  /**
   * Whether the API server knows who made a workload (Kubernetes 1.36): users then write only what says so, and the rest
   * is a role of its own.
   *
   * @default false
   */
  readonly ownWork?: boolean;
  /**
   * Whether Kueue queues work, so that people read at which place of a queue theirs is.
   *
   * @default false
   */
  readonly pendingWork?: boolean;
}

/** @internal */
export interface AccessRolesSpec {
  readonly kinds: readonly FleetKind[];
  readonly roles: Record<string, FleetRole>;
  readonly admins: readonly FleetSubject[];
  readonly auditors: readonly FleetSubject[];
  readonly deviceClaims: boolean;
  readonly ownWork: boolean;
  readonly pendingWork: boolean;
}

/**
 * The ClusterRoles that all tenants share, and the platform's own people. Each lists its groups, kinds and verbs;
 * none aggregates, because any operator's chart could then widen it.
 */
export class AccessRoles extends Construct {
  /** Throws a `TenancyError` that names every wrong prop. */
  constructor(scope: Construct, id: string, props?: AccessRolesProps);
  /** @internal */
  constructor(scope: Construct, id: string, props: Resolved<AccessRolesSpec>);
  constructor(
    scope: Construct,
    id: string,
    props: AccessRolesProps | Resolved<AccessRolesSpec> = {},
  ) {
    super(scope, id);
    const spec = props instanceof Resolved ? props.spec : specOf(this, props);
    const more = spec.pendingWork ? pendingWorkRules() : [];
    this.role(TENANT_ROLES.admin, [...tenantRules('admin', spec.kinds), ...more]);
    this.role(TENANT_ROLES.user, [...tenantRules('user', spec.kinds, spec.ownWork), ...more]);
    this.role(TENANT_ROLES.viewer, [...tenantRules('viewer', spec.kinds), ...more]);
    this.role(DEPLOYER_ROLE, deployerRules(spec.kinds, spec.ownWork));
    if (spec.ownWork) this.role(SHARED_WORK_ROLE, sharedWorkRules(spec.kinds));
    if (spec.deviceClaims) this.role(DEVICE_CLAIMS_ROLE, deviceClaimRules());
    // Small, and the same for every fleet, so that they do not depend on what tenants are granted.
    this.role(ACCESS_ROLE, accessRules());
    this.role(NETWORK_POLICIES_ROLE, networkPolicyRules());
    this.role(CATALOGUE_ROLE, catalogueRules());
    for (const preset of Object.keys(IDENTITY_PRESETS).sort() as IdentityPreset[]) {
      this.role(presetRole(preset), presetRules(preset));
    }
    for (const [name, { rules }] of Object.entries(spec.roles)) {
      this.role(name, boundRoleRules(rules, spec.kinds));
    }
    if (spec.auditors.length > 0) {
      this.role(AUDITOR_ROLE, auditorRules(spec.kinds));
      this.bind('platform-auditors', AUDITOR_ROLE, spec.auditors);
    }
    if (spec.admins.length > 0) this.bind('platform-admins', 'cluster-admin', spec.admins);
  }

  private role(name: string, rules: k8s.PolicyRule[]): void {
    const content = manifestOf(k8s.KubeClusterRole, { metadata: grantMetadata(name), rules });
    offerDefaultChild(this, new Manifest(this, name, content));
  }

  private bind(name: string, role: string, subjects: readonly FleetSubject[]): void {
    new Manifest(
      this,
      name,
      manifestOf(k8s.KubeClusterRoleBinding, {
        metadata: grantMetadata(name),
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
        subjects: subjects.map(toSubject),
      }),
    );
  }
}

function specOf(construct: Construct, props: AccessRolesProps): AccessRolesSpec {
  const { kinds, roles, admins, auditors } = props;
  const { deviceClaims = false, ownWork = false, pendingWork = false } = props;
  const places = ['kinds', 'roles', 'admins', 'auditors'].map((key) => inPlatform(key));
  const entry = { kinds, roles, admins, auditors };
  return { ...resolvePlatformPart(construct, entry, places), deviceClaims, ownWork, pendingWork };
}
