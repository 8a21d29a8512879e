import type { Scenario } from './scenario';

/** How large a pod and a claim may be. */
export const BOUNDS = '    containers: {podMax: {cpu: 16}}\n    storage: {maxClaim: 100Gi}\n';

/** How much, and how important. */
export const AMOUNTS: readonly Scenario[] = [
  { name: 'gpu-up', edits: [['gpu: {h100: 10}', 'gpu: {h100: 15}']] },
  { name: 'gpu-down', edits: [['gpu: {h100: 10}', 'gpu: {h100: 5}']] },
  { name: 'gpu-for-a-tenant-that-had-none', edits: [['gpu: {h100: 0}', 'gpu: {h100: 4}']] },
  { name: 'gpu-of-another-pool', edits: [['gpu: {h100: 10}', 'gpu: {h100: 6, slices: 7}']] },
  { name: 'cpu-and-memory-up', edits: [['cpu: 100, memory: 200Gi', 'cpu: 150, memory: 300Gi']] },
  { name: 'storage-down', edits: [['storage: 1Ti', 'storage: 500Gi']] },
  {
    name: 'shares-moved-to-prod',
    edits: [['dev: {share: 40%}, prod: {share: 60%}', 'dev: {share: 20%}, prod: {share: 80%}']],
  },
  {
    name: 'load-balancers-allowed',
    edits: [
      [
        'prod: {priorities: [serving]}',
        'prod: {priorities: [serving], objects: {loadBalancers: 2}}',
      ],
    ],
  },
  {
    name: 'more-jobs-allowed',
    edits: [
      [
        '    contact: vision@example.com\n',
        '    contact: vision@example.com\n    objects: {jobs: 500}\n',
      ],
    ],
  },
  {
    name: 'burst-added',
    edits: [
      ['    contact: vision@example.com\n', '    contact: vision@example.com\n    burst: 20%\n'],
    ],
  },
  {
    name: 'container-defaults-changed',
    edits: [
      [
        '  prefix: ml\n',
        '  prefix: ml\n  containers: {defaultRequest: {cpu: 250m, memory: 1Gi}}\n',
      ],
    ],
  },
  {
    name: 'pods-and-claims-bounded',
    edits: [['    quota: {cpu: 100', `${BOUNDS}    quota: {cpu: 100`]],
  },
  {
    name: 'bounds-of-pods-and-claims-raised',
    base: 'bounded',
    edits: [
      ['podMax: {cpu: 16}', 'podMax: {cpu: 32}'],
      ['maxClaim: 100Gi', 'maxClaim: 500Gi'],
    ],
  },
  { name: 'bounds-of-pods-and-claims-removed', base: 'bounded', edits: [[BOUNDS, '']] },
  {
    name: 'device-limit-removed-by-hand',
    byHand: [['tenants/search/prod', '    requests.nvidia.com/gpu: "0"\n', '']],
  },
  {
    name: 'quota-removed-by-hand',
    files: (files) => {
      const path = 'tenants/search/prod.k8s.yaml';
      const documents = files[path]!.split('---\n');
      const kept = documents.filter(
        (text) => !/kind: ResourceQuota[^]*name: namespace\n/.test(text),
      );
      return { ...files, [path]: kept.join('---\n') };
    },
  },
  {
    name: 'second-quota-that-bounds-nothing-more-by-hand',
    files: (files) => ({
      ...files,
      'tenants/search/prod.k8s.yaml': `${files['tenants/search/prod.k8s.yaml']!}---
apiVersion: v1
kind: ResourceQuota
metadata: {name: extra, namespace: ml-search-prod}
spec: {hard: {pods: "500"}}
`,
    }),
  },
  {
    name: 'same-amount-in-other-words-by-hand',
    byHand: [['tenants/search/prod', 'requests.cpu: "30"', 'requests.cpu: 30000m']],
  },
  {
    name: 'priority-allowed',
    edits: [['prod: {priorities: [serving]}', 'prod: {priorities: [serving, batch]}']],
  },
  {
    name: 'priority-no-longer-allowed',
    edits: [['      prod: {priorities: [serving]}', '      prod: {}']],
  },
  {
    name: 'priority-class-value-changed',
    edits: [['serving: {value: 1000}', 'serving: {value: 2000}']],
  },
  {
    name: 'priority-class-added',
    edits: [
      ['    serving: {value: 1000}\n', '    serving: {value: 1000}\n    urgent: {value: 5000}\n'],
    ],
  },
  {
    name: 'pool-price-raised',
    base: 'priced',
    edits: [['pools: {h100: 2.5}', 'pools: {h100: 3}']],
  },
  { name: 'gpu-up-with-prices', base: 'priced', edits: [['gpu: {h100: 10}', 'gpu: {h100: 15}']] },
  {
    name: 'spending-raised',
    base: 'priced',
    edits: [['    budget: 40000\n', '    budget: 60000\n']],
  },
  {
    name: 'grant-added',
    edits: [
      [
        '    contact: vision@example.com\n',
        '    contact: vision@example.com\n    grants: {launch: {until: 2026-12-24, quota: {gpu: 8, cpu: 20}, why: launch of the assistant}}\n',
      ],
    ],
  },
  {
    name: 'grant-extended',
    base: 'granted',
    edits: [['until: 2026-12-24, quota: {gpu: 8}', 'until: 2027-01-31, quota: {gpu: 4}']],
  },
  {
    name: 'grant-ended',
    base: 'granted',
    edits: [['    grants: {launch: {until: 2026-12-24, quota: {gpu: 8}, why: launch}}\n', '']],
  },
  { name: 'pool-capacity-raised', edits: [['capacity: 32', 'capacity: 64']] },
];
