/** A Ray cluster at a path. */
export const rayTemplates = (path: string): string[] => [
  `${path}.headGroupSpec.template`,
  `${path}.workerGroupSpecs[*].template`,
];
/** A workflow at a path. Argo's templates hold a container instead of a pod. */
export const flowTemplates = (path: string): string[] => [
  `${path}.templateDefaults`,
  `${path}.templates[*]`,
];
/** A Spark application at a path: it states labels of its pods beside the templates. */
export const sparkParts = (path: string): string[] => [`${path}.driver`, `${path}.executor`];
/** The pods of an LLMInferenceService. */
export const LLM_PODS = [
  'spec.prefill.template',
  'spec.prefill.worker',
  'spec.router.scheduler.template',
  'spec.template',
  'spec.worker',
];
export const templatesOf = (parts: readonly string[]): string[] =>
  parts.map((part) => `${part}.template`);
