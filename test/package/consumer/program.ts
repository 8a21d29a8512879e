/**
 * A platform team's program: every public construct, alone in charts of theirs. The test compiles it once as CommonJS
 * and once as an ES module, strictly, against the installed package, and runs both.
 */
import { App, Chart } from 'cdk8s';
import {
  AccessPolicy,
  AccessRoles,
  CODES,
  ComputeQuota,
  GpuPools,
  GpuQuota,
  GuardRails,
  IsolationPolicy,
  LiveBudgets,
  ObjectQuota,
  OutputFolder,
  Platform,
  PriorityClasses,
  PriorityGuard,
  QueueRoot,
  SharedService,
  TenancyError,
  Tenant,
  TenantCatalogue,
  TenantEnvironment,
  TenantNamespace,
  WorkloadIdentities,
  loadFleet,
  loadFleets,
  synth,
  type Code,
  type Finding,
  type Fleet,
  type FleetEnvironment,
  type FleetProps,
  type PlatformEntry,
  type TenantEntry,
  type TenantProps,
  type TreeResult,
} from 'cdk8s-tenancy';

const settings: PlatformEntry = {
  kubernetesVersion: '1.34',
  prefix: 'ml',
  admins: [{ group: 'platform-admins' }],
  pools: { h100: { resource: 'nvidia.com/gpu', capacity: 64 } },
  priorityClasses: { training: { value: 1000 } },
  network: { ingress: { nginx: { namespace: 'ingress-nginx', ports: [8080] } } },
};

const vision: TenantEntry = {
  name: 'vision',
  costCenter: 'ENG-014',
  admins: ['alice@example.com'],
  users: [{ group: 'vision' }],
  quota: { cpu: 100, memory: '200Gi', gpu: 10 },
  burst: '20%',
  priorities: ['training'],
};

const app = new App();
const platform = new Platform(new Chart(app, 'platform'), 'platform', settings);
const props: TenantProps = { ...vision, platform };
const tenant = new Tenant(new Chart(app, 'vision'), 'tenant', props);
check(Tenant.isTenant(tenant) && Platform.of(tenant.environment('dev')) === platform);

check(tenant.namespaces.join() === 'ml-vision-dev,ml-vision-staging,ml-vision-prod');
check(tenant.environment('prod').gpuQuota.hard['requests.nvidia.com/gpu'] === '5');
tenant.environment('prod').accessPolicy.addSubject('viewer', 'audit', { group: 'audit' });

const input: FleetProps = {
  apiVersion: 'cdk8s-tenancy/v1alpha1',
  platform: settings,
  sharedServices: { mlflow: { costCenter: 'PLT-001', ports: { http: 5000 }, consumers: 'all' } },
  tenants: [vision],
};
const { fleet, warnings } = loadFleet(input);
check(warnings.length === 0);
const clusters = {
  'gpu-eu': {},
  'gpu-us': { delivery: { engine: 'argocd', repository: 'https://git.example.com/tenants.git' } },
} as const;
check(loadFleets({ ...input, clusters, sharedServices: {}, tenants: [] }).fleets.length === 2);

addParts(new Chart(app, 'parts'), fleet, 'vision-parts');
new TenantEnvironment(new Chart(app, 'environment'), 'dev', {
  ...vision,
  name: 'speech',
  platform,
  environment: 'dev',
});
new SharedService(new Chart(app, 'mlflow'), 'mlflow', {
  name: 'mlflow',
  costCenter: 'PLT-001',
  ports: { http: 5000 },
  platform,
  consumers: [tenant],
});
OutputFolder.of(tenant.environment('dev').priorityGuard).set('network');
check(OutputFolder.of(tenant.environment('dev').priorityGuard).name === 'network');
app.synth();

/** The parts of an environment, each by itself: as a person writes them, or as a tenant has them. */
function addParts(chart: Chart, { platform: { pools, kinds } }: Fleet, namespace: string): void {
  const spec: FleetEnvironment | undefined = tenant.spec.environments['prod'];
  if (spec === undefined) throw new Error('no prod');
  new TenantNamespace(chart, 'namespace', {
    namespace,
    tenant: 'vision',
    environment: 'prod',
    costCenter: 'ENG-014',
    admins: spec.admins,
    podSecurity: 'restricted',
    parameters: { 'extended-resources': ['nvidia.com/gpu'] },
    state: 'active',
  });
  const { quota, containers, objects, network } = spec;
  new ComputeQuota(chart, 'compute', {
    namespace,
    quota,
    burst: '20%',
    containers,
    storedPods: 1000,
  });
  new ObjectQuota(chart, 'objects', { namespace, objects, storage: '500Gi', kinds });
  new GpuQuota(chart, 'gpu', { namespace, gpu: { h100: 4 }, pools, claims: 10 });
  new GpuPools(chart, 'pools', { namespace, gpu: { h100: 4 }, pools });
  new PriorityGuard(chart, 'priorities', { namespace, allowed: ['training'] });
  new AccessPolicy(chart, 'access', { namespace, users: ['bob@example.com'] });
  new IsolationPolicy(chart, 'isolation', { namespace, network });
  new TenantCatalogue(chart, 'catalogue', { tenants: [tenant], subjects: ['eve@example.com'] });
  new QueueRoot(chart, 'queues', { platform, tenants: [tenant] });
  new LiveBudgets(chart, 'budgets', { platform, tenants: [tenant] });
  new WorkloadIdentities(chart, 'accounts', {
    namespace,
    serviceAccounts: {
      pipeline: { presets: ['argo-executor'] },
    },
  });
  new AccessRoles(chart, 'roles', { kinds });
  new PriorityClasses(chart, 'classes', { classes: fleet.platform.priorityClasses });
  new GuardRails(chart, 'guard', { kinds });
}

/** A wrong prop is a finding with a code, a path and a fix. */
function findingsOf(wrong: FleetProps): readonly Finding[] {
  try {
    loadFleet(wrong);
    return [];
  } catch (error) {
    if (error instanceof TenancyError) return error.findings;
    throw error;
  }
}

const [finding] = findingsOf({ ...input, tenants: [{ ...vision, quota: { gpu: { h10: 1 } } }] });
const code: Code | undefined = finding?.code;
check(code === 'POOL_UNKNOWN' && CODES[code].severity === 'error');
check(finding?.path.join('.') === 'tenants.0.quota.gpu.h10');

void synth(fleet, { output: 'tree' }).then(({ created }: TreeResult) => {
  check(created.includes('tenants/vision/prod.k8s.yaml'));
});

function check(holds: boolean): void {
  if (!holds) throw new Error('what the program expects does not hold');
}
