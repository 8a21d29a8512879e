import { k8s } from '../api-object/k8s';
import { Construct } from 'constructs';
import { presetRole } from '../../fleet/catalogue/identity-presets';
import type { FleetServiceAccount } from '../../fleet/model/fleet';
import type { IdentityPreset } from '../../fleet/model/props';
import { Manifest } from '../api-object/manifest';
import { grantMetadata } from '../api-object/metadata';

export interface WorkloadIdentitiesProps {
  readonly namespace: string;
  /** By name. */
  readonly serviceAccounts: Record<string, FleetServiceAccount>;
  /**
   * Secrets with which images are pulled, by name.
   *
   * @default - none
   */
  readonly imagePullSecrets?: readonly string[];
}

/**
 * Accounts for workloads that call the API server or a cloud, each bound to the closed ClusterRoles of its presets
 * (`Platform` makes those). Tenants can make neither, because whoever writes accounts and bindings writes his own
 * rights.
 */
export class WorkloadIdentities extends Construct {
  readonly namespace: string;

  constructor(scope: Construct, id: string, props: WorkloadIdentitiesProps) {
    super(scope, id);
    this.namespace = props.namespace;
    for (const [name, account] of Object.entries(props.serviceAccounts)) {
      new Manifest(
        this,
        name,
        k8s.KubeServiceAccount.manifest(this._toAccount(name, account, props.imagePullSecrets)),
      );
      for (const preset of account.presets) {
        const binding = this._toBinding(name, preset);
        new Manifest(this, `${name}.${preset}`, k8s.KubeRoleBinding.manifest(binding));
      }
    }
  }

  /** @internal */
  private _toAccount(
    name: string,
    { automountToken, annotations }: FleetServiceAccount,
    secrets: readonly string[] | undefined,
  ): k8s.KubeServiceAccountProps {
    return {
      metadata: {
        ...grantMetadata(name, this.namespace),
        ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
      },
      automountServiceAccountToken: automountToken,
      ...pullSecrets(secrets),
    };
  }

  /** @internal */
  private _toBinding(account: string, preset: IdentityPreset): k8s.KubeRoleBindingProps {
    return {
      metadata: grantMetadata(`${account}-${preset}`, this.namespace),
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: presetRole(preset),
      },
      subjects: [{ kind: 'ServiceAccount', name: account, namespace: this.namespace }],
    };
  }
}

/** The part of a ServiceAccount that says how images are pulled. */
export function pullSecrets(names: readonly string[] = []): {
  imagePullSecrets?: { name: string }[];
} {
  return names.length === 0 ? {} : { imagePullSecrets: names.map((name) => ({ name })) };
}
