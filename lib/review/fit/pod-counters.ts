import { type ManifestMap, asCount, asMap, valueAt } from '../../verify/objects/manifest-data';

/** How many pods, or objects with pods, a part of a manifest stands for. */
export type PodCounter = (part: ManifestMap, object: ManifestMap) => number;

const replicas: PodCounter = (part) => asCount(part['replicas'], 1);

/** Pods of a Job that run at once. */
const atOnce: PodCounter = ({ parallelism, completions }) =>
  Math.min(asCount(parallelism, 1), asCount(completions, Infinity));

/** KubeRay starts the number of replicas that is stated, and otherwise the smallest that autoscaling may leave. */
const rayWorkers: PodCounter = ({ replicas: stated, minReplicas, numOfHosts, suspend }) =>
  suspend === true ? 0 : asCount(stated, asCount(minReplicas, 0)) * asCount(numOfHosts, 1);

/** The size of a group counts its leader. Without a template of its own, the leader is a worker. */
const groupWorkers: PodCounter = (_, object) => {
  const group = asMap(valueAt(object, 'spec.leaderWorkerTemplate'));
  return asCount(group['size'], 1) - (group['leaderTemplate'] === undefined ? 0 : 1);
};

/** By the path of the part. What is on the way to a pod template multiplies. */
type Counters = Readonly<Record<string, PodCounter>>;

const ray = (path: string): Counters => ({ [`${path}.workerGroupSpecs[*]`]: rayWorkers });
const KUBEFLOW_JOB: Counters = { 'spec.*ReplicaSpecs[*]': replicas };

/**
 * What multiplies the pods of a kind, by its plural and group. Sources: the API types of Kubernetes 1.36, JobSet, LWS,
 * Kubeflow Trainer v1, KubeRay and Volcano.
 */
const COUNTERS: Readonly<Record<string, Counters>> = {
  'pods.': {},
  'replicationcontrollers.': { spec: replicas },
  'deployments.apps': { spec: replicas },
  'replicasets.apps': { spec: replicas },
  'statefulsets.apps': { spec: replicas },
  'jobs.batch': { spec: atOnce },
  'cronjobs.batch': { 'spec.jobTemplate.spec': atOnce },
  'jobs.batch.volcano.sh': { 'spec.tasks[*]': replicas },
  'jobsets.jobset.x-k8s.io': {
    'spec.replicatedJobs[*]': replicas,
    'spec.replicatedJobs[*].template.spec': atOnce,
  },
  'leaderworkersets.leaderworkerset.x-k8s.io': {
    spec: replicas,
    'spec.leaderWorkerTemplate.workerTemplate': groupWorkers,
  },
  'jaxjobs.kubeflow.org': KUBEFLOW_JOB,
  'mpijobs.kubeflow.org': KUBEFLOW_JOB,
  'paddlejobs.kubeflow.org': KUBEFLOW_JOB,
  'pytorchjobs.kubeflow.org': KUBEFLOW_JOB,
  'tfjobs.kubeflow.org': KUBEFLOW_JOB,
  'xgboostjobs.kubeflow.org': KUBEFLOW_JOB,
  'notebooks.kubeflow.org': {},
  'rayclusters.ray.io': ray('spec'),
  'rayjobs.ray.io': ray('spec.rayClusterSpec'),
  'rayservices.ray.io': ray('spec.rayClusterConfig'),
};

/** Templates of kinds that tenants are not given, so that the catalogue of kinds does not have them. */
export const FURTHER_TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  'daemonsets.apps': ['spec.template'],
  'replicasets.apps': ['spec.template'],
  'replicationcontrollers.': ['spec.template'],
  'jobs.batch.volcano.sh': ['spec.tasks[*].template'],
};

/** The counters of a kind. Undefined: how many pods it makes is decided elsewhere. */
export function countersOf(pluralAndGroup: string): Counters | undefined {
  return COUNTERS[pluralAndGroup];
}
