import type { Scenario } from './scenario';

const VISION = '    contact: vision@example.com\n';

/** Networks, guard rails and Pod Security. */
export const PROTECTION: readonly Scenario[] = [
  {
    name: 'reach-of-the-whole-tenant',
    edits: [[VISION, `${VISION}    network: {reach: tenant}\n`]],
  },
  { name: 'internet-opened', edits: [[VISION, `${VISION}    network: {internet: true}\n`]] },
  {
    name: 'egress-range-that-holds-the-api-server',
    edits: [
      ['store: {cidr: 10.20.0.0/16, ports: [443]}', 'store: {cidr: 10.0.0.0/8, ports: [443]}'],
      ['  network:\n', '  network:\n    apiServer: {cidrs: [10.0.0.10/32], ports: [443, 6443]}\n'],
    ],
  },
  {
    name: 'ingress-from-another-namespace',
    edits: [
      [
        VISION,
        `${VISION}    network: {ingress: {grafana: {namespace: monitoring, ports: [9090]}}}\n`,
      ],
    ],
  },
  {
    name: 'consumer-of-a-shared-service-added',
    edits: [['consumers: [vision]', 'consumers: [vision, search]']],
  },
  {
    name: 'egress-closed',
    edits: [['    egress:\n      store: {cidr: 10.20.0.0/16, ports: [443]}\n', '']],
  },
  {
    name: 'network-policy-removed-by-hand',
    files: (files) => {
      const path = 'tenants/search/prod.k8s.yaml';
      const kept = files[path]!.split('---\n').filter(
        (text) => !text.includes('kind: NetworkPolicy'),
      );
      return { ...files, [path]: kept.join('---\n') };
    },
  },
  {
    name: 'api-access-given',
    edits: [
      ['  network:\n', '  network:\n    apiServer: {cidrs: [10.0.0.10/32], ports: [443]}\n'],
      [VISION, `${VISION}    apiAccess: true\n`],
    ],
  },
  { name: 'guard-rail-off', edits: [[VISION, `${VISION}    guardRails: {podVolumes: off}\n`]] },
  { name: 'guard-rail-warns', edits: [[VISION, `${VISION}    guardRails: {podVolumes: warn}\n`]] },
  {
    name: 'guard-rail-binding-warns-by-hand',
    byHand: [['platform/guard-rails', '    - Deny\n', '    - Warn\n']],
  },
  {
    name: 'guard-rail-binding-narrowed-by-hand',
    byHand: [
      [
        'platform/guard-rails',
        '        app.kubernetes.io/managed-by: cdk8s-tenancy\n  policyName: tenant-pods',
        '        tenant: vision\n  policyName: tenant-pods',
      ],
    ],
  },
  {
    name: 'guard-rail-fails-open-by-hand',
    byHand: [['platform/guard-rails', 'failurePolicy: Fail', 'failurePolicy: Ignore']],
  },
  {
    name: 'guard-rail-removed-by-hand',
    files: (files) => {
      const path = 'platform/guard-rails.k8s.yaml';
      const kept = files[path]!.split('---\n').filter(
        (text) => !/\n  name: accelerator-claims\n/.test(text),
      );
      return { ...files, [path]: kept.join('---\n') };
    },
  },
  {
    name: 'guard-rails-lose-a-namespace-by-hand',
    byHand: [['tenants/vision/dev', '    app.kubernetes.io/managed-by: cdk8s-tenancy\n', '']],
  },
  {
    name: 'images-restricted',
    edits: [[VISION, `${VISION}    images: {registries: [registry.example.com]}\n`]],
  },
  { name: 'pod-security-loosened', edits: [[VISION, `${VISION}    podSecurity: privileged\n`]] },
  { name: 'pod-security-tightened', edits: [[VISION, `${VISION}    podSecurity: restricted\n`]] },
  {
    name: 'pod-security-exception',
    edits: [
      [
        VISION,
        `${VISION}    podSecurity: {standard: baseline, allow: {capabilities: [IPC_LOCK]}}\n`,
      ],
    ],
  },
  {
    name: 'pod-security-exceptions-that-take-over-the-node',
    edits: [
      [
        VISION,
        `${VISION}    podSecurity: {standard: baseline, allow: {capabilities: [IPC_LOCK, SYS_ADMIN], hostPaths: [/], hostIPC: true}}\n`,
      ],
    ],
  },
  {
    name: 'guard-rail-expression-changed-by-hand',
    byHand: [
      [
        'platform/guard-rails',
        'expirationSeconds.orValue(3600) > 86400',
        'expirationSeconds.orValue(3600) > 864000',
      ],
    ],
  },
  {
    name: 'network-policy-without-effect-by-hand',
    files: (files) => ({
      ...files,
      'tenants/search/prod.k8s.yaml': `${files['tenants/search/prod.k8s.yaml']!}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: again
  namespace: ml-search-prod
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress: [{from: [{podSelector: {}}]}]
`,
    }),
  },
  {
    name: 'policy-of-another-engine-by-hand',
    files: (files) => ({
      ...files,
      'network/extra.k8s.yaml': `apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata:
  name: extra
spec:
  types: [Egress]
`,
    }),
  },
  {
    name: 'warning-accepted',
    base: 'warning',
    edits: [[VISION, `${VISION}    accept: [{code: GPU_ZERO, why: Only prod serves.}]\n`]],
  },
];
