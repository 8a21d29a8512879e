import { API, type BadInput } from '../bad-input';

const POOLS = 'platform: { pools: { h100: { resource: nvidia.com/gpu, default: true } } }\n';
const SINGLE = 'namespaces: single, quota: { cpu: 100, memory: 64Gi, storage: 1Ti';

/** A file with prices, and tenants that the lines say. */
const priced = (prices: string, ...lines: readonly string[]): string =>
  `${API}${POOLS}prices: { ${prices} }\n${lines.map((line) => `${line}\n`).join('')}`;

/** Prices, and budgets of money. */
export const PRICES: readonly BadInput[] = [
  {
    rule: 'currencies that do not exist, with the one that is meant',
    input: priced('currency: EUO', 'tenants: []'),
    finds: [['CURRENCY_UNKNOWN 3:21', /`EUO` is not the code of a currency/, /mean `EUR`/]],
  },
  {
    rule: 'a currency by its sign or in small letters',
    input: priced('currency: eur', 'tenants: []'),
    finds: [['CURRENCY_UNKNOWN 3:21', /`eur`/, /mean `EUR`/]],
  },
  {
    rule: 'prices with more decimals than can be told apart, and amounts below nothing',
    input: priced(
      'currency: EUR, cpu: 0.0000000001, memory: -1, pools: { h100: 1e-10 }, storage: "2,50 EUR"',
      'tenants: []',
    ),
    finds: [
      ['PRICE_INVALID 3:31', /more than nine decimals/, /Round it/],
      ['PRICE_INVALID 3:53', /`-1` is negative/, /0 or more/],
      ['PRICE_INVALID 3:72', /more than nine decimals/, /Round it/],
      ['PRICE_INVALID 3:90', /`2,50 EUR` is not an amount/, /number: `2\.50`/],
    ],
  },
  {
    rule: 'more money than can be counted',
    input: priced(
      'currency: VND, cpu: 1',
      'costCenters: { A: { budget: "1234567890123456789" } }',
      'tenants: [{ name: a, costCenter: A }]',
    ),
    finds: [['PRICE_INVALID 4:29', /more money than can be counted/, /at most 18 digits/]],
  },
  {
    rule: 'prices of pools that do not exist, with the nearest name',
    input: priced('currency: EUR, pools: { h10: 2.5 }', 'tenants: []'),
    finds: [['POOL_UNKNOWN 3:35', /no pool `h10`/, /mean `h100`/]],
  },
  {
    rule: 'prices of a month, in several currencies',
    input: priced(
      'currency: EUR, pools: { h100: 1800 }, cpu: 22, memory: 3, storage: 0.08, storageClasses: { fast: 0.2 }',
      'tenants: []',
    ),
    finds: [
      ['PRICE_OF_A_MONTH 3:41', /1800 EUR is much for a device/, /`h100: 2\.465753425`/],
      ['PRICE_OF_A_MONTH 3:54', /22 EUR is much for a core/, /`cpu: 0\.030136986`/],
      ['PRICE_OF_A_MONTH 3:66', /3 EUR is much for a GiB of memory/, /`memory: 0\.004109589`/],
      ['PRICE_OF_A_MONTH 3:78', /a GiB of storage/, /`storage: 0\.000109589`/],
      ['PRICE_OF_A_MONTH 3:108', /a GiB of storage/, /`fast: 0\.000273973`/],
    ],
  },
  {
    rule: 'a price of node-local disk that is that of a month',
    input: priced('currency: EUR, ephemeralStorage: 0.08', 'tenants: []'),
    finds: [
      [
        'PRICE_OF_A_MONTH 3:44',
        /0\.08 EUR is much for a GiB of node-local disk/,
        /`ephemeralStorage: 0\.000109589`/,
      ],
    ],
  },
  {
    rule: 'a budget of a tenant whose node-local disk has a price and no quota',
    input: priced(
      'currency: EUR, pools: { h100: 2.5 }, ephemeralStorage: 0.0002',
      'tenants:',
      `  - { name: vision, costCenter: E, budget: 9, ${SINGLE} } }`,
    ),
    finds: [['COST_UNBOUNDED 5:44', /`ephemeralStorage` of `vision\/all`/, /under `quota`/]],
  },
  {
    rule: 'prices that are usual in a currency with many units to a euro',
    input: priced('currency: JPY, pools: { h100: 400 }, cpu: 5, memory: 0.7', 'tenants: []'),
    finds: [],
  },
  {
    rule: 'a bill that splits shared services where there are none',
    input: `${API}billing: { shared: even }\ntenants: []\n`,
    finds: [['BILLING_WITHOUT_SERVICES 2:12', /there are none/, /under `sharedServices`/]],
  },
  {
    rule: 'prices of clusters without a currency',
    input: `${API}clusters: { eu: { kubernetesVersion: '1.34', prices: { cpu: 0.03 } } }\ntenants: []\n`,
    finds: [['KEY_MISSING 2:46', /have no currency/, /`prices: \{currency: EUR\}`/]],
  },
  {
    rule: 'a pool without a price that somebody holds, and not one that nobody holds',
    input: priced(
      'currency: EUR, cpu: 0.03',
      'tenants:',
      `  - { name: vision, costCenter: E, ${SINGLE}, gpu: 3 } }`,
    ),
    finds: [['PRICE_MISSING 3:1', /`h100` has no price.* the 3 that/, /or `h100: 0`/]],
  },
  {
    rule: 'what can cost more than the budget, by how much, and what would do',
    input: priced(
      'currency: EUR, pools: { h100: 2.5 }',
      'tenants:',
      `  - { name: vision, costCenter: E, budget: 12000, ${SINGLE}, gpu: 10 } }`,
    ),
    finds: [
      [
        'COST_ABOVE_BUDGET 5:44',
        /up to 18,250\.00 EUR a month, which is 6,250\.00 EUR more than its budget of 12,000\.00 EUR\. Most of it: `vision\/all` 18,250\.00 EUR/,
        /by 4 of `h100` for `vision\/all`, or write `budget: 18250`/,
      ],
    ],
  },
  {
    rule: 'devices that cost nothing, of which less would save nothing',
    input: priced(
      'currency: EUR, cpu: 0.03, pools: { h100: 0 }',
      'tenants:',
      `  - { name: vision, costCenter: E, budget: 2000, ${SINGLE}, gpu: 10 } }`,
    ),
    finds: [
      [
        'COST_ABOVE_BUDGET 5:44',
        /up to 2,190\.00 EUR/,
        /^Lower the quota, or write `budget: 2190` if/,
      ],
    ],
  },
  {
    rule: 'budgets of cost centers, of organisations with those below them, and of shared services',
    input: priced(
      'currency: EUR, cpu: 0.03',
      'costCenters: { E: { budget: 2190 }, F: { budget: 1000 } }',
      'organizations: { top: { budget: 2000 }, low: { parent: top } }',
      `sharedServices: { web: { costCenter: F, budget: 10, ports: { http: 80 }, consumers: all } }`,
      'tenants:',
      `  - { name: vision, costCenter: E, organization: low, ${SINGLE} } }`,
    ),
    finds: [
      ['COST_ABOVE_BUDGET 5:33', /organisation `top` can cost up to 2,190\.00/, /`budget: 2190`/],
      ['COST_ABOVE_BUDGET 6:49', /`web` can cost up to 219\.00/, /`budget: 219`/],
    ],
  },
  {
    rule: 'a budget for something that nothing bounds',
    input: priced(
      'currency: EUR, storage: 0.0001',
      'tenants:',
      '  - name: vision',
      '    costCenter: E',
      '    budget: 100',
      '    quota: { storage: null }',
      '    accept: [{ code: QUOTA_UNBOUNDED, why: it is measured }]',
    ),
    finds: [
      [
        'COST_UNBOUNDED 7:13',
        /what has a price and no quota is `storage` of `vision\/dev`/,
        /State the amount under `quota`/,
      ],
    ],
  },
  {
    rule: 'budgets where nothing has a price',
    input: `${API}tenants:\n  - { name: vision, costCenter: E, budget: 100 }\n`,
    finds: [['BUDGET_WITHOUT_PRICES 3:36', /Nothing has a price/, /or remove the budget/]],
  },
  {
    rule: 'cost centers that nobody has, with the nearest one',
    input: priced(
      'currency: EUR',
      'costCenters: { ENG-01: { budget: 1 }, 4711: { budget: 1 } }',
      'tenants: [{ name: vision, costCenter: ENG-1 }, { name: web, costCenter: 4711 }]',
    ),
    finds: [['COST_CENTER_UNKNOWN 4:16', /cost center `ENG-01`/, /mean `ENG-1`/]],
  },
];
