import type { EngineField, EngineViews } from './engine-field';

const FLOWS = [
  'cronworkflows.argoproj.io',
  'workflows.argoproj.io',
  'workflowtemplates.argoproj.io',
];
const ARGO = 'argoproj/argo-workflows v4.0.5';

/** The items that have a template inside, as a list of those templates. */
const inline = (items: string): string => `${items}.filter(s, has(s.inline)).map(s, dyn(s.inline))`;

export const WORKFLOW_VIEWS: EngineViews = {
  /** A workflow, or the one that a schedule makes. */
  flow: "variables.kind == 'cronworkflows.argoproj.io' ? variables.spec.?workflowSpec.orValue(dyn({})) : variables.spec",
  /** Templates inside tasks, task list by task list. */
  taskTemplates: `variables.flow.?templates.orValue([]).map(t, ${inline('t.?dag.?tasks.orValue([])')})`,
  /** Templates inside steps, group by group, template by template. */
  stepTemplates:
    'variables.flow.?templates.orValue([]).map(t, t.?steps.orValue([]).map(g, ' +
    `${inline('(type(g) == list ? dyn(g) : dyn(g).?steps.orValue([]))')}))`,
  /** All others, in lists. */
  ownTemplates:
    '[[dyn(variables.flow.?templateDefaults.orValue(dyn({})))], variables.flow.?templates.orValue([]).map(t, dyn(t))]',
};

/** CEL for a test of every template inside of a step or a task. Older servers cannot make one list of nested lists. */
const everyInline = (test: string): string =>
  `variables.taskTemplates.all(l, l.all(t, ${test})) && variables.stepTemplates.all(n, n.all(l, l.all(t, ${test})))`;

/** CEL for a test of every template of a workflow. */
const everyTemplate = (test: string): string =>
  `variables.ownTemplates.all(l, l.all(t, ${test})) && ${everyInline(test)}`;

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
    must: 'must hold neither `steps` nor a `dag`: write such a template under `templates`',
    otherwise: 'what it holds is too deep to be checked here',
    allowed: everyInline("!('steps' in t) && !('dag' in t)"),
    source: `${ARGO}, pkg/apis/workflow/v1alpha1/workflow_types.go`,
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
