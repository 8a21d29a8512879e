import type { Values, TenantValues } from '../values';

type Common = Values['common'];
type Environment = TenantValues['environments'][number];

const MANAGED = { 'app.kubernetes.io/managed-by': 'cdk8s-tenancy' };
const RBAC = 'rbac.authorization.k8s.io';

/** The objects of one namespace, written down as plainly as can be. */
export function namespaceObjects(
  common: Common,
  tenant: TenantValues,
  environment: Environment,
): object[] {
  const { namespace } = environment;
  const guard = (name: string) => ({
    name,
    namespace,
    labels: MANAGED,
    annotations: common.guardAnnotations,
  });
  const quota = (name: string, spec: object) => ({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: guard(name),
    spec,
  });
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespace,
        labels: {
          ...common.namespaceLabels,
          tenant: tenant.name,
          environment: environment.name,
          'cost-center': tenant.costCenter,
          department: tenant.departmentLabel,
        },
        annotations: {
          ...common.guardAnnotations,
          'cdk8s-tenancy/display-name': tenant.displayName,
          'cdk8s-tenancy/department': tenant.department,
          'cdk8s-tenancy/contact': tenant.contact,
          'cdk8s-tenancy/admins': tenant.adminNames,
          'cdk8s-tenancy/accelerators': 'nvidia.com/gpu',
          'cdk8s-tenancy/extended-resources': 'nvidia.com/gpu',
          ...(environment.priorities.length === 0
            ? {}
            : { 'cdk8s-tenancy/priority-classes': environment.priorities.join(',') }),
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: guard('default'),
      automountServiceAccountToken: false,
    },
    quota('namespace', {
      hard: {
        ...common.quota,
        'limits.cpu': environment.limitsCpu,
        'limits.memory': environment.limitsMemory,
        pods: environment.pods,
        'requests.cpu': environment.cpu,
        'requests.memory': environment.memory,
        'requests.nvidia.com/gpu': environment.gpu,
        'requests.storage': environment.storage,
      },
    }),
    quota('forbidden-priorities', {
      hard: { pods: '0' },
      scopeSelector: { matchExpressions: priorityScopes(environment.priorities) },
    }),
    {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: guard('defaults'),
      spec: {
        limits: [
          {
            type: 'Container',
            defaultRequest: { cpu: '100m', memory: '512Mi' },
            default: { cpu: '120m', memory: '614Mi' },
          },
        ],
      },
    },
    binding(namespace, 'admins', 'tenant-admin', tenant.admins),
    binding(namespace, 'users', 'tenant-user', tenant.users),
    binding(namespace, 'viewers', 'tenant-viewer', tenant.viewers),
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: guard('default-deny'),
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    },
    ...POLICIES.map(({ name, spec }) => ({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name, namespace, labels: MANAGED },
      spec,
    })),
  ];
}

function priorityScopes(values: readonly string[]): object[] {
  const scopeName = 'PriorityClass';
  const exists = { scopeName, operator: 'Exists' };
  return values.length === 0 ? [exists] : [exists, { scopeName, operator: 'NotIn', values }];
}

function binding(
  namespace: string,
  name: string,
  role: string,
  subjects: TenantValues['admins'],
): object {
  return {
    apiVersion: `${RBAC}/v1`,
    kind: 'RoleBinding',
    metadata: { name, namespace, labels: MANAGED },
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: role },
    subjects: subjects.map((subject) => ({ apiGroup: RBAC, ...subject })),
  };
}

const ALL = {};
const COLLECTORS = { matchLabels: { role: 'data-collector' } };
const AI = { matchLabels: { workload: 'ai' } };

function tcp(port: number): object {
  return { port, protocol: 'TCP' };
}

function inNamespace(name: string, pods?: Record<string, string>): object {
  return {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
    ...(pods === undefined ? {} : { podSelector: { matchLabels: pods } }),
  };
}

/** `except` of the two rules that open public addresses. */
const PRIVATE_4 = [
  ...['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '168.63.129.16/32', '169.254.0.0/16'],
  ...['172.16.0.0/12', '192.0.0.0/24', '192.168.0.0/16', '198.18.0.0/15', '224.0.0.0/4'],
  '240.0.0.0/4',
];
const PRIVATE_6 = ['fc00::/7', 'fe80::/10', 'ff00::/8'];

function egress(pods: object, rule: object): object {
  return { podSelector: pods, policyTypes: ['Egress'], egress: [rule] };
}

function ingress(pods: object, rule: object): object {
  return { podSelector: pods, policyTypes: ['Ingress'], ingress: [rule] };
}

/** What is open in every namespace. */
const POLICIES = [
  {
    name: 'allow-same-namespace',
    spec: {
      podSelector: ALL,
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [{ podSelector: ALL }] }],
      egress: [{ to: [{ podSelector: ALL }] }],
    },
  },
  {
    name: 'allow-flow-collect-from',
    spec: egress(COLLECTORS, { to: [{ podSelector: AI }], ports: [tcp(80)] }),
  },
  {
    name: 'allow-flow-collect-to',
    spec: ingress(AI, { from: [{ podSelector: COLLECTORS }], ports: [tcp(80)] }),
  },
  {
    name: 'allow-dns',
    spec: egress(ALL, {
      to: [inNamespace('kube-system', { 'k8s-app': 'kube-dns' })],
      ports: [{ port: 53, protocol: 'UDP' }, tcp(53)],
    }),
  },
  {
    name: 'allow-internet',
    spec: egress(ALL, {
      to: [
        { ipBlock: { cidr: '0.0.0.0/0', except: PRIVATE_4 } },
        { ipBlock: { cidr: '::/0', except: PRIVATE_6 } },
      ],
    }),
  },
  {
    name: 'allow-ingress-metrics',
    spec: ingress(ALL, { from: [inNamespace('monitoring')], ports: [tcp(9090)] }),
  },
  {
    name: 'allow-ingress-nginx',
    spec: ingress(ALL, {
      from: [inNamespace('ingress-nginx', { 'app.kubernetes.io/name': 'ingress-nginx' })],
    }),
  },
  {
    name: 'allow-egress-object-store',
    spec: egress(ALL, { to: [{ ipBlock: { cidr: '10.20.0.0/16' } }], ports: [tcp(443)] }),
  },
];
