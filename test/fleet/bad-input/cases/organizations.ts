import { API, type BadInput } from '../bad-input';

const POOLS = 'platform: { pools: { h100: { resource: nvidia.com/gpu, capacity: 64 } } }\n';

const tenants = (...rest: readonly string[]): string =>
  `tenants:\n${rest.map((text, index) => `  - { name: ${'abcdefg'[index]}, costCenter: E, ${text} }\n`).join('')}`;

/** Organisations, and their budgets. */
export const ORGANIZATIONS: readonly BadInput[] = [
  {
    rule: 'organisations that do not exist, with the nearest name',
    input: `${API}organizations: { research: {}, lab: { parent: reserch } }\n${tenants('organization: labb', 'organization: marketing')}`,
    finds: [
      ['ORGANIZATION_UNKNOWN 2:47', /no organisation `reserch`/, /mean `research`/],
      ['ORGANIZATION_UNKNOWN 4:45', /no organisation `labb`/, /mean `lab`/],
      ['ORGANIZATION_UNKNOWN 5:45', /`marketing`/, /existing organisations: research, lab/],
    ],
  },
  {
    rule: 'an organisation of a file that declares none',
    input: `${API}${tenants('organization: research')}`,
    finds: [['ORGANIZATION_UNKNOWN 3:45', /`research`/, /`organizations: \{research: \{\}\}`/]],
  },
  {
    rule: 'organisations that are parts of each other, each circle once',
    input: `${API}organizations:
  a: { parent: c }
  b: { parent: a }
  c: { parent: b }
  d: { parent: d }
  e: { parent: d }
tenants: []
`,
    finds: [
      ['ORGANIZATION_CYCLE 4:16', /`a` in `c` in `b` in `a`/, /`b` is directly below the platform/],
      ['ORGANIZATION_CYCLE 6:16', /`d` is its own parent/, /Remove this line/],
    ],
  },
  {
    rule: 'names, people, texts and amounts of organisations that cannot be meant',
    input: `${API}${POOLS}organizations:
  Research: { costCenter: '' }
  lab: { admins: [{ group: 'system:masters' }], quota: { memory: 200GB, gpu: { h10: 4 } } }
tenants: []
`,
    finds: [
      [
        'NAME_INVALID 4:3',
        /`Research` cannot be the name of an organisation/,
        /such as `research`/,
      ],
      ['LABEL_INVALID 4:27', /`costCenter` is empty/, /Latin letters/],
      ['SUBJECT_FORBIDDEN 5:28', /system:masters/, /Name the people/],
      ['QUANTITY_INVALID 5:66', /`200GB`/, /200Gi/],
      ['POOL_UNKNOWN 5:80', /no pool `h10`/, /mean `h100`/],
    ],
  },
  {
    rule: 'a tenant of which neither itself nor an organisation above it says who pays',
    input: `${API}organizations: { research: {}, lab: { parent: research } }
tenants:
  - { name: vision, organization: lab }
  - { name: speech }
`,
    finds: [
      [
        'KEY_MISSING 4:5',
        /`vision`, and no organisation above it states one/,
        /here or at the organisation `lab`/,
      ],
      ['KEY_MISSING 5:5', /`costCenter` is missing from the tenant `speech`/, /Add `costCenter/],
    ],
  },
  {
    rule: 'a budget below what is given away, with who holds it and how much to take back',
    input: `${API}${POOLS}organizations:
  research: { quota: { gpu: 20 } }
  lab: { parent: research, quota: { gpu: 12 } }
${tenants('organization: lab, quota: { gpu: 4 }', 'organization: research, quota: { gpu: 8 }', 'organization: research, quota: { gpu: 6 }')}`,
    finds: [
      [
        'BUDGET_EXCEEDED 4:29',
        /budget of 20 GPUs of `h100`, and 26 are given away directly below it: the organisation `lab` 12, `b` 8, `c` 6/,
        /Take 6 back, such as from the organisation `lab`, raise the budget to 26/,
      ],
    ],
  },
  {
    rule: 'a budget that closes a pool, and tenants that hold devices of it',
    input: `${API}${POOLS.replace('} } }', '}, l4: { resource: nvidia.com/gpu.shared } } }')}organizations:
  research: { quota: { gpu: { h100: 20 } } }
${tenants('organization: research, quota: { gpu: { l4: 4 } }')}`,
    finds: [['BUDGET_EXCEEDED 4:29', /0 GPUs of `l4`, and 4 are given away/, /Take 4 back/]],
  },
  {
    rule: 'a budget of something that nothing bounds for a tenant',
    input: `${API}organizations: { research: { quota: { memory: 1Ti } } }
${tenants("organization: research, quota: { memory: null }, accept: [{ code: QUOTA_UNBOUNDED, why: 'a trial' }]", 'organization: research')}`,
    finds: [
      [
        'BUDGET_UNBOUNDED 2:47',
        /bounds `memory`, and nothing bounds it for `a`/,
        /State `quota.memory`/,
      ],
    ],
  },
  {
    rule: 'budgets that are together more than there is, although no tenant holds it yet',
    input: `${API}${POOLS}organizations: { research: { quota: { gpu: 48 } }, product: { quota: { gpu: 10 } } }
${tenants('quota: { gpu: 8 }')}`,
    finds: [
      [
        'BUDGET_ABOVE_CAPACITY 3:44',
        /hold 66 GPUs of `h100` together, and there are 64: the organisation `research` 48, the organisation `product` 10, `a` 8/,
        /Take 2 back, such as from the budget of `research`/,
      ],
    ],
  },
  {
    rule: 'queues and another engine for the same budgets',
    input: `${API}platform: { queueing: kueue, budget: { engine: openshift } }\n${tenants('tier: small')}tiers: { small: {} }\n`,
    finds: [
      ['BUDGET_ENGINE_TWICE 2:30', /`kueue` holds.*`openshift` would refuse/, /Remove `budget`/],
    ],
  },
  {
    rule: 'namespaces with the names of those that HNC has for organisations and pots',
    input: `${API}platform: { budget: { engine: hnc }, environments: { lab: { share: 50% }, dev: { share: 50% } } }
organizations: { lab: {} }
tenants:
  - { name: org, costCenter: E }
  - { name: tenant, costCenter: E }
  - { name: lab, costCenter: E, quota: { split: false } }
`,
    finds: [
      [
        'NAMESPACE_CLASH 5:13',
        /`org-lab` would belong to both `lab` of `org` and the organisation `lab`/,
        /another/,
      ],
      ['NAMESPACE_CLASH 6:13', /`tenant-lab`.*all of `lab`/, /State another `namespace`/],
    ],
  },
  {
    rule: 'a total that is not split, and that nothing holds',
    input: `${API}tiers: { shared: { quota: { split: false } } }\n${tenants('tier: shared', 'tier: shared, namespaces: single')}`,
    finds: [
      [
        'POT_WITHOUT_ENGINE 2:36',
        /Each environment of `a` may have its whole total/,
        /`platform: \{budget: \{engine: capsule\}\}`/,
      ],
    ],
  },
  {
    rule: 'fine: more than the budget where that is intended',
    input: `${API}${POOLS}organizations: { research: { quota: { gpu: 8 }, overcommit: true } }
${tenants('organization: research, quota: { gpu: 6 }', 'organization: research, quota: { gpu: 6 }')}`,
    finds: [],
  },
];
