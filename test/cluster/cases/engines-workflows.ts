import type { Part } from './drafts';
import { type FieldCase, flow, templated, trial } from './engines-drafts';

const LOCK = { name: 'deploy', namespace: 'lab-green-dev' };
const LOCKS = '`synchronization` must name no other namespace';
const RUN = '`runSpec` must be a Job, a JobSet,';
const TRIAL = '`trialTemplate.trialSpec` must be a Job';
const VALUES = '`parameters[*].feasibleSpace` must hold only';

/** A template in a step, and in a task. */
const inStep = (inline: Part): Part => templated({ steps: [[{ name: 'a', inline }]] });
const inTask = (inline: Part): Part => templated({ dag: { tasks: [{ name: 'a', inline }] } });

/** A template that closes a text to say of another kind what it is. */
const closing = (feasibleSpace: Part): Part =>
  trial({}, { parameters: [{ name: 'lr', parameterType: 'categorical', feasibleSpace }] });

export const WORKFLOW_CASES: readonly FieldCase[] = [
  {
    plural: 'workflows',
    field: LOCKS,
    wrong: {
      'hold the lock of a neighbour': flow({ synchronization: { mutexes: [LOCK] } }),
      'hold it in the old form': flow({ synchronization: { mutex: LOCK } }),
      'hold it by a template': templated({ synchronization: { semaphores: [LOCK] } }),
      'hold it by the defaults of templates': flow({
        templateDefaults: { synchronization: { mutexes: [LOCK] } },
      }),
    },
    right: {
      'hold a lock of its own namespace': flow({
        synchronization: { mutexes: [{ name: 'deploy' }], semaphores: [{ namespace: '{ns}' }] },
      }),
    },
  },
  {
    plural: 'cronworkflows',
    field: LOCKS,
    wrong: {
      'hold the lock of a neighbour': {
        schedules: ['@daily'],
        workflowSpec: flow({ synchronization: { mutexes: [LOCK] } }),
      },
    },
    right: { 'run every day': { schedules: ['@daily'], workflowSpec: flow() } },
  },
  {
    plural: 'workflowtemplates',
    by: ['admin'],
    field: LOCKS,
    wrong: { 'hold the lock of a neighbour': flow({ synchronization: { mutexes: [LOCK] } }) },
    right: { 'keep a recipe': flow() },
  },
  {
    plural: 'workflows',
    field: '`inline` must not be set',
    wrong: {
      'hold the lock of a neighbour by a template in a step': inStep({
        Synchronization: { mutexes: [LOCK] },
      }),
      'end the controller by a template in a task': inTask({ name: 5 }),
      'end it by a template in a step of the other form': templated({
        steps: [{ steps: [{ name: 'a', inline: { container: 5 } }] }],
      }),
      'hide a template behind another case': templated({
        dag: { tasks: [{ name: 'a', Inline: { container: 5 } }] },
      }),
    },
    right: {
      'run steps and tasks by the names of their templates': flow({
        templates: [
          { name: 'main', steps: [[{ name: 'a', template: 'b' }], [{ name: 'c', template: 'd' }]] },
          { name: 'b', container: { image: 'app' } },
          { name: 'd', dag: { tasks: [{ name: 'a', template: 'b' }] } },
        ],
      }),
    },
  },
  {
    plural: 'workflows',
    field: '`withItems` must be a list',
    wrong: {
      'end the controller by a number of items': templated({
        steps: [[{ name: 'a', template: 'b', withItems: 5 }]],
      }),
      'end it by a map of items': templated({
        dag: { tasks: [{ name: 'a', template: 'b', withItems: { a: 'b' } }] },
      }),
    },
    right: {
      'run a step for each item': templated({
        steps: [[{ name: 'a', template: 'b', withItems: [1, 'two', { three: 3 }] }]],
      }),
    },
  },
  {
    plural: 'workflows',
    field: '`priority` must not be above 0',
    wrong: { 'go first everywhere': flow({ priority: 1 }) },
    right: { 'go last': flow({ priority: -5 }) },
  },
  {
    plural: 'workflows',
    field: '`plugin` must not be set',
    wrong: {
      'let a plugin act': templated({ plugin: { hello: {} } }),
    },
  },
  {
    plural: 'workflows',
    field: '`metrics.prometheus` must hold at most five series',
    wrong: {
      'fill the memory of the controller': flow({
        metrics: { prometheus: Array.from({ length: 6 }, (_, index) => ({ name: `m${index}` })) },
      }),
    },
    right: { 'count one thing': flow({ metrics: { prometheus: [{ name: 'm' }] } }) },
  },
  {
    plural: 'cronworkflows',
    field: '`workflowMetadata.finalizers` must be empty',
    wrong: {
      'make workflows that nobody can delete': {
        workflowMetadata: { finalizers: ['example.com/never'] },
        workflowSpec: flow(),
      },
    },
    right: {
      'label workflows of a schedule': {
        workflowMetadata: { labels: { a: 'b' } },
        workflowSpec: flow(),
      },
    },
  },
  {
    plural: 'experiments',
    field: '`trialTemplate.configMap` must not be set',
    wrong: {
      'read the ConfigMap of a neighbour': trial({
        configMap: { configMapName: 'target', configMapNamespace: 'lab-green-dev' },
      }),
      'keep the template from being seen': trial({
        configMap: { configMapName: 'target', configMapNamespace: '{ns}' },
      }),
    },
  },
  {
    plural: 'experiments',
    field: TRIAL,
    wrong: {
      'have Katib make a volume of a node': trial({
        trialSpec: { apiVersion: 'v1', kind: 'PersistentVolume', spec: {} },
      }),
      'have Katib make a binding': trial({
        trialSpec: { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding' },
      }),
      'choose the kind by a parameter': trial({
        trialSpec: { apiVersion: 'v1', kind: '${trialParameters.kind}' },
      }),
    },
    right: {
      'try a Job': trial({ trialSpec: { apiVersion: 'batch/v1', kind: 'Job', spec: {} } }),
      'try a PyTorchJob': trial({
        trialSpec: { apiVersion: 'kubeflow.org/v1', kind: 'PyTorchJob', spec: {} },
      }),
    },
  },
  {
    // What Katib makes of the values that a service in the namespace answers, whose image a user may change.
    plural: 'trials',
    field: RUN,
    by: ['engine'],
    wrong: {
      'make a volume of a node by a value that closed the template': {
        runSpec: { apiVersion: 'v1', kind: 'PersistentVolume', spec: { hostPath: { path: '/' } } },
      },
      'make a binding by such a value': {
        runSpec: { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding' },
      },
      'make a Job elsewhere by such a value': {
        runSpec: { apiVersion: 'batch/v1', kind: 'Job', metadata: { namespace: 'lab-green-dev' } },
      },
    },
    right: {
      'run a Job': {
        runSpec: {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: { name: 'a', namespace: '{ns}' },
        },
      },
    },
  },
  {
    plural: 'experiments',
    field: VALUES,
    wrong: {
      'change the kind by a value': closing({ list: ['x", "kind": "PersistentVolume'] }),
      'change the kind by a bound': closing({ min: '1", "kind": "PersistentVolume', max: '2' }),
      'change the kind by an operation': trial(
        {},
        {
          nasConfig: {
            operations: [
              { parameters: [{ name: 'a', feasibleSpace: { list: ['x", "kind": "Role'] } }] },
            ],
          },
        },
      ),
    },
    right: {
      'search numbers': closing({ min: '0.01', max: '1e-1', step: '0.01' }),
      'search names': closing({ list: ['sgd', 'adam', 'gs://models/resnet_50'] }),
    },
  },
  {
    plural: 'experiments',
    field: '`trialTemplate.trialParameters[*].reference` must name a parameter',
    wrong: {
      'change the kind by an annotation': trial({
        trialParameters: [{ name: 'a', reference: '${trialSpec.Annotations[a]}' }],
      }),
    },
    right: {
      'use the name of the trial': trial({
        trialParameters: [
          { name: 'lr', reference: 'lr' },
          { name: 'a', reference: '${trialSpec.Name}' },
        ],
      }),
    },
  },
];
