import type { ImageRegistry } from './address-types';
import type { Bytes, LabelValue, TextValue, WholeNumber } from './amount-types';
import type {
  AnnotationKey,
  LabelKey,
  MetadataKey,
  ObjectName,
  PriorityClassName,
  Taint,
} from './name-types';
import type { RuleProps } from './rule-props';

/**
 * An account for workloads that call the API server or a cloud.
 *
 * @title Service account
 * @example {presets: ["argo-executor"], apiAccess: true}
 */
export interface ServiceAccountProps {
  /**
   * The engines that run with this account. Each binds a closed ClusterRole in the namespace.
   *
   * @default - none: the account has no rights
   */
  readonly presets?: readonly IdentityPreset[];
  /**
   * What else it may do in its namespace, where no preset fits: the rules of the Role that a chart brings. Each pod of the
   * namespace can run with the account, so it may never do more than `tenant-user` may.
   *
   * @default - none
   * @example [{apiGroups: ["batch"], resources: ["jobs"], verbs: ["create", "get"]}]
   */
  readonly rules?: readonly RuleProps[];
  /**
   * Mounts a token of this account into its pods.
   *
   * @default - true with a preset, a rule or `apiAccess`, else false
   */
  readonly automountToken?: boolean;
  /**
   * Annotations of the account, such as the role that it has in a cloud: `eks.amazonaws.com/role-arn`,
   * `iam.gke.io/gcp-service-account` or `azure.workload.identity/client-id`. `null` removes an inherited one.
   *
   * @default - none
   * @example {"eks.amazonaws.com/role-arn": "arn:aws:iam::123456789012:role/vision"}
   */
  readonly annotations?: Record<AnnotationKey, TextValue | null>;
  /**
   * Lets the pods of the presets reach the API server over the network. Without a preset, it lets pods through that are
   * labelled `cdk8s-tenancy/api-access: "true"`. Needs `network.apiServer`.
   *
   * @default false
   */
  readonly apiAccess?: boolean;
}

/**
 * What pods may ask of the scheduler and of nodes. What is not listed is refused.
 *
 * @title Scheduling
 * @example {runtimeClass: "gvisor", tolerations: ["dedicated=vision"], maxGpusPerPod: 8}
 */
export interface SchedulingProps {
  /**
   * Schedulers that pods may name. `null` allows all of them. `hami-scheduler` needs no entry where a pool with
   * `sharing.hami` is granted, and neither does that of the engine which queues work.
   *
   * @default - default-scheduler
   * @example ["default-scheduler", "volcano"]
   */
  readonly schedulers?: readonly ObjectName[] | null;
  /**
   * The runtime class that every pod has, such as a sandbox. A pod that names none gets it on Kubernetes 1.36 or newer, and
   * is refused by older API servers. Pods may name this one or one of `runtimeClasses`, and no other. What the class states
   * as `overhead.podFixed` counts in the quota of cpu and memory, for every pod.
   *
   * You create the RuntimeClass yourself, and install the runtime on the nodes.
   *
   * Source: [RuntimeClass](https://kubernetes.io/docs/concepts/containers/runtime-class/).
   *
   * @default - none: pods run in the usual runtime of their node
   * @example "gvisor"
   */
  readonly runtimeClass?: ObjectName | null;
  /**
   * Runtime classes that pods may name, such as sandboxes.
   *
   * @default - none
   * @example ["gvisor"]
   */
  readonly runtimeClasses?: readonly ObjectName[];
  /**
   * Taints that pods may tolerate: `key`, or `key=value` for that value alone. The taint of a granted accelerator needs
   * no entry: pods that ask for the accelerator may tolerate it. An entry in the domain of its vendor, such as
   * `nvidia.com/gpu.product=Tesla-V100-PCIE-32GB`, counts for such pods alone.
   *
   * @default - none
   * @example ["dedicated=vision", "spot"]
   */
  readonly tolerations?: readonly Taint[];
  /**
   * Queues of schedulers such as Volcano, KAI, Run:ai and YuniKorn that workloads may name. A LocalQueue of Kueue needs
   * no entry: it is in the namespace.
   *
   * @default - none
   * @example ["team-vision"]
   */
  readonly queues?: readonly ObjectName[];
  /**
   * WorkloadPriorityClasses of Kueue that workloads may name in the label `kueue.x-k8s.io/priority-class`. Kueue suspends
   * work of every tenant for a workload of a higher class.
   *
   * @default - none
   * @example ["research"]
   */
  readonly queuePriorities?: readonly ObjectName[];
  /**
   * Labels and annotations that pods, templates, workloads, ConfigMaps, Secrets, Services and claims of volumes may have,
   * although they mean something to a program that all tenants share: a network, a runtime, an autoscaler. A `*` at the end
   * stands for every end. The [page on security](security.md#labels-and-annotations-that-are-granted) lists them.
   *
   * @default - none
   * @example ["karpenter.sh/do-not-disrupt", "cni.projectcalico.org/*"]
   */
  readonly metadata?: readonly MetadataKey[];
  /**
   * The priority class of pods that name none. `priorities` must allow it. Needs Kubernetes 1.36 or newer, whose API servers
   * write it into the pods.
   *
   * @default - none; the default class of the cluster, if it has one
   * @example "ml-batch"
   */
  readonly defaultPriority?: PriorityClassName | null;
  /**
   * Nodes of one's own: every pod runs on them, and pods of other tenants do not. Pods get the selector and the toleration
   * on Kubernetes 1.36 or newer, and are refused without them by older API servers. You label and taint the nodes.
   *
   * @default - the nodes that all tenants share
   * @example {selector: {"example.com/tenant": "vision"}, taint: "example.com/tenant=vision"}
   */
  readonly nodes?: NodesProps | null;
  /**
   * The most accelerators that one pod may ask for, and one claim.
   *
   * @default - as many as the quota holds
   * @example 8
   */
  readonly maxGpusPerPod?: WholeNumber | null;
  /**
   * The most accelerators that one container may ask for, and one request of a claim.
   *
   * @default - as many as one pod
   * @example 1
   */
  readonly maxGpusPerContainer?: WholeNumber | null;
  /**
   * The most seconds for which a pod with accelerators may run. Such pods must state `activeDeadlineSeconds` of at most
   * this, in the templates of Jobs as well. Pods of Deployments and StatefulSets cannot, and so get no accelerators.
   *
   * @default - any time
   * @example 432000
   */
  readonly maxGpuPodSeconds?: WholeNumber | null;
  /**
   * The most seconds that a pod may take to end, by its `terminationGracePeriodSeconds` or that of a probe. It keeps its
   * node for so long, whatever the priority of the pod that evicts it.
   *
   * @default 3600
   * @example 600
   */
  readonly maxGracePeriodSeconds?: WholeNumber | null;
}

/**
 * Nodes of a tenant, by what they have.
 *
 * @title Nodes
 * @example {selector: {"example.com/tenant": "vision"}, taint: "example.com/tenant=vision"}
 */
export interface NodesProps {
  /**
   * Labels that only these nodes have. Each pod gets them as its `nodeSelector`.
   *
   * @minProperties 1
   * @example {"example.com/tenant": "vision"}
   */
  readonly selector: Record<LabelKey, LabelValue>;
  /**
   * The taint that keeps all other pods off these nodes: `key=value`, or `key`. No other tenant may state it, or tolerate
   * it.
   *
   * @example "example.com/tenant=vision"
   */
  readonly taint: Taint;
}

/**
 * Where images come from.
 *
 * @title Images
 * @example {registries: ["registry.example.com/ml", "docker.io/pytorch"], pullPolicy: "Always"}
 */
export interface ImagesProps {
  /**
   * What the names of images may start with: a registry, or a registry and a path. `null` allows all of them.
   *
   * @minItems 1
   * @default - every registry
   * @example ["registry.example.com/ml"]
   */
  readonly registries?: readonly ImageRegistry[] | null;
  /**
   * The pull policy that every container must have. With `Always`, the node asks the registry each time, so nobody can
   * run a private image only because somebody else has pulled it. On Kubernetes 1.36 or newer, containers get the policy
   * unless they say `Never`; older API servers refuse containers without it.
   *
   * @default - any
   */
  readonly pullPolicy?: 'Always' | null;
}

/**
 * Which storage may be used, and how large one claim may be. `quota.storage` says how much there is together.
 *
 * @title Storage
 * @example {classes: ["fast"], volumes: ["imagenet"], maxClaim: "500Gi"}
 */
export interface StorageProps {
  /**
   * Storage classes that claims may name. If claims are to name none, list the default class of the cluster. `null`
   * allows all of them.
   *
   * @default - every class
   * @example ["standard", "fast"]
   */
  readonly classes?: readonly ObjectName[] | null;
  /**
   * VolumeAttributesClasses that claims may name: what a volume may do per second, and what it costs.
   *
   * @default - none
   * @example ["gold"]
   */
  readonly attributesClasses?: readonly ObjectName[];
  /**
   * Volumes that claims may ask for by name: shared datasets that the platform team made.
   *
   * @default - none
   * @example ["imagenet"]
   */
  readonly volumes?: readonly ObjectName[];
  /**
   * CSI drivers whose volumes a pod may mount without a claim.
   *
   * @default - none
   * @example ["secrets-store.csi.k8s.io"]
   */
  readonly drivers?: readonly ObjectName[];
  /**
   * The least that one claim may ask for, in bytes.
   *
   * @default - any size
   * @example "1Gi"
   */
  readonly minClaim?: Bytes | null;
  /**
   * The most that one claim may ask for, in bytes, also when it grows. Without it, one claim may take all of
   * `quota.storage`.
   *
   * @default - any size
   * @example "500Gi"
   */
  readonly maxClaim?: Bytes | null;
}

/**
 * An engine that needs rights in the namespace.
 *
 * - `airflow`: Airflow with the Kubernetes executor
 * - `argo-executor`: steps of Argo Workflows
 * - `dask`: programs that start clusters with the Dask operator
 * - `gitlab-runner`: GitLab Runner with the Kubernetes executor
 * - `jupyterhub`: the hub of JupyterHub
 * - `kfp-runner`: runs of Kubeflow Pipelines
 * - `mlflow`: programs that run MLflow Projects as Jobs
 * - `pod-launcher`: programs that start pods and read their logs
 * - `pod-reader`: programs that look at pods and read their logs
 * - `ray-autoscaler`: the autoscaler of a RayCluster
 * - `spark-driver`: drivers of Spark
 *
 * @title Preset
 */
export type IdentityPreset =
  | 'airflow'
  | 'argo-executor'
  | 'dask'
  | 'gitlab-runner'
  | 'jupyterhub'
  | 'kfp-runner'
  | 'mlflow'
  | 'pod-launcher'
  | 'pod-reader'
  | 'ray-autoscaler'
  | 'spark-driver';
