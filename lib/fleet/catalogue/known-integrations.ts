import type { IntegrationName } from '../model/props';
import { WORKFLOW_PODS } from './identity-presets';
import type { PodLabels } from './pod-labels';

/**
 * Pods of the operator, or addresses of the node that pods are on, and the TCP ports on which traffic arrives: their ports
 * for egress, ours for ingress.
 */
export interface IntegrationPeer {
  /**
   * Addresses at which an agent on the node listens. It has no pods that a policy could select.
   *
   * @default - pods in the namespace of the integration
   */
  readonly cidrs?: readonly string[];
  /** Absent if the project guarantees no label: all pods of its namespace. */
  readonly pods?: PodLabels;
  readonly ports: readonly number[];
}

/** One NetworkPolicy of an integration. */
export interface IntegrationPolicy {
  /** Last part of the policy's name, `allow-<integration>-<name>`. */
  readonly name: string;
  readonly direction: 'ingress' | 'egress';
  /** The pods of the environment. Absent: all of them. */
  readonly pods?: PodLabels;
  /** The other end: pods in the operator's namespace, or the API server that `network.apiServer` names. */
  readonly peers: readonly IntegrationPeer[] | 'api-server';
  /** The file or page of the project that says so. */
  readonly source: string;
}

/** What an operator needs to reach in an environment, and what the environment's pods need of it. */
export interface IntegrationEntry {
  /** The namespace into which its project installs it. */
  readonly namespace: string;
  /**
   * Service accounts of controllers that point Services of type ExternalName to their own gateway. Without a namespace,
   * they are in that of the integration.
   *
   * @default - none
   */
  readonly externalNameAccounts?: readonly { readonly namespace?: string; readonly name: string }[];
  /**
   * Taints that its pods tolerate in every cluster, as `scheduling.tolerations` writes them. They are about nodes that a
   * platform keeps for it.
   *
   * @default - none
   */
  readonly tolerations?: readonly string[];
  readonly policies: readonly IntegrationPolicy[];
}

/**
 * What each integration opens, and nothing else. Ports are those of pods, because policies judge packets after the Service is translated.
 * Admission webhooks and kubelet probes are not listed: the API server and the node call those, never a tenant's pod.
 */
export const INTEGRATIONS: Record<IntegrationName, IntegrationEntry> = {
  kuberay: {
    namespace: 'ray-system',
    policies: [
      {
        // Submits jobs and configures Serve on the dashboard (8265), asks Serve's proxy for its health (8000).
        name: 'operator',
        direction: 'ingress',
        pods: { is: { 'ray.io/node-type': 'head' } },
        peers: [
          {
            pods: { is: { 'app.kubernetes.io/component': 'kuberay-operator' } },
            ports: [8000, 8265],
          },
        ],
        source:
          'ray-project/kuberay ray-operator/controllers/ray/utils/constant.go, ray-operator/config/{default/kustomization,manager/manager}.yaml, helm-chart/kuberay-operator/templates/deployment.yaml',
      },
    ],
  },
  // An ingress gateway that sends to pods without the activator is an `ingress` entry of the platform's own.
  knative: {
    namespace: 'knative-serving',
    // knative/serving pkg/reconciler/route/resources/service.go, config/core/200-serviceaccount.yaml
    externalNameAccounts: [{ name: 'controller' }],
    policies: [
      {
        // queue-proxy: HTTP/1, HTTP/2, TLS. Its admin port 8022 is called by the kubelet.
        name: 'activator',
        direction: 'ingress',
        pods: { has: ['serving.knative.dev/revision'] },
        peers: [{ pods: { is: { app: 'activator' } }, ports: [8012, 8013, 8112] }],
        source:
          'knative/serving pkg/networking/constants.go, config/core/deployments/activator.yaml; 8112: knative/serving#14479, #12815',
      },
      {
        // Scrapes the metrics by which it scales.
        name: 'autoscaler',
        direction: 'ingress',
        pods: { has: ['serving.knative.dev/revision'] },
        peers: [{ pods: { is: { app: 'autoscaler' } }, ports: [9090] }],
        source:
          'knative/serving pkg/networking/constants.go (AutoscalingQueueMetricsPort), config/core/deployments/autoscaler.yaml',
      },
    ],
  },
  // This is KServe without Knative. With Knative, list `knative` as well: then requests arrive through the activator.
  kserve: {
    namespace: 'kserve',
    // With Knative Serving. The namespace of the integration is that of the gateway; Kubeflow installs the controller in
    // its own namespace. kserve/kserve pkg/controller/v1beta1/inferenceservice/reconcilers/ingress/ingress_reconciler.go
    externalNameAccounts: [
      { namespace: 'kserve', name: 'kserve-controller-manager' },
      { namespace: 'kubeflow', name: 'kserve-controller-manager' },
    ],
    policies: [
      {
        // The Gateway `kserve/kserve-ingress-gateway` sends to the model server (8080), or to the agent before it (9081).
        // What labels its pods carry depends on who implements the Gateway API.
        name: 'gateway',
        direction: 'ingress',
        pods: { has: ['serving.kserve.io/inferenceservice'] },
        peers: [{ ports: [8080, 9081] }],
        source:
          'kserve/kserve pkg/constants/constants.go, pkg/controller/v1beta1/inferenceservice/reconcilers/service/service_reconciler.go',
      },
    ],
  },
  notebooks: {
    namespace: 'kubeflow',
    policies: [
      {
        // Asks the notebook for its kernels and stops it when it is idle.
        name: 'culler',
        direction: 'ingress',
        pods: { has: ['notebook-name'] },
        peers: [{ pods: { is: { app: 'notebook-controller' } }, ports: [8888] }],
        source:
          'kubeflow/kubeflow components/notebook-controller/controllers/{culling_controller,notebook_controller}.go, config/manager/manager.yaml',
      },
    ],
  },
  // The hub of a platform, which starts the servers of a tenant's people in the namespace of the tenant.
  jupyterhub: {
    namespace: 'jupyterhub',
    // jupyterhub/zero-to-jupyterhub-k8s jupyterhub/values.yaml (scheduling.userPods.tolerations): the chart always adds both.
    tolerations: ['hub.jupyter.org/dedicated=user', 'hub.jupyter.org_dedicated=user'],
    policies: [
      {
        // The proxy, and the hub that looks whether a server is up.
        name: 'server',
        direction: 'ingress',
        pods: { is: { component: 'singleuser-server' } },
        peers: [
          { pods: { is: { 'hub.jupyter.org/network-access-singleuser': 'true' } }, ports: [8888] },
        ],
        source:
          'jupyterhub/zero-to-jupyterhub-k8s jupyterhub/templates/singleuser/netpol.yaml, jupyterhub/files/hub/jupyterhub_config.py',
      },
      {
        // Servers report their activity, and ask who logs in.
        name: 'hub',
        direction: 'egress',
        pods: { is: { component: 'singleuser-server' } },
        peers: [{ pods: { is: { component: 'hub' } }, ports: [8081] }],
        source: 'jupyterhub/zero-to-jupyterhub-k8s jupyterhub/templates/singleuser/netpol.yaml',
      },
    ],
  },
  'kubeflow-pipelines': {
    namespace: 'kubeflow',
    policies: [
      {
        // Runs, and the SDK in notebooks, call the pipelines' own API: HTTP and gRPC.
        name: 'api',
        direction: 'egress',
        peers: [{ pods: { is: { app: 'ml-pipeline' } }, ports: [8887, 8888] }],
        source:
          'kubeflow/pipelines manifests/kustomize/base/pipeline/ml-pipeline-apiserver-deployment.yaml, backend/src/v2/config/env.go',
      },
      {
        name: 'metadata',
        direction: 'egress',
        pods: WORKFLOW_PODS,
        peers: [{ pods: { is: { component: 'metadata-grpc-server' } }, ports: [8080] }],
        source:
          'kubeflow/pipelines manifests/kustomize/base/metadata/base/metadata-grpc-deployment.yaml',
      },
      {
        // The artifact store that comes with the installation: MinIO, or SeaweedFS behind the same Service.
        name: 'artifacts',
        direction: 'egress',
        pods: WORKFLOW_PODS,
        peers: [
          { pods: { is: { app: 'minio' } }, ports: [9000] },
          { pods: { is: { app: 'seaweedfs' } }, ports: [8333] },
        ],
        source:
          'kubeflow/manifests common/networkpolicies/base/minio.yaml; kubeflow/pipelines manifests/kustomize/third-party/seaweedfs/base/seaweedfs/{minio-service,seaweedfs-networkpolicy}.yaml',
      },
      {
        // Shows artifacts through a helper in the namespace.
        name: 'ui',
        direction: 'ingress',
        pods: { is: { app: 'ml-pipeline-ui-artifact' } },
        peers: [{ pods: { is: { app: 'ml-pipeline-ui' } }, ports: [3000] }],
        source:
          'kubeflow/pipelines manifests/kustomize/base/installs/multi-user/pipelines-profile-controller/sync.py',
      },
      {
        name: 'api-server',
        direction: 'egress',
        pods: WORKFLOW_PODS,
        peers: 'api-server',
        source:
          'argoproj/argo-workflows manifests/quick-start/base/executor/emissary/executor-role.yaml',
      },
    ],
  },
  katib: {
    namespace: 'kubeflow',
    policies: [
      {
        // Asks the algorithm for suggestions (6789), and for rules of early stopping (6788).
        name: 'controller',
        direction: 'ingress',
        pods: { has: ['katib.kubeflow.org/suggestion'] },
        peers: [
          { pods: { is: { 'katib.kubeflow.org/component': 'controller' } }, ports: [6788, 6789] },
        ],
        source:
          'kubeflow/katib pkg/controller.v1beta1/{consts/const,util/labels}.go, manifests/v1beta1/components/controller/controller.yaml',
      },
      {
        // Trials report their metrics, early stopping reads them.
        name: 'db-manager',
        direction: 'egress',
        pods: { has: ['katib.kubeflow.org/experiment'] },
        peers: [{ pods: { is: { 'katib.kubeflow.org/component': 'db-manager' } }, ports: [6789] }],
        source:
          'kubeflow/manifests common/networkpolicies/base/katib-db-manager.yaml; kubeflow/katib pkg/controller.v1beta1/{consts/const,util/labels}.go, pkg/webhook/v1beta1/pod/utils.go (mutatePodMetadata)',
      },
    ],
  },
  'argo-workflows': {
    namespace: 'argo',
    policies: [
      {
        // For pods that submit workflows.
        name: 'server',
        direction: 'egress',
        peers: [{ pods: { is: { app: 'argo-server' } }, ports: [2746] }],
        source: 'argoproj/argo-workflows manifests/base/argo-server/argo-server-deployment.yaml',
      },
      {
        // Every step reports its outcome to the API server.
        name: 'api-server',
        direction: 'egress',
        pods: WORKFLOW_PODS,
        peers: 'api-server',
        source:
          'argoproj/argo-workflows manifests/quick-start/base/executor/emissary/executor-role.yaml',
      },
    ],
  },
  // Sidecars. Not for tenants' pods: 15014 is scraped by monitoring, 15017 is called by the API server.
  istio: {
    namespace: 'istio-system',
    policies: [
      {
        // Configuration and certificates: over TLS (15012), or plain for proxies that are set up so (15010).
        name: 'istiod',
        direction: 'egress',
        peers: [{ pods: { is: { app: 'istiod' } }, ports: [15010, 15012] }],
        source:
          'istio.io "Application requirements", ports used by Istio; istio/istio manifests/charts/istio-control/istio-discovery/templates/{deployment,networkpolicy}.yaml',
      },
    ],
  },
  // Between meshed pods of two namespaces traffic arrives on 4143, whatever the port was.
  linkerd: {
    namespace: 'linkerd',
    policies: [
      {
        name: 'identity',
        direction: 'egress',
        pods: { has: ['linkerd.io/control-plane-ns'] },
        peers: [
          { pods: { is: { 'linkerd.io/control-plane-component': 'identity' } }, ports: [8080] },
        ],
        source: 'linkerd/linkerd2 charts/linkerd-control-plane/templates/identity.yaml',
      },
      {
        // Where Services lead (8086), and who may call (8090): two ports of the same pods.
        name: 'destination',
        direction: 'egress',
        pods: { has: ['linkerd.io/control-plane-ns'] },
        peers: [
          {
            pods: { is: { 'linkerd.io/control-plane-component': 'destination' } },
            ports: [8086, 8090],
          },
        ],
        source: 'linkerd/linkerd2 charts/linkerd-control-plane/templates/destination.yaml',
      },
    ],
  },
  vault: {
    namespace: 'vault',
    policies: [
      {
        // Agents and clients log in and read. 8201 is between servers.
        name: 'server',
        direction: 'egress',
        peers: [
          {
            pods: { is: { 'app.kubernetes.io/name': 'vault', component: 'server' } },
            ports: [8200],
          },
        ],
        source: 'hashicorp/vault-helm templates/server-service.yaml, values.yaml',
      },
    ],
  },
  // The agents of clouds that give each pod the identity of its account, and never that of the node.
  'gke-workload-identity': {
    namespace: 'kube-system',
    policies: [
      {
        // The node rewrites 169.254.169.254:80 to this address before policies judge the packet.
        name: 'metadata-server',
        direction: 'egress',
        peers: [{ cidrs: ['169.254.169.252/32'], ports: [988] }],
        source: 'GKE "Control communication between Pods and Services using network policies"',
      },
    ],
  },
  'gke-workload-identity-dataplane-v2': {
    namespace: 'kube-system',
    policies: [
      {
        // With Dataplane V2, policies judge the packet as the pod sent it.
        name: 'metadata-server',
        direction: 'egress',
        peers: [{ cidrs: ['169.254.169.254/32'], ports: [80] }],
        source: 'GKE "Control communication between Pods and Services using network policies"',
      },
    ],
  },
  'eks-pod-identity': {
    namespace: 'kube-system',
    policies: [
      {
        name: 'agent',
        direction: 'egress',
        peers: [{ cidrs: ['169.254.170.23/32', 'fd00:ec2::23/128'], ports: [80] }],
        source: 'Amazon EKS "Set up the Amazon EKS Pod Identity Agent"; cilium/cilium#34387',
      },
    ],
  },
};

/** Names of integrations by which a pod of GKE gets a token of the cloud for its account. */
export const GKE_IDENTITY: readonly IntegrationName[] = [
  'gke-workload-identity',
  'gke-workload-identity-dataplane-v2',
];

/** Whether an integration opens the API server to some pods. */
export function needsApiServer(name: IntegrationName): boolean {
  return INTEGRATIONS[name].policies.some(({ peers }) => peers === 'api-server');
}
