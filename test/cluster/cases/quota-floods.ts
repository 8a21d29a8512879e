import type { Flood } from '../battery/flood';
import { BLUE, DRA, FINER, SELF, SMALL } from '../battery/targets';
import { kustomization, source, urlOf } from '../delivery/cases/tenants-objects';
import {
  autoscaler,
  claim,
  claimTemplate,
  cronJob,
  deployment,
  disruptionBudget,
  exactly,
  ingress,
  job,
  loadBalancer,
  pod,
  roleBinding,
  service,
  statefulSet,
  volumeClaim,
} from './drafts';
import { GRANTED_ROUTES } from './route-drafts';

/** A custom resource of which the namespace may hold one. */
function capOfOne(resource: string): Flood {
  const plural = resource.split('.')[0]!;
  return {
    plural,
    draft: GRANTED_ROUTES[plural] ?? { spec: {} },
    cap: 1,
    key: `count/${resource}`,
  };
}

/** E68: each kind that a tenant may write is counted, and one more than granted is refused. */
const CAPS: readonly Flood[] = [
  { plural: 'services', draft: service(), cap: 2, key: 'services' },
  {
    plural: 'services',
    draft: loadBalancer(),
    cap: 1,
    key: 'services.loadbalancers',
  },
  { plural: 'configmaps', draft: {}, cap: 3, key: 'configmaps' },
  { plural: 'secrets', draft: {}, cap: 2, key: 'secrets' },
  {
    plural: 'serviceaccounts',
    draft: {},
    cap: 2,
    key: 'count/serviceaccounts',
    by: ['admin'],
  },
  {
    plural: 'persistentvolumeclaims',
    draft: volumeClaim('5Gi'),
    cap: 2,
    key: 'persistentvolumeclaims',
  },
  { plural: 'jobs', draft: job({}, { suspend: true }), cap: 2, key: 'count/jobs.batch' },
  { plural: 'cronjobs', draft: cronJob(), cap: 1, key: 'count/cronjobs.batch' },
  {
    plural: 'deployments',
    draft: deployment({}, { replicas: 0 }),
    cap: 1,
    key: 'count/deployments.apps',
  },
  { plural: 'statefulsets', draft: statefulSet(), cap: 1, key: 'count/statefulsets.apps' },
  {
    plural: 'horizontalpodautoscalers',
    draft: autoscaler(),
    cap: 1,
    key: 'count/horizontalpodautoscalers.autoscaling',
  },
  {
    plural: 'poddisruptionbudgets',
    draft: disruptionBudget(),
    cap: 1,
    key: 'count/poddisruptionbudgets.policy',
  },
  { plural: 'ingresses', draft: ingress(), cap: 1, key: 'count/ingresses.networking.k8s.io' },
  { plural: 'pods', draft: pod(), cap: 4, key: 'pods' },
  { plural: 'pods', draft: pod(), cap: 6, key: 'count/pods', finished: true },
  ...[
    'appwrappers.workload.codeflare.dev',
    'cronworkflows.argoproj.io',
    'domainmappings.serving.knative.dev',
    'experiments.kubeflow.org',
    'grpcroutes.gateway.networking.k8s.io',
    'httpproxies.projectcontour.io',
    'httproutes.gateway.networking.k8s.io',
    'inferenceservices.serving.kserve.io',
    'ingressroutes.traefik.io',
    'ingressroutetcps.traefik.io',
    'jobsets.jobset.x-k8s.io',
    'llminferenceservices.serving.kserve.io',
    'mpijobs.kubeflow.org',
    'notebooks.kubeflow.org',
    'pytorchjobs.kubeflow.org',
    'rayclusters.ray.io',
    'raycronjobs.ray.io',
    'rayjobs.ray.io',
    'rayservices.ray.io',
    'routes.route.openshift.io',
    'scheduledsparkapplications.sparkoperator.k8s.io',
    'sparkapplications.sparkoperator.k8s.io',
    'sparkconnects.sparkoperator.k8s.io',
    'tfjobs.kubeflow.org',
    'traefikservices.traefik.io',
    'trainjobs.trainer.kubeflow.org',
    'volumegroupsnapshots.groupsnapshot.storage.k8s.io',
    'volumesnapshots.snapshot.storage.k8s.io',
    'workflows.argoproj.io',
    'workspaces.kubeflow.org',
  ].map(capOfOne),
  // What others run by is written by admins alone.
  ...[
    'datasets.lab.example.com',
    'servingruntimes.serving.kserve.io',
    'trainingruntimes.trainer.kubeflow.org',
    'workflowtemplates.argoproj.io',
  ].map((resource): Flood => ({ ...capOfOne(resource), by: ['admin'] })),
  // A cap of its own.
  { plural: 'sweeps', draft: { spec: {} }, cap: 4, key: 'count/sweeps.lab.example.com' },
  // What engines and controllers make of what people write: twelve for a Deployment, a hundred for a custom resource.
  {
    plural: 'trials',
    draft: { spec: { runSpec: { apiVersion: 'batch/v1', kind: 'Job' } } },
    cap: 100,
    key: 'count/trials.kubeflow.org',
    by: ['engine'],
  },
  {
    plural: 'workflowtaskresults',
    draft: {},
    cap: 100,
    key: 'count/workflowtaskresults.argoproj.io',
    by: ['engine'],
  },
  {
    plural: 'replicasets',
    draft: deployment({}, { replicas: 0 }),
    cap: 12,
    key: 'count/replicasets.apps',
    by: ['root'],
  },
];

/** Claims of Dynamic Resource Allocation, for as many devices as are granted. */
const CLAIM_CAPS: readonly Flood[] = [
  {
    plural: 'resourceclaims',
    draft: claim(exactly('npu.example.org')),
    cap: 3,
    key: 'count/resourceclaims.resource.k8s.io',
  },
  {
    plural: 'resourceclaimtemplates',
    draft: claimTemplate(exactly('npu.example.org')),
    cap: 3,
    key: 'count/resourceclaimtemplates.resource.k8s.io',
  },
];

/** What admins write where the platform lets them: ours in the same namespace count as well. */
const SELF_SERVICE_CAPS: readonly Flood[] = [
  {
    plural: 'networkpolicies',
    draft: { spec: { podSelector: {} } },
    cap: 100,
    key: 'count/networkpolicies.networking.k8s.io',
  },
  { plural: 'roles', draft: {}, cap: 100, key: 'count/roles.rbac.authorization.k8s.io' },
  {
    plural: 'rolebindings',
    draft: roleBinding('tenant-viewer', { kind: 'User', name: 'eve@example.com' }),
    cap: 200,
    key: 'count/rolebindings.rbac.authorization.k8s.io',
  },
];

/** What people write for Flux, where that is granted. */
const FLUX_CAPS: readonly Flood[] = (
  [
    ['gitrepositories', source(urlOf(SELF.tenant)), 'source'],
    [
      'ocirepositories',
      source({ url: `oci://artifacts.example.com/${SELF.tenant}/app` }, 'OCIRepository'),
      'source',
    ],
    ['kustomizations', kustomization(), 'kustomize'],
  ] as const
).map(([plural, { spec }, group]) => ({
  plural,
  draft: { spec },
  cap: 20,
  key: `count/${plural}.${group}.toolkit.fluxcd.io`,
}));

export const FLOODS: readonly Flood[] = [
  ...CAPS.map((flood) => ({ ...flood, target: SMALL })),
  ...CLAIM_CAPS.map((flood) => ({ ...flood, target: DRA })),
  ...SELF_SERVICE_CAPS.map((flood): Flood => ({ ...flood, by: ['admin'], target: SELF })),
  ...FLUX_CAPS.map((flood) => ({ ...flood, target: SELF })),
  {
    plural: 'leases',
    draft: {},
    cap: 30,
    key: 'count/leases.coordination.k8s.io',
    target: BLUE,
    by: ['chartPod'],
  },
  {
    plural: 'pods',
    draft: pod({ priorityClassName: 'lab-urgent' }),
    cap: 3,
    key: 'pods',
    quota: 'priority-lab-urgent',
    target: FINER,
    by: ['user'],
  },
];
