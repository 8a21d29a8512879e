import type { IntegrationName } from '../model/props';

/** A mesh that adds an init container to each pod, which writes rules for packets into the network of the pod. */
export interface MeshInjector {
  /** The mesh. */
  readonly name: string;
  /** The labels and annotations of a namespace by which it is switched on, each with the values that switch it on. */
  readonly switches: readonly {
    readonly on: 'labels' | 'annotations';
    readonly key: string;
    /** @default - every value */
    readonly values?: readonly string[];
  }[];
  /**
   * The integration that is about its sidecars.
   *
   * @default - none
   */
  readonly integration?: IntegrationName;
  /** The init container. */
  readonly container: string;
  /** What it adds, and `baseline` and `restricted` refuse. */
  readonly capabilities: readonly ('NET_ADMIN' | 'NET_RAW')[];
  /** What does the work of that container on the node instead. */
  readonly plugin: string;
  /** The file or page of the project that says so. */
  readonly source: string;
}

const BOTH = ['NET_ADMIN', 'NET_RAW'] as const;

/** Meshes whose default installation no pod under `baseline` gets past. */
export const MESH_INJECTORS: readonly MeshInjector[] = [
  {
    name: 'Istio',
    switches: [
      { on: 'labels', key: 'istio-injection', values: ['enabled'] },
      { on: 'labels', key: 'istio.io/rev' },
    ],
    integration: 'istio',
    container: 'istio-init',
    capabilities: BOTH,
    plugin: 'the Istio CNI plugin or ambient mode',
    source:
      'istio.io "Pod Security Admission" and "Install the Istio CNI node agent"; istio/istio#35894, #54968',
  },
  {
    name: 'Linkerd',
    switches: [{ on: 'annotations', key: 'linkerd.io/inject', values: ['enabled', 'ingress'] }],
    integration: 'linkerd',
    container: 'linkerd-init',
    capabilities: BOTH,
    plugin: 'the Linkerd CNI plugin',
    source: 'linkerd/linkerd2 charts/partials/templates/_proxy-init.tpl; linkerd.io "CNI plugin"',
  },
  {
    name: 'Kuma',
    switches: [{ on: 'labels', key: 'kuma.io/sidecar-injection', values: ['enabled', 'true'] }],
    container: 'kuma-init',
    capabilities: BOTH,
    plugin: 'the Kuma CNI plugin',
    source:
      'kuma.io "Configure the CNI"; kumahq/kuma pkg/plugins/runtime/k8s/webhooks/injector/injector.go',
  },
  {
    // Pods are put into the mesh by an annotation of their own; the label has their traffic redirected.
    name: 'Consul',
    switches: [
      {
        on: 'labels',
        key: 'consul.hashicorp.com/transparent-proxy',
        // What Go reads as true.
        values: ['1', 't', 'T', 'TRUE', 'true', 'True'],
      },
    ],
    container: 'consul-connect-inject-init',
    capabilities: ['NET_ADMIN'],
    plugin: 'the Consul CNI plugin (`connectInject.cni.enabled`)',
    source:
      'hashicorp/consul-k8s control-plane/connect-inject/webhook/container_init.go, constants/annotations_and_labels.go',
  },
  {
    name: 'AWS App Mesh',
    switches: [
      { on: 'labels', key: 'appmesh.k8s.aws/sidecarInjectorWebhook', values: ['enabled'] },
    ],
    container: 'proxyinit',
    capabilities: ['NET_ADMIN'],
    plugin:
      'its CNI plugin, as EKS on Fargate has it, with `appmesh.k8s.aws/appmeshCNI: enabled` on each pod',
    source: 'aws/aws-app-mesh-controller-for-k8s pkg/inject/proxyinit.go and cni_proxy.go',
  },
];

/** The label that puts a namespace into a mesh without sidecars, and its value. */
export const AMBIENT_MODE = ['istio.io/dataplane-mode', 'ambient'] as const;
