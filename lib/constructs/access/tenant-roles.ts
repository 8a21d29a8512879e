import type { k8s } from '../api-object/k8s';
import type { FleetKind } from '../../fleet/model/fleet';
import { allKinds } from '../../fleet/catalogue/all-kinds';
import type { ClusterReadEntry } from '../../fleet/catalogue/readable-kinds';
import { ACCESS_KINDS, CLAIM_KINDS, POLICY_KINDS } from '../../fleet/catalogue/kinds-of-settings';
import {
  type Grant,
  READ,
  type TenantRole,
  WRITE,
  deployerGrants,
  sharedWorkGrants,
  tenantGrants,
} from '../../fleet/catalogue/role-grants';
import { TENANT_ROLES } from '../../fleet/catalogue/role-names';

export {
  ACCESS_ROLE,
  AUDITOR_ROLE,
  CATALOGUE_ROLE,
  DEPLOYER_ROLE,
  DEVICE_CLAIMS_ROLE,
  NETWORK_POLICIES_ROLE,
  SHARED_WORK_ROLE,
  TENANT_ROLES,
} from '../../fleet/catalogue/role-names';
export type { TenantRole } from '../../fleet/catalogue/role-grants';

/** Rules of one of the three roles, for users without what `ownWork` takes from them. */
export function tenantRules(
  role: TenantRole,
  kinds: readonly FleetKind[],
  ownWork = false,
): k8s.PolicyRule[] {
  return toRules(tenantGrants(role, kinds, ownWork));
}

/** Rules of those who deploy, without what `ownWork` takes from users. */
export function deployerRules(kinds: readonly FleetKind[], ownWork = false): k8s.PolicyRule[] {
  return toRules(deployerGrants(kinds, ownWork));
}

/** Rules for what `ownWork` takes from users. */
export function sharedWorkRules(kinds: readonly FleetKind[]): k8s.PolicyRule[] {
  return toRules(sharedWorkGrants(kinds));
}

/** Rules for the places of work in the queues of a namespace, which Kueue's visibility API shows. */
export function pendingWorkRules(): k8s.PolicyRule[] {
  const group = 'visibility.kueue.x-k8s.io';
  return toRules([{ group, resource: 'localqueues/pendingworkloads', verbs: ['get'] }]);
}

/** Rules for claims of devices. */
export function deviceClaimRules(): k8s.PolicyRule[] {
  return toRules(CLAIM_KINDS.map((kind) => ({ ...kind, verbs: WRITE })));
}

/**
 * What charts give their accounts and admins do not have: one can give away only what one has. Nobody can do more by it,
 * because requests for the logs and the status of a pod are a `get`, and steps of a workflow report with such an account
 * anyway. Source: PrefectHQ/prefect-helm charts/prefect-worker/templates/role.yaml, argoproj/argo-helm
 * charts/argo-workflows/templates/controller/workflow-role.yaml.
 */
const OF_CHARTS: readonly Grant[] = [
  { group: '', resource: 'pods/log', verbs: ['list', 'watch'] },
  { group: '', resource: 'pods/status', verbs: ['list', 'watch'] },
  { group: 'argoproj.io', resource: 'workflowtaskresults', verbs: ['create', 'patch'] },
];

/**
 * Rules for who may say who works here. Reading comes with the role of admins. `bind` names the three roles: without it
 * one could give away only what one has, and with it for every role, everything. The API server keeps Roles to what
 * their author has.
 */
export function accessRules(): k8s.PolicyRule[] {
  const apiGroups = ['rbac.authorization.k8s.io'];
  return [
    {
      apiGroups,
      resources: ACCESS_KINDS.map(({ resource }) => resource),
      verbs: ['create', 'delete', 'patch', 'update'],
    },
    {
      apiGroups,
      resources: ['clusterroles'],
      resourceNames: Object.values(TENANT_ROLES),
      verbs: ['bind'],
    },
    ...toRules(OF_CHARTS),
  ];
}

/** Rules for NetworkPolicies. Never all at once: ours, which nobody deletes, are among them. */
export function networkPolicyRules(): k8s.PolicyRule[] {
  return toRules(POLICY_KINDS.map((kind) => ({ ...kind, verbs: WRITE })));
}

/** Cluster-wide kinds that people choose from. None of them names a tenant, a node or a namespace. */
const CATALOGUE: Record<string, readonly string[]> = {
  'argoproj.io': ['clusterworkflowtemplates'],
  'gateway.networking.k8s.io': ['gatewayclasses'],
  'kubeflow.org': ['workspacekinds'],
  'kueue.x-k8s.io': ['resourceflavors'],
  'networking.k8s.io': ['ingressclasses'],
  'node.k8s.io': ['runtimeclasses'],
  'resource.k8s.io': ['deviceclasses'],
  'scheduling.k8s.io': ['priorityclasses'],
  'serving.kserve.io': ['clusterservingruntimes', 'clusterstoragecontainers'],
  'snapshot.storage.k8s.io': ['volumesnapshotclasses'],
  'storage.k8s.io': ['storageclasses', 'volumeattributesclasses'],
  'trainer.kubeflow.org': ['clustertrainingruntimes'],
};

/** Rules for the catalogue. */
export function catalogueRules(): k8s.PolicyRule[] {
  return toRules(readAll(CATALOGUE));
}

/** Rules for kinds of the whole cluster that people of a tenant read. */
export function clusterReadRules({ group, resources }: ClusterReadEntry): k8s.PolicyRule[] {
  return toRules(resources.map((resource) => ({ group, resource, verbs: READ })));
}

/** What auditors read besides the catalogue and what tenants have. No rule lists Secrets. */
const AUDIT: Record<string, readonly string[]> = {
  '': [
    'componentstatuses',
    'configmaps',
    'namespaces',
    'nodes',
    'persistentvolumes',
    'podtemplates',
    'serviceaccounts',
  ],
  'admissionregistration.k8s.io': [
    'mutatingadmissionpolicies',
    'mutatingadmissionpolicybindings',
    'mutatingwebhookconfigurations',
    'validatingadmissionpolicies',
    'validatingadmissionpolicybindings',
    'validatingwebhookconfigurations',
  ],
  'apiextensions.k8s.io': ['customresourcedefinitions'],
  'apiregistration.k8s.io': ['apiservices'],
  'certificates.k8s.io': ['certificatesigningrequests'],
  'flowcontrol.apiserver.k8s.io': ['flowschemas', 'prioritylevelconfigurations'],
  'gateway.networking.k8s.io': ['referencegrants'],
  'kueue.x-k8s.io': ['admissionchecks', 'clusterqueues', 'cohorts', 'topologies'],
  'policy.networking.k8s.io': ['clusternetworkpolicies'],
  'rbac.authorization.k8s.io': ['clusterrolebindings', 'clusterroles', 'rolebindings', 'roles'],
  'resource.k8s.io': ['resourceslices'],
  'storage.k8s.io': ['csidrivers', 'csinodes', 'csistoragecapacities', 'volumeattachments'],
};

/** Rules for auditors: all that tenants have but secrets, the catalogue, and what decides over everybody. */
export function auditorRules(kinds: readonly FleetKind[]): k8s.PolicyRule[] {
  const read = allKinds(kinds)
    .filter(({ viewer }) => viewer !== 'none')
    .map(({ group, resource }) => ({ group, resource, verbs: READ }));
  return toRules([...read, ...readAll(CATALOGUE), ...readAll(AUDIT)]);
}

function readAll(groups: Record<string, readonly string[]>): Grant[] {
  return Object.entries(groups).flatMap(([group, resources]) =>
    resources.map((resource) => ({ group, resource, verbs: READ })),
  );
}

/** Joins grants of one group with the same verbs into one rule; groups, verbs and resources in order. */
function toRules(grants: readonly Grant[]): k8s.PolicyRule[] {
  const rules = new Map<
    string,
    { group: string; verbs: readonly string[]; resources: Set<string> }
  >();
  for (const { group, resource, verbs } of grants) {
    const key = `${group} ${verbs.join(',')}`;
    const rule = rules.get(key) ?? { group, verbs, resources: new Set<string>() };
    rule.resources.add(resource);
    rules.set(key, rule);
  }
  return [...rules.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { group, verbs, resources }]) => ({
      apiGroups: [group],
      resources: [...resources].sort(),
      verbs: [...verbs],
    }));
}
