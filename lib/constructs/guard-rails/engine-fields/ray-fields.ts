import { type EngineField, type EngineViews, emptyOrIn } from './engine-field';

/** `raycronjobs` are not granted by default; a platform may grant them. */
export const RAY_KINDS = [
  'rayclusters.ray.io',
  'raycronjobs.ray.io',
  'rayjobs.ray.io',
  'rayservices.ray.io',
];
const KUBERAY = 'ray-project/kuberay v1.6.0, ray-operator/controllers/ray';

/** CEL for the Ray cluster in a spec: its own, or the one inside a job, a schedule or a service. */
const clusterIn = (spec: string): string =>
  `variables.kind == 'rayjobs.ray.io' ? ${spec}.?rayClusterSpec.orValue(dyn({})) : ` +
  `variables.kind == 'rayservices.ray.io' ? ${spec}.?rayClusterConfig.orValue(dyn({})) : ` +
  `variables.kind == 'raycronjobs.ray.io' ? ${spec}.?jobTemplate.?rayClusterSpec.orValue(dyn({})) : ${spec}`;

export const RAY_VIEWS: EngineViews = {
  ray: clusterIn('variables.spec'),
  /** How a cluster asked for a token before. One without is scaled for as long as it exists. */
  rayModeBefore:
    "request.operation == 'CREATE' ? '' : " +
    `[dyn(${clusterIn('dyn(oldObject).?spec.orValue(dyn({}))')})].map(r, string(r.?authOptions.?mode.orValue('')))[0]`,
};

export const RAY_FIELDS: readonly EngineField[] = [
  {
    kinds: RAY_KINDS,
    field: 'headGroupSpec.template.spec.serviceAccountName',
    must: 'must be empty where `enableInTreeAutoscaling` is on, or name an account with the preset `ray-autoscaler`',
    otherwise: 'the operator lets that account change the pods of colleagues',
    allowed:
      '!variables.ray.?enableInTreeAutoscaling.orValue(false) || ' +
      emptyOrIn(
        'variables.ray.?headGroupSpec.?template.?spec.?serviceAccountName',
        'variables.autoscalers',
      ),
    source: `${KUBERAY}/common/rbac.go:12`,
  },
  {
    kinds: RAY_KINDS,
    field: 'authOptions.mode',
    must: 'must be `token` here',
    otherwise:
      'everybody who reaches the dashboard runs programs there, also through the operator, which follows redirects',
    allowed:
      "size(variables.rayTokens) == 0 || [string(variables.ray.?authOptions.?mode.orValue(''))]" +
      ".all(mode, mode == 'token' || (request.operation == 'UPDATE' && mode == variables.rayModeBefore))",
    source: `${KUBERAY}/utils/util.go:761`,
  },
  {
    kinds: RAY_KINDS,
    field: 'headGroupSpec.enableIngress',
    must: 'must not be set: write an Ingress with a host of yours',
    otherwise: 'the operator makes an Ingress without a host, with all annotations of the cluster',
    allowed: '!variables.ray.?headGroupSpec.?enableIngress.orValue(false)',
    source: `${KUBERAY}/common/ingress.go:18`,
  },
  {
    kinds: RAY_KINDS,
    field: 'headGroupSpec.serviceType and headGroupSpec.headService.spec.type',
    must: 'must be `ClusterIP`',
    otherwise: 'the operator opens a Service to the outside, or sends its token to another address',
    allowed:
      "variables.ray.?headGroupSpec.?serviceType.orValue('ClusterIP') == 'ClusterIP' && " +
      "variables.ray.?headGroupSpec.?headService.?spec.?type.orValue('ClusterIP') == 'ClusterIP'",
    source: `${KUBERAY}/common/service.go:45`,
  },
  {
    kinds: ['rayservices.ray.io'],
    field: 'serveService.spec.type',
    must: 'must be `ClusterIP`',
    otherwise: 'the operator opens a Service to the outside',
    allowed: "variables.spec.?serveService.?spec.?type.orValue('ClusterIP') == 'ClusterIP'",
    source: `${KUBERAY}/common/service.go:380`,
  },
  {
    kinds: ['rayservices.ray.io'],
    field: 'upgradeStrategy.clusterUpgradeOptions',
    must: 'must not be set',
    otherwise: 'the operator makes a Gateway: a load balancer that no quota counts',
    allowed: '!variables.spec.?upgradeStrategy.?clusterUpgradeOptions.hasValue()',
    source: `${KUBERAY}/rayservice_controller.go:643`,
  },
  {
    kinds: RAY_KINDS,
    field: 'gcsFaultToleranceOptions.externalStorageNamespace',
    must: 'must start with the name of the namespace and a dash',
    otherwise: 'clusters of two tenants read and delete the state of each other in a shared Redis',
    allowed:
      "[variables.ray.?gcsFaultToleranceOptions.?externalStorageNamespace.orValue('')].all(n, n == '' || n.startsWith(request.namespace + '-'))",
    source: `${KUBERAY}/common/pod.go:100`,
  },
  {
    kinds: ['raycronjobs.ray.io', 'rayjobs.ray.io'],
    field: 'clusterSelector',
    must: 'must be empty: write a `rayClusterSpec`',
    otherwise: "a program runs in a colleague's cluster, with its account and its data",
    allowed:
      'size(variables.spec.?clusterSelector.orValue({})) == 0 && size(variables.spec.?jobTemplate.?clusterSelector.orValue({})) == 0',
    source: `${KUBERAY}/rayjob_controller.go:898`,
  },
];
