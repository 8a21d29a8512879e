import type { FleetProps, PlatformEntry, TenantEntry } from '../../lib';
import { readFleetOf } from '../reach/read-fleet-of';

/** A part of somebody's platform, as public reports and repositories show it. */
interface SetUp {
  readonly platform?: PlatformEntry;
  readonly tenant?: Partial<TenantEntry>;
  /** Instead of one tenant. */
  readonly tenants?: readonly Partial<TenantEntry>[];
}

const TENANT = { name: 'vision', costCenter: 'ENG-1', quota: { cpu: 10, memory: '40Gi' } } as const;

function findingsOf({ platform, tenant, tenants = [{}] }: SetUp): string[] {
  const fleet: FleetProps = {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: { namespaces: 'single', ...platform },
    tenants: tenants.map((one) => ({ ...TENANT, ...one, ...tenant })),
  };
  return readFleetOf(fleet).map(({ place }) => place.replace(/^(\S+) tenants\[0]/, '$1 vision'));
}

const V100 = { resource: 'nvidia.com/gpu', product: 'Tesla-V100-PCIE-32GB', capacity: 8 };
const GOOGLE = {
  trainer: {
    annotations: { 'iam.gke.io/gcp-service-account': 'trainer@example.iam.gserviceaccount.com' },
  },
};
const TOLERATES_DEDICATED = JSON.stringify([
  { key: 'dedicated', operator: 'Equal', value: 'reserved', effect: 'NoSchedule' },
]);
const DEFAULT_TOLERATIONS = 'scheduler.alpha.kubernetes.io/defaultTolerations';

const CAN_BE_SAID: Readonly<Record<string, SetUp>> = {
  'RDMA: NCCL locks memory, and everything else of baseline is kept': {
    tenant: {
      podSecurity: { standard: 'baseline', allow: { capabilities: ['IPC_LOCK'] } },
      extendedResources: ['rdma/hca'],
    },
  },
  'rootless builds run without seccomp and AppArmor profiles': {
    tenant: { podSecurity: { allow: { seccomp: ['Unconfined'], appArmor: ['Unconfined'] } } },
  },
  'datasets are read from the disks of nodes': {
    tenant: { podSecurity: { allow: { hostPaths: ['/mnt/datasets'] } } },
  },
  'a web server raises net.core.somaxconn and listens on a port of the node': {
    tenant: { podSecurity: { allow: { sysctls: ['net.core.somaxconn'], hostPorts: [8443] } } },
  },
  'warnings of Pod Security at the level that is enforced': {
    tenant: { podSecurity: { standard: 'baseline', warn: 'baseline', audit: 'restricted' } },
  },
  'a chart makes pods and takes part in leader election with an account of its own': {
    tenant: {
      access: 'selfService',
      admins: ['alice@example.com'],
      serviceAccounts: {
        hub: {
          rules: [
            { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'create', 'delete'] },
            {
              apiGroups: ['coordination.k8s.io'],
              resources: ['leases'],
              verbs: ['get', 'create', 'update'],
            },
          ],
        },
      },
    },
  },
  'node-local disk has a quota, defaults and bounds like memory': {
    tenant: {
      quota: { cpu: 10, memory: '40Gi', ephemeralStorage: '30Gi' },
      containers: { defaultRequest: { ephemeralStorage: '1Gi' } },
    },
  },
  'GKE serves tokens of an account from the metadata server of the node': {
    tenant: {
      network: { integrations: ['gke-workload-identity'] },
      serviceAccounts: GOOGLE,
    },
  },
  'EKS Pod Identity, at its address': {
    tenant: { network: { egress: { identity: { cidr: '169.254.170.23/32', ports: [80] } } } },
  },
  'nodes are tainted by the model of their GPU': {
    platform: { pools: { v100: V100 } },
    tenant: {
      quota: { cpu: 10, memory: '40Gi', gpu: 4 },
      scheduling: { tolerations: ['nvidia.com/gpu.product=Tesla-V100-PCIE-32GB'] },
    },
  },
  'nodes are tainted in the domains of other vendors': {
    tenant: {
      scheduling: { tolerations: ['amd.com/gpu.product-name', 'habana.ai/gaudi.present'] },
    },
  },
  'names of groups and people have spaces inside': {
    tenant: { admins: [{ group: 'oidc:ML Vision Team' }], users: [{ user: 'Alice Smith' }] },
  },
  'Dask scales its clusters': {
    platform: { kinds: [{ group: 'kubernetes.dask.org', resource: 'daskworkergroups' }] },
  },
  'keys of older quotas': { tenant: { objects: { hard: { replicationcontrollers: 20 } } } },
  'the toleration that the namespace adds is granted': {
    tenant: {
      annotations: { [DEFAULT_TOLERATIONS]: TOLERATES_DEDICATED },
      scheduling: { tolerations: ['dedicated=reserved'] },
    },
  },
  'Kubespray, AKS: the DNS cache of the node has an address of its own': {
    tenant: { network: { dns: { nodeLocal: ['169.254.25.10', '169.254.10.10'] } } },
  },
  'people see which GPUs there are': {
    platform: { pools: { v100: V100 } },
    tenant: { showPools: true, quota: { cpu: 10, memory: '40Gi', gpu: 4 } },
  },
  'one host has a path for each team': {
    tenants: [
      { network: { hosts: ['ml.example.com/vision'] } },
      { name: 'speech', network: { hosts: ['ml.example.com/speech'] } },
    ],
  },
  'OpenShift: routes are judged by the hosts that are granted': {
    platform: { kinds: [{ group: 'route.openshift.io', resource: 'routes' }] },
    tenant: { network: { hosts: ['app.vision.example.com'] } },
  },
};

const NATIVE_OF_ISTIO = 'INJECTOR_REFUSED vision.labels.istio-injection';

const IS_TOLD: Readonly<Record<string, readonly [SetUp, ...string[]]>> = {
  'RDMA without the capability that it needs': [
    { tenant: { extendedResources: ['rdma/hca'] } },
    'DEVICE_NEEDS_CAPABILITY vision.extendedResources',
  ],
  'CUDA MPS, which shares memory with the whole node': [
    { tenant: { podSecurity: { allow: { hostIPC: true } } } },
    'POD_SECURITY_EXCEPTION_WIDE vision.podSecurity.allow.hostIPC',
  ],
  'tokens of Google Cloud that no pod could fetch': [
    { tenant: { serviceAccounts: GOOGLE } },
    'IDENTITY_CLOSED vision.serviceAccounts.trainer.annotations["iam.gke.io/gcp-service-account"]',
  ],
  'the metadata server of a node by its address': [
    { tenant: { network: { egress: { gke: { cidr: '169.254.169.252/32', ports: [988] } } } } },
    'CIDR_FORBIDDEN vision.network.egress.gke.cidr',
  ],
  'the DNS cache of the node as a peer': [
    { tenant: { network: { egress: { dns: { cidr: '169.254.25.10/32', ports: [53] } } } } },
    'CIDR_FORBIDDEN vision.network.egress.dns.cidr',
  ],
  'spaces at the ends of names, which are slips': [
    { tenant: { admins: [{ group: ' ML' }], users: [{ user: 'Alice ' }] } },
    'SUBJECT_INVALID vision.admins[0].group',
    'SUBJECT_INVALID vision.users[0].user',
  ],
  'a subresource that comes with its kind': [
    { platform: { kinds: [{ group: 'kubernetes.dask.org', resource: 'daskworkergroups/scale' }] } },
    'KIND_INVALID platform.kinds[0]',
  ],
  'a key that only OpenShift counts': [
    { tenant: { objects: { hard: { 'openshift.io/imagestreams': 10 } } } },
    'QUOTA_KEY_DOUBTFUL vision.objects.hard["openshift.io/imagestreams"]',
  ],
  'fewer quotas than the namespace has from the start': [
    { tenant: { objects: { hard: { resourcequotas: 1 } } } },
    'CAP_BELOW_OWN vision.objects.hard.resourcequotas',
  ],
  'a cap on what rollouts make': [
    { tenant: { objects: { hard: { 'count/replicasets.apps': 20 } } } },
    'QUOTA_KEY_DOUBTFUL vision.objects.hard["count/replicasets.apps"]',
  ],
  'a mesh whose init container Pod Security refuses': [
    {
      platform: { network: { integrations: ['istio'] } },
      tenant: { labels: { 'istio-injection': 'enabled' } },
    },
    NATIVE_OF_ISTIO,
  ],
  'the same without the integration': [
    { tenant: { labels: { 'istio-injection': 'enabled' } } },
    NATIVE_OF_ISTIO,
  ],
  'another mesh, by annotation': [
    { tenant: { annotations: { 'linkerd.io/inject': 'enabled' } } },
    'INJECTOR_REFUSED vision.annotations["linkerd.io/inject"]',
  ],
  'a toleration that the namespace adds and nobody granted': [
    { tenant: { annotations: { [DEFAULT_TOLERATIONS]: TOLERATES_DEDICATED } } },
    `DEFAULT_TOLERATION_REFUSED vision.annotations["${DEFAULT_TOLERATIONS}"]`,
  ],
  'labels of Pod Security, which have a key': [
    { tenant: { labels: { 'pod-security.kubernetes.io/warn': 'baseline' } } },
    'LABEL_RESERVED vision.labels["pod-security.kubernetes.io/warn"]',
  ],
  'an open cluster, whose viewers are everybody': [
    { tenant: { viewers: [{ group: 'system:authenticated' }] } },
    'SUBJECT_EVERYBODY vision.viewers[0].group',
  ],
  'everybody as users': [
    { tenant: { users: [{ group: 'system:authenticated' }] } },
    'SUBJECT_FORBIDDEN vision.users[0].group',
  ],
  'nodes as a kind': [
    { platform: { kinds: [{ group: '', resource: 'nodes' }] } },
    'KIND_INVALID platform.kinds[0]',
  ],
  'one host for two tenants': [
    {
      tenants: [
        { network: { hosts: ['ml.example.com'] } },
        { name: 'speech', network: { hosts: ['ml.example.com'] } },
      ],
    },
    'HOST_CLASH tenants[1].network.hosts',
  ],
  'kinds that change where a mesh sends requests, and deployments with the rights of Flux': [
    {
      platform: {
        kinds: [
          { group: 'networking.istio.io', resource: 'virtualservices' },
          { group: 'kustomize.toolkit.fluxcd.io', resource: 'kustomizations' },
          { group: 'helm.toolkit.fluxcd.io', resource: 'helmreleases' },
        ],
      },
    },
    'KIND_UNGUARDED platform.kinds[0]',
    'KIND_UNGUARDED platform.kinds[1]',
    'KIND_UNGUARDED platform.kinds[2]',
  ],
};

describe('what platforms were reported to have can be said, without a finding', () => {
  test.each(Object.entries(CAN_BE_SAID))('%s', (_, setUp) => {
    expect(findingsOf(setUp)).toEqual([]);
  });
});

describe('what would hurt tomorrow is said today, and nothing else', () => {
  test.each(Object.entries(IS_TOLD))('%s', (_, [setUp, ...findings]) => {
    expect(findingsOf(setUp)).toEqual(findings);
  });
});
