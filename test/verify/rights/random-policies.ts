import { type Draw, drawFrom } from './random-rbac';

/** The namespaces that random policies choose from, with their labels. */
export const JUDGED_NAMESPACES = [
  { name: 'judged-a', labels: { tenant: 'yes' } },
  { name: 'judged-b', labels: { tenant: 'no', tier: 'gold' } },
  { name: 'judged-c', labels: { other: 'label' } },
] as const;

const OPERATIONS = ['CREATE', 'UPDATE', 'DELETE', '*'] as const;
const GROUPS = ['', 'apps', 'batch', '*'] as const;
const RESOURCES = [
  'configmaps',
  'secrets',
  'deployments',
  'deployments/*',
  'jobs',
  'serviceaccounts/token',
  '*/token',
  'serviceaccounts/*',
  '*/scale',
  '*',
  '*/*',
] as const;

const SELECTORS = [
  {},
  { matchLabels: { tenant: 'yes' } },
  { matchLabels: { 'kubernetes.io/metadata.name': 'judged-b' } },
  { matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] },
  { matchExpressions: [{ key: 'tenant', operator: 'NotIn', values: ['no'] }] },
] as const;

const API = 'admissionregistration.k8s.io/v1';

/** Policies that refuse everything which they judge, with bindings that only warn. */
export function randomPolicies(seed: number, count: number): object[] {
  const draw = drawFrom(seed);
  return Array.from({ length: count }, (_, index) => {
    const name = `random-${index}`;
    return [
      {
        apiVersion: API,
        kind: 'ValidatingAdmissionPolicy',
        metadata: { name },
        spec: {
          failurePolicy: 'Fail',
          matchConstraints: matchOf(draw, true),
          validations: [{ expression: 'false', message: 'judged' }],
        },
      },
      {
        apiVersion: API,
        kind: 'ValidatingAdmissionPolicyBinding',
        metadata: { name },
        spec: {
          policyName: name,
          validationActions: ['Warn'],
          ...(draw.onceIn(2) ? { matchResources: matchOf(draw, false) } : {}),
        },
      },
    ];
  }).flat();
}

function matchOf(draw: Draw, needsRules: boolean): object {
  return {
    ...(needsRules || draw.onceIn(3) ? { resourceRules: [ruleOf(draw), ruleOf(draw)] } : {}),
    ...(draw.onceIn(4) ? { excludeResourceRules: [ruleOf(draw)] } : {}),
    ...(draw.onceIn(2) ? { namespaceSelector: draw.one(SELECTORS) } : {}),
  };
}

function ruleOf(draw: Draw): object {
  const operations = draw.some(OPERATIONS, 2);
  const groups = draw.some(GROUPS, 2);
  return {
    // A wildcard stands alone.
    operations: operations.includes('*') ? ['*'] : operations,
    apiGroups: groups.includes('*') ? ['*'] : groups,
    apiVersions: ['*'],
    resources: [draw.one(RESOURCES)],
    ...(draw.onceIn(5) ? { resourceNames: ['kept'] } : {}),
    ...(draw.onceIn(4) ? { scope: draw.one(['Namespaced', 'Cluster', '*']) } : {}),
  };
}
