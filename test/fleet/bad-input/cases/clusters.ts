import { API, type BadInput } from '../bad-input';

const TWO = 'clusters: { gpu-eu: {}, gpu-us: {} }\n';
const POOLS = `clusters:
  gpu-eu: { pools: { h100: { resource: nvidia.com/gpu, capacity: 8 } } }
  gpu-us: { pools: { mi300x: { resource: amd.com/gpu } } }
`;

const tenants = (...rest: readonly string[]): string =>
  `tenants:\n${rest.map((text, index) => `  - { name: ${'ab'[index]}, costCenter: E, ${text} }\n`).join('')}`;

/** Clusters, and who is placed on them. */
export const CLUSTERS: readonly BadInput[] = [
  {
    rule: 'no cluster at all',
    input: `${API}clusters: {}\ntenants: []\n`,
    finds: [['CLUSTERS_EMPTY 2:11', /names no cluster/, /or remove the line/]],
  },
  {
    rule: 'names of clusters that no folder can have',
    input: `${API}clusters: { platform: {}, GPU: {} }\ntenants: []\n`,
    finds: [
      ['NAME_RESERVED 2:13', /`platform`: the tree has a folder/, /such as `platform-1`/],
      ['NAME_INVALID 2:27', /cannot be the name of a cluster/, /such as `gpu`/],
    ],
  },
  {
    rule: 'clusters that do not exist, at every level that names them',
    input: `${API}${TWO}platform: { environments: { dev: { share: 100%, clusters: [gpu-eu, gpu-su] } } }
tiers: { small: { clusters: [asia] } }
${tenants('clusters: { gpu-ue: {} }')}`,
    finds: [
      ['CLUSTER_UNKNOWN 3:68', /no cluster `gpu-su`/, /mean `gpu-eu`/],
      ['CLUSTER_UNKNOWN 4:30', /no cluster `asia`/, /existing clusters: gpu-eu, gpu-us/],
      ['CLUSTER_UNKNOWN 6:43', /no cluster `gpu-ue`/, /mean `gpu-eu`/],
    ],
  },
  {
    rule: 'clusters of a file that names none',
    input: `${API}${tenants('clusters: [gpu-eu]')}`,
    finds: [['CLUSTER_UNKNOWN 3:42', /no cluster `gpu-eu`/, /at the top of the file/]],
  },
  {
    rule: 'tenants and environments that are on no cluster',
    input: `${API}${TWO}${tenants('tier: small', 'clusters: [gpu-eu], environments: { dev: { clusters: [gpu-us] } }')}tiers: { small: {} }\n`,
    finds: [
      [
        'CLUSTER_NONE 4:13',
        /`a` is on no cluster: .*`gpu-eu` and `gpu-us`/,
        /clusters: \[gpu-eu, gpu-us\]/,
      ],
      [
        'CLUSTER_NONE 5:74',
        /`dev` of `b` is on no cluster: .*`gpu-us`, and `b` on `gpu-eu`/,
        /{dev: null}/,
      ],
    ],
  },
  {
    rule: 'a cluster of a tenant without any environment, and an environment outside of its tenant',
    input: `${API}${TWO}platform: { environments: { dev: { share: 100% } } }
${tenants('clusters: [gpu-eu, gpu-us], environments: { dev: { clusters: [gpu-eu] } }', 'clusters: [gpu-eu], environments: { dev: { clusters: [gpu-eu, gpu-us] } }')}`,
    finds: [
      ['CLUSTER_NONE 5:31', /`a` has no environment on `gpu-us`/, /remove `gpu-us`/],
      [
        'CLUSTER_OF_NOBODY 6:74',
        /`dev` is placed on `gpu-us`, where `b` is not/,
        /Add it to `clusters` of `b`/,
      ],
    ],
  },
  {
    rule: 'shares of clusters that do not add up, or are missing',
    input: `${API}${TWO}${tenants('clusters: { gpu-eu: { share: 75% }, gpu-us: { share: 35% } }', 'clusters: { gpu-eu: { share: 75% }, gpu-us: {} }')}`,
    finds: [
      ['CLUSTER_SHARES 4:41', /add up to 110% instead of 100%/, /Take 10% away/],
      ['CLUSTER_SHARES 5:41', /none for `gpu-us`/, /`gpu-us: {share: 25%}`/],
    ],
  },
  {
    rule: 'devices of pools that are elsewhere',
    input: `${API}${POOLS}${tenants('clusters: [gpu-us], quota: { gpu: { h100: 1 } }', 'clusters: { gpu-eu: {}, gpu-us: { quota: { gpu: { h100: 1 } } } }, quota: { gpu: { h100: 4 } }')}`,
    finds: [
      [
        'CLUSTER_POOL 6:73',
        /`a` is granted devices of `h100`, but no cluster of it/,
        /has `h100`: gpu-eu/,
      ],
      [
        'CLUSTER_POOL 7:87',
        /`b` .* on `gpu-us`, which does not have that pool/,
        /has `h100`: gpu-eu/,
      ],
    ],
  },
  {
    rule: 'more devices than a pool of one cluster has',
    input: `${API}${POOLS}${tenants('clusters: [gpu-eu], quota: { gpu: { h100: 20 } }')}`,
    finds: [['POOL_OVERCOMMITTED 3:66', /hold 20 GPUs of `h100`, which has 8/, /Take 12 back/]],
  },
  {
    rule: 'a pool of a cluster of which nothing says what nodes advertise',
    input: `${API}clusters: { gpu-eu: { pools: { h100: { capacity: 8 } } } }\ntenants: []\n`,
    finds: [['KEY_MISSING 2:32', /`resource` is missing from the pool `h100`/, /nvidia.com\/gpu/]],
  },
  {
    rule: 'a delivery to a cluster of which nothing says by what, and from where',
    input: `${API}clusters: { gpu-eu: { delivery: { branch: main } } }\ntenants: []\n`,
    finds: [
      ['KEY_MISSING 2:23', /`engine` is missing/, /here, or under `platform.delivery`/],
      ['KEY_MISSING 2:23', /`repository` is missing/, /here, or under `platform.delivery`/],
    ],
  },
  {
    rule: 'amounts of single clusters that are more than the environment has',
    input: `${API}${TWO}${tenants('clusters: [gpu-eu, gpu-us], quota: { cpu: 20 }, environments: { prod: { quota: { cpu: 4 }, clusters: { gpu-eu: { quota: { cpu: 5 } }, gpu-us: {} } } }')}`,
    finds: [
      ['OVERRIDE_ABOVE_TOTAL 4:158', /`prod` of `a` are given 5 of `cpu`/, /Raise `quota.cpu`/],
    ],
  },
  {
    rule: 'a consumer that is on no cluster of the service',
    input: `${API}${TWO}sharedServices: { s: { costCenter: P, clusters: [gpu-eu], ports: { http: 80 }, consumers: [a] } }
${tenants('clusters: [gpu-us]')}`,
    finds: [
      [
        'CONSUMER_ELSEWHERE 3:92',
        /`a` is on gpu-us, and the shared service `s` on gpu-eu/,
        /Place `s`/,
      ],
    ],
  },
  {
    rule: 'what is wrong on one cluster alone, with its name and a fix that keeps the other one',
    input: `${API}platform: { pools: { h100: { resource: nvidia.com/gpu } } }
${TWO}${tenants('clusters: { gpu-eu: { share: 90% }, gpu-us: { share: 10% } }, quota: { gpu: 10 }, environments: { staging: { clusters: [gpu-eu] } }')}`,
    finds: [
      [
        'GPU_ZERO 5:107',
        /^On `gpu-us`: `a` has 1 GPU of `h100`, of which `dev` gets none/,
        /{dev: {clusters: {gpu-eu: {}, gpu-us: {quota: {gpu: {h100: 1}}}}}}/,
      ],
    ],
  },
  {
    rule: 'one host of two tenants on two clusters',
    input: `${API}${TWO}${tenants('clusters: [gpu-eu], network: { hosts: [a.example.com] }, environments: { dev: null, staging: null }', 'clusters: [gpu-us], network: { hosts: [a.example.com] }, environments: { dev: null, staging: null }')}`,
    finds: [['HOST_CLASH 5:69', /`a.example.com` is granted to `b`/, /./]],
  },
];
