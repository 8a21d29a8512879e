import type { EngineField, EngineViews } from './engine-field';

const FLOWS = [
  'cronworkflows.argoproj.io',
  'workflows.argoproj.io',
  'workflowtemplates.argoproj.io',
];
const ARGO = 'argoproj/argo-workflows v4.0.5';

export const WORKFLOW_VIEWS: EngineViews = {
  /** A workflow, or the one that a schedule makes. */
  flow: "variables.kind == 'cronworkflows.argoproj.io' ? variables.spec.?workflowSpec.orValue(dyn({})) : variables.spec",
  /** Its templates, and what they have by default. */
  flowTemplates:
    '[dyn(variables.flow.?templateDefaults.orValue(dyn({})))] + variables.flow.?templates.orValue([]).map(t, dyn(t))',
};

/** CEL for a test of every template of a workflow. */
const everyTemplate = (test: string): string => `variables.flowTemplates.all(t, ${test})`;

/** CEL for a test of every task and every step `s` of a workflow. Steps are in groups, in one of two forms. */
const everyStep = (test: string): string =>
  everyTemplate(
    `t.?dag.?tasks.orValue([]).all(s, ${test}) && t.?steps.orValue([]).all(g, ` +
      `(type(g) == list ? dyn(g) : dyn(g).?steps.orValue([])).all(s, ${test}))`,
  );

/** CEL for whether the locks of a workflow or a template are in its own namespace. */
const ownLocks = (holder: string): string =>
  `([${holder}.?synchronization.?mutex, ${holder}.?synchronization.?semaphore].filter(l, l.hasValue()).map(l, dyn(l.value())) + ` +
  `${holder}.?synchronization.?mutexes.orValue([]).map(l, dyn(l)) + ${holder}.?synchronization.?semaphores.orValue([]).map(l, dyn(l)))` +
  ".all(l, l.?namespace.orValue('') in ['', request.namespace])";

export const WORKFLOW_FIELDS: readonly EngineField[] = [
  {
    kinds: FLOWS,
    field: 'synchronization',
    must: 'must name no other namespace',
    otherwise: 'the work holds a lock of another tenant, whose workflows then wait forever',
    allowed: `[dyn(variables.flow)].all(f, ${ownLocks('f')}) && ${everyTemplate(ownLocks('t'))}`,
    source: `${ARGO}, workflow/sync/lock_name.go:37`,
  },
  {
    kinds: FLOWS,
    field: 'inline',
    must: 'must not be set: write the template under `templates`',
    otherwise:
      'what is in it has no schema: the controller reads keys in any case there, and a value of the wrong type ends it for all tenants',
    allowed: everyStep("s.all(k, k.lowerAscii() != 'inline')"),
    source: `${ARGO}, workflow/util/util.go:144; client-go, tools/cache/thread_safe_store.go`,
  },
  {
    kinds: FLOWS,
    field: 'withItems',
    must: 'must be a list',
    otherwise:
      'it has no schema, and a value of the wrong type ends the controller for all tenants',
    allowed: everyStep("!('withItems' in s) || type(s.withItems) == list"),
    source: `${ARGO}, workflow/util/util.go:144`,
  },
  {
    kinds: FLOWS,
    field: 'priority',
    must: 'must not be above 0',
    otherwise: 'one tenant goes first wherever the controller bounds how many workflows run',
    allowed: 'variables.flow.?priority.orValue(0) <= 0',
    source: `${ARGO}, workflow/controller/controller.go:883`,
  },
  {
    kinds: FLOWS,
    field: 'plugin',
    must: 'must not be set in a template',
    otherwise: 'a plugin of the platform acts for the tenant with rights of its own',
    allowed: everyTemplate("!('plugin' in t)"),
    source: `${ARGO}, workflow/controller/agent.go:129`,
  },
  {
    kinds: FLOWS,
    field: 'metrics.prometheus',
    must: 'must hold at most five series',
    otherwise: 'the series of one tenant fill the memory of the controller and of Prometheus',
    allowed:
      'size(variables.flow.?metrics.?prometheus.orValue([])) <= 5 && ' +
      everyTemplate('size(t.?metrics.?prometheus.orValue([])) <= 5'),
    source: `${ARGO}, pkg/apis/workflow/v1alpha1/workflow_types.go:3885`,
  },
  {
    kinds: ['cronworkflows.argoproj.io'],
    field: 'workflowMetadata.finalizers',
    must: 'must be empty',
    otherwise: 'it makes workflows that nobody can delete',
    allowed: 'size(variables.spec.?workflowMetadata.?finalizers.orValue([])) == 0',
    source: `${ARGO}, workflow/common/convert.go:82`,
  },
];
