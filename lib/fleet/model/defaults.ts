import type { EnvironmentEntry, QuotaProps, SettingsProps, SubjectProps } from './props';

/** The environments of a platform that states none. */
export const DEFAULT_ENVIRONMENTS: Record<string, EnvironmentEntry> = {
  dev: { share: '30%' },
  staging: { share: '20%' },
  prod: { share: '50%' },
};

/** The total of a tenant for whom nobody states one: enough to begin, too little to hurt, and no GPU. */
export const DEFAULT_QUOTA = {
  cpu: '10',
  memory: '40Gi',
  storage: '500Gi',
  pods: '100',
  gpu: {},
} as const satisfies QuotaProps;

/** The lowest layer of settings. The schema's `@default` words say the same; a test compares them. */
export const DEFAULT_SETTINGS = {
  podSecurity: 'baseline',
  apiAccess: false,
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
    services: 100,
    persistentVolumeClaims: 100,
    loadBalancers: 0,
    nodePorts: 0,
    configMaps: 200,
    secrets: 200,
    jobs: 1000,
    cronJobs: 100,
    deployments: 100,
    statefulSets: 100,
    serviceAccounts: 200,
    horizontalPodAutoscalers: 100,
    podDisruptionBudgets: 100,
    ingresses: 100,
    storedPods: 10000,
    resourceClaims: 100,
    customResources: 100,
    hard: {},
  },
  priorities: [],
  extendedResources: [],
  serviceAccounts: {},
  imagePullSecrets: [],
  scheduling: { schedulers: ['default-scheduler'], runtimeClasses: [], tolerations: [] },
  images: {},
  storage: { volumes: [], drivers: [] },
  access: 'closed',
  guardRails: {
    acceleratorNames: true,
    acceleratorUse: true,
    accountAnnotations: true,
    burstLimits: true,
    managedObjects: true,
    ownWork: true,
    podImages: true,
    podScheduling: true,
    podVolumes: true,
    roleBindings: true,
    routeHosts: true,
    serviceExposure: true,
    tokenLifetime: true,
    tokenSecrets: true,
    volumeClaims: true,
    workloadHistory: true,
  },
} as const satisfies SettingsProps;

/** Who delivers our objects where nobody says so: the accounts that Flux and Argo CD are installed with. */
export const DEFAULT_RECONCILERS: readonly SubjectProps[] = [
  { serviceAccount: 'argocd/argocd-application-controller' },
  { serviceAccount: 'flux-system/kustomize-controller' },
];

/** Kubernetes versions without a `kubernetesVersion` in the input. */
export const DEFAULT_KUBERNETES_VERSION = '1.34';

/** The oldest API server that takes what we write: ValidatingAdmissionPolicy is GA there. */
export const OLDEST_KUBERNETES_VERSION = '1.30';

/** The oldest minor version of Kubernetes that takes the definition of ClusterNetworkPolicy in v1alpha2. */
export const CLUSTER_NETWORK_POLICY_SINCE = 31;

/** The only environment of a tenant with one namespace. */
export const SINGLE_ENVIRONMENT = 'all';

/** The only environment of a shared service. */
export const SHARED_ENVIRONMENT = 'shared';
