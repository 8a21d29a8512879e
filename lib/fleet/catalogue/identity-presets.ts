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
  /** The pods that the engine runs with the account, by the labels that it puts on them. */
  readonly pods: PodLabels;
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

/**
 * What tenants cannot bind their accounts to themselves. Each rule is the least that the project documents:
 * no `*`, nothing that writes roles, bindings, accounts, quotas or policies, and no `pods/exec`, which only the
 * engines' own controllers need.
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
};

/** The ClusterRole of a preset. */
export function presetRole(preset: IdentityPreset): string {
  return `workload-${preset}`;
}
