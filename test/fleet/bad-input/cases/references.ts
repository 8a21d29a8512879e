import { API, type BadInput, platform, tenant, tier } from '../bad-input';

/** Names of things that do not exist, and versions. */
export const REFERENCES: readonly BadInput[] = [
  {
    rule: 'an unknown tier, with the nearest, or with all',
    input: `${API}tiers: { standard: {}, small: {} }\ntenants:\n  - { name: a, costCenter: ENG-1, tier: standart }\n  - { name: b, costCenter: ENG-1, tier: gold }\n`,
    finds: [
      ['TIER_UNKNOWN 4:41', /There is no tier `standart`/, /Did you mean `standard`\?/],
      [
        'TIER_UNKNOWN 5:41',
        /There is no tier `gold`/,
        /one of the existing tiers: standard, small/,
      ],
    ],
  },
  {
    rule: 'a tier where there is none, and names that every object has',
    input: `${API}tenants:\n  - { name: a, costCenter: ENG-1, tier: small }\n  - { name: b, costCenter: ENG-1, tier: toString }\n`,
    finds: [
      ['TIER_UNKNOWN 3:41', /`small`/, /Declare it under `tiers`/],
      ['TIER_UNKNOWN 4:41', /`toString`/, /Declare it under `tiers`/],
    ],
  },
  {
    rule: 'an unknown environment in an override, with the nearest, or with all',
    input: tenant('environments:\n  prd: { quota: { cpu: 5 } }\n  qa: { quota: { cpu: 5 } }'),
    finds: [
      ['ENVIRONMENT_UNKNOWN 6:7', /There is no environment `prd`/, /Did you mean `prod`\?/],
      [
        'ENVIRONMENT_UNKNOWN 7:7',
        /There is no environment `qa`/,
        /`qa: \{share: 10%\}`.*dev, staging, prod/,
      ],
    ],
  },
  {
    rule: 'an unknown environment of a tier, once, in the tier',
    input: tier('environments: { prd: { podSecurity: restricted } }'),
    finds: [['ENVIRONMENT_UNKNOWN 4:21', /`prd`/, /Did you mean `prod`\?/]],
  },
  {
    rule: 'an environment that is left out under a misspelt name, which would keep it',
    input: tenant('environments:\n  stagin: null\n  qa: null'),
    finds: [
      ['ENVIRONMENT_UNKNOWN 6:7', /`stagin`/, /^Did you mean `staging`\?$/],
      ['ENVIRONMENT_UNKNOWN 7:7', /`qa`/, /nothing to leave out/],
    ],
  },
  {
    rule: 'environments of a tenant with a single namespace',
    input: tenant('namespaces: single\nenvironments: { prod: { quota: { cpu: 5 } } }'),
    finds: [
      ['ENVIRONMENT_UNKNOWN 6:21', /single namespace.*no environment `prod`/, /called `all`/],
    ],
  },
  {
    rule: 'a tenant whose environments are all left out, where they are',
    input: tenant('environments:\n  dev: null\n  staging: null\n  prod: null'),
    finds: [['ENVIRONMENTS_NONE 5:5', /`vision` has no environment left/, /`state: removed`/]],
  },
  {
    rule: 'a single environment that is left out',
    input: tenant('namespaces: single\nenvironments: { all: null }'),
    finds: [['ENVIRONMENTS_NONE 6:19', /`vision` has no environment left/, /`state: removed`/]],
  },
  {
    rule: 'a platform without environments, once, in the platform',
    input: `${API}platform: { environments: {} }\ntenants:\n  - { name: a, costCenter: ENG-1 }\n  - { name: b, costCenter: ENG-1 }\n`,
    finds: [['ENVIRONMENTS_NONE 2:27', /The platform has no environment/, /dev, staging and prod/]],
  },
  {
    rule: 'a Kubernetes version that is too old',
    input: platform('kubernetesVersion: 1.29'),
    finds: [['VERSION_INVALID 3:22', /Kubernetes 1\.29 is too old/, /1\.30/]],
  },
  {
    rule: '1.3 is not 1.30',
    input: platform('kubernetesVersion: 1.3'),
    finds: [['VERSION_INVALID 3:22', /Kubernetes 1\.3 is too old/, /Did you mean "1\.30"\?/]],
  },
  {
    rule: 'a Kubernetes version that is none',
    input: platform('kubernetesVersion: latest'),
    finds: [['VERSION_INVALID 3:22', /`latest` is not a version of Kubernetes/, /"1\.34"/]],
  },
  {
    rule: 'a Kubernetes version that is a number',
    input: platform('kubernetesVersion: 1'),
    finds: [['TYPE_WRONG 3:22', /`platform\.kubernetesVersion` is `1`/, /"1\.34"/]],
  },
  {
    rule: 'a mistake in a tier, once, however many tenants have it',
    input: tier('quota: { cpu: -4 }'),
    finds: [['QUANTITY_INVALID 4:19', /`-4` is negative/, /0 or more/]],
  },
  {
    rule: 'mistakes at every level, all at once',
    input: `${API}platform: { podSecurity: strict }\ntiers: { small: { burst: lots } }\ntenants:\n  - { name: a, costCenter: ENG-1, tier: small, environments: { dev: { share: none } } }\n  - { name: B, costCenter: ENG-1 }\n`,
    finds: [
      ['VALUE_UNKNOWN 2:26', /`platform\.podSecurity` cannot be `strict`/, /`baseline`/],
      ['BURST_INVALID 3:26', /`lots`/, /20%/],
      ['SHARE_INVALID 5:78', /`none`/, /30%/],
      ['NAME_INVALID 6:13', /`B`/, /such as `b`/],
    ],
  },
  {
    rule: 'a tenant with a mistake does not hide what is wrong between the others',
    input: `${API}platform: { pools: { h100: { resource: nvidia.com/gpu, capacity: 1 } } }\ntenants:\n  - { name: a, costCenter: ENG-1, podSecurity: strict }\n  - { name: b, costCenter: ENG-1, quota: { gpu: 4 } }\n`,
    finds: [
      ['POOL_OVERCOMMITTED 2:66', /hold 4 GPUs of `h100`, which has 1/, /Take 3 back/],
      ['VALUE_UNKNOWN 4:48', /`strict`/, /`baseline`/],
    ],
  },
  {
    rule: 'a cluster with administrators and no version',
    input: `
      apiVersion: cdk8s-tenancy/v1alpha1
      platform: { admins: [{ group: platform }] }
      tenants: [{ name: vision, costCenter: ENG-1 }]
    `,
    finds: [['VERSION_ASSUMED 3:7', /so the output is for 1\.34/, /`kubernetesVersion: "1\.36"`/]],
  },
  {
    rule: 'a `null` for a name that nobody states, in a tenant, an environment and a tier',
    input: `${API}platform: { network: { ingress: { nginx: { namespace: ingress-nginx } } } }
tiers: { small: { labels: { example.com/team: null } } }
tenants:
  - name: a
    costCenter: ENG-1
    tier: small
    network: { ingress: { nginks: null } }
    environments: { prod: { serviceAccounts: { ci: null } } }
`,
    finds: [
      ['REMOVES_NOTHING 3:29', /`labels` has no entry `example\.com\/team`/, /or remove the line/],
      ['REMOVES_NOTHING 8:27', /no entry `nginks`/, /Did you mean `nginx`\?/],
      ['REMOVES_NOTHING 9:48', /`serviceAccounts` has no entry `ci`/, /or remove the line/],
    ],
  },
  {
    rule: 'fine: a `null` for what the platform, the tier or another environment states',
    input: `${API}platform: { labels: { example.com/a: x } }
tiers: { small: { network: { egress: { db: { namespace: db } } } } }
tenants:
  - name: a
    costCenter: ENG-1
    tier: small
    labels: { example.com/a: null }
    network: { egress: { db: null } }
`,
    finds: [],
  },
  {
    rule: 'a version of Kubernetes that nobody has tried',
    input: platform('kubernetesVersion: "1.99"'),
    finds: [['VERSION_UNTRIED 3:22', /newer than 1\.37/, /Write `"1\.37"`/]],
  },
];
