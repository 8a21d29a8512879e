import type { Scenario } from './scenario';

const QUEUEING: readonly (readonly [string, string])[] = [
  [
    '  prefix: ml\n',
    '  prefix: ml\n  queueing: {engine: kueue, capacity: {cpu: 1000, memory: 4Ti}}\n',
  ],
];

/** Formats, deliveries, queues, and several changes at once. */
export const REST: readonly Scenario[] = [
  { name: 'nothing' },
  {
    name: 'tenants-in-another-order-and-another-format',
    edits: [['dev: {share: 40%}, prod: {share: 60%}', 'prod: {share: "60%"}, dev: {share: 40%}']],
  },
  {
    name: 'lists-in-another-order-by-hand',
    byHand: [['access/vision/dev', 'metadata:\n', '# a comment\nmetadata:\n']],
    files: (files) => ({
      ...files,
      'tenants/vision/dev.k8s.yaml': files['tenants/vision/dev.k8s.yaml']!.replace(
        '    - Ingress\n    - Egress\n',
        '    - "Egress"\n    - \'Ingress\'\n',
      )
        .split('---\n')
        .reverse()
        .join('---\n'),
    }),
  },
  {
    name: 'queues-added',
    edits: QUEUEING,
  },
  {
    name: 'queue-weight-changed',
    base: 'queueing',
    edits: [
      [
        '    contact: vision@example.com\n',
        '    contact: vision@example.com\n    queue: {weight: 3}\n',
      ],
    ],
  },
  {
    name: 'queues-removed',
    base: 'queueing',
    edits: QUEUEING.map(([old, next]) => [next, old] as const),
  },
  {
    name: 'extension-added',
    edits: [['  prefix: ml\n', '  prefix: ml\n  extensions: [./labels.js]\n']],
  },
  {
    name: 'budget-by-hand',
    files: (files) => ({
      ...files,
      'budgets/vision.k8s.yaml':
        'apiVersion: quota.openshift.io/v1\nkind: ClusterResourceQuota\nmetadata:\n  name: vision\nspec:\n  quota:\n    hard:\n      requests.cpu: 100\n',
    }),
  },
  {
    name: 'guard-no-longer-kept-by-hand',
    byHand: [
      [
        'tenants/vision/dev',
        /(kind: LimitRange\nmetadata:\n  annotations:\n)[^]*?(  labels:)/,
        '$1    example.com/note: "1"\n$2',
      ],
    ],
  },
  { name: 'delivered-from-another-branch', edits: [['branch: main', 'branch: release']] },
  {
    name: 'delivery-no-longer-prunes-by-hand',
    byHand: [['delivery/flux/tenants/vision', 'prune: true', 'prune: false']],
  },
  {
    name: 'opening-kept-by-hand',
    byHand: [
      [
        'tenants/vision/dev',
        /(kind: NetworkPolicy\nmetadata:\n)(  labels:\n.*\n  name: allow-dns)/,
        '$1  annotations:\n    kustomize.toolkit.fluxcd.io/prune: disabled\n$2',
      ],
    ],
  },
  {
    name: 'unknown-object-by-hand',
    files: (files) => ({
      ...files,
      'platform/extra.k8s.yaml':
        'apiVersion: example.com/v1\nkind: Widget\nmetadata:\n  name: one\nspec:\n  size: 3\n',
    }),
  },
  {
    name: 'kustomization-by-hand',
    files: (files) => ({ ...files, 'tenants/kustomization.yaml': 'resources: []\n' }),
  },
  {
    name: 'a-busy-day',
    edits: [
      ['gpu: {h100: 10}', 'gpu: {h100: 15}'],
      ['users: [{group: search}]', 'users: [{group: search}, {group: contractors}]'],
      ['costCenter: WEB-220', 'costCenter: WEB-221'],
      [
        '    contact: vision@example.com\n',
        '    contact: vision@example.com\n    podSecurity: restricted\n    network: {internet: true}\n',
      ],
    ],
  },
  {
    name: 'monitoring-added',
    edits: [['  prefix: ml\n', '  prefix: ml\n  monitoring: {dashboards: {}}\n']],
  },
  {
    name: 'monitoring-removed',
    base: 'monitored',
    edits: [['  monitoring: {dashboards: {}}\n', '']],
  },
  {
    name: 'alert-off',
    base: 'monitored',
    edits: [
      [
        '{dashboards: {}}',
        '{dashboards: {}, alerts: {quotaFull: off, quotaNearlyFull: {percent: 90}}}',
      ],
    ],
  },
];
