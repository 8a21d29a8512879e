import { k8s } from '../api-object/k8s';
import { Construct } from 'constructs';
import { TenancyError } from '../../findings/finding';
import { Findings } from '../../findings/findings';
import type { FleetBinding, FleetSubject } from '../../fleet/model/fleet';
import type { BindingProps, PeopleList, SubjectValue } from '../../fleet/model/props';
import { checkNames } from '../../fleet/values/name-checks';
import { offerDefaultChild } from '../api-object/default-child';
import { Manifest, manifestOf } from '../api-object/manifest';
import { grantMetadata } from '../api-object/metadata';
import { OutputFolder } from '../api-object/output-folder';
import { refuseTaken } from '../api-object/taken';
import { inTenant, resolvePart } from '../resolve-props';
import { Resolved } from '../resolved';
import { boundSubjects } from '../../plan/bound-subjects';
import { DEPLOYERS_BINDING, EXTRA_BINDINGS, PEOPLE_BINDINGS, extraBinding } from './binding-names';
import { toSubject } from './subject';
import {
  ACCESS_ROLE,
  DEPLOYER_ROLE,
  DEVICE_CLAIMS_ROLE,
  NETWORK_POLICIES_ROLE,
  SHARED_WORK_ROLE,
  TENANT_ROLES,
  type TenantRole,
} from './tenant-roles';

/** Props of an AccessPolicy. */
export interface AccessPolicyProps {
  /** The namespace: a DNS label. */
  readonly namespace: string;
  /**
   * Who is bound to `tenant-admin`: users by name, groups as `{group: …}`, accounts as `{serviceAccount: …}`.
   *
   * @default - nobody
   */
  readonly admins?: readonly SubjectValue[];
  /**
   * Who is bound to `tenant-user`.
   *
   * @default - nobody
   */
  readonly users?: readonly SubjectValue[];
  /**
   * Who is bound to `tenant-viewer`.
   *
   * @default - nobody
   */
  readonly viewers?: readonly SubjectValue[];
  /**
   * Who is bound to `tenant-deployer`, in addition.
   *
   * @default - nobody
   */
  readonly deployers?: readonly SubjectValue[];
  /**
   * Whether admins and users may write claims of devices.
   *
   * @default false
   */
  readonly deviceClaims?: boolean;
  /**
   * Whether users may scale and evict the work of others where their role does not say so: on Kubernetes 1.36 and newer.
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
  /**
   * Further roles by a name of your choice: ClusterRoles of the platform's own, such as the one of a dashboard.
   *
   * @default - none
   */
  readonly bindings?: Record<string, BindingProps>;
}

/** @internal */
export interface AccessPolicySpec extends AccessPolicyProps {
  readonly admins: readonly FleetSubject[];
  readonly users: readonly FleetSubject[];
  readonly viewers: readonly FleetSubject[];
  readonly deployers?: readonly FleetSubject[];
  readonly bindings?: Record<string, FleetBinding>;
}

/** What goes with a role where it is granted, and which of the roles it goes with. */
interface Extra {
  /** The name of the binding. */
  readonly name: string;
  readonly role: string;
  readonly with: readonly (TenantRole | 'deployer')[];
  /** Who has it besides. */
  readonly others?: readonly FleetSubject[];
}

/**
 * Binds people to the closed roles of `Platform`, in one namespace. A role with nobody in it is not bound.
 *
 * `synth` writes its bindings to the folder `access`, which is delivered after the guards of the namespace.
 */
export class AccessPolicy extends Construct {
  /** The namespace that people are let into. */
  readonly namespace: string;
  private readonly extras: readonly Extra[];

  /** Throws a `TenancyError` that names every wrong prop, such as `system:masters` among the users. */
  constructor(scope: Construct, id: string, props: AccessPolicyProps);
  /** @internal */
  constructor(scope: Construct, id: string, props: Resolved<AccessPolicySpec>);
  constructor(scope: Construct, id: string, props: AccessPolicyProps | Resolved<AccessPolicySpec>) {
    super(scope, id);
    OutputFolder.of(this).set('access');
    const spec = props instanceof Resolved ? props.spec : specOf(this, props);
    const { admins, users, viewers, deployers = [] } = spec;
    const people = { admin: admins, user: users, viewer: viewers, deployer: deployers };
    this.namespace = spec.namespace;
    this.extras = extrasOf(spec);
    for (const role of ['admin', 'user', 'viewer'] as const) {
      this.bind(PEOPLE_BINDINGS[role], TENANT_ROLES[role], people[role]);
    }
    this.bind(DEPLOYERS_BINDING, DEPLOYER_ROLE, deployers);
    for (const extra of this.extras) {
      const bound = [...extra.with.map((role) => people[role]), extra.others ?? []];
      this.bind(extra.name, extra.role, union(bound));
    }
  }

  /**
   * Binds one more subject, in addition to those of the props, and to what goes with the role here.
   *
   * Throws a `TenancyError` for somebody who cannot be bound, such as `system:masters`, and an `Error` where there is a
   * binding of that name.
   *
   * @param name - the name of the RoleBinding: lower-case letters, digits, dashes and dots. Where admins bind people
   *   (`access: selfService`), only names that begin with `platform-` are certainly free
   * @param subject - a user by name, or `{user}`, `{group}` or `{serviceAccount}`
   */
  addSubject(role: 'admin' | 'user' | 'viewer', name: string, subject: SubjectValue): void {
    if (!Object.hasOwn(TENANT_ROLES, role)) {
      const known = Object.keys(TENANT_ROLES).join(', ');
      throw new Error(`there is no role \`${String(role)}\`; there are ${known}`);
    }
    const subjects = this.checkSubject(name, subject);
    const extras = this.extras
      .filter((extra) => extra.with.includes(role))
      .map((extra) => ({ ...extra, name: `${name}-${extra.name}` }));
    const bindings = [{ name, role: TENANT_ROLES[role] }, ...extras];
    for (const binding of bindings) {
      refuseTaken(this, binding.name, `a RoleBinding \`${binding.name}\``, this.namespace);
    }
    for (const binding of bindings) this.bind(binding.name, binding.role, subjects);
  }

  /** The subject in normal form; throws where it, or the name of its binding, cannot be. */
  private checkSubject(name: string, subject: SubjectValue): readonly FleetSubject[] {
    const findings = new Findings();
    checkNames([name], 'a RoleBinding', ['name'], findings);
    if (findings.hasErrors) {
      throw new TenancyError(findings.all.map((item) => ({ ...item, path: ['name'] })));
    }
    const part = { namespace: this.namespace };
    return resolvePart(this, part, {
      tenant: { users: [subject] },
      places: [[['tenants', 0, 'users', 0], ['subject']]],
    }).environment.users;
  }

  private bind(name: string, role: string, subjects: readonly FleetSubject[]): void {
    if (subjects.length === 0) return;
    const binding = manifestOf(k8s.KubeRoleBinding, this._toBinding(name, role, subjects));
    offerDefaultChild(this, new Manifest(this, name, binding));
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

function specOf(construct: Construct, props: AccessPolicyProps): AccessPolicySpec {
  const { admins, users, viewers, deployers, bindings } = props;
  const accounts = Object.values(bindings ?? {}).flatMap(({ accounts: names }) => names ?? []);
  const { environment } = resolvePart(construct, props, {
    tenant: {
      admins,
      users,
      viewers,
      deployers,
      bindings,
      // Another construct makes them.
      serviceAccounts: Object.fromEntries(accounts.map((name) => [name, {}])),
    },
    places: ['admins', 'users', 'viewers', 'deployers', 'bindings'].map((key) => inTenant([key])),
  });
  return {
    ...props,
    admins: environment.admins,
    users: environment.users,
    viewers: environment.viewers,
    deployers: environment.deployers,
    bindings: environment.bindings,
  };
}

function extrasOf(spec: AccessPolicySpec): Extra[] {
  const { deviceClaims, sharedWork, selfService, networkPolicies } = spec;
  const extras: readonly (readonly [granted: boolean | undefined, extra: Extra])[] = [
    [
      deviceClaims,
      {
        name: EXTRA_BINDINGS.deviceClaims,
        role: DEVICE_CLAIMS_ROLE,
        with: ['admin', 'user', 'deployer'],
      },
    ],
    [
      sharedWork,
      { name: EXTRA_BINDINGS.sharedWork, role: SHARED_WORK_ROLE, with: ['user', 'deployer'] },
    ],
    [selfService, { name: EXTRA_BINDINGS.access, role: ACCESS_ROLE, with: ['admin'] }],
    [
      networkPolicies,
      { name: EXTRA_BINDINGS.networkPolicies, role: NETWORK_POLICIES_ROLE, with: ['admin'] },
    ],
  ];
  return [
    ...extras.flatMap(([granted, extra]) => (granted === true ? [extra] : [])),
    ...Object.entries(spec.bindings ?? {}).map(([name, binding]) => ({
      name: extraBinding(name),
      role: binding.clusterRole,
      with: binding.to.map((list) => ROLE_OF_LIST[list]),
      others: boundSubjects({ ...binding, to: [] }, spec),
    })),
  ];
}

const ROLE_OF_LIST: Readonly<Record<PeopleList, Extra['with'][number]>> = {
  admins: 'admin',
  users: 'user',
  viewers: 'viewer',
  deployers: 'deployer',
};

function union(lists: readonly (readonly FleetSubject[])[]): FleetSubject[] {
  const byText = new Map(lists.flat().map((subject) => [JSON.stringify(subject), subject]));
  return [...byText.values()];
}
