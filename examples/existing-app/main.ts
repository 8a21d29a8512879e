import { App, Chart } from 'cdk8s';
import { Platform, Tenant } from 'cdk8s-tenancy';
import { Serving } from './serving';

const app = new App();

// New: what the cluster has, and the team that was alone on it so far.
const platform = new Platform(new Chart(app, 'platform'), 'platform', {
  prefix: 'ml',
  admins: [{ group: 'ml-platform' }],
  pools: { h100: { resource: 'nvidia.com/gpu', capacity: 16 } },
  priorityClasses: { serving: { value: 1000 } },
  network: {
    ingress: { nginx: { namespace: 'ingress-nginx', ports: [8000] } },
    egress: { models: { cidr: '10.20.0.0/16', ports: [443] } },
  },
});

const tenant = new Tenant(new Chart(app, 'recommender'), 'tenant', {
  platform,
  name: 'recommender',
  costCenter: 'WEB-220',
  admins: [{ group: 'recommender-leads' }],
  users: [{ group: 'recommender' }],
  quota: { cpu: 80, memory: '640Gi', gpu: 8 },
  environments: { prod: { priorities: ['serving'], quota: { gpu: 6 } } },
});

// As before, but for its namespace: the tenant knows it, and how many GPUs are there.
const prod = tenant.environment('prod');
new Serving(app, 'serving', {
  namespace: prod.namespace,
  replicas: Number(prod.gpuQuota.hard['requests.nvidia.com/gpu']),
  priorityClassName: 'serving',
});

app.synth();
