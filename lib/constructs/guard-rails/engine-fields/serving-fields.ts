import type { EngineField, EngineViews } from './engine-field';

const KSERVE = 'kserve/kserve v0.16.0, pkg/controller';
/** Not granted by default; a platform may grant it. */
const LLM_SERVICES = 'llminferenceservices.serving.kserve.io';

export const SERVING_VIEWS: EngineViews = {
  /** What scales the parts of an InferenceService, part by part. */
  scaling:
    "['predictor', 'transformer', 'explainer'].map(part, variables.spec[?part].?autoScaling.?metrics.orValue([]).map(m, dyn(m)))",
};

export const SERVING_FIELDS: readonly EngineField[] = [
  {
    kinds: ['inferenceservices.serving.kserve.io'],
    field: 'autoScaling.metrics',
    must: 'must name no `serverAddress` and no other namespace: scale by a resource such as `memory`',
    otherwise:
      'KEDA calls that address from its own namespace, and the metrics of other tenants can be read',
    allowed:
      'variables.scaling.all(metrics, metrics.all(m, !m.?external.?metric.?serverAddress.hasValue() && ' +
      "!m.?podmetric.?metric.?serverAddress.hasValue() && m.?external.?metric.?namespace.orValue('') in ['', request.namespace]))",
    source: `${KSERVE}/v1beta1/inferenceservice/reconcilers/keda/keda_reconciler.go:115`,
  },
  {
    kinds: [LLM_SERVICES, 'llminferenceserviceconfigs.serving.kserve.io'],
    field: 'router.scheduler.template.serviceAccountName',
    must: 'must be empty',
    otherwise:
      'the operator lets that account ask the API server about the tokens and rights of everybody',
    allowed: "variables.spec.?router.?scheduler.?template.?serviceAccountName.orValue('') == ''",
    source: `${KSERVE}/v1alpha1/llmisvc/scheduler.go:404`,
  },
  {
    kinds: [LLM_SERVICES],
    field: 'router.gateway.refs and router.ingress.refs',
    must: 'must name no other namespace',
    otherwise: 'the service takes requests through a gateway that was not granted',
    allowed:
      '(variables.spec.?router.?gateway.?refs.orValue([]).map(r, dyn(r)) + variables.spec.?router.?ingress.?refs.orValue([]).map(r, dyn(r)))' +
      ".all(r, r.?namespace.orValue('') in ['', request.namespace])",
    source: `${KSERVE}/v1alpha1/llmisvc/router.go:153`,
  },
  {
    // Not granted by default either: what it creates depends on the rights of its operator.
    kinds: ['appwrappers.workload.codeflare.dev'],
    field: 'components[*].template.metadata.namespace',
    must: 'must be empty, or the namespace of the AppWrapper',
    otherwise: 'the operator creates an object in another namespace',
    allowed:
      "variables.spec.?components.orValue([]).all(c, c.?template.?metadata.?namespace.orValue('') in ['', request.namespace])",
    source: 'project-codeflare/appwrapper v1.2.0, internal/webhook/appwrapper_webhook.go:140',
  },
];
