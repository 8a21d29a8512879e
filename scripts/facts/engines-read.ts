import type { EngineField } from '../../lib/constructs/guard-rails/engine-fields/engine-field';
import { ENGINE_FIELDS } from '../../lib/constructs/guard-rails/engine-fields/engine-field-table';

/** An engine whose source was read to learn what its operator does with each field. */
export interface EngineRead {
  readonly engine: string;
  /** The kinds that tenants may write, as `plural.group`. */
  readonly kinds: readonly string[];
  /** Kinds that only the operator writes, and of which a rule judges what it makes for a tenant. */
  readonly made?: readonly string[];
  /** What was read: repository and version, or commit. */
  readonly read: string;
  /** What no rule closes, for people who offer the engine. */
  readonly open: string;
}

const kubeflow = (...plurals: readonly string[]): string[] =>
  plurals.map((plural) => `${plural}.kubeflow.org`);

/** Every engine whose kinds the roles list. A test compares them with the catalogue of kinds. */
export const ENGINES_READ: readonly EngineRead[] = [
  {
    engine: 'Argo Workflows',
    kinds: ['cronworkflows', 'workfloweventbindings', 'workflows', 'workflowtemplates'].map(
      (plural) => `${plural}.argoproj.io`,
    ),
    read: 'argoproj/argo-workflows v4.0.5',
    open: 'Run argo-server with `--auth-mode=client` or `sso`. With `server`, it acts for everybody with its own account. A workflow can [end the controller](limits.md#controllers).',
  },
  {
    engine: 'Gateway API',
    kinds: [
      'grpcroutes.gateway.networking.k8s.io',
      'httproutes.gateway.networking.k8s.io',
      'inferencepools.inference.networking.k8s.io',
    ],
    read: 'kubernetes-sigs/gateway-api v1.7.0, gateway-api-inference-extension 00a9059',
    open: 'Listeners say which namespaces may attach routes. The endpoint picker of an InferencePool is a program of the tenant: a gateway whose cluster is `ORIGINAL_DST`, as of some versions of kgateway, sends requests to any address that it names. What a gateway does with its other extensions was not read.',
  },
  {
    engine: 'JobSet',
    kinds: ['jobsets.jobset.x-k8s.io'],
    read: 'kubernetes-sigs/jobset v0.11.1',
    open: 'A job may use a claim that a colleague made, by its name.',
  },
  {
    engine: 'Katib',
    kinds: kubeflow('experiments'),
    made: kubeflow('trials'),
    read: 'kubeflow/katib v0.19.0',
    open: 'Metrics are stored by the name of a trial. Let only Katib reach its database manager.',
  },
  {
    engine: 'KServe',
    kinds: ['inferencegraphs', 'inferenceservices', 'servingruntimes', 'trainedmodels'].map(
      (plural) => `${plural}.serving.kserve.io`,
    ),
    read: 'kserve/kserve v0.16.0',
    open: "A TrainedModel is put into a colleague's server, and runs with its account.",
  },
  {
    engine: 'KubeRay',
    kinds: ['rayclusters.ray.io', 'rayjobs.ray.io', 'rayservices.ray.io'],
    read: 'ray-project/kuberay v1.6.0',
    open: 'The dashboard of a cluster has no password: everybody who reaches it runs programs there, also through the operator, which [follows redirects](limits.md#controllers). Set [`rayTokens`](limits.md#controllers).',
  },
  {
    engine: 'Kubeflow Notebooks',
    kinds: kubeflow('notebooks', 'workspaces'),
    read: 'kubeflow/kubeflow bb27fe0, kubeflow/notebooks 08bd18e',
    open: 'A notebook named like a StatefulSet of a colleague replaces its template.',
  },
  {
    engine: 'Kubeflow Trainer',
    kinds: ['trainingruntimes.trainer.kubeflow.org', 'trainjobs.trainer.kubeflow.org'],
    read: 'kubeflow/trainer v2.2.0',
    open: 'Nothing that we know of.',
  },
  {
    engine: 'Kubeflow training operator and MPI operator',
    kinds: kubeflow('jaxjobs', 'mpijobs', 'paddlejobs', 'pytorchjobs', 'tfjobs', 'xgboostjobs'),
    read: 'kubeflow/training-operator v1.9.3, kubeflow/mpi-operator v0.8.0',
    open: 'The operators adopt pods by their labels.',
  },
  {
    engine: 'LeaderWorkerSet',
    kinds: ['leaderworkersets.leaderworkerset.x-k8s.io'],
    read: 'kubernetes-sigs/lws v0.8.0',
    open: 'Nothing that we know of.',
  },
  {
    engine: 'Spark operator',
    kinds: ['scheduledsparkapplications', 'sparkapplications', 'sparkconnects'].map(
      (plural) => `${plural}.sparkoperator.k8s.io`,
    ),
    read: 'kubeflow/spark-operator v2.5.0',
    open: 'Programs at `s3a://`, `gs://`, `abfss://` and `hdfs://` are looked up with the identity of the operator. An application `a` deletes the pod `a-driver`, whosever it is.',
  },
];

/** The rules about the kinds of an engine. */
export function rulesOf({ kinds, made = [] }: EngineRead): readonly EngineField[] {
  return ENGINE_FIELDS.filter((field) =>
    field.kinds.map(wholeOf).some((kind) => kinds.includes(kind) || made.includes(kind)),
  );
}

/** The kind to which a part such as `mpijobs/scale.kubeflow.org` belongs. */
export function wholeOf(kind: string): string {
  return kind.replace(/\/\w+/, '');
}
