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
  GpuQuota,
  GuardRails,
  IsolationPolicy,
  ObjectQuota,
  Platform,
  PriorityClasses,
  PriorityGuard,
  SharedService,
  TenancyError,
  Tenant,
  TenantCatalogue,
  TenantEnvironment,
  TenantNamespace,
  WorkloadIdentities,
  loadFleet,
  synth,
  type Code,
  type Finding,
  type Fleet,
  type FleetEnvironment,
  type FleetProps,
  type PlatformEntry,
  type TenantEntry,
  type TreeResult,
} from 'cdk8s-tenancy';

const platform: PlatformEntry = {
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
new Platform(new Chart(app, 'platform'), 'platform', platform);
const tenant = new Tenant(new Chart(app, 'vision'), 'tenant', { ...vision, platform });

check(tenant.namespaces.join() === 'ml-vision-dev,ml-vision-staging,ml-vision-prod');
check(tenant.environment('prod').gpuQuota.hard['requests.nvidia.com/gpu'] === '5');
tenant.environment('prod').accessPolicy.addSubject('viewer', 'audit', { group: 'audit' });

const input: FleetProps = {
  apiVersion: 'cdk8s-tenancy/v1alpha1',
  platform,
  sharedServices: { mlflow: { costCenter: 'PLT-001', ports: { http: 5000 }, consumers: 'all' } },
  tenants: [vision],
};
const { fleet, warnings } = loadFleet(input);
check(warnings.length === 0);

addParts(new Chart(app, 'parts'), fleet, 'vision-parts');
new TenantEnvironment(new Chart(app, 'environment'), 'dev', {
  platform: fleet.platform,
  tenant: tenant.form,
  environment: 'dev',
});
app.synth();

/** The parts of an environment, each by itself. They take normal forms: numbers are split, defaults are applied. */
function addParts(chart: Chart, { platform: { pools, kinds } }: Fleet, namespace: string): void {
  const form: FleetEnvironment | undefined = tenant.form.environments['prod'];
  if (form === undefined) throw new Error('no prod');
  new TenantNamespace(chart, 'namespace', {
    namespace,
    tenant: 'vision',
    environment: 'prod',
    displayName: 'Vision',
    costCenter: 'ENG-014',
    admins: form.admins,
    podSecurity: 'restricted',
    labels: {},
    annotations: {},
    parameters: { 'extended-resources': ['nvidia.com/gpu'] },
    state: 'active',
  });
  const { quota, containers, objects, network } = form;
  new ComputeQuota(chart, 'compute', { namespace, quota, containers, storedPods: 1000 });
  new ObjectQuota(chart, 'objects', { namespace, objects, storage: '500Gi', kinds });
  new GpuQuota(chart, 'gpu', { namespace, gpu: { h100: 4 }, pools, claims: 10 });
  new PriorityGuard(chart, 'priorities', { namespace, allowed: ['training'] });
  new AccessPolicy(chart, 'access', { namespace, users: [{ group: 'vision' }] });
  new IsolationPolicy(chart, 'isolation', { namespace, network });
  new TenantCatalogue(chart, 'catalogue', { subjects: [{ group: 'vision' }] });
  new WorkloadIdentities(chart, 'accounts', {
    namespace,
    serviceAccounts: {
      pipeline: {
        presets: ['argo-executor'],
        automountToken: true,
        annotations: {},
        apiAccess: false,
      },
    },
  });
  new AccessRoles(chart, 'roles', { kinds, admins: [], auditors: [], deviceClaims: false });
  new PriorityClasses(chart, 'classes', { classes: fleet.platform.priorityClasses });
  new GuardRails(chart, 'guard', { platform: fleet.platform });
  new SharedService(chart, 'mlflow', {
    name: 'mlflow',
    platform: fleet.platform,
    service: fleet.sharedServices['mlflow']!,
    clients: tenant.namespaces,
  });
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
