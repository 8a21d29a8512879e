import { flowTemplates, rayTemplates, sparkParts, templatesOf } from './kind-paths';
import {
  type NamespacedKind,
  READ,
  RECIPE,
  SECRET,
  STATUS,
  STATUS_SCALE,
  TEMPLATE,
  WORK,
  kinds,
} from './namespaced-kind';

/**
 * The kinds that tenants may use. Groups and plurals are those of the projects' CRDs. Some are left out on purpose: what
 * guards a tenant (quotas, limits, policies and roles are read only), tokens of service accounts, endpoints, and claims
 * of devices (they have a role of their own, which is bound only if a pool is backed by them).
 */
export const BUILT_IN_KINDS: readonly NamespacedKind[] = [
  ...kinds('', WORK, 'storedPods', ['pods'], { ...STATUS, podTemplates: ['spec'] }),
  ...kinds('', WORK, 'services', ['services'], STATUS),
  ...kinds('', WORK, 'persistentVolumeClaims', ['persistentvolumeclaims'], STATUS),
  ...kinds('', WORK, 'configMaps', ['configmaps']),
  ...kinds('', SECRET, 'secrets', ['secrets']),
  ...kinds('', READ, undefined, [
    'endpoints',
    'events',
    'limitranges',
    'replicationcontrollers',
    'resourcequotas',
  ]),
  ...kinds('', RECIPE, 'serviceAccounts', ['serviceaccounts']),
  ...kinds('apps', WORK, 'deployments', ['deployments'], { ...STATUS_SCALE, ...TEMPLATE }),
  ...kinds('apps', WORK, 'statefulSets', ['statefulsets'], { ...STATUS_SCALE, ...TEMPLATE }),
  // Listed by `kubectl get all` and read by `kubectl rollout`. DaemonSets would run on every node.
  ...kinds('apps', READ, undefined, ['controllerrevisions', 'daemonsets', 'replicasets']),
  ...kinds('batch', WORK, 'jobs', ['jobs'], { ...STATUS, ...TEMPLATE }),
  ...kinds('batch', WORK, 'cronJobs', ['cronjobs'], {
    ...STATUS,
    podTemplates: ['spec.jobTemplate.spec.template'],
    metadataParts: ['spec.jobTemplate.metadata'],
  }),
  ...kinds('autoscaling', WORK, 'horizontalPodAutoscalers', ['horizontalpodautoscalers'], STATUS),
  ...kinds('policy', WORK, 'podDisruptionBudgets', ['poddisruptionbudgets'], STATUS),
  ...kinds('networking.k8s.io', WORK, 'ingresses', ['ingresses'], STATUS),
  ...kinds('networking.k8s.io', READ, undefined, ['networkpolicies']),
  ...kinds(
    'gateway.networking.k8s.io',
    WORK,
    'customResources',
    ['grpcroutes', 'httproutes'],
    STATUS,
  ),
  ...kinds('gateway.networking.k8s.io', READ, undefined, ['gateways']),
  ...kinds('discovery.k8s.io', READ, undefined, ['endpointslices']),
  ...kinds('events.k8s.io', READ, undefined, ['events']),
  ...kinds('coordination.k8s.io', READ, undefined, ['leases']),
  ...kinds('metrics.k8s.io', READ, undefined, ['pods']),
  ...kinds('resource.k8s.io', READ, undefined, ['resourceclaims', 'resourceclaimtemplates']),
  ...kinds('kueue.x-k8s.io', READ, undefined, ['localqueues', 'workloads']),
  ...kinds('jobset.x-k8s.io', WORK, 'customResources', ['jobsets'], {
    ...STATUS,
    podTemplates: ['spec.replicatedJobs[*].template.spec.template'],
    metadataParts: ['spec.replicatedJobs[*].template.metadata'],
  }),
  ...kinds('leaderworkerset.x-k8s.io', WORK, 'customResources', ['leaderworkersets'], {
    ...STATUS_SCALE,
    podTemplates: [
      'spec.leaderWorkerTemplate.leaderTemplate',
      'spec.leaderWorkerTemplate.workerTemplate',
    ],
  }),
  ...kinds(
    'kubeflow.org',
    WORK,
    'customResources',
    ['jaxjobs', 'mpijobs', 'paddlejobs', 'pytorchjobs', 'tfjobs', 'xgboostjobs'],
    { ...STATUS_SCALE, podTemplates: ['spec.*ReplicaSpecs[*].template'] },
  ),
  ...kinds('kubeflow.org', WORK, 'customResources', ['experiments'], {
    ...STATUS,
    podTemplates: ['spec.trialTemplate.trialSpec.spec.template'],
    metadataParts: ['spec.trialTemplate.trialSpec.metadata'],
  }),
  ...kinds('kubeflow.org', WORK, 'customResources', ['notebooks'], { ...STATUS, ...TEMPLATE }),
  ...kinds('kubeflow.org', WORK, 'customResources', ['workspaces'], {
    ...STATUS,
    // The rest of the pod is in a WorkspaceKind of the platform.
    metadataParts: ['spec.podTemplate.podMetadata'],
  }),
  ...kinds('kubeflow.org', READ, undefined, ['suggestions', 'trials']),
  ...kinds('trainer.kubeflow.org', WORK, 'customResources', ['trainjobs'], {
    ...STATUS,
    // The rest of the pods is in a TrainingRuntime.
    podTemplates: [
      'spec.podTemplateOverrides[*]',
      'spec.runtimePatches[*].trainingRuntimeSpec.template.spec.replicatedJobs[*].template.spec.template',
    ],
    metadataParts: ['spec', 'spec.runtimePatches[*].trainingRuntimeSpec.template.metadata'],
  }),
  ...kinds('trainer.kubeflow.org', RECIPE, 'customResources', ['trainingruntimes'], {
    podTemplates: ['spec.template.spec.replicatedJobs[*].template.spec.template'],
    metadataParts: ['spec.template.metadata'],
  }),
  ...kinds('ray.io', WORK, 'customResources', ['rayclusters'], {
    ...STATUS,
    podTemplates: rayTemplates('spec'),
  }),
  ...kinds('ray.io', WORK, 'customResources', ['rayjobs'], {
    ...STATUS,
    podTemplates: [...rayTemplates('spec.rayClusterSpec'), 'spec.submitterPodTemplate'],
  }),
  ...kinds('ray.io', WORK, 'customResources', ['rayservices'], {
    ...STATUS,
    podTemplates: rayTemplates('spec.rayClusterConfig'),
  }),
  ...kinds(
    'serving.kserve.io',
    WORK,
    'customResources',
    ['inferencegraphs', 'trainedmodels'],
    STATUS,
  ),
  ...kinds('serving.kserve.io', WORK, 'customResources', ['inferenceservices'], {
    ...STATUS,
    podTemplates: ['spec.explainer', 'spec.predictor', 'spec.transformer'],
    metadataParts: ['spec.explainer', 'spec.predictor', 'spec.transformer'],
  }),
  ...kinds('serving.kserve.io', RECIPE, 'customResources', ['servingruntimes'], {
    ...STATUS,
    podTemplates: ['spec', 'spec.workerSpec'],
    metadataParts: ['spec', 'spec.workerSpec'],
  }),
  ...kinds('inference.networking.k8s.io', WORK, 'customResources', ['inferencepools'], STATUS),
  ...kinds('argoproj.io', WORK, 'customResources', ['cronworkflows'], {
    ...STATUS,
    podTemplates: flowTemplates('spec.workflowSpec'),
    metadataParts: ['spec.workflowMetadata', 'spec.workflowSpec.podMetadata'],
  }),
  ...kinds('argoproj.io', WORK, 'customResources', ['workflows'], {
    ...STATUS,
    podTemplates: flowTemplates('spec'),
    metadataParts: ['spec.podMetadata'],
  }),
  ...kinds('argoproj.io', RECIPE, 'customResources', ['workfloweventbindings'], {
    metadataParts: ['spec.submit.metadata'],
  }),
  ...kinds('argoproj.io', RECIPE, 'customResources', ['workflowtemplates'], {
    podTemplates: flowTemplates('spec'),
    metadataParts: ['spec.podMetadata', 'spec.workflowMetadata'],
  }),
  ...kinds('argoproj.io', READ, undefined, ['workflowtaskresults', 'workflowtasksets']),
  ...kinds('sparkoperator.k8s.io', WORK, 'customResources', ['scheduledsparkapplications'], {
    ...STATUS,
    podTemplates: templatesOf(sparkParts('spec.template')),
    metadataParts: sparkParts('spec.template'),
  }),
  ...kinds('sparkoperator.k8s.io', WORK, 'customResources', ['sparkapplications'], {
    ...STATUS,
    podTemplates: templatesOf(sparkParts('spec')),
    metadataParts: sparkParts('spec'),
  }),
  ...kinds('sparkoperator.k8s.io', WORK, 'customResources', ['sparkconnects'], {
    ...STATUS,
    podTemplates: ['spec.executor.template', 'spec.server.template'],
  }),
];
