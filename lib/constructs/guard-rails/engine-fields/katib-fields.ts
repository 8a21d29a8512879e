import { texts } from '../cel';
import type { EngineField } from './engine-field';

const EXPERIMENTS = ['experiments.kubeflow.org'];
/** What Katib makes of an experiment and of what the suggestion service answers. No role of a tenant writes it. */
const TRIAL_OBJECTS = ['trials.kubeflow.org'];
const KATIB = 'kubeflow/katib v0.19.0, pkg/controller.v1beta1';

/** Kinds that users may make themselves, so that Katib's rights add nothing. */
const TRIALS = texts([
  'argoproj.io/v1alpha1 Workflow',
  'batch/v1 Job',
  'jobset.x-k8s.io/v1alpha2 JobSet',
  'kubeflow.org/v1 JAXJob',
  'kubeflow.org/v1 MPIJob',
  'kubeflow.org/v1 PaddleJob',
  'kubeflow.org/v1 PyTorchJob',
  'kubeflow.org/v1 TFJob',
  'kubeflow.org/v1 XGBoostJob',
  'ray.io/v1 RayJob',
  'trainer.kubeflow.org/v1alpha1 TrainJob',
]);

/** CEL for whether an object that Katib is to create is one of them. */
const isTrial = (object: string): string =>
  `${object}.?apiVersion.orValue('') + ' ' + ${object}.?kind.orValue('') in ${TRIALS}`;

/** CEL for whether the values of a list of parameters are plain: they are put into the text of the template. */
const plainValues = (parameters: string): string =>
  `${parameters}.orValue([]).all(p, p.?feasibleSpace.orValue({}).all(k, k == 'list' ? ` +
  "p.feasibleSpace.list.all(v, v.matches('^[A-Za-z0-9 ._+:/=-]*$')) : p.feasibleSpace[k].matches('^[A-Za-z0-9.+-]*$')))";

export const KATIB_FIELDS: readonly EngineField[] = [
  {
    kinds: EXPERIMENTS,
    field: 'trialTemplate.configMap',
    must: 'must not be set: write the template under `trialSpec`',
    otherwise:
      'Katib reads a ConfigMap of any namespace and shows it in an error, and what it creates from one cannot be checked here',
    allowed: '!variables.spec.?trialTemplate.?configMap.hasValue()',
    source: `${KATIB}/experiment/manifest/generator.go:211`,
  },
  {
    kinds: EXPERIMENTS,
    field: 'trialTemplate.trialSpec',
    must: 'must be a Job, a JobSet, a TrainJob, a Workflow, a RayJob, or a job of the training operator',
    otherwise:
      'Katib creates any object with its own rights, such as a volume of the node or a role',
    allowed:
      '!variables.spec.?trialTemplate.?trialSpec.hasValue() || ' +
      `[variables.spec.trialTemplate.trialSpec].all(t, ${isTrial('t')})`,
    source: `${KATIB}/trial/trial_controller.go:277`,
  },
  {
    // The values in a trial come from a service in the namespace, whose image and pods its users may change. So the
    // parameters of the experiment say nothing about them, and what became of the template is judged as well.
    kinds: TRIAL_OBJECTS,
    field: 'runSpec',
    must: 'must be a Job, a JobSet, a TrainJob, a Workflow, a RayJob, or a job of the training operator, in the namespace of the trial',
    otherwise:
      'a value that the suggestion service answers makes another object of the template, which Katib creates with its own rights',
    allowed:
      '[variables.spec.?runSpec.orValue(dyn({}))].all(t, ' +
      `${isTrial('t')} && t.?metadata.?namespace.orValue('') in ['', request.namespace])`,
    source: `${KATIB}/experiment/manifest/generator.go:87 and suggestion/suggestionclient/suggestionclient.go:167`,
  },
  {
    kinds: EXPERIMENTS,
    field: 'parameters[*].feasibleSpace',
    must: 'must hold only letters, digits and ` ._+:/=-`',
    otherwise:
      'a value closes the text that it is put into, and makes another object of the template',
    allowed: `${plainValues('variables.spec.?parameters')} && variables.spec.?nasConfig.?operations.orValue([]).all(o, ${plainValues('o.?parameters')})`,
    source: `${KATIB}/experiment/manifest/generator.go:191: text is replaced, then parsed`,
  },
  {
    kinds: EXPERIMENTS,
    field: 'trialTemplate.trialParameters[*].reference',
    must: 'must name a parameter, or the name, the namespace, the kind or the API version of the trial',
    otherwise: 'an annotation closes the text that it is put into, and makes another object of it',
    allowed:
      'variables.spec.?trialTemplate.?trialParameters.orValue([]).all(p, ' +
      "!p.?reference.orValue('').contains('Annotations') && !p.?reference.orValue('').contains('Labels'))",
    source: `${KATIB}/experiment/manifest/generator.go:166`,
  },
];
