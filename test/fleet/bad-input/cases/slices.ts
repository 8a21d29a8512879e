import { API, type BadInput } from '../bad-input';

const TOP = `${API}platform: { slices: { controller: mgmt, project: ml } }
clusters: { mgmt: {}, gpu-eu: {}, gpu-us: {} }
tenants:
`;
const ON_TWO = 'costCenter: E, namespaces: single, clusters: [gpu-eu, gpu-us]';
const SUBNET = 'subnet: 10.32.0.0/16';

/** A tenant on two clusters with a slice, of which the keys are from line 5, column 88 on. */
const sliced = (keys: string): string =>
  `${TOP}  - { name: vision, ${ON_TWO}, slice: { ${keys} } }\n`;

/** Networks over several clusters. */
export const SLICES: readonly BadInput[] = [
  {
    rule: 'a slice where nothing says where KubeSlice runs',
    input: `${API}clusters: { gpu-eu: {}, gpu-us: {} }
tenants:
  - { name: vision, ${ON_TWO}, slice: { ${SUBNET}, qos: standard } }
`,
    finds: [['SLICE_INVALID 4:91', /where KubeSlice runs.*slice of `vision`/, /controller: mgmt/]],
  },
  {
    rule: 'a controller on a cluster that does not exist, and names that KubeSlice refuses',
    input: `${API}platform:
  slices:
    controller: mgtm
    project: ml.platform
    namespace: Kube
    projectNamespace: kubeslice.ml
clusters: { mgmt: {}, gpu-eu: {} }
tenants: []
`,
    finds: [
      ['CLUSTER_UNKNOWN 4:17', /no cluster `mgtm`/, /mean `mgmt`/],
      ['SLICE_INVALID 5:14', /`ml\.platform` cannot be the name of a project/, /`ml-platform`/],
      ['NAME_INVALID 6:16', /`Kube` cannot be the name of a namespace/, /`kube`/],
      ['NAME_INVALID 7:23', /`kubeslice\.ml` cannot be/, /`kubeslice-ml`/],
    ],
  },
  {
    rule: 'a controller in a file without clusters, and a long name of a project',
    input: `${API}platform: { slices: { controller: mgmt, project: a-project-with-a-name-of-32-chars } }
tenants: []
`,
    finds: [
      ['CLUSTER_UNKNOWN 2:35', /no cluster `mgmt`/, /Declare it under `clusters`/],
      ['SLICE_INVALID 2:50', /cannot be the name of a project/, /at most 30 characters/],
    ],
  },
  {
    rule: 'addresses that are no private /16',
    input: sliced('subnet: 10.32.4.0/24, qos: standard'),
    finds: [['SLICE_SUBNET 5:101', /a private range with the prefix \/16/, /`10\.32\.0\.0\/16`/]],
  },
  {
    rule: 'a slice without anything, which no lower level states',
    input: `${API}tenants:\n  - { name: vision, costCenter: ENG-1, slice: null }\n`,
    finds: [['TYPE_WRONG 3:47', /`slice` is null/, /^Give it a value, or remove the key\.$/]],
  },
  {
    rule: 'addresses of the Internet',
    input: sliced('subnet: 8.8.0.0/16, qos: standard'),
    finds: [['SLICE_SUBNET 5:101', /a private range/, /such as `10\.32\.0\.0\/16`/]],
  },
  {
    rule: 'addresses that cannot be read',
    input: sliced('subnet: 10.32.0.0, qos: standard'),
    finds: [['CIDR_INVALID 5:101', /not a valid address range/, /prefix length/]],
  },
  {
    rule: 'addresses that another slice has, or a cluster',
    input: `${API}platform: { slices: { controller: mgmt, project: ml } }
clusters: { mgmt: {}, gpu-eu: { clusterRanges: { pods: [10.32.0.0/14] } }, gpu-us: {} }
tenants:
  - { name: a, ${ON_TWO}, slice: { ${SUBNET}, qos: q } }
  - { name: b, ${ON_TWO}, slice: { subnet: 10.64.0.0/16, qos: q } }
  - { name: c, ${ON_TWO}, slice: { subnet: 10.64.0.0/16, qos: q } }
`,
    finds: [
      [
        'SLICE_SUBNET 5:96',
        /that the cluster `gpu-eu` has/,
        /nobody else has, such as `10\.36\.0\.0\/16`\./,
      ],
      [
        'SLICE_SUBNET 7:96',
        /that the slice of `b` has/,
        /nobody else has, such as `10\.36\.0\.0\/16`\./,
      ],
    ],
  },
  {
    rule: 'a guarantee above its ceiling, and more clusters than there can be',
    input: sliced(`${SUBNET}, qos: { ceilingKbps: 5, guaranteedKbps: 6 }, maxClusters: 33`),
    finds: [
      ['SLICE_INVALID 5:154', /guaranteed 6 kbps, and may not use more than 5/, /Write 5 or less/],
      ['SLICE_INVALID 5:172', /33 is not a number of clusters/, /from 2 to 32/],
    ],
  },
  {
    rule: 'names that no namespace and no profile can have',
    input: sliced(`${SUBNET}, qos: 'Best Effort', allowedNamespaces: [Monitoring]`),
    finds: [
      ['NAME_INVALID 5:120', /cannot be the name of a SliceQoSConfig/, /`best-effort`/],
      ['NAME_INVALID 5:155', /`Monitoring` cannot be the name of a namespace/, /`monitoring`/],
    ],
  },
  {
    rule: 'a slice over one cluster',
    input: `${TOP}  - { name: a, costCenter: E, namespaces: single, clusters: [gpu-eu], slice: { ${SUBNET}, qos: q } }\n`,
    finds: [
      ['SLICE_CLUSTERS 5:78', /joins nothing: its namespaces are on `gpu-eu` alone/, /several/],
    ],
  },
  {
    rule: 'a slice over more clusters than it may join',
    input: `${TOP}  - { name: a, costCenter: E, namespaces: single, clusters: [mgmt, gpu-eu, gpu-us], slice: { ${SUBNET}, qos: q, maxClusters: 2 } }\n`,
    finds: [['SLICE_CLUSTERS 5:137', /joins 3 clusters, and may join 2/, /Write 3 or more/]],
  },
  {
    rule: 'an environment that the tenant does not have',
    input: `${TOP}  - { name: vision, costCenter: E, clusters: [gpu-eu, gpu-us], slice: { ${SUBNET}, qos: q, environments: [prd] } }\n`,
    finds: [
      ['SLICE_CLUSTERS 5:71', /joins no namespace/, /several clusters/],
      ['SLICE_INVALID 5:118', /no environment `prd`/, /dev, staging, prod/],
    ],
  },
  {
    rule: 'environments that are closed to each other in one slice',
    input: `${TOP}  - { name: vision, costCenter: E, clusters: [gpu-eu, gpu-us], slice: { ${SUBNET}, qos: q } }\n`,
    finds: [
      [
        'SLICE_JOINS_ENVIRONMENTS 5:71',
        /joins `dev`, `staging`, `prod`, which are closed to each other/,
        /`environments: \[prod\]`/,
      ],
    ],
  },
  {
    rule: 'environments that reach each other in any case, which is fine',
    input: `${TOP}  - { name: vision, costCenter: E, clusters: [gpu-eu, gpu-us], network: { reach: tenant }, slice: { ${SUBNET}, qos: q } }\n`,
    finds: [],
  },
  {
    rule: 'slices of a controller with a file of its own that say nothing of their project, or the wrong cluster',
    input: `${API}platform:
  manages:
    slices:
      Vision: { clusters: [a, b], namespaces: { ml-vision: [c] }, ${SUBNET}, qos: q }
tenants: []
`,
    finds: [
      ['SLICE_INVALID 4:5', /in which Project/, /sliceProject: \{project: ml\}/],
      ['NAME_INVALID 5:7', /`Vision` cannot be the name of a slice/, /`vision`/],
      ['SLICE_CLUSTERS 5:61', /on `c`, which the slice does not join/, /remove it here/],
    ],
  },
];
