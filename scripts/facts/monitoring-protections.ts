import type { Protection } from './protection';

const WITHOUT =
  'Nobody hears of a full quota, an idle GPU, a queue that admits nothing, a spent budget or a vanished namespace before somebody complains.';

/** What watches a cluster. */
export const MONITORING_PROTECTIONS: readonly Protection[] = [
  {
    kind: 'PrometheusRule',
    name: 'tenancy',
    role: 'platform',
    says: 'The alerts on quotas, accelerators, queues, budgets, guard rails and namespaces, and what they are computed from.',
    without: WITHOUT,
    closes: [],
  },
  {
    kind: 'PrometheusRule',
    name: 'tenancy-tenant-<tenant>',
    role: 'grant',
    says: 'Tells Prometheus whose the namespaces of a tenant are, and what they may cost.',
    without: 'Alerts and dashboards leave the tenant out.',
    closes: [],
  },
  {
    kind: 'PrometheusRule',
    name: 'tenancy-shared-<service>',
    role: 'grant',
    says: 'Tells Prometheus whose the namespace of a shared service is, and what it may cost.',
    without: 'Alerts and dashboards leave the service out.',
    closes: [],
  },
  {
    kind: 'ConfigMap',
    name: 'tenancy-platform',
    role: 'platform',
    says: 'The dashboard of the platform, for Grafana.',
    without: 'People look at alerts alone.',
    closes: [],
  },
  {
    kind: 'ConfigMap',
    name: 'tenancy-tenants',
    role: 'platform',
    says: 'The dashboard in which you choose a tenant, for Grafana.',
    without: 'People look at alerts alone.',
    closes: [],
  },
  {
    kind: 'ConfigMap',
    name: 'tenancy-tenant-<tenant>',
    role: 'grant',
    says: 'The dashboard of one tenant, for Grafana, where each has one.',
    without: 'The people of the tenant see what all others have, or nothing.',
    closes: [],
  },
  {
    kind: 'ConfigMap',
    name: 'tenancy-shared-<service>',
    role: 'grant',
    says: 'The dashboard of one shared service, for Grafana, where each has one.',
    without: 'The people of the service see what all others have, or nothing.',
    closes: [],
  },
];
