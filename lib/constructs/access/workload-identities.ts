import { k8s } from '../api-object/k8s';
import { Construct } from 'constructs';
import { presetRole } from '../../fleet/catalogue/identity-presets';
import type { FleetKind, FleetServiceAccount } from '../../fleet/model/fleet';
import type { KindProps, ServiceAccountProps } from '../../fleet/model/props';
import { offerDefaultChild } from '../api-object/default-child';
import { Manifest, manifestOf } from '../api-object/manifest';
import { grantMetadata, guardMetadata } from '../api-object/metadata';
import { OutputFolder } from '../api-object/output-folder';
import { accountRules } from './account-role';
import { accountBinding, accountRole } from './binding-names';
import { type PartEntry, inPlatform, inTenant, resolvePart } from '../resolve-props';
import { Resolved } from '../resolved';

/** Props of WorkloadIdentities. */
export interface WorkloadIdentitiesProps {
  /** The namespace: a DNS label. */
  readonly namespace: string;
  /**
   * Accounts by name, each with the presets of the engines that it runs.
   *
   * @default - none
   */
  readonly serviceAccounts?: Record<string, ServiceAccountProps>;
  /**
   * Names of Secrets with which images are pulled.
   *
   * @default - none
   */
  readonly imagePullSecrets?: readonly string[];
  /**
   * The platform's own kinds, which rules of accounts may name.
   *
   * @default - none beyond the built-in list
   */
  readonly kinds?: readonly KindProps[];
}

/** @internal */
export interface WorkloadIdentitiesSpec {
  readonly namespace: string;
  readonly serviceAccounts: Record<string, FleetServiceAccount>;
  readonly imagePullSecrets: readonly string[];
  readonly kinds: readonly FleetKind[];
}

/**
 * Accounts for workloads that call the API server or a cloud, each bound to the closed ClusterRoles of its presets, which
 * `Platform` makes, and to a Role with its rules. Tenants can make neither, because people who write accounts and bindings write their own rights.
 *
 * `synth` writes the bindings to the folder `access`, which is delivered after the guards of the namespace. They go when
 * their entry does; an account without annotations stays.
 */
export class WorkloadIdentities extends Construct {
  /** The namespace that the accounts are in. */
  readonly namespace: string;

  /** Throws a `TenancyError` that names every wrong prop. */
  constructor(scope: Construct, id: string, props: WorkloadIdentitiesProps);
  /** @internal */
  constructor(scope: Construct, id: string, props: Resolved<WorkloadIdentitiesSpec>);
  constructor(
    scope: Construct,
    id: string,
    props: WorkloadIdentitiesProps | Resolved<WorkloadIdentitiesSpec>,
  ) {
    super(scope, id);
    const spec = props instanceof Resolved ? props.spec : specOf(this, props);
    this.namespace = spec.namespace;
    for (const [name, account] of Object.entries(spec.serviceAccounts)) {
      const content = this._toAccount(name, account, spec.imagePullSecrets);
      offerDefaultChild(
        this,
        new Manifest(this, name, manifestOf(k8s.KubeServiceAccount, content)),
      );
      for (const preset of account.presets) {
        const role = { kind: 'ClusterRole', name: presetRole(preset) };
        this.grant(`${name}.${preset}`, this._toBinding(name, accountBinding(name, preset), role));
      }
      if (account.rules !== undefined) {
        const role = accountRole(name);
        const rules = accountRules(account.rules, spec.kinds);
        const content = manifestOf(k8s.KubeRole, {
          metadata: grantMetadata(role, this.namespace),
          rules,
        });
        OutputFolder.of(new Manifest(this, `${name}.role`, content)).set('access');
        this.grant(`${name}.rules`, this._toBinding(name, role, { kind: 'Role', name: role }));
      }
    }
  }

  private grant(id: string, binding: k8s.KubeRoleBindingProps): void {
    const manifest = new Manifest(this, id, manifestOf(k8s.KubeRoleBinding, binding));
    OutputFolder.of(manifest).set('access');
  }

  /** @internal */
  private _toAccount(
    name: string,
    { automountToken, annotations }: FleetServiceAccount,
    secrets: readonly string[],
  ): k8s.KubeServiceAccountProps {
    return {
      metadata: accountMetadata(name, this.namespace, annotations),
      automountServiceAccountToken: automountToken,
      ...pullSecrets(secrets),
    };
  }

  /** @internal */
  private _toBinding(
    account: string,
    name: string,
    role: { readonly kind: string; readonly name: string },
  ): k8s.KubeRoleBindingProps {
    return {
      metadata: grantMetadata(name, this.namespace),
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', ...role },
      subjects: [{ kind: 'ServiceAccount', name: account, namespace: this.namespace }],
    };
  }
}

/**
 * An account is kept: if it went and came back, the tokens of running pods would be invalid. Alone it has no rights. With
 * the role of a cloud it has, so that it goes with its entry.
 */
function accountMetadata(
  name: string,
  namespace: string,
  annotations: FleetServiceAccount['annotations'],
): k8s.KubeServiceAccountProps['metadata'] {
  return Object.keys(annotations).length === 0
    ? guardMetadata(name, namespace)
    : { ...grantMetadata(name, namespace), annotations };
}

/** Whether an account may reach the API server is for policies of the network to say, which know where that is. */
const SOME_API_SERVER: NonNullable<PartEntry['platform']> = {
  network: { apiServer: { cidrs: ['192.0.2.1/32'] } },
};

function specOf(construct: Construct, props: WorkloadIdentitiesProps): WorkloadIdentitiesSpec {
  const { namespace, serviceAccounts, imagePullSecrets, kinds } = props;
  const { environment, platform } = resolvePart(construct, props, {
    tenant: { serviceAccounts, imagePullSecrets },
    platform: { ...SOME_API_SERVER, kinds },
    places: [inTenant(['serviceAccounts']), inTenant(['imagePullSecrets']), inPlatform('kinds')],
  });
  return {
    namespace,
    kinds: platform.kinds,
    serviceAccounts: environment.serviceAccounts,
    imagePullSecrets: environment.imagePullSecrets,
  };
}

/** The part of a ServiceAccount that says how images are pulled. */
export function pullSecrets(names: readonly string[]): { imagePullSecrets?: { name: string }[] } {
  return names.length === 0 ? {} : { imagePullSecrets: names.map((name) => ({ name })) };
}
