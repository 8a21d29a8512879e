import type { DnsLabel } from './name-types';

/**
 * An operator that does not run in its usual namespace.
 *
 * @title Integration
 * @example {name: "kuberay", namespace: "ray"}
 */
export interface IntegrationProps {
  /** The operator. */
  readonly name: IntegrationName;
  /**
   * The namespace in which it runs.
   *
   * @default - the namespace into which its project installs it
   */
  readonly namespace?: DnsLabel;
}

/** An operator in its usual namespace, or a map that names another one. */
export type IntegrationValue = IntegrationName | IntegrationProps;

/**
 * An operator, with the namespace into which its project installs it.
 *
 * - `argo-workflows`: Argo Workflows, in `argo`
 * - `eks-pod-identity`: the agent of EKS Pod Identity, in `kube-system` on each node, at port 80 of 169.254.170.23 and fd00:ec2::23
 * - `gke-workload-identity`: the metadata server of GKE, in `kube-system` on each node, at port 988 of 169.254.169.252
 * - `gke-workload-identity-dataplane-v2`: the same, in `kube-system`, with Dataplane V2, at port 80 of 169.254.169.254; node pools without
 *   that server give away the credentials of the node there
 * - `istio`: Istio with sidecars, in `istio-system`
 * - `jupyterhub`: JupyterHub by its chart, in `jupyterhub`, with users' servers here
 * - `katib`: Katib, in `kubeflow`
 * - `knative`: Knative Serving, in `knative-serving`
 * - `kserve`: KServe without Knative, whose gateway runs in `kserve`; with Knative, add `knative`
 * - `kubeflow-pipelines`: Kubeflow Pipelines, in `kubeflow`
 * - `kuberay`: KubeRay, in `ray-system`
 * - `linkerd`: Linkerd with sidecars, in `linkerd`
 * - `notebooks`: Kubeflow Notebooks, in `kubeflow`
 * - `vault`: HashiCorp Vault, in `vault`
 *
 * @title Operator
 */
export type IntegrationName =
  | 'argo-workflows'
  | 'eks-pod-identity'
  | 'gke-workload-identity'
  | 'gke-workload-identity-dataplane-v2'
  | 'istio'
  | 'jupyterhub'
  | 'katib'
  | 'knative'
  | 'kserve'
  | 'kubeflow-pipelines'
  | 'kuberay'
  | 'linkerd'
  | 'notebooks'
  | 'vault';
