/** A kind of object as requests name it. */
export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

const NAMESPACED: Readonly<Record<string, readonly [apiVersion: string, kind: string]>> = {
  bindings: ['v1', 'Binding'],
  configmaps: ['v1', 'ConfigMap'],
  endpoints: ['v1', 'Endpoints'],
  events: ['v1', 'Event'],
  limitranges: ['v1', 'LimitRange'],
  persistentvolumeclaims: ['v1', 'PersistentVolumeClaim'],
  pods: ['v1', 'Pod'],
  podtemplates: ['v1', 'PodTemplate'],
  replicationcontrollers: ['v1', 'ReplicationController'],
  resourcequotas: ['v1', 'ResourceQuota'],
  secrets: ['v1', 'Secret'],
  serviceaccounts: ['v1', 'ServiceAccount'],
  services: ['v1', 'Service'],
  controllerrevisions: ['apps/v1', 'ControllerRevision'],
  daemonsets: ['apps/v1', 'DaemonSet'],
  deployments: ['apps/v1', 'Deployment'],
  replicasets: ['apps/v1', 'ReplicaSet'],
  statefulsets: ['apps/v1', 'StatefulSet'],
  localsubjectaccessreviews: ['authorization.k8s.io/v1', 'LocalSubjectAccessReview'],
  horizontalpodautoscalers: ['autoscaling/v2', 'HorizontalPodAutoscaler'],
  cronjobs: ['batch/v1', 'CronJob'],
  jobs: ['batch/v1', 'Job'],
  leases: ['coordination.k8s.io/v1', 'Lease'],
  endpointslices: ['discovery.k8s.io/v1', 'EndpointSlice'],
  ingresses: ['networking.k8s.io/v1', 'Ingress'],
  networkpolicies: ['networking.k8s.io/v1', 'NetworkPolicy'],
  poddisruptionbudgets: ['policy/v1', 'PodDisruptionBudget'],
  rolebindings: ['rbac.authorization.k8s.io/v1', 'RoleBinding'],
  roles: ['rbac.authorization.k8s.io/v1', 'Role'],
  resourceclaims: ['resource.k8s.io/v1', 'ResourceClaim'],
  resourceclaimtemplates: ['resource.k8s.io/v1', 'ResourceClaimTemplate'],
};

const CLUSTER: Readonly<Record<string, readonly [apiVersion: string, kind: string]>> = {
  namespaces: ['v1', 'Namespace'],
  nodes: ['v1', 'Node'],
  persistentvolumes: ['v1', 'PersistentVolume'],
  mutatingwebhookconfigurations: [
    'admissionregistration.k8s.io/v1',
    'MutatingWebhookConfiguration',
  ],
  validatingadmissionpolicies: ['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy'],
  validatingadmissionpolicybindings: [
    'admissionregistration.k8s.io/v1',
    'ValidatingAdmissionPolicyBinding',
  ],
  validatingwebhookconfigurations: [
    'admissionregistration.k8s.io/v1',
    'ValidatingWebhookConfiguration',
  ],
  customresourcedefinitions: ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
  apiservices: ['apiregistration.k8s.io/v1', 'APIService'],
  tokenreviews: ['authentication.k8s.io/v1', 'TokenReview'],
  subjectaccessreviews: ['authorization.k8s.io/v1', 'SubjectAccessReview'],
  certificatesigningrequests: ['certificates.k8s.io/v1', 'CertificateSigningRequest'],
  flowschemas: ['flowcontrol.apiserver.k8s.io/v1', 'FlowSchema'],
  ingressclasses: ['networking.k8s.io/v1', 'IngressClass'],
  runtimeclasses: ['node.k8s.io/v1', 'RuntimeClass'],
  clusterrolebindings: ['rbac.authorization.k8s.io/v1', 'ClusterRoleBinding'],
  clusterroles: ['rbac.authorization.k8s.io/v1', 'ClusterRole'],
  clusternetworkpolicies: ['policy.networking.k8s.io/v1alpha2', 'ClusterNetworkPolicy'],
  deviceclasses: ['resource.k8s.io/v1', 'DeviceClass'],
  resourceslices: ['resource.k8s.io/v1', 'ResourceSlice'],
  priorityclasses: ['scheduling.k8s.io/v1', 'PriorityClass'],
  csidrivers: ['storage.k8s.io/v1', 'CSIDriver'],
  storageclasses: ['storage.k8s.io/v1', 'StorageClass'],
  volumeattachments: ['storage.k8s.io/v1', 'VolumeAttachment'],
};

/**
 * Custom resources of projects that stand in many clusters, as CRDs without a schema: what may be
 * written is decided by roles and quotas, which know no schemas.
 */
export const CUSTOM_KINDS: Readonly<Record<string, readonly [apiVersion: string, kind: string]>> = {
  applications: ['argoproj.io/v1alpha1', 'Application'],
  appprojects: ['argoproj.io/v1alpha1', 'AppProject'],
  cronworkflows: ['argoproj.io/v1alpha1', 'CronWorkflow'],
  workflowartifactgctasks: ['argoproj.io/v1alpha1', 'WorkflowArtifactGCTask'],
  workflows: ['argoproj.io/v1alpha1', 'Workflow'],
  workflowtaskresults: ['argoproj.io/v1alpha1', 'WorkflowTaskResult'],
  workflowtasksets: ['argoproj.io/v1alpha1', 'WorkflowTaskSet'],
  workflowtemplates: ['argoproj.io/v1alpha1', 'WorkflowTemplate'],
  certificates: ['cert-manager.io/v1', 'Certificate'],
  gateways: ['gateway.networking.k8s.io/v1', 'Gateway'],
  grpcroutes: ['gateway.networking.k8s.io/v1', 'GRPCRoute'],
  httproutes: ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
  referencegrants: ['gateway.networking.k8s.io/v1beta1', 'ReferenceGrant'],
  helmreleases: ['helm.toolkit.fluxcd.io/v2', 'HelmRelease'],
  kustomizations: ['kustomize.toolkit.fluxcd.io/v1', 'Kustomization'],
  gitrepositories: ['source.toolkit.fluxcd.io/v1', 'GitRepository'],
  ocirepositories: ['source.toolkit.fluxcd.io/v1', 'OCIRepository'],
  subnamespaceanchors: ['hnc.x-k8s.io/v1alpha2', 'SubnamespaceAnchor'],
  jobsets: ['jobset.x-k8s.io/v1alpha2', 'JobSet'],
  networkattachmentdefinitions: ['k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition'],
  experiments: ['kubeflow.org/v1beta1', 'Experiment'],
  trials: ['kubeflow.org/v1beta1', 'Trial'],
  mpijobs: ['kubeflow.org/v1', 'MPIJob'],
  notebooks: ['kubeflow.org/v1', 'Notebook'],
  workspaces: ['kubeflow.org/v1beta1', 'Workspace'],
  tfjobs: ['kubeflow.org/v1', 'TFJob'],
  pytorchjobs: ['kubeflow.org/v1', 'PyTorchJob'],
  localqueues: ['kueue.x-k8s.io/v1beta2', 'LocalQueue'],
  workloads: ['kueue.x-k8s.io/v1beta2', 'Workload'],
  datasets: ['lab.example.com/v1', 'Dataset'],
  sweeps: ['lab.example.com/v1', 'Sweep'],
  vaults: ['lab.example.com/v1', 'Vault'],
  podmonitors: ['monitoring.coreos.com/v1', 'PodMonitor'],
  servicemonitors: ['monitoring.coreos.com/v1', 'ServiceMonitor'],
  rayclusters: ['ray.io/v1', 'RayCluster'],
  raycronjobs: ['ray.io/v1', 'RayCronJob'],
  rayjobs: ['ray.io/v1', 'RayJob'],
  rayservices: ['ray.io/v1', 'RayService'],
  routes: ['route.openshift.io/v1', 'Route'],
  httpproxies: ['projectcontour.io/v1', 'HTTPProxy'],
  ingressroutes: ['traefik.io/v1alpha1', 'IngressRoute'],
  ingressroutetcps: ['traefik.io/v1alpha1', 'IngressRouteTCP'],
  traefikservices: ['traefik.io/v1alpha1', 'TraefikService'],
  domainmappings: ['serving.knative.dev/v1beta1', 'DomainMapping'],
  inferenceservices: ['serving.kserve.io/v1beta1', 'InferenceService'],
  llminferenceservices: ['serving.kserve.io/v1alpha1', 'LLMInferenceService'],
  servingruntimes: ['serving.kserve.io/v1alpha1', 'ServingRuntime'],
  volumesnapshots: ['snapshot.storage.k8s.io/v1', 'VolumeSnapshot'],
  volumegroupsnapshots: ['groupsnapshot.storage.k8s.io/v1', 'VolumeGroupSnapshot'],
  scheduledsparkapplications: ['sparkoperator.k8s.io/v1beta2', 'ScheduledSparkApplication'],
  sparkapplications: ['sparkoperator.k8s.io/v1beta2', 'SparkApplication'],
  sparkconnects: ['sparkoperator.k8s.io/v1alpha1', 'SparkConnect'],
  trainjobs: ['trainer.kubeflow.org/v1alpha1', 'TrainJob'],
  trainingruntimes: ['trainer.kubeflow.org/v1alpha1', 'TrainingRuntime'],
  appwrappers: ['workload.codeflare.dev/v1beta2', 'AppWrapper'],
};

/** Their status is a part of the object like any other, as in the projects' own definitions. */
export const WITHOUT_STATUS: readonly string[] = ['cronworkflows', 'workflows'];

/** Where their definitions say how large they are, so that they have a part `scale`. */
const SCALES: Readonly<Record<string, string>> = {
  pytorchjobs: 'pytorchReplicaSpecs.Worker.replicas',
};

/** The kind of a plural. */
export function kindOf(plural: string): Kind {
  const namespaced = NAMESPACED[plural] ?? CUSTOM_KINDS[plural];
  const found = namespaced ?? CLUSTER[plural];
  if (!found) throw new Error(`test/cluster/battery/kinds.ts knows no ${plural}`);
  const [apiVersion, kind] = found;
  return { apiVersion, kind, namespaced: namespaced !== undefined };
}

function scaleOf(plural: string): object {
  const path = SCALES[plural];
  if (path === undefined) return {};
  return { scale: { specReplicasPath: `.spec.${path}`, statusReplicasPath: `.status.replicas` } };
}

/** The definition of a custom resource that takes any content. */
export function customResourceDefinition(plural: string): object {
  const [apiVersion, kind] = CUSTOM_KINDS[plural]!;
  const [group, version] = apiVersion.split('/') as [string, string];
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      name: `${plural}.${group}`,
      // Groups under k8s.io ask for the place where the API was discussed.
      annotations: { 'api-approved.kubernetes.io': 'unapproved, for a test' },
    },
    spec: {
      group,
      names: { kind, plural, singular: kind.toLowerCase() },
      scope: 'Namespaced',
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
          },
          ...(WITHOUT_STATUS.includes(plural)
            ? {}
            : { subresources: { status: {}, ...scaleOf(plural) } }),
        },
      ],
    },
  };
}
