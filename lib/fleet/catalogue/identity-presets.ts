import type { IdentityPreset } from '../model/props';
import type { PodLabels } from './pod-labels';

/** A rule of a role, as the project itself asks for it. */
export interface PresetRule {
  /** The API group, `''` for the core group. */
  readonly group: string;
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** The only objects that it applies to, by name. */
  readonly names?: readonly string[];
  /** The file or page of the project that says that it needs this. */
  readonly source: string;
}

/** What a workload engine needs of the API server while it runs inside a tenant's namespace. */
export interface IdentityPresetEntry {
  readonly rules: readonly PresetRule[];
  /**
   * The pods that the engine runs with the account, by the labels that it puts on them. Absent if it puts none on them:
   * such pods reach the API server by our own label.
   */
  readonly pods?: PodLabels;
  /** Kinds of its operator that `platform.kinds` must grant, so that they are capped and judged. */
  readonly needs?: readonly { readonly group: string; readonly resource: string }[];
}

/**
 * Every pod of a run: steps, the agent, and the collection of artifacts. Source: argoproj/argo-workflows
 * workflow/common/common.go (LabelKeyWorkflow).
 */
export const WORKFLOW_PODS: PodLabels = { has: ['workflows.argoproj.io/workflow'] };

/** The agent reads the tasks of its workflow and answers them. */
const ARGO_AGENT: readonly PresetRule[] = [
  {
    group: 'argoproj.io',
    resources: ['workflowtasksets'],
    verbs: ['list', 'watch'],
    source: 'argoproj/argo-workflows manifests/quick-start/base/agent-role.yaml',
  },
  {
    group: 'argoproj.io',
    resources: ['workflowtasksets/status'],
    verbs: ['patch'],
    source: 'argoproj/argo-workflows manifests/quick-start/base/agent-role.yaml',
  },
];

/** The executor reports the outcome of a step. */
const ARGO_EXECUTOR: PresetRule = {
  group: 'argoproj.io',
  resources: ['workflowtaskresults'],
  verbs: ['create', 'patch'],
  source: 'argoproj/argo-workflows manifests/quick-start/base/executor/emissary/executor-role.yaml',
};

const AIRFLOW = 'apache/airflow chart/templates/rbac/pod-launcher-role.yaml';
const DASK = 'dask/dask-kubernetes doc/source/operator_kubecluster.rst (Role-Based Access Control)';
const GITLAB =
  'gitlab-org/gitlab-runner docs/executors/kubernetes/_index.md (Configure runner API permissions)';
const JUPYTERHUB = 'jupyterhub/zero-to-jupyterhub-k8s jupyterhub/templates/hub/rbac.yaml';
const MLFLOW = 'mlflow/mlflow mlflow/projects/kubernetes.py';
const PODS_BY_HAND = 'kubernetes/kubernetes pkg/apis/core/types.go (Pod, PodLogOptions)';

/** Follows pods and what they print. */
const POD_READER: readonly PresetRule[] = [
  { group: '', resources: ['pods'], verbs: ['get', 'list', 'watch'], source: PODS_BY_HAND },
  { group: '', resources: ['pods/log'], verbs: ['get'], source: PODS_BY_HAND },
];

/**
 * What tenants cannot bind their accounts to themselves. Each rule is the least that the project documents:
 * no `*`, nothing that writes roles, bindings, accounts, quotas or policies, and a shell in pods only where the engine
 * runs its jobs through one.
 */
export const IDENTITY_PRESETS: Record<IdentityPreset, IdentityPresetEntry> = {
  // The pods of a workflow, of its agent and of its artifact collection all run as the workflow's account.
  'argo-executor': {
    rules: [
      ARGO_EXECUTOR,
      ...ARGO_AGENT,
      {
        group: 'argoproj.io',
        resources: ['workflowartifactgctasks'],
        verbs: ['list', 'watch'],
        source: 'argoproj/argo-workflows manifests/quick-start/base/artifactgc-role.yaml',
      },
      {
        group: 'argoproj.io',
        resources: ['workflowartifactgctasks/status'],
        verbs: ['patch'],
        source: 'argoproj/argo-workflows manifests/quick-start/base/artifactgc-role.yaml',
      },
    ],
    pods: WORKFLOW_PODS,
  },
  // The driver makes its executors and cleans up after them. Quotas and guard rails judge what it makes.
  'spark-driver': {
    rules: [
      {
        group: '',
        resources: ['configmaps', 'persistentvolumeclaims', 'pods', 'services'],
        verbs: ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'],
        source: 'kubeflow/spark-operator charts/spark-operator-chart/templates/spark/rbac.yaml',
      },
    ],
    // Source: apache/spark resource-managers/kubernetes/core, Constants.scala (SPARK_ROLE_LABEL).
    pods: { is: { 'spark-role': 'driver' } },
  },
  // The autoscaler changes the RayCluster; the operator makes and deletes the pods.
  'ray-autoscaler': {
    rules: [
      {
        group: '',
        resources: ['pods'],
        verbs: ['get', 'list', 'patch', 'watch'],
        source: 'ray-project/kuberay ray-operator/controllers/ray/common/rbac.go (BuildRole)',
      },
      {
        group: '',
        resources: ['pods/resize'],
        verbs: ['patch'],
        source: 'ray-project/kuberay ray-operator/controllers/ray/common/rbac.go (BuildRole)',
      },
      {
        group: 'ray.io',
        resources: ['rayclusters'],
        verbs: ['get', 'patch'],
        source: 'ray-project/kuberay ray-operator/controllers/ray/common/rbac.go (BuildRole)',
      },
      {
        // The cluster that it scales was made by a person, and the guard rail `ownWork` asks for this. No other kind.
        group: 'cdk8s-tenancy',
        resources: ['otherswork'],
        verbs: ['update'],
        names: ['rayclusters.ray.io'],
        source: 'ray-project/kuberay ray-operator/controllers/ray/common/rbac.go (BuildRole)',
      },
    ],
    // The autoscaler is a container of the head. Source: ray-operator/controllers/ray/utils/constant.go.
    pods: { is: { 'ray.io/node-type': 'head' } },
  },
  /*
   * Pipelines run on Argo. The role that the project installs (`pipeline-runner`) has `*` on pods, deployments and jobs,
   * and reads every secret. These are the rights that its driver and launcher use, as in the newer role of the driver.
   */
  'kfp-runner': {
    rules: [
      ARGO_EXECUTOR,
      ...ARGO_AGENT,
      {
        group: '',
        resources: ['pods'],
        verbs: ['get', 'list', 'watch'],
        source:
          'kubeflow/pipelines manifests/kustomize/base/pipeline/pipeline-runner-role.yaml (ml-pipeline-executor-plugin-role)',
      },
      {
        group: '',
        resources: ['persistentvolumeclaims'],
        verbs: ['create', 'delete', 'get', 'list'],
        source:
          'kubeflow/pipelines manifests/kustomize/base/pipeline/pipeline-runner-role.yaml (ml-pipeline-executor-plugin-role)',
      },
      {
        group: '',
        resources: ['configmaps'],
        verbs: ['get'],
        names: ['kfp-launcher'],
        source: 'kubeflow/pipelines backend/src/v2/config/env.go (FromConfigMap)',
      },
      {
        // The launcher reads the key of the artifact store over the API, by this name, and no other secret.
        group: '',
        resources: ['secrets'],
        verbs: ['get'],
        names: ['mlpipeline-minio-artifact'],
        source: 'kubeflow/pipelines backend/src/v2/config/env.go (minioArtifactSecretName)',
      },
    ],
    pods: WORKFLOW_PODS,
  },
  // The scheduler and its workers start a pod for each task. XCom sidecars of KubernetesPodOperator need `pods/exec`,
  // which `rules` can add.
  airflow: {
    rules: [
      {
        group: '',
        resources: ['pods'],
        verbs: ['create', 'delete', 'get', 'list', 'patch', 'watch'],
        source: AIRFLOW,
      },
      { group: '', resources: ['pods/log'], verbs: ['get'], source: AIRFLOW },
      { group: '', resources: ['events'], verbs: ['list'], source: AIRFLOW },
    ],
    // Every pod of the chart, and every worker by its pod template. Source: chart/files/pod-template-file.kubernetes-helm-yaml.
    pods: { is: { tier: 'airflow' } },
  },
  // `KubeCluster` in a notebook or a job: the operator makes the pods.
  dask: {
    rules: [
      {
        group: 'kubernetes.dask.org',
        resources: ['daskautoscalers', 'daskclusters', 'daskjobs', 'daskworkergroups'],
        verbs: ['create', 'delete', 'get', 'list', 'patch', 'watch'],
        source: DASK,
      },
      {
        // `cluster.scale()`.
        group: 'kubernetes.dask.org',
        resources: ['daskworkergroups/scale'],
        verbs: ['get', 'patch'],
        source: DASK,
      },
      { group: '', resources: ['pods', 'services'], verbs: ['get', 'list', 'watch'], source: DASK },
      { group: '', resources: ['pods/status'], verbs: ['get'], source: DASK },
      {
        // `cluster.get_logs()`.
        group: '',
        resources: ['pods/log'],
        verbs: ['get'],
        source:
          'dask/dask-kubernetes dask_kubernetes/operator/kubecluster/kubecluster.py (get_logs)',
      },
    ],
    needs: ['daskautoscalers', 'daskclusters', 'daskjobs', 'daskworkergroups'].map((resource) => ({
      group: 'kubernetes.dask.org',
      resource,
    })),
  },
  // The runner makes a pod and its secrets for each job, and runs the scripts through `attach` or `exec`. Its page also
  // lists verbs that no request for these has (`list` of a log, `patch` of `exec`), and namespaces, which are the platform's.
  'gitlab-runner': {
    rules: [
      {
        group: '',
        resources: ['pods'],
        verbs: ['create', 'delete', 'get', 'list', 'watch'],
        source: GITLAB,
      },
      {
        group: '',
        resources: ['pods/attach', 'pods/exec'],
        verbs: ['create', 'get'],
        source: GITLAB,
      },
      { group: '', resources: ['pods/log'], verbs: ['get'], source: GITLAB },
      {
        group: '',
        resources: ['secrets'],
        verbs: ['create', 'delete', 'get', 'update'],
        source: GITLAB,
      },
      { group: '', resources: ['services'], verbs: ['create', 'get'], source: GITLAB },
      { group: '', resources: ['serviceaccounts'], verbs: ['get'], source: GITLAB },
      { group: '', resources: ['events'], verbs: ['list', 'watch'], source: GITLAB },
    ],
  },
  // The hub starts a server with a volume for each person. With `internal_ssl` it also makes secrets and services, which
  // `rules` can add.
  jupyterhub: {
    rules: [
      {
        group: '',
        resources: ['persistentvolumeclaims', 'pods'],
        verbs: ['create', 'delete', 'get', 'list', 'watch'],
        source: JUPYTERHUB,
      },
      { group: '', resources: ['events'], verbs: ['get', 'list', 'watch'], source: JUPYTERHUB },
    ],
    pods: { is: { app: 'jupyterhub', component: 'hub' } },
  },
  // `mlflow run --backend kubernetes` makes a Job, polls its status and deletes it when it is cancelled. A tracking server
  // needs no rights.
  mlflow: {
    rules: [
      { group: 'batch', resources: ['jobs'], verbs: ['create', 'delete'], source: MLFLOW },
      { group: 'batch', resources: ['jobs/status'], verbs: ['get'], source: MLFLOW },
    ],
  },
  // Schedulers of one's own: they start pods, follow them and clear them away.
  'pod-launcher': {
    rules: [
      {
        group: '',
        resources: ['pods'],
        verbs: ['create', 'delete', 'get', 'list', 'patch', 'watch'],
        source: PODS_BY_HAND,
      },
      { group: '', resources: ['pods/log'], verbs: ['get'], source: PODS_BY_HAND },
      { group: '', resources: ['events'], verbs: ['get', 'list', 'watch'], source: PODS_BY_HAND },
    ],
  },
  // Dashboards and tests.
  'pod-reader': { rules: POD_READER },
};

/** The ClusterRole of a preset. */
export function presetRole(preset: IdentityPreset): string {
  return `workload-${preset}`;
}
