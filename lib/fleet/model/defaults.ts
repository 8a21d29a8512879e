import type {
  ClusterNetworkPolicyVersion,
  DashboardsProps,
  DeliveryEngine,
  DeliveryProps,
  DeployProps,
  DeployRepositoryProps,
  DeployWindowProps,
  EnvironmentEntry,
  GpuOperatorProps,
  HamiProps,
  IsolationProps,
  MonitoringProps,
  NetworkEngine,
  QuotaProps,
  SettingsProps,
  SliceProps,
  SubjectProps,
} from './props';

/** The newest Kubernetes on which the output was tried: that of the newest run in test/cluster/proofs.json. */
export const NEWEST_KUBERNETES_VERSION = '1.37';

/** The environments of a platform that states none. */
export const DEFAULT_ENVIRONMENTS: Record<string, EnvironmentEntry> = {
  dev: { share: '30%' },
  staging: { share: '20%' },
  prod: { share: '50%' },
};

/** The total of a tenant without a stated one: enough to start, too little to hurt others, and no GPU. */
export const DEFAULT_QUOTA = {
  cpu: '10',
  memory: '40Gi',
  storage: '500Gi',
  pods: '100',
  gpu: {},
} as const satisfies QuotaProps;

/** What a container requests of the node's disk that states nothing, where a quota counts it. */
export const DEFAULT_DISK_REQUEST = '1Gi';

/** The lowest layer of settings. A test compares it with the `@default` tags in props.ts. */
export const DEFAULT_SETTINGS = {
  podSecurity: 'baseline',
  isolation: 'namespace',
  apiAccess: false,
  rayTokens: false,
  labels: {},
  annotations: {},
  network: {
    reach: 'environment',
    default: 'reach',
    flows: {},
    dns: 'kube-dns',
    internet: true,
    ingress: {},
    egress: {},
    integrations: [],
    hosts: [],
    tenantPolicies: false,
  },
  containers: { defaultRequest: { cpu: '100m', memory: '512Mi' } },
  objects: {
    services: 30,
    persistentVolumeClaims: 50,
    loadBalancers: 0,
    nodePorts: 0,
    configMaps: 80,
    secrets: 80,
    jobs: 150,
    cronJobs: 30,
    deployments: 30,
    statefulSets: 30,
    serviceAccounts: 30,
    horizontalPodAutoscalers: 30,
    podDisruptionBudgets: 30,
    ingresses: 30,
    storedPods: 1000,
    resourceClaims: 50,
    customResources: 15,
    maxSize: '32Ki',
    maxDataSize: '96Ki',
    hard: {},
  },
  priorities: [],
  extendedResources: [],
  serviceAccounts: {},
  imagePullSecrets: [],
  scheduling: {
    schedulers: ['default-scheduler'],
    runtimeClasses: [],
    tolerations: [],
    queues: [],
    queuePriorities: [],
    metadata: [],
  },
  images: {},
  storage: { attributesClasses: [], volumes: [], drivers: [] },
  showPools: false,
  access: 'closed',
  bindings: {},
  clusterReads: [],
  guardRails: { default: 'enforce' },
} as const satisfies SettingsProps;

/** The network plugin of a cluster that states none: any that enforces NetworkPolicies. */
export const DEFAULT_NETWORK_ENGINE: NetworkEngine = 'kubernetes';

/** The accounts that deliver our objects if the platform names none: those that Flux and Argo CD install. */
export const DEFAULT_RECONCILERS: readonly SubjectProps[] = [
  { serviceAccount: 'argocd/argocd-application-controller' },
  { serviceAccount: 'flux-system/kustomize-controller' },
];

/** What HAMi does not state. Sources: charts/hami/values.yaml, `resourceMem`, `resourceCores` and `deviceSplitCount`. */
export const DEFAULT_HAMI = {
  memory: 'nvidia.com/gpumem',
  cores: 'nvidia.com/gpucores',
  shares: 10,
} as const satisfies HamiProps;

/** Where the GPU Operator runs if the platform does not say. Source: its installation guide. */
export const DEFAULT_GPU_OPERATOR = {
  namespace: 'gpu-operator',
  values: false,
} as const satisfies GpuOperatorProps;

/** What a virtual cluster does not state. The version is that of the values with which the output was tried. */
export const DEFAULT_VCLUSTER = {
  version: '0.37.1',
  replicas: 1,
  resources: { cpu: '200m', memory: '256Mi' },
  storage: { size: '5Gi' },
} as const satisfies IsolationProps;

/** The same of one whose control plane Kamaji runs. Kamaji and its data store are where its Helm chart puts them. */
export const DEFAULT_KAMAJI = {
  replicas: 2,
  resources: { cpu: '250m', memory: '512Mi' },
  kamaji: { namespace: 'kamaji-system', dataStore: 'default', ports: [2379] },
} as const satisfies IsolationProps;

/** What a delivery does not state. A test compares it with the `@default` tags in delivery-props.ts. */
export const DEFAULT_DELIVERY = {
  branch: 'main',
  path: 'dist',
  as: 'kustomizations',
  interval: '10m',
  timeout: '5m',
} as const satisfies Partial<DeliveryProps>;

/** What watches a cluster where nothing else is stated. A test compares it with the `@default` tags in monitoring-props.ts. */
export const DEFAULT_MONITORING = {
  engine: 'prometheus',
  namespace: 'monitoring',
} as const satisfies Partial<MonitoringProps>;

/** The dashboards where nothing else is stated: the label is that of the sidecar of Grafana's Helm chart. */
export const DEFAULT_DASHBOARDS = {
  labels: { grafana_dashboard: '1' },
  tenants: 'together',
} as const satisfies DashboardsProps;

/** The most ResourceSets that share the tenants of a delivery. */
export const MOST_DELIVERY_SETS = 20;

/** What a slice of KubeSlice does not state. A test compares it with the `@default` tags in slice-props.ts. */
export const DEFAULT_SLICE = {
  maxClusters: 16,
  gateway: 'OpenVPN',
  isolated: false,
} as const satisfies Partial<SliceProps>;

/** The namespace of KubeSlice's controller, and the beginning of those that it makes for Projects. */
export const SLICE_NAMESPACES = {
  controller: 'kubeslice-controller',
  project: 'kubeslice',
} as const;

/** Where each engine is installed if nothing else is stated, and the account with which it applies. */
export const ENGINE_ACCOUNTS: Readonly<
  Record<DeliveryEngine, { readonly namespace: string; readonly account: string }>
> = {
  flux: { namespace: 'flux-system', account: 'kustomize-controller' },
  argocd: { namespace: 'argocd', account: 'argocd-application-controller' },
};

/** The name of what delivers the output, and the beginning of the names of its parts. */
export const DELIVERY_NAME = 'tenancy';

/** The Secret with which a repository is read over ssh, which always takes one. */
export const DEFAULT_DELIVERY_SECRET = 'tenancy';

/** The tag of an OCI artifact. */
export const DEFAULT_OCI_TAG = 'latest';

/** What applies the repositories of tenants where the platform states no delivery. */
export const DEFAULT_ENGINE: DeliveryEngine = 'flux';

/** The account of each namespace with which its repositories are applied. */
export const DEPLOYER_ACCOUNT = 'deployer';

/** What a tenant does not state that deploys. A test compares it with the `@default` tags in deploy-props.ts. */
export const DEFAULT_DEPLOY = {
  branch: 'main',
  path: '.',
  interval: '10m',
  timeout: '5m',
  selfService: false,
} as const satisfies Partial<DeployRepositoryProps> & Partial<DeployProps>;

/** What a window does not state. */
export const DEFAULT_WINDOW = {
  kind: 'allow',
  timeZone: 'UTC',
  manualSync: false,
} as const satisfies Partial<DeployWindowProps>;

/** The version of Kubernetes if the platform states none. */
export const DEFAULT_KUBERNETES_VERSION = '1.34';

/** The oldest API server that accepts what we write: the first with a stable ValidatingAdmissionPolicy. */
export const OLDEST_KUBERNETES_VERSION = '1.30';

/** The version of ClusterNetworkPolicy where nothing else is stated. */
export const DEFAULT_BORDER_VERSION: ClusterNetworkPolicyVersion = 'v1alpha2';

/** The oldest minor version of Kubernetes that accepts the definition of ClusterNetworkPolicy. */
export const CLUSTER_NETWORK_POLICY_SINCE = 31;

/** The only environment of a tenant with one namespace. */
export const SINGLE_ENVIRONMENT = 'all';

/** The only environment of a shared service. */
export const SHARED_ENVIRONMENT = 'shared';
