import type { Construct } from 'constructs';
import type { FleetKamaji } from '../../fleet/model/fleet-isolation';
import {
  KAMAJI_CONTAINER_DISK,
  KAMAJI_CONTAINERS,
} from '../../fleet/settings/isolation/kamaji-needs';
import { podSecurityOf } from '../../fleet/settings/pod-security/exceptions';
import { defined } from '../../fleet/values/maps';
import { KAMAJI_CONTROL_PLANE, KAMAJI_PORTS } from '../../plan/kamaji-names';
import type { NamespaceView } from '../../plan/namespace-view';
import { Manifest } from '../api-object/manifest';
import { guardMetadata } from '../api-object/metadata';
import { RESTRICTED, RESTRICTED_POD } from './restricted-pods';

/** What a container requests. */
interface ContainerResources {
  readonly requests: {
    readonly cpu: string;
    readonly memory: string;
    readonly 'ephemeral-storage': string;
  };
}

/** What we write of a TenantControlPlane (kamaji.clastix.io/v1alpha1). */
interface TenantControlPlaneSpec {
  readonly dataStore: string;
  readonly controlPlane: {
    readonly deployment: {
      readonly replicas: number;
      readonly runtimeClassName?: string;
      readonly resources: Readonly<
        Record<'apiServer' | 'controllerManager' | 'scheduler' | 'kine', ContainerResources>
      >;
      readonly containerSecurityContexts?: Readonly<
        Record<'apiServer' | 'controllerManager' | 'scheduler', typeof RESTRICTED>
      >;
      readonly podSecurityContext?: typeof RESTRICTED_POD;
    };
    readonly service: { readonly serviceType: 'LoadBalancer' };
  };
  readonly kubernetes: {
    readonly version: string;
    readonly kubelet: { readonly cgroupfs: 'systemd' };
  };
  readonly networkProfile: {
    readonly port: number;
    readonly loadBalancerSourceRanges: readonly string[];
  };
  readonly addons: {
    readonly coreDNS: Record<string, never>;
    readonly kubeProxy: Record<string, never>;
    readonly konnectivity: {
      readonly server: {
        readonly port: number;
        readonly resources: ContainerResources;
        readonly securityContext?: typeof RESTRICTED;
      };
    };
  };
}

/** The object from which Kamaji makes a control plane in the namespace. It stays when it vanishes from Git. */
export function makeKamaji(
  scope: Construct,
  { view, virtual }: { readonly view: NamespaceView; readonly virtual: FleetKamaji },
): void {
  new Manifest(scope, 'ControlPlane', {
    apiVersion: 'kamaji.clastix.io/v1alpha1',
    kind: 'TenantControlPlane',
    metadata: guardMetadata(KAMAJI_CONTROL_PLANE, view.namespace, view.state),
    spec: specOf(view, virtual),
  });
}

function specOf(
  { spec: { podSecurity, scheduling } }: NamespaceView,
  { kamaji, kubernetesVersion, nodes, replicas, resources }: FleetKamaji,
): TenantControlPlaneSpec {
  const { controllerManager, scheduler, konnectivity, kine } = KAMAJI_CONTAINERS;
  const secured = podSecurityOf(podSecurity).standard === 'restricted' ? RESTRICTED : undefined;
  return {
    dataStore: kamaji.dataStore,
    controlPlane: {
      deployment: defined({
        replicas,
        runtimeClassName: scheduling.runtimeClass,
        resources: {
          apiServer: requests(resources),
          controllerManager: requests(controllerManager),
          scheduler: requests(scheduler),
          kine: requests(kine),
        },
        containerSecurityContexts: secured && {
          apiServer: secured,
          controllerManager: secured,
          scheduler: secured,
        },
        podSecurityContext: secured && RESTRICTED_POD,
      }),
      service: { serviceType: 'LoadBalancer' },
    },
    kubernetes: { version: `v${kubernetesVersion}`, kubelet: { cgroupfs: 'systemd' } },
    networkProfile: { port: KAMAJI_PORTS.api, loadBalancerSourceRanges: nodes },
    addons: {
      coreDNS: {},
      kubeProxy: {},
      konnectivity: {
        server: defined({
          port: KAMAJI_PORTS.tunnel,
          resources: requests(konnectivity),
          securityContext: secured,
        }),
      },
    },
  };
}

function requests({ cpu, memory }: FleetKamaji['resources']): ContainerResources {
  return { requests: { cpu, memory, 'ephemeral-storage': KAMAJI_CONTAINER_DISK } };
}
