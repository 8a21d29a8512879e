import { LLM_PODS, rayTemplates } from './kind-paths';
import { type NamespacedKind, RECIPE, STATUS, WORK, kinds } from './namespaced-kind';

/**
 * Kinds that tenants get only where `platform.kinds` names them, because we could not read to the end what their
 * operators do. What an AppWrapper creates depends on the rights of its operator, and the controllers of the others were
 * not published. Guard rails judge them all the same.
 */
export const KINDS_ON_REQUEST: readonly NamespacedKind[] = [
  ...kinds('ray.io', WORK, 'customResources', ['raycronjobs'], {
    ...STATUS,
    podTemplates: [
      ...rayTemplates('spec.jobTemplate.rayClusterSpec'),
      'spec.jobTemplate.submitterPodTemplate',
    ],
  }),
  ...kinds('serving.kserve.io', WORK, 'customResources', ['llminferenceservices'], {
    ...STATUS,
    podTemplates: LLM_PODS,
  }),
  ...kinds('serving.kserve.io', RECIPE, 'customResources', ['llminferenceserviceconfigs'], {
    ...STATUS,
    podTemplates: LLM_PODS,
  }),
  ...kinds('trainer.kubeflow.org', WORK, 'customResources', ['optimizationjobs'], {
    ...STATUS,
    podTemplates: ['spec.trainJobTemplate.spec.podTemplateOverrides[*]'],
    metadataParts: ['spec.trainJobTemplate.metadata', 'spec.trainJobTemplate.spec'],
  }),
  ...kinds('workload.codeflare.dev', WORK, 'customResources', ['appwrappers'], {
    ...STATUS,
    podTemplates: ['spec.components[*].template.spec.template'],
    metadataParts: ['spec.components[*].template.metadata'],
  }),
];
