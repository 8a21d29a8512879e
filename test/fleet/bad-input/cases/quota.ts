import {
  API,
  type BadInput,
  ONE_POOL,
  TIER_TENANTS,
  platform,
  tenant,
  tier,
  withTenant,
} from '../bad-input';

/** Amounts, shares and what they split into. */
export const QUOTA: readonly BadInput[] = [
  {
    rule: 'shares of which something else comes, but not those that are nearly right',
    input: `${API}platform: { kubernetesVersion: "1.34" }
tiers:
  heavy: { environments: { prod: { share: 90% } } }
tenants:
  - { name: a, costCenter: E, environments: { prod: { share: 80% } } }
  - { name: b, costCenter: E, environments: { canary: { share: 10% } } }
  - { name: c, costCenter: E, environments: { dev: null, staging: null, prod: { share: 120% } } }
  - { name: d, costCenter: E, environments: { staging: null, dev: { share: 20% }, prod: { share: 20% } } }
  - { name: e, costCenter: E, environments: { staging: null } }
  - { name: f, costCenter: E, tier: heavy }
  - { name: g, costCenter: E, tier: heavy }
`,
    finds: [
      [
        'SHARE_DIFFERS 4:43',
        /`prod` of `f` does not get 90%: .* add up to 140%.*dev 21\.4%, staging 14\.3%, prod 64\.3%/,
        /{dev: {share: 6%}, staging: {share: 4%}, prod: {share: 90%}}/,
      ],
      [
        'SHARE_DIFFERS 6:62',
        /`prod` of `a` does not get 80%: .* add up to 130%.*dev 23\.1%, staging 15\.4%, prod 61\.5%/,
        /`environments: {dev: {share: 12%}, staging: {share: 8%}, prod: {share: 80%}}`/,
      ],
      [
        'SHARE_DIFFERS 8:88',
        /does not get 120%.* What they get: prod 100%/,
        /{prod: {share: 100%}}/,
      ],
      [
        'SHARE_DIFFERS 9:76',
        /`dev` of `d` does not get 20%/,
        /{dev: {share: 50%}, prod: {share: 50%}}/,
      ],
    ],
  },
  {
    rule: 'negative amounts',
    input: withTenant(ONE_POOL, 'quota: { cpu: -1, memory: -4Gi, gpu: -2, pods: -5 }'),
    finds: [
      ['QUANTITY_INVALID 6:19', /`-1` is negative/, /0 or more/],
      ['QUANTITY_INVALID 6:31', /`-4Gi` is negative/, /0 or more/],
      ['QUANTITY_INVALID 6:42', /-2 is not a valid number of GPUs/, /0 or more/],
      ['QUANTITY_INVALID 6:52', /`-5` is negative/, /0 or more/],
    ],
  },
  {
    rule: 'a fraction of a GPU, with the ways to share one',
    input: withTenant(
      ONE_POOL,
      'quota: { gpu: 1.5 }\nenvironments: { prod: { quota: { gpu: { h100: 0.5 } } } }',
    ),
    finds: [
      [
        'QUANTITY_INVALID 6:19',
        /`quota\.gpu` is `1\.5`, but must be a whole number/,
        /MIG profile|gpu\.shared/,
      ],
      ['QUANTITY_INVALID 7:51', /is `0\.5`/, /Devices are whole/],
    ],
  },
  {
    rule: 'amounts that cannot be read, with the nearest spelling',
    input: tenant(
      'quota:\n  cpu: 4 cores\n  memory: 64GB\n  ephemeralStorage: 100 Gi\n  storage: lots\n  pods: ""',
    ),
    finds: [
      ['QUANTITY_INVALID 6:12', /`4 cores` is not a valid quantity/, /500m, 1\.5, 200Gi/],
      [
        'QUANTITY_INVALID 7:15',
        /`64GB` is not a valid quantity/,
        /Did you mean 64Gi \(powers of 1024\), or 64G \(powers of 1000\)\?/,
      ],
      ['QUANTITY_INVALID 8:25', /`100 Gi` is not a valid quantity/, /Did you mean 100Gi\?/],
      ['QUANTITY_INVALID 9:16', /`lots` is not a valid quantity/, /200Gi/],
      ['QUANTITY_INVALID 10:13', /not a valid quantity/, /200Gi/],
    ],
  },
  {
    rule: 'amounts finer than they can be counted',
    input: tenant('quota: { cpu: 0.0001, memory: 512m, storage: 1.5, pods: 2.5 }'),
    finds: [
      ['QUANTITY_TOO_FINE 5:19', /cores come in steps of 1m/, /Round/],
      ['QUANTITY_TOO_FINE 5:35', /`512m` is too fine: bytes are whole/, /Did you mean 512Mi\?/],
      ['QUANTITY_TOO_FINE 5:50', /bytes are whole/, /Round/],
      ['QUANTITY_TOO_FINE 5:61', /only whole numbers/, /Round/],
    ],
  },
  {
    rule: 'an amount beyond what Kubernetes counts',
    input: tenant('quota: { storage: 1e30 }'),
    finds: [
      ['QUANTITY_INVALID 5:23', /`1e30` is larger than Kubernetes can count/, /ordinary amount/],
    ],
  },
  {
    rule: 'platform shares that sum to less than 100 %',
    input: platform('environments: { dev: { share: 30% }, prod: { share: 50% } }'),
    finds: [['SHARES_NOT_100 3:17', /add up to 80% instead of 100%/, /Give the missing 20%/]],
  },
  {
    rule: 'platform shares that sum to more than 100 %',
    input: platform('environments:\n  dev: { share: 60 }\n  prod: { share: 50.5 }'),
    finds: [
      ['SHARES_NOT_100 3:3', /add up to 110\.5% instead of 100%/, /Take 10\.5% away from one/],
    ],
  },
  {
    rule: 'shares as fractions, each with the percentage that is meant, and no complaint about their sum',
    input: platform(
      'environments: { dev: { share: 0.3 }, staging: { share: .2 }, prod: { share: 0.505 } }',
    ),
    finds: [
      ['SHARE_INVALID 3:33', /`0\.3` is less than one percent/, /Did you mean 30%\?/],
      ['SHARE_INVALID 3:58', /`\.2`/, /Did you mean 20%\?/],
      ['SHARE_INVALID 3:79', /`0\.505`/, /Did you mean 50\.5%\?/],
    ],
  },
  {
    rule: 'shares that are no percentages',
    input: tenant(
      'environments:\n  dev: { share: 0% }\n  staging: { share: half }\n  prod: { share: -5% }\n  qa: { share: 1/3 }\n  demo: { share: 30 % }',
    ),
    finds: [
      ['SHARE_INVALID 6:21', /`0%` is not a valid share/, /above 0/],
      ['SHARE_INVALID 7:25', /`half`/, /30%/],
      ['SHARE_INVALID 8:22', /`-5%`/, /30%/],
      ['SHARE_INVALID 9:20', /`1\/3`/, /30%/],
      ['SHARE_INVALID 10:22', /`30 %`/, /30%/],
    ],
  },
  {
    rule: 'an environment that a tier leaves out and a tenant takes in again without a share',
    input: `${API}tiers: { small: { environments: { staging: null } } }\ntenants:\n  - { name: vision, costCenter: ENG-1, tier: small, environments: { staging: { quota: { cpu: 5 } } } }\n`,
    finds: [
      [
        'SHARE_MISSING 4:78',
        /`staging` was removed.*added again without a share/,
        /`staging: \{share: 10%\}`/,
      ],
    ],
  },
  {
    rule: 'overrides above the total, where the last one stands, and nothing about what would be left',
    input: withTenant(
      ONE_POOL,
      'quota: { cpu: 10, gpu: 4 }\nenvironments:\n  dev: { quota: { cpu: 8 } }\n  prod: { quota: { cpu: 6, gpu: 6 } }',
    ),
    finds: [
      [
        'OVERRIDE_ABOVE_TOTAL 9:29',
        /given 14 of `cpu` \(dev 8, prod 6\), but the tenant has 10/,
        /Raise.*or lower/,
      ],
      [
        'OVERRIDE_ABOVE_TOTAL 9:37',
        /given 6 GPUs of `h100`, but the tenant has 4/,
        /Raise.*or lower/,
      ],
    ],
  },
  {
    rule: 'an override of the tier above a total of the tenant, at the total: the tier is right for others',
    input: `${API}tiers: { small: { environments: { prod: { quota: { cpu: 6 } } } } }\ntenants:\n  - { name: vision, costCenter: ENG-1, tier: small, quota: { cpu: 4 } }\n`,
    finds: [
      [
        'OVERRIDE_ABOVE_TOTAL 4:67',
        /`vision` are given 6 of `cpu` \(prod 6\), but the tenant has 4/,
        /Raise/,
      ],
    ],
  },
  {
    rule: 'an override of a tier above the total of that tier, once for all its tenants',
    input: tier('quota: { cpu: 4 }\nenvironments: { prod: { quota: { cpu: 6 } } }'),
    finds: [['OVERRIDE_ABOVE_TOTAL 5:43', /given 6 of `cpu`/, /Raise/]],
  },
  {
    rule: 'a pool of which the tenant has nothing, given to an environment',
    input: withTenant(ONE_POOL, 'environments: { prod: { quota: { gpu: 1 } } }'),
    finds: [['OVERRIDE_ABOVE_TOTAL 6:43', /given 1 GPU of `h100`, but the tenant has 0/, /Raise/]],
  },
  {
    rule: 'a cpu quota smaller than one default container, once, where the amount stands',
    input: tenant('quota: { cpu: 200m }'),
    finds: [
      [
        'QUOTA_BELOW_CONTAINER 5:19',
        /`dev` of `vision` gets 60m of `cpu`, less than the 100m/,
        /Raise `cpu`/,
      ],
    ],
  },
  {
    rule: 'a cpu quota of a tier smaller than one default container, once, in the tier',
    input: tier('quota: { cpu: 200m }'),
    finds: [['QUOTA_BELOW_CONTAINER 4:19', /gets 60m of `cpu`/, /Raise `cpu`/]],
  },
  {
    rule: 'an amount of one environment smaller than one default container',
    input: tenant('environments: { dev: { quota: { memory: 100Mi } } }'),
    finds: [
      ['QUOTA_BELOW_CONTAINER 5:45', /gets 100Mi of `memory`, less than the 512Mi/, /`dev: null`/],
    ],
  },
  {
    rule: 'a default container larger than the quota, where the container is stated',
    input: tenant('containers: { defaultRequest: { memory: 64Gi } }'),
    finds: [['QUOTA_BELOW_CONTAINER 5:45', /less than the 64Gi/, /lower the default request/]],
  },
  {
    rule: 'a share too small for one default container, where the share is stated',
    input: tenant('environments: { demo: { share: 0.1% } }'),
    finds: [
      ['QUOTA_BELOW_CONTAINER 5:36', /`demo` of `vision` gets 10m of `cpu`/, /environment's share/],
    ],
  },
  {
    rule: 'bursts that are no percentages',
    input: `${API}tenants:\n  - { name: a, costCenter: ENG-1, burst: lots }\n  - { name: b, costCenter: ENG-1, burst: { memory: -5%, cpus: 5% } }\n  - { name: c, costCenter: ENG-1, burst: true }\n`,
    finds: [
      ['BURST_INVALID 3:42', /`lots` is not a valid percentage/, /such as 20%/],
      ['BURST_INVALID 4:52', /`-5%` is not a valid percentage/, /such as 20%/],
      ['KEY_UNKNOWN 4:57', /`cpus` is not a key of `burst`/, /`cpu`/],
      ['TYPE_WRONG 5:42', /`burst` is `true`/, /percentage, such as `20%`/],
    ],
  },
  {
    rule: 'a burst as a fraction, with the percentage that is meant',
    input: platform('burst: 0.2'),
    finds: [['BURST_INVALID 3:10', /`0\.2` is less than one percent/, /Did you mean 20%\?/]],
  },
  {
    rule: 'limits without a burst',
    input: tenant('environments: { prod: { quota: { limits: { cpu: 10 } } } }'),
    finds: [
      [
        'LIMITS_INVALID 5:53',
        /has a limit but no burst.*would be refused/,
        /`burst: \{cpu: 20%\}`/,
      ],
    ],
  },
  {
    rule: 'limits below the requests, and nothing about the containers that fit',
    input: tenant('burst: 20%\nenvironments: { prod: { quota: { cpu: 4, limits: { cpu: 3 } } } }'),
    finds: [['LIMITS_INVALID 6:61', /The limit 3 of `cpu` is below the requests of 4/, /Raise it/]],
  },
  {
    rule: 'warning: a rest that nobody gets, at the total',
    input: withTenant(
      ONE_POOL,
      'quota: { cpu: 10, gpu: 10 }\nenvironments:\n  dev: { quota: { cpu: 2, gpu: 2 } }\n  staging: null\n  prod: { quota: { cpu: 2, gpu: 7 } }',
    ),
    finds: [
      [
        'QUOTA_REST 6:19',
        /10 of `cpu` that `vision` has, 6 go to no environment/,
        /Lower the total to 4/,
      ],
      [
        'QUOTA_REST 6:28',
        /10 GPUs of `h100` that `vision` has, 1 go to no environment/,
        /Lower the total to 9/,
      ],
    ],
  },
  {
    rule: 'warning: a rest of what a tier gives, where the tenant gives less',
    input: `${API}tiers: { small: { quota: { cpu: 10 }, environments: { staging: null } } }\ntenants:\n  - name: vision\n    costCenter: ENG-1\n    tier: small\n    environments: { dev: { quota: { cpu: 2 } }, prod: { quota: { cpu: 3 } } }\n`,
    finds: [
      [
        'QUOTA_REST 7:71',
        /10 of `cpu` that `vision` has, 5 go to no environment/,
        /Lower the total to 5/,
      ],
    ],
  },
  {
    rule: 'warning: environments with no GPU although the tenant has one, together, with the fix',
    input: withTenant(ONE_POOL, 'quota: { gpu: 1 }'),
    finds: [
      [
        'GPU_ZERO 6:19',
        /`vision` has 1 GPU of `h100`, of which `dev` and `staging` get none/,
        /`environments: \{dev: \{quota: \{gpu: \{h100: 1\}\}\}\}`; write 0 to give none on purpose/,
      ],
    ],
  },
  {
    rule: 'warning: a GPU too few in a tier, once, in the tier',
    input: `${API}${ONE_POOL}\ntiers: { small: { quota: { gpu: 1 } } }\n${TIER_TENANTS}`,
    finds: [['GPU_ZERO 3:33', /`dev` and `staging` get none/, /write 0 to give none on purpose/]],
  },
  {
    rule: 'fine: 0 GPUs that are meant',
    input: withTenant(
      ONE_POOL,
      'quota: { gpu: 1 }\nenvironments: { dev: { quota: { gpu: 0 } }, staging: { quota: { gpu: 0 } } }',
    ),
    finds: [],
  },
  {
    rule: 'warning: a quota that was removed',
    input: tenant('quota: { cpu: null }'),
    finds: [['QUOTA_UNBOUNDED 5:19', /Nothing bounds `cpu`/, /State an amount/]],
  },
  {
    rule: 'warning: a quota that a tier removed, once, in the tier',
    input: tier('quota: { storage: null }'),
    finds: [['QUOTA_UNBOUNDED 4:23', /Nothing bounds `storage`/, /State an amount/]],
  },
  {
    rule: 'warning: a burst that looks like a factor',
    input: `${API}tenants:\n  - { name: a, costCenter: ENG-1, burst: 1.2 }\n  - { name: b, costCenter: ENG-1, burst: { memory: 2 } }\n  - { name: c, costCenter: ENG-1, burst: 1.2% }\n  - { name: d, costCenter: ENG-1, burst: 20 }\n`,
    finds: [
      [
        'BURST_SMALL 3:42',
        /`1\.2` without a percent sign means 1\.2 %/,
        /Write 20% if.*1\.2 times/,
      ],
      ['BURST_SMALL 4:52', /`2` without a percent sign/, /Write 100% if.*2 times/],
    ],
  },
  {
    rule: 'bytes without a unit, which are only a few',
    input: tenant(
      'quota: { storage: 500, ephemeralStorage: "64" }\ncontainers: { defaultRequest: { memory: 256 } }',
    ),
    finds: [
      ['BYTES_WITHOUT_UNIT 5:23', /`500` without a unit means 500 bytes/, /`500Gi` or `500Mi`/],
      ['BYTES_WITHOUT_UNIT 5:46', /`64` without a unit/, /`64Gi` or `64Mi`/],
      [
        'QUOTA_BELOW_CONTAINER 5:46',
        /`dev` of `vision` gets 19 of `ephemeralStorage`, less than the 1Gi/,
        /Raise `ephemeralStorage`/,
      ],
      ['BYTES_WITHOUT_UNIT 6:45', /`256` without a unit/, /`256Gi` or `256Mi`/],
    ],
  },
  {
    rule: 'fine: bytes that somebody counted, and none at all',
    input: tenant('quota: { storage: 1099511627776, ephemeralStorage: 0 }'),
    finds: [],
  },
];
