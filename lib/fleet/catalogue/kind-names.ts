/**
 * Kinds by their plural: rights are granted by plurals, and Argo CD is told kinds. Sources: the definitions of the projects,
 * `spec.names`.
 */
const NAMES: Readonly<Record<string, string>> = {
  applications: 'Application',
  appwrappers: 'AppWrapper',
  configmaps: 'ConfigMap',
  cronjobs: 'CronJob',
  cronworkflows: 'CronWorkflow',
  deployments: 'Deployment',
  experiments: 'Experiment',
  grpcroutes: 'GRPCRoute',
  horizontalpodautoscalers: 'HorizontalPodAutoscaler',
  httproutes: 'HTTPRoute',
  inferencegraphs: 'InferenceGraph',
  inferencepools: 'InferencePool',
  inferenceservices: 'InferenceService',
  ingresses: 'Ingress',
  jaxjobs: 'JAXJob',
  jobs: 'Job',
  jobsets: 'JobSet',
  leaderworkersets: 'LeaderWorkerSet',
  llminferenceserviceconfigs: 'LLMInferenceServiceConfig',
  llminferenceservices: 'LLMInferenceService',
  mpijobs: 'MPIJob',
  networkpolicies: 'NetworkPolicy',
  notebooks: 'Notebook',
  optimizationjobs: 'OptimizationJob',
  paddlejobs: 'PaddleJob',
  persistentvolumeclaims: 'PersistentVolumeClaim',
  poddisruptionbudgets: 'PodDisruptionBudget',
  pods: 'Pod',
  pytorchjobs: 'PyTorchJob',
  rayclusters: 'RayCluster',
  raycronjobs: 'RayCronJob',
  rayjobs: 'RayJob',
  rayservices: 'RayService',
  resourceclaims: 'ResourceClaim',
  resourceclaimtemplates: 'ResourceClaimTemplate',
  rolebindings: 'RoleBinding',
  roles: 'Role',
  scheduledsparkapplications: 'ScheduledSparkApplication',
  secrets: 'Secret',
  serviceaccounts: 'ServiceAccount',
  services: 'Service',
  servingruntimes: 'ServingRuntime',
  sparkapplications: 'SparkApplication',
  sparkconnects: 'SparkConnect',
  statefulsets: 'StatefulSet',
  tfjobs: 'TFJob',
  trainedmodels: 'TrainedModel',
  trainingruntimes: 'TrainingRuntime',
  trainjobs: 'TrainJob',
  workfloweventbindings: 'WorkflowEventBinding',
  workflows: 'Workflow',
  workflowtemplates: 'WorkflowTemplate',
  workspaces: 'Workspace',
  xgboostjobs: 'XGBoostJob',
};

/**
 * The kinds of a plural: their name, or patterns that match that name alone. Nobody wrote down the kind of a plural that a
 * platform adds. It differs from the singular by its capitals, and has nothing between words.
 */
export function kindPatterns(plural: string): string[] {
  const known = NAMES[plural];
  if (known !== undefined) return [known];
  return singularsOf(plural.replaceAll('-', '')).map((singular) =>
    singular.replace(/[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`),
  );
}

/** What one of them may be called, by the rules for plurals of English words. */
function singularsOf(plural: string): string[] {
  const shorter = plural.replace(/s$/, '');
  if (plural.endsWith('ies')) return [`${plural.slice(0, -3)}y`, shorter];
  if (/(?:s|sh|ch|x|z)es$/.test(plural)) return [plural.slice(0, -2), shorter];
  return [shorter];
}
