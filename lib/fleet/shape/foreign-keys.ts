/** A key of another tool, or of everyday speech, and what it is called here. */
interface ForeignKey {
  readonly keys: readonly string[];
  /** The maps in which it has this meaning; all of them if absent. */
  readonly maps?: readonly string[];
  /** The key of the same map that they mean. */
  readonly means?: string;
  /** What to write instead, where there is more to say. */
  readonly fix?: string;
}

const OWNERS = ['TenantEntry', 'TierEntry', 'SharedServiceEntry', 'EnvironmentEntry'];
const SETTINGS = [...OWNERS, 'PlatformEntry'];
/** Amounts that have no limits beside them. */
const TOTALS = ['QuotaProps', 'TotalQuotaProps', 'BudgetProps'];
const QUOTAS = [
  ...TOTALS,
  'PriorityQuotaProps',
  'QueueAmountsProps',
  'EnvironmentQuotaProps',
  'LimitsProps',
  'ResourcesProps',
  'BurstProps',
];
const OWN_SIDE =
  'Write labels of pods on this side as `for`, and of pods on the other side as `pods`.';
const BY_ADDRESS =
  'Write the addresses as `cidr`: a NetworkPolicy knows addresses and pods, but no host names. With Cilium, write `hosts` under `egress`.';

/** Keys that people bring from Kubernetes and other tools. The first entry that fits is used. */
const FOREIGN_KEYS: readonly ForeignKey[] = [
  // Addresses.
  {
    maps: ['PeerProps'],
    keys: ['host', 'hostname', 'fqdn', 'fqdns', 'toFQDNs', 'dns', 'domain', 'url', 'address'],
    fix: BY_ADDRESS,
  },
  {
    maps: ['PeerProps'],
    keys: ['ip', 'ips', 'ipBlock', 'cidrs', 'range', 'ranges'],
    means: 'cidr',
  },
  {
    maps: ['PeerProps'],
    keys: ['namespaceSelector', 'namespaces'],
    fix: 'Write one `namespace` by its exact name: labels could be on any namespace.',
  },
  { maps: ['PeerProps'], keys: ['podSelector', 'selector', 'labels', 'podLabels'], means: 'pods' },
  { maps: ['PeerProps'], keys: ['to', 'from', 'appliesTo', 'target'], fix: OWN_SIDE },
  { maps: ['PeerProps'], keys: ['sharedService', 'owner'], means: 'tenant' },
  { maps: ['PeerProps', 'FlowProps'], keys: ['port'], means: 'ports' },
  { maps: ['FlowProps'], keys: ['source', 'ingress'], means: 'from' },
  { maps: ['FlowProps'], keys: ['target', 'destination', 'egress'], means: 'to' },
  {
    maps: ['NetworkProps'],
    keys: ['engine', 'plugin', 'cni'],
    fix: 'A cluster has one network plugin for everybody: write `engine` under `platform.network`, or under `network` of an entry of `clusters`.',
  },
  {
    maps: ['SharedServiceEntry'],
    keys: ['for', 'usedBy', 'clients', 'tenants'],
    means: 'consumers',
  },
  // Clusters.
  {
    maps: SETTINGS,
    keys: ['create', 'clusterClass'],
    fix: 'Write `create` at the cluster that it makes: in its entry under `clusters`.',
  },
  { maps: ['ClusterCreateProps'], keys: ['version'], means: 'kubernetesVersion' },
  {
    maps: ['TierEntry', 'SharedServiceEntry', 'ClusterEntry'],
    keys: ['slice'],
    fix: 'A slice belongs to one tenant: write `slice` in its entry under `tenants`.',
  },
  // Roles and people.
  {
    maps: [...SETTINGS, 'FleetProps'],
    keys: ['role', 'roles', 'roleBindings', 'clusterRoles', 'clusterRoleBindings', 'rbac', 'rules'],
    fix: 'People get their roles from `admins`, `users`, `viewers` and `deployers`; accounts get `rules` under `serviceAccounts`. `bindings` give them ClusterRoles of your own, which `platform.roles` states.',
  },
  { maps: OWNERS, keys: ['owner', 'owners', 'maintainers', 'leads'], means: 'admins' },
  { maps: OWNERS, keys: ['members', 'developers', 'editors', 'people'], means: 'users' },
  { maps: OWNERS, keys: ['readers', 'guests', 'readonly', 'readOnly'], means: 'viewers' },
  {
    maps: OWNERS,
    keys: ['group', 'groups'],
    fix: 'Write a group as an entry of `users`: `users: [{group: NAME}]`.',
  },
  { maps: SETTINGS, keys: ['email', 'slack', 'channel', 'mail'], means: 'contact' },
  { maps: SETTINGS, keys: ['title', 'description'], means: 'displayName' },
  {
    maps: ['SubjectProps'],
    keys: ['kind', 'apiGroup', 'name'],
    fix: 'Write `{user: NAME}`, `{group: NAME}` or `{serviceAccount: NAMESPACE/NAME}`.',
  },
  { maps: ['BindingProps'], keys: ['role', 'roleRef', 'roleName'], means: 'clusterRole' },
  { maps: ['SubjectProps'], keys: ['sa', 'account'], means: 'serviceAccount' },
  // Pod security.
  { maps: ['PodSecurityProps'], keys: ['enforce', 'level', 'profile', 'mode'], means: 'standard' },
  // Quotas.
  { maps: QUOTAS, keys: ['requests.cpu', 'cores', 'cpus', 'limits.cpu'], means: 'cpu' },
  { maps: QUOTAS, keys: ['requests.memory', 'mem', 'ram', 'limits.memory'], means: 'memory' },
  {
    maps: QUOTAS,
    keys: ['requests.nvidia.com/gpu', 'nvidia.com/gpu', 'amd.com/gpu', 'accelerators', 'devices'],
    means: 'gpu',
  },
  { maps: QUOTAS, keys: ['requests.storage', 'disk', 'pvc', 'volumes'], means: 'storage' },
  {
    maps: QUOTAS,
    keys: ['ephemeral-storage', 'requests.ephemeral-storage', 'limits.ephemeral-storage'],
    means: 'ephemeralStorage',
  },
  {
    maps: QUOTAS,
    keys: ['requests', 'hard'],
    fix: 'Write the amounts without it: a quota bounds what pods request.',
  },
  {
    maps: TOTALS,
    keys: ['limits'],
    fix: 'Set `burst`, by how much limits may exceed requests. Only an environment can state exact `quota.limits`.',
  },
  {
    maps: QUOTAS,
    keys: ['scopes', 'scopeSelector', 'terminating', 'bestEffort'],
    fix: 'Remove it: a quota is about all pods of a namespace. Write `priorities: {urgent: {quota: {gpu: 2}}}` for those of a priority class, and give other work an environment of its own.',
  },
  {
    maps: [...SETTINGS, ...QUOTAS, 'SchedulingProps', 'ContainersProps'],
    keys: ['activeDeadlineSeconds', 'maxDuration', 'maxRuntime', 'timeLimit', 'walltime', 'ttl'],
    fix: 'Write `scheduling: {maxGpuPodSeconds: 432000}`: it bounds how long pods with accelerators run. Nothing here bounds the others.',
  },
  // Parts of a LimitRange.
  {
    maps: ['ContainersProps'],
    keys: ['limitRequestRatio', 'ratio'],
    means: 'maxLimitRequestRatio',
  },
  {
    maps: ['ContainersProps'],
    keys: ['podMin', 'podDefault'],
    fix: 'Remove it: `min` and `defaultRequest` are about each container, and a pod has at least one.',
  },
  {
    maps: ['ContainersProps', 'StorageProps'],
    keys: ['pvcMax', 'pvcMin'],
    fix: 'Write `storage: {maxClaim: 500Gi}` or `minClaim`: they bound the size of one claim. `quota.storage` bounds all together.',
  },
  // Objects, by their short names.
  {
    maps: ['ObjectsProps'],
    keys: ['pvc', 'pvcs', 'pvcMax', 'volumeClaims'],
    means: 'persistentVolumeClaims',
  },
  { maps: ['ObjectsProps'], keys: ['svc'], means: 'services' },
  { maps: ['ObjectsProps'], keys: ['lb', 'lbs', 'services.loadbalancers'], means: 'loadBalancers' },
  { maps: ['ObjectsProps'], keys: ['services.nodeports'], means: 'nodePorts' },
  { maps: ['ObjectsProps'], keys: ['cm', 'cms'], means: 'configMaps' },
  { maps: ['ObjectsProps'], keys: ['cj'], means: 'cronJobs' },
  { maps: ['ObjectsProps'], keys: ['deploy'], means: 'deployments' },
  { maps: ['ObjectsProps'], keys: ['sts'], means: 'statefulSets' },
  { maps: ['ObjectsProps'], keys: ['sa'], means: 'serviceAccounts' },
  {
    maps: ['ObjectsProps'],
    keys: ['hpa', 'hpas', 'autoscalers'],
    means: 'horizontalPodAutoscalers',
  },
  { maps: ['ObjectsProps'], keys: ['pdb', 'pdbs'], means: 'podDisruptionBudgets' },
  { maps: ['ObjectsProps'], keys: ['ing'], means: 'ingresses' },
  {
    maps: ['ObjectsProps'],
    keys: ['pods'],
    fix: 'Write running pods as `quota.pods`, all stored ones as `storedPods`.',
  },
  // Kinds of Kubernetes, by what they become here.
  {
    maps: SETTINGS,
    keys: ['resourceQuota', 'resourceQuotas', 'resources', 'hard'],
    means: 'quota',
  },
  { maps: SETTINGS, keys: ['limitRange', 'limitRanges', 'limits'], means: 'containers' },
  { maps: SETTINGS, keys: ['networkPolicy', 'networkPolicies'], means: 'network' },
  {
    maps: SETTINGS,
    keys: ['podSecurityStandard', 'podSecurityStandards', 'psa', 'pss', 'psp'],
    means: 'podSecurity',
  },
  {
    maps: OWNERS,
    keys: ['priorityClass', 'priorityClasses', 'priorityClassName'],
    means: 'priorities',
  },
  {
    maps: SETTINGS,
    keys: ['taints', 'nodeSelector', 'affinity'],
    fix: 'Grant tolerations under `scheduling`; pods choose nodes by labels as they like. For nodes of its own, write `scheduling: {nodes: …}`.',
  },
  {
    maps: SETTINGS,
    keys: ['runtimeClass', 'runtimeClassName'],
    fix: 'Write `scheduling: {runtimeClass: NAME}`, so that every pod has it, or `scheduling: {runtimeClasses: [NAME]}`, so that pods may name it.',
  },
  {
    maps: SETTINGS,
    keys: ['storageClass', 'storageClasses', 'storageClassName'],
    fix: 'Write `storage: {classes: [NAME]}`.',
  },
  { maps: SETTINGS, keys: ['devices'], fix: 'Write `extendedResources: [NAME]`.' },
  { maps: SETTINGS, keys: ['registry'], fix: 'Write `images: {registries: [NAME]}`.' },
  {
    maps: ['PlatformEntry', 'FleetProps'],
    keys: ['gpus', 'accelerators', 'resourceFlavors'],
    means: 'pools',
  },
  {
    maps: OWNERS,
    keys: ['enabled', 'disabled', 'active', 'suspended'],
    fix: 'Write `state: suspended` to stop it for a time, `state: removed` to remove it, and `null` instead of an environment to leave it out.',
  },
  {
    maps: ['FleetProps'],
    keys: ['kind', 'metadata', 'spec'],
    fix: 'Remove it: tenants.yaml is not an object of Kubernetes. `platform`, `tiers` and `tenants` are at the top.',
  },
  { maps: ['FleetProps'], keys: ['includes', 'import', 'imports', 'files'], means: 'include' },
  { maps: ['FleetProps'], keys: ['teams', 'namespaces', 'projects'], means: 'tenants' },
  { maps: ['FleetProps'], keys: ['services'], means: 'sharedServices' },
  { maps: ['FleetProps'], keys: ['defaults'], means: 'platform' },
];

/** What a key of another tool is called in a map, if anybody has thought of it. */
export function foreignKey(
  written: string,
  map: string | undefined,
  known: Readonly<Record<string, unknown>>,
): Pick<ForeignKey, 'means' | 'fix'> | undefined {
  return FOREIGN_KEYS.find(
    ({ keys, maps, means }) =>
      keys.includes(written) &&
      (maps === undefined || (map !== undefined && maps.includes(map))) &&
      (means === undefined || Object.hasOwn(known, means)),
  );
}
