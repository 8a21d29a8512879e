import { ADOPT_RESOURCES } from '../adopt/adopt-resources';
import { OFFBOARD_RESOURCES, OFFBOARD_RESOURCE_NAMES } from '../offboard/offboard-resources';
import type { ReadingCommand } from './reading-commands';

/** A rule of a ClusterRole. */
export interface ReadingRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

const list = (group: string, ...resources: readonly string[]): ReadingRule => ({
  apiGroups: [group],
  resources,
  verbs: ['list'],
});

/** A dry run takes the rights of the real request. */
const rehearse = (group: string, ...resources: readonly string[]): ReadingRule => ({
  apiGroups: [group],
  resources,
  verbs: ['create', 'list', 'patch'],
});

/** Everybody who applies a role or a binding must hold what it gives, or these. */
const GIVE_ANY_ROLE: ReadingRule = {
  apiGroups: ['rbac.authorization.k8s.io'],
  resources: ['clusterroles', 'roles'],
  verbs: ['bind', 'escalate'],
};

/**
 * What each command asks of a cluster. Versions and API groups are not in it: everybody who is logged in may read them
 * (`system:discovery`). A rule for an API that a cluster does not serve does no harm.
 */
export const READING_RULES: Readonly<Record<ReadingCommand, readonly ReadingRule[]>> = {
  usage: [
    list('', 'namespaces', 'persistentvolumeclaims', 'pods', 'resourcequotas'),
    list('kueue.x-k8s.io', 'clusterqueues', 'localqueues'),
    list('metrics.k8s.io', 'pods'),
    list('resource.k8s.io', 'resourceclaims'),
  ],
  drift: [
    rehearse('', 'configmaps', 'limitranges', 'namespaces', 'resourcequotas', 'serviceaccounts'),
    rehearse(
      'admissionregistration.k8s.io',
      'mutatingadmissionpolicies',
      'mutatingadmissionpolicybindings',
      'validatingadmissionpolicies',
      'validatingadmissionpolicybindings',
    ),
    rehearse('networking.k8s.io', 'networkpolicies'),
    rehearse(
      'rbac.authorization.k8s.io',
      'clusterrolebindings',
      'clusterroles',
      'rolebindings',
      'roles',
    ),
    GIVE_ANY_ROLE,
    rehearse('resource.k8s.io', 'deviceclasses'),
    rehearse('scheduling.k8s.io', 'priorityclasses'),
    rehearse('argoproj.io', 'applications', 'appprojects'),
    rehearse('capsule.clastix.io', 'globalresourcequotas'),
    rehearse('cilium.io', 'ciliumclusterwidenetworkpolicies', 'ciliumnetworkpolicies'),
    rehearse('cluster.x-k8s.io', 'clusters'),
    rehearse('controller.kubeslice.io', 'projects', 'sliceconfigs'),
    rehearse('helm.toolkit.fluxcd.io', 'helmreleases'),
    rehearse('hnc.x-k8s.io', 'hierarchicalresourcequotas', 'hierarchyconfigurations'),
    rehearse('kamaji.clastix.io', 'tenantcontrolplanes'),
    rehearse(
      'kueue.x-k8s.io',
      'clusterqueues',
      'cohorts',
      'localqueues',
      'resourceflavors',
      'workloadpriorityclasses',
    ),
    rehearse('kustomize.toolkit.fluxcd.io', 'kustomizations'),
    rehearse('policy.networking.k8s.io', 'clusternetworkpolicies'),
    rehearse(
      'projectcalico.org',
      'globalnetworkpolicies',
      'networkpolicies',
      'stagedglobalnetworkpolicies',
      'tiers',
    ),
    rehearse('quota.openshift.io', 'clusterresourcequotas'),
    rehearse('scheduling.run.ai', 'queues'),
    rehearse('scheduling.volcano.sh', 'queues'),
    rehearse('source.toolkit.fluxcd.io', 'gitrepositories', 'helmrepositories', 'ocirepositories'),
  ],
  adopt: ADOPT_RESOURCES.map(({ group, resource }) => list(group, resource)),
  offboard: OFFBOARD_RESOURCE_NAMES.map((name) => list(OFFBOARD_RESOURCES[name].group, name)),
};
