import { SERVED_KINDS } from './generated/served-kinds';

/** Kinds of engines that are in no namespace, by API group, as their definitions say. */
const OF_ENGINES: Readonly<Record<string, readonly string[]>> = {
  'kueue.x-k8s.io': [
    'admissionchecks',
    'clusterqueues',
    'cohorts',
    'multikueueclusters',
    'multikueueconfigs',
    'provisioningrequestconfigs',
    'resourceflavors',
    'topologies',
    'workloadpriorityclasses',
  ],
  'cilium.io': [
    'ciliumcidrgroups',
    'ciliumclusterwideenvoyconfigs',
    'ciliumclusterwidenetworkpolicies',
    'ciliumegressgatewaypolicies',
    'ciliumidentities',
    'ciliumloadbalancerippools',
    'ciliumnodes',
  ],
  'policy.networking.k8s.io': [
    'adminnetworkpolicies',
    'baselineadminnetworkpolicies',
    'clusternetworkpolicies',
  ],
  'projectcalico.org': ['globalnetworkpolicies', 'globalnetworksets', 'ippools', 'tiers'],
  'crd.projectcalico.org': ['globalnetworkpolicies', 'globalnetworksets', 'ippools', 'tiers'],
  'crd.antrea.io': ['clustergroups', 'clusternetworkpolicies', 'egresses', 'tiers'],
  'gateway.networking.k8s.io': ['gatewayclasses'],
  'trainer.kubeflow.org': ['clustertrainingruntimes'],
  'kubeflow.org': ['profiles', 'workspacekinds'],
  'serving.kserve.io': ['clusterservingruntimes', 'clusterstoragecontainers'],
  'argoproj.io': ['clusteranalysistemplates', 'clusterworkflowtemplates'],
  'cert-manager.io': ['clusterissuers'],
  'karpenter.sh': ['nodeclaims', 'nodepools'],
  'snapshot.storage.k8s.io': ['volumesnapshotclasses', 'volumesnapshotcontents'],
  'metrics.k8s.io': ['nodes'],
};

/** What nobody creates, and rules name all the same: identities to act as, and signers of certificates. */
const VIRTUAL: Readonly<Record<string, readonly string[]>> = {
  '': ['groups', 'users'],
  'authentication.k8s.io': ['groups', 'nodes', 'uids', 'userextras', 'users'],
  'certificates.k8s.io': ['signers'],
};

const SERVED = new Set(SERVED_KINDS.filter(({ isNamespaced }) => !isNamespaced).map(keyOf));

/** Whether a kind is known to be in no namespace, so that no RoleBinding grants anything on it. */
export function isClusterKind(kind: {
  readonly group: string;
  readonly resource: string;
}): boolean {
  const { group, resource } = kind;
  return (
    SERVED.has(keyOf(kind)) ||
    OF_ENGINES[group]?.includes(resource) === true ||
    VIRTUAL[group]?.includes(resource) === true
  );
}

function keyOf({ group, resource }: { readonly group: string; readonly resource: string }): string {
  return `${resource}.${group}`;
}
