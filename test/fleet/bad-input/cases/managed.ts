import { API, type BadInput } from '../bad-input';

const CREATE = 'class: gpu, namespace: fleet, kubernetesVersion: 1.36.2';
const TENANTS = 'tenants: [{ name: vision, costCenter: ENG-1, clusters: [gpu-eu] }]\n';

/** Two clusters, of which `gpu-eu` (from line 4, column 13) is to be made. */
const created = (create: string, more = ''): string =>
  `${API}clusters:\n  mgmt: {}\n  gpu-eu: { ${more}create: { ${create} } }\n${TENANTS}`;

/** What one cluster manages for others. */
export const MANAGED: readonly BadInput[] = [
  {
    rule: 'a cluster that is made from one that does not exist',
    input: created(`managedBy: mgtm, ${CREATE}`),
    finds: [['CLUSTER_UNKNOWN 4:34', /no cluster `mgtm`/, /mean `mgmt`/]],
  },
  {
    rule: 'a cluster that is made of nothing, in one finding',
    input: created(''),
    finds: [
      [
        'KEY_MISSING 4:13',
        /`class`, `kubernetesVersion`, `managedBy` and `namespace` are missing/,
        /Add `class: …`, `kubernetesVersion: …`, `managedBy: …` and `namespace: …`\./,
      ],
    ],
  },
  {
    rule: 'a cluster that is made from one far from any name of the file',
    input: created(`managedBy: headquarters, ${CREATE}`),
    finds: [
      ['CLUSTER_UNKNOWN 4:34', /no cluster `headquarters`/, /objects that make this cluster/],
    ],
  },
  {
    rule: 'a cluster that makes itself',
    input: created(`managedBy: gpu-eu, ${CREATE}`),
    finds: [['MANAGER_UNSUITABLE 4:34', /cannot make itself/, /there before this one/]],
  },
  {
    rule: 'a cluster that is to be deleted while a tenant is on it',
    input: created(`managedBy: mgmt, ${CREATE}, state: removed`),
    finds: [
      [
        'CLUSTER_IN_USE 4:104',
        /`gpu-eu` is to be deleted with its machines and volumes, but `vision` is placed on it/,
        /another cluster.*`clusters: \{gpu-eu: \{state: removed\}, …\}`/,
      ],
    ],
  },
  {
    rule: 'a cluster that is to be deleted with the tenants on it',
    input: created(`managedBy: mgmt, ${CREATE}, state: removed`).replace(
      'clusters: [gpu-eu]',
      'clusters: { gpu-eu: { state: removed } }',
    ),
    finds: [],
  },
  {
    rule: 'a cluster that is to be deleted, with more on it than a message can name',
    input: `${API}clusters:
  mgmt: {}
  gpu-eu: { create: { managedBy: mgmt, ${CREATE}, state: removed } }
tenants:
  - { name: a, costCenter: ENG-1, clusters: [gpu-eu] }
  - { name: b, costCenter: ENG-1, clusters: [gpu-eu, mgmt] }
  - { name: c, costCenter: ENG-1, clusters: [mgmt] }
  - { name: d, costCenter: ENG-1, clusters: [gpu-eu], state: removed }
  - { name: e, costCenter: ENG-1, clusters: [gpu-eu], environments: { dev: { state: removed } } }
sharedServices:
  registry:
    { costCenter: ENG-1, clusters: [gpu-eu], consumers: all, ports: { https: 443 } }
`,
    finds: [['CLUSTER_IN_USE 4:104', /`a`, `b`, `e` and 1 more are placed on it/, /another/]],
  },
  {
    rule: 'clusters that make each other',
    input: `${API}clusters:
  a: { create: { managedBy: b, ${CREATE} } }
  b: { create: { managedBy: a, ${CREATE} } }
tenants: []
`,
    finds: [
      ['MANAGER_UNSUITABLE 3:29', /`a` is made from `b`, which is made from `a`/, /there before/],
      ['MANAGER_UNSUITABLE 4:29', /`b` is made from `a`, which is made from `b`/, /there before/],
    ],
  },
  {
    rule: 'a version without its patch',
    input: created('managedBy: mgmt, class: gpu, namespace: fleet, kubernetesVersion: "1.36"'),
    finds: [['CREATED_VERSION 4:89', /`1\.36` is not a version with its patch/, /"1\.36\.1"/]],
  },
  {
    rule: 'a version that is none',
    input: created('managedBy: mgmt, class: gpu, namespace: fleet, kubernetesVersion: stable'),
    finds: [['CREATED_VERSION 4:89', /`stable` is not/, /all three numbers/]],
  },
  {
    rule: 'a version that is older than what the output is written for',
    input: created(
      'managedBy: mgmt, class: gpu, namespace: fleet, kubernetesVersion: 1.34.9',
      'kubernetesVersion: "1.36", ',
    ),
    finds: [
      ['CREATED_VERSION 4:116', /with Kubernetes 1\.34\.9, but its output is for 1\.36/, /"1\.34"/],
    ],
  },
  {
    rule: 'names, counts and groups that Cluster API refuses',
    input: `${API}clusters:
  mgmt: {}
  gpu-eu:
    create:
      managedBy: mgmt
      class: GPU
      classNamespace: a.b
      namespace: Fleet
      kubernetesVersion: 1.36.2
      controlPlane: { replicas: 0 }
      workers: { H100: { class: gpu, replicas: 1.5 }, a100: { class: 'gpu 100' } }
${TENANTS}`,
    finds: [
      ['NAME_INVALID 7:14', /`GPU` cannot be the name of a ClusterClass/, /`gpu`/],
      ['NAME_INVALID 8:23', /`a\.b` cannot be the name of a namespace/, /`a-b`/],
      ['NAME_INVALID 9:18', /`Fleet` cannot be the name of a namespace/, /`fleet`/],
      ['QUANTITY_INVALID 11:33', /serves nobody/, /odd number/],
      ['NAME_INVALID 12:18', /`H100` cannot be the name of a group/, /`h100`/],
      ['QUANTITY_INVALID 12:48', /`1\.5`, but must be a whole number/, /./],
      ['NAME_INVALID 12:70', /`gpu 100` cannot be the class of machines/, /`gpu-100`/],
    ],
  },
  {
    rule: 'an even number of machines in a control plane',
    input: created(`managedBy: mgmt, ${CREATE}, controlPlane: { replicas: 2 }`),
    finds: [['CONTROL_PLANE_EVEN 4:123', /of 2 machines survives no more/, /Write 3 or 1/]],
  },
  {
    rule: 'what all clusters of a file would manage',
    input: `${API}platform: { manages: { clusters: { gpu-eu: { ${CREATE} } } } }
clusters: { mgmt: {}, gpu-eu: {} }
${TENANTS}`,
    finds: [
      ['MANAGED_EVERYWHERE 2:13', /each of `mgmt`, `gpu-eu` would manage/, /gpu-eu: \{create:/],
    ],
  },
  {
    rule: 'a created cluster with a name that none can have, and addresses that cannot be read',
    input: `${API}platform:
  manages: { clusters: { GPU: { ${CREATE}, pods: [10.0.0.1/16], services: [x] } } }
tenants: []
`,
    finds: [
      ['NAME_INVALID 3:26', /cannot be the name of a cluster/, /`gpu`/],
      ['CIDR_INVALID 3:97', /bits set after its prefix/, /10\.0\.0\.0\/16/],
      ['CIDR_INVALID 3:122', /not a valid address range/, /Write it as/],
    ],
  },
];
