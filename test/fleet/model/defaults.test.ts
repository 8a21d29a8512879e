import {
  DEFAULT_DISK_REQUEST,
  DEFAULT_ENVIRONMENTS,
  DEFAULT_KUBERNETES_VERSION,
  DEFAULT_QUOTA,
  DEFAULT_SETTINGS,
  NEWEST_KUBERNETES_VERSION,
  OLDEST_KUBERNETES_VERSION,
} from '../../../lib/fleet/model/defaults';
import type { Fleet } from '../../../lib/fleet/model/fleet';
import { loadFleets } from '../../../lib/fleet/load';
import type { FleetProps } from '../../../lib/fleet/model/props';
import schema from '../../../schema/tenants.schema.json';
import proofs from '../../cluster/proofs.json';
import { environmentOf, fleetOf, tenantOf } from '../resolved';

interface Property {
  readonly default?: unknown;
  readonly description?: string;
}

const DEFINITIONS = schema.definitions as unknown as Record<
  string,
  { readonly properties?: Record<string, Property> }
>;

/** A fleet that states nothing but what must be stated. */
const fleet = fleetOf({
  platform: {
    pools: {
      x: { resource: 'nvidia.com/gpu' },
      mig: { sharing: { mig: { '1g.10gb': 7 } } },
      hami: { sharing: { hami: {} } },
    },
    priorityClasses: { x: { value: 1 } },
    kinds: [{ group: 'lab.example.com', resource: 'runs' }],
    delivery: { engine: 'flux', repository: 'https://git.example.com/tenants.git' },
    monitoring: {},
  },
  tenants: [{ name: 'vision', costCenter: 'ENG-1' }],
});
const tenant = fleet.tenants[0]!;
const environment = tenant.environments['dev']!;
const quota = { ...tenant.quota, gpu: Object.keys(tenant.quota.gpu).length };
const peer = environmentOf('dev', {
  network: { egress: { x: { namespace: 'x', ports: [{ port: 1 }] } } },
}).network.egress['x']!;

const deploy = environmentOf('dev', {
  deploy: { repositories: { x: { url: 'https://git.example.com/x.git' } } },
}).deploy!;
const { windows } = environmentOf('dev', {
  deploy: {
    engine: 'argocd',
    sources: ['https://git.example.com/x/*'],
    windows: [{ schedule: '0 8 * * *', duration: '8h' }],
  },
}).deploy!;

/** A cluster that makes another one, and joins clusters. */
const { sliceProject, slices, clusters } = loadFleets({
  apiVersion: 'cdk8s-tenancy/v1alpha1',
  platform: { slices: { controller: 'a', project: 'x' } },
  clusters: {
    a: {},
    b: { create: { managedBy: 'a', class: 'x', namespace: 'x', kubernetesVersion: '1.36.2' } },
  },
  tenants: [
    {
      name: 'vision',
      costCenter: 'ENG-1',
      clusters: ['a', 'b'],
      slice: { subnet: '10.32.0.0/16', qos: { ceilingKbps: 2, guaranteedKbps: 1 } },
    },
  ],
}).fleets.find((one) => one.platform.manages !== undefined)!.platform.manages!;
const [slice] = Object.values(slices);

/** What is there in normal form where nobody states it, for each interface of the props. */
const RESOLVED: Record<string, object> = {
  PlatformEntry: { ...environment, ...fleet.platform, namespaces: tenant.namespaces },
  TierEntry: environment,
  TenantEntry: { ...environment, ...tenant },
  OrganizationEntry: fleetOf({ organizations: { x: {} } }).organizations!['x']!,
  SharedServiceEntry: { ...environment, ...tenant },
  EnvironmentEntry: environment,
  EnvironmentPlacementProps: environment,
  ClusterEntry: { ...environment, ...fleet.platform },
  ClusterDeliveryProps: fleet.platform.delivery!,
  QuotaProps: quota,
  TotalQuotaProps: { split: true, ...quota },
  NetworkProps: environment.network,
  ClusterNetworkProps: { ...environment.network, staged: false, ...fleet.platform.network },
  ClusterCreateProps: clusters['b']!,
  CreatedClusterProps: clusters['b']!,
  SlicesProps: sliceProject!,
  SliceProjectProps: sliceProject!,
  SliceProps: slice!,
  ManagedSliceProps: slice!,
  SliceQosProps: slice!.qos as object,
  PortProps: peer.ports![0]!,
  ContainersProps: environment.containers,
  ObjectsProps: environment.objects,
  GuardRailModes: { default: 'enforce', ...environment.guardRails },
  SchedulingProps: environment.scheduling,
  ServiceAccountProps: environmentOf('dev', { serviceAccounts: { x: {} } }).serviceAccounts['x']!,
  PoolProps: fleet.platform.pools['x']!,
  SharingProps: fleet.platform.pools['mig']!.sharing!,
  HamiProps: fleet.platform.pools['hami']!.sharing!.hami!,
  GpuOperatorProps: fleet.platform.gpuOperator!,
  QueueProps: tenantOf({}, { platform: { queueing: 'kueue' } }).queue!,
  PriorityClassProps: fleet.platform.priorityClasses['x']!,
  KindProps: fleet.platform.kinds[0]!,
  DeliveryProps: fleet.platform.delivery!,
  MonitoringProps: fleet.platform.monitoring!,
  DashboardsProps: fleet.platform.monitoring!.dashboards as object,
  GpuIdleAlertProps: fleet.platform.monitoring!.alerts.gpuIdle as object,
  QueueSlowAlertProps: fleet.platform.monitoring!.alerts.queueSlow as object,
  BudgetAlertProps: fleet.platform.monitoring!.alerts.budgetSpent as object,
  DenialsAlertProps: fleet.platform.monitoring!.alerts.guardRailDenials as object,
  DeployProps: deploy,
  DeployRepositoryProps: deploy.repositories['x']!,
  DeployWindowProps: windows[0]!,
  BillingProps: fleetOf({ billing: {} }).billing!,
};

const stated = Object.entries(DEFINITIONS).flatMap(([name, { properties = {} }]) =>
  Object.entries(properties).flatMap(([key, property]) =>
    property.default === undefined ? [] : [[name, key, property.default] as const],
  ),
);

describe('a default that the schema states is what a fleet has that does not state it', () => {
  test.each(stated)('%s.%s is %p', (name, key, value) => {
    expect(Object.keys(RESOLVED)).toContain(name);
    expect(String((RESOLVED[name] as Record<string, unknown>)[key])).toBe(String(value));
  });
});

describe('a default that the schema tells in words is what a fleet has that does not state it', () => {
  const words = (name: string, key: string): string => {
    const text = DEFINITIONS[name]!.properties![key]!.description!;
    return text.slice(text.indexOf('Default: ') + 'Default: '.length);
  };

  test('environments', () => {
    const list = Object.entries(DEFAULT_ENVIRONMENTS).map(
      ([name, { share }]) => `${name} ${share}`,
    );
    expect(words('PlatformEntry', 'environments')).toBe(`${list.join(', ')}.`);
    expect(
      Object.entries(tenant.environments).map(([name, { share }]) => `${name} ${share}`),
    ).toEqual(list);
  });

  test('the quota', () => {
    const { cpu, memory, storage, pods, gpu } = DEFAULT_QUOTA;
    expect(gpu).toEqual({});
    expect(words('TenantEntry', 'quota')).toBe(
      `cpu ${cpu}, memory ${memory}, storage ${storage}, pods ${pods}, no GPU.`,
    );
  });

  test('containers', () => {
    const { cpu, memory } = DEFAULT_SETTINGS.containers.defaultRequest;
    expect(words('ContainersProps', 'defaultRequest')).toBe(
      `cpu ${cpu}, memory ${memory}; ${DEFAULT_DISK_REQUEST} of node-local disk where \`quota.ephemeralStorage\` counts it or a bound is stated.`,
    );
    expect(words('PlatformEntry', 'containers')).toBe(
      `a request of ${cpu} cpu and ${memory} memory, and no limit.`,
    );
  });

  test('ports of DNS servers and of the API server', () => {
    const { network } = environmentOf('dev', {
      network: {
        dns: { namespace: 'dns', podLabels: { app: 'dns' } },
        apiServer: { cidrs: ['10.0.0.1/32'] },
      },
    });
    expect(network.dns).toMatchObject({ ports: [Number.parseInt(words('DnsProps', 'ports'), 10)] });
    expect(`${network.apiServer!.ports.join(' and ')}.`).toBe(words('ApiServerProps', 'ports'));
  });
});

describe('the constants', () => {
  test('are the lowest layer of every environment', () => {
    const { podSecurity, apiAccess, rayTokens, labels, annotations, network, containers, objects } =
      environment;
    expect({
      podSecurity,
      apiAccess,
      rayTokens,
      labels,
      annotations,
      network,
      containers,
      objects,
    }).toEqual({
      podSecurity: DEFAULT_SETTINGS.podSecurity,
      apiAccess: DEFAULT_SETTINGS.apiAccess,
      rayTokens: DEFAULT_SETTINGS.rayTokens,
      labels: DEFAULT_SETTINGS.labels,
      annotations: DEFAULT_SETTINGS.annotations,
      network: DEFAULT_SETTINGS.network,
      containers: DEFAULT_SETTINGS.containers,
      objects: DEFAULT_SETTINGS.objects,
    });
    expect(tenantOf().quota).toEqual(DEFAULT_QUOTA);
  });

  test('name a default version that is not older than the oldest', () => {
    const minor = (version: string): number => Number(version.split('.')[1]);
    expect(minor(DEFAULT_KUBERNETES_VERSION)).toBeGreaterThanOrEqual(
      minor(OLDEST_KUBERNETES_VERSION),
    );
  });
});

test('a fleet in normal form is typed as valid input', () => {
  // Checked by the compiler: this assignment is the test.
  const props: FleetProps = fleet satisfies Fleet;
  expect(props).toBe(fleet);
});

test('the newest version is that of the newest control plane on which the output was tried', () => {
  const minors = proofs.runs.map(({ kubernetes }) => Number(kubernetes.split('.')[1]));
  expect(NEWEST_KUBERNETES_VERSION).toBe(`1.${Math.max(...minors)}`);
});
