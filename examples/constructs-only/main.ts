import { App, Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import {
  AccessPolicy,
  GpuQuota,
  Platform,
  PriorityGuard,
  Tenant,
  TenantCatalogue,
} from 'cdk8s-tenancy';

const app = new App();

// What all teams share: names, accelerators, where pods may go. Every team is given this platform.
const cluster = new Chart(app, 'cluster');
const platform = new Platform(cluster, 'platform', {
  prefix: 'ml',
  admins: [{ group: 'ml-platform' }],
  pools: {
    h100: { resource: 'nvidia.com/gpu', product: 'NVIDIA-H100-80GB-HBM3', capacity: 64 },
  },
  priorityClasses: { 'ml-prod': { value: 1000 } },
  network: { egress: { 'object-store': { cidr: '10.20.0.0/16', ports: [443] } } },
});

// A team: three namespaces, each with quotas, defaults, roles and a closed network.
const visionChart = new Chart(app, 'vision');
const vision = new Tenant(visionChart, 'vision', {
  platform,
  name: 'vision',
  costCenter: 'ENG-014',
  department: 'Data Science',
  admins: ['dave@company.com'],
  users: [{ group: 'vision' }],
  quota: { cpu: 120, memory: '480Gi', gpu: 8 },
  environments: { prod: { priorities: ['ml-prod'] } },
});

// Objects of your own stand beside it, and each part is at hand.
const prod = vision.environment('prod');
new k8s.KubeConfigMap(visionChart, 'settings', {
  metadata: { name: 'settings', namespace: prod.namespace },
  data: { gpus: prod.gpuQuota.hard['requests.nvidia.com/gpu']! },
});
prod.accessPolicy.addSubject('viewer', 'on-call', { group: 'on-call' });

// A part alone: a namespace that somebody else made gets a ceiling, a guard and people.
const legacy = new Chart(app, 'legacy');
const namespace = 'legacy-training';
const trainers = [{ group: 'trainers' }];
new GpuQuota(legacy, 'gpus', {
  namespace,
  gpu: { h100: 4 },
  pools: platform.spec.pools,
  claims: 100,
});
new PriorityGuard(legacy, 'priorities', { namespace });
new AccessPolicy(legacy, 'access', { namespace, users: trainers });

// Everybody may list what there is to choose from: storage, priority, runtime and device classes.
new TenantCatalogue(cluster, 'catalogue', { tenants: [vision], subjects: trainers });

app.synth();
