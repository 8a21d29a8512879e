import { API, type BadInput, TENANTS, platform, tenant, tier, withTenant } from '../bad-input';

/** A platform on which virtual clusters can run. */
const PLATFORM = 'platform: { network: { apiServer: { cidrs: [10.0.0.10/32] } } }';

/** A tenant with a virtual cluster, whose options are on line 6. */
const virtual = (options: string, more = ''): string =>
  withTenant(PLATFORM, `isolation: { level: virtual-cluster, ${options} }\n${more}`);

/** Levels of isolation, and options of virtual clusters. */
export const ISOLATION: readonly BadInput[] = [
  {
    rule: 'a level that does not exist',
    input: withTenant(
      'platform: { network: { apiServer: { cidrs: [10.0.0.10/32] } } }',
      'isolation: vcluster',
    ),
    finds: [['VALUE_UNKNOWN 6:16', /`vcluster`/, /namespace/]],
  },
  {
    rule: 'a chart version that is a range',
    input: virtual('version: 0.37'),
    finds: [['ISOLATION_INVALID 6:51', /`0\.37` is not the version of a Helm chart/, /`0\.37\.1`/]],
  },
  {
    rule: 'a version of Kubernetes without its patch',
    input: virtual('kubernetesVersion: "1.34"'),
    finds: [['ISOLATION_INVALID 6:61', /`1\.34` is not a release of Kubernetes/, /`1\.34\.2`/]],
  },
  {
    rule: 'an etcd with an even number of members',
    input: virtual('replicas: 2'),
    finds: [
      [
        'ISOLATION_INVALID 6:52',
        /an etcd of 2 members, which survives no more losses than one of 1/,
        /Write 1, or 3\./,
      ],
    ],
  },
  {
    rule: 'no server at all, in a tier',
    input: tier('isolation: { replicas: 0 }'),
    finds: [['ISOLATION_INVALID 4:28', /0 is not a number of servers/, /Write 1, or 3/]],
  },
  {
    rule: 'amounts that mean something else than their writer meant',
    input: virtual('resources: { memory: 2GB }, storage: { size: 10 }'),
    finds: [
      ['QUANTITY_INVALID 6:63', /`2GB`/, /2Gi/],
      ['BYTES_WITHOUT_UNIT 6:87', /10 bytes/, /`10Gi`/],
    ],
  },
  {
    rule: 'a URL in place of a host name',
    input: virtual('expose: { host: "https://k8s.example.com", ingressClass: nginx }'),
    finds: [['ISOLATION_INVALID 6:58', /is not a host name/, /without protocol, port and path/]],
  },
  {
    rule: 'a host that nobody passes on, and that was not granted',
    input: virtual('expose: { host: k8s.example.com }'),
    finds: [
      ['ISOLATION_INVALID 6:50', /Nothing passes connections to `k8s\.example\.com` on/, /gateway/],
      [
        'ISOLATION_INVALID 6:58',
        /is not among the `hosts` of `dev` of `vision`/,
        /hosts: \[k8s\.example\.com\]/,
      ],
    ],
  },
  {
    rule: 'Kamaji without what only its users know',
    input: virtual('engine: kamaji'),
    finds: [
      [
        'ISOLATION_INVALID 6:50',
        /virtual cluster of `dev` of `vision` without `kubernetesVersion` and `nodes`/,
        /`kubernetesVersion: 1\.34\.2`.*; `nodes: \[10\.20\.0\.0\/16\]`/,
      ],
    ],
  },
  {
    rule: 'Kamaji without anybody who reaches it, by a layer for all',
    input: withTenant(
      'platform: { isolation: { level: virtual-cluster, engine: kamaji, kubernetesVersion: 1.34.2 } }',
      'namespaces: single',
    ),
    finds: [['ISOLATION_INVALID 2:58', /of `all` of `vision` without `nodes`/, /addresses of its/]],
  },
  {
    rule: 'addresses and names that Kamaji would not take',
    input: virtual(
      'engine: kamaji, kubernetesVersion: 1.34.2, nodes: [10.20.0.1/16], kamaji: { namespace: Kamaji, dataStore: a_b, ports: [0] }',
    ),
    finds: [
      ['CIDR_INVALID 6:93', /bits set after its prefix/, /10\.20\.0\.0\/16/],
      ['ISOLATION_INVALID 6:129', /`Kamaji` is not the name of a namespace/, /lower-case/],
      ['ISOLATION_INVALID 6:148', /`a_b` is not the name of a DataStore/, /lower-case/],
      ['PORT_INVALID 6:161', /0/, /65535/],
    ],
  },
  {
    rule: 'a quota in which an update of the control plane has no room',
    input: virtual(
      'engine: kamaji, kubernetesVersion: 1.34.2, nodes: [10.20.0.0/16]',
      'namespaces: single\nquota: { cpu: 1, memory: 4Gi, pods: 4 }',
    ),
    finds: [
      [
        'VIRTUAL_CLUSTER_QUOTA 8:19',
        /has 1 of cpu, and the control plane .* takes 1760m/,
        /gets 1760m or more/,
      ],
    ],
  },
  {
    rule: 'GPUs, and options of vCluster, beside Kamaji',
    input: withTenant(
      'platform: { pools: { h100: { resource: nvidia.com/gpu } } }',
      'namespaces: single\nquota: { gpu: 2 }\nisolation: { level: virtual-cluster, engine: kamaji, kubernetesVersion: 1.34.2, nodes: [10.20.0.0/16], version: 0.37.1 }',
    ),
    finds: [
      [
        'ISOLATION_UNUSED 7:14',
        /holds 2 of `h100`, and its pods cannot use them/,
        /Remove them from its quota/,
      ],
      [
        'ISOLATION_UNUSED 8:108',
        /`virtual-cluster` with `kamaji`, for which `version` means nothing/,
        /state the engine/,
      ],
    ],
  },
  {
    rule: 'options that a tenant states beside no virtual cluster',
    input: tenant('isolation: { replicas: 3 }'),
    finds: [
      [
        'ISOLATION_UNUSED 5:18',
        /`namespace`, for which `replicas` means nothing/,
        /virtual-cluster/,
      ],
    ],
  },
  {
    rule: 'options of the platform for those that use them, which is fine',
    input: platform('isolation: { replicas: 3, version: 0.37.1 }'),
    finds: [],
  },
  {
    rule: 'a shared service in a virtual cluster',
    input: `${API}sharedServices:\n  registry: { costCenter: ENG-1, ports: { https: 443 }, consumers: all, isolation: virtual-cluster }\n${TENANTS}`,
    finds: [['ISOLATION_SHARED_SERVICE 3:84', /Nobody would reach/, /Remove the line/]],
  },
  {
    rule: 'a virtual cluster where nobody says where the API server is',
    input: tenant('isolation: virtual-cluster'),
    finds: [['API_SERVER_MISSING 5:16', /makes the pods of a virtual cluster/, /apiServer/]],
  },
  {
    rule: 'a quota that the servers of a virtual cluster use up, and one that they do not',
    input: virtual('replicas: 3', 'namespaces: single\nquota: { cpu: 680m, memory: 2Gi, pods: 8 }'),
    finds: [
      [
        'VIRTUAL_CLUSTER_QUOTA 8:19',
        /has 680m of cpu, and the control plane of its virtual cluster alone takes 680m/,
        /more than 680m/,
      ],
    ],
  },
  {
    rule: 'pods and storage that the servers of a virtual cluster use up',
    input: virtual(
      'replicas: 3, storage: { size: 10Gi }',
      'namespaces: single\nquota: { pods: 7, storage: 20Gi }',
    ),
    finds: [
      ['VIRTUAL_CLUSTER_QUOTA 8:20', /has 7 pods, .* alone takes 7/, /`quota\.pods`/],
      ['VIRTUAL_CLUSTER_QUOTA 8:32', /has 20Gi of storage, .* takes 30Gi/, /more than 30Gi/],
    ],
  },
  {
    rule: 'a volume of a class that the tenant may not use',
    input: virtual('replicas: 1', 'storage: { classes: [fast] }'),
    finds: [['ISOLATION_INVALID 6:16', /of the default class/, /class: fast/]],
  },
  {
    rule: 'people whom a tenant states for the namespace around its virtual cluster',
    input: virtual('replicas: 1', 'users: [{ group: vision }]\nadmins: [{ group: leads }]'),
    finds: [['ISOLATION_UNUSED 7:5', /`users` of `dev` of `vision` have no rights/, /inside/]],
  },
  {
    rule: 'repositories that a tenant deploys around its virtual cluster',
    input: virtual(
      'replicas: 1',
      "deploy: { engine: argocd, sources: ['https://git.example.com/vision/*'] }",
    ),
    finds: [['ISOLATION_UNUSED 7:5', /`deploy` of .* has no effect/, /inside/]],
  },
  {
    rule: 'a cluster of its own where all tenants are on one that has no name',
    input: `${API}tenants:
  - { name: speech, costCenter: ENG-2 }
  - { name: vision, costCenter: ENG-1, isolation: cluster }
`,
    finds: [
      [
        'CLUSTER_SHARED 4:51',
        /shares the only cluster with `speech`/,
        /several clusters under `clusters`.*`vision` on one by itself/,
      ],
    ],
  },
  {
    rule: 'an environment with a cluster of its own that others are placed on',
    input: `${API}clusters: { gpu-eu: {}, gpu-us: {} }
tenants:
  - name: vision
    costCenter: ENG-1
    clusters: [gpu-eu, gpu-us]
    environments: { prod: { clusters: [gpu-us], isolation: { level: cluster } }, dev: { clusters: [gpu-eu] } }
  - { name: a, costCenter: ENG-2, clusters: [gpu-us] }
  - { name: b, costCenter: ENG-2, clusters: [gpu-us] }
  - { name: c, costCenter: ENG-2, clusters: [gpu-eu, gpu-us] }
  - { name: d, costCenter: ENG-2, clusters: [gpu-us] }
`,
    finds: [
      [
        'CLUSTER_SHARED 7:69',
        /`prod` of `vision`.*shares `gpu-us` with `a`, `b`, `c` and 1 more/,
        /move the others to another one/,
      ],
    ],
  },
  {
    rule: 'a cluster of its own with a shared service on it, which is fine',
    input: `${API}clusters: { gpu-eu: {}, gpu-us: {} }
sharedServices:
  registry: { costCenter: P, ports: { https: 443 }, consumers: all, clusters: [gpu-eu, gpu-us] }
tenants:
  - { name: vision, costCenter: ENG-1, clusters: [gpu-eu], isolation: cluster }
  - { name: speech, costCenter: ENG-2, clusters: [gpu-us] }
`,
    finds: [],
  },
  {
    rule: 'a tenant that leaves its cluster while others arrive, which is fine',
    input: `${API}clusters: { gpu-eu: {}, gpu-us: {} }
tenants:
  - name: vision
    costCenter: ENG-1
    isolation: cluster
    clusters: { gpu-eu: { state: removed }, gpu-us: {} }
  - { name: speech, costCenter: ENG-2, clusters: [gpu-eu] }
`,
    finds: [],
  },
];
