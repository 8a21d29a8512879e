import { fc } from '../fast-check';
import type {
  BurstProps,
  Capability,
  ContainersProps,
  EnvironmentEntry,
  FleetProps,
  ImagesProps,
  NetworkProps,
  ObjectsProps,
  PeerProps,
  GuardRailModes,
  PlatformEntry,
  PodSecurityExceptions,
  PodSecurityLevel,
  PodSecurityProps,
  SchedulingProps,
  PoolProps,
  PortValue,
  PriorityClassProps,
  PriorityGrantProps,
  PriorityQuotaProps,
  QuotaProps,
  SettingsProps,
  SharedServiceEntry,
  StorageProps,
  SubjectValue,
  TenantEntry,
  TierEntry,
} from '../../lib/fleet/model/props';
import { API_VERSION } from '../../lib/fleet/resolve';

function optional<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined });
}

/** Maps with some of the keys. */
function some<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  return fc.record(model, { requiredKeys: [] }) as unknown as fc.Arbitrary<Partial<T>>;
}

const ENVIRONMENTS: readonly Record<string, EnvironmentEntry>[] = [
  { prod: { share: '100%' } },
  { dev: { share: 40 }, prod: { share: '60.0%' } },
  { dev: { share: '30%' }, staging: { share: '20%' }, prod: { share: '50%' } },
  { qa: { share: '33.3%' }, dev: { share: '33.3%' }, b: { share: '33.4%' } },
];

const RESOURCES = ['nvidia.com/gpu', 'nvidia.com/mig-1g.10gb', 'amd.com/gpu', 'example.com/npu'];

function platforms(): fc.Arbitrary<PlatformEntry> {
  return fc
    .tuple(
      some<PlatformEntry>({
        prefix: fc.constantFrom('', 'ml', 'a'),
        kubernetesVersion: fc.constantFrom('1.30', 'v1.34', '1.36.1'),
        admins: fc.array(subjects(), { maxLength: 3 }),
        environments: fc.constantFrom(...ENVIRONMENTS),
        namespaces: fc.constantFrom('single' as const, 'perEnvironment' as const),
        pools: pools(),
        priorityClasses: fc.constantFrom<Record<string, PriorityClassProps>>(
          {},
          { high: { value: 10 }, normal: { value: 0, globalDefault: true } },
        ),
        kinds: fc.constantFrom([], [{ group: 'lab.example.com', resource: 'runs', cap: 3 }]),
        quota: quotas(),
        burst: bursts(),
      }),
      settings(),
    )
    .map(([own, shared]) => ({ ...shared, ...own }));
}

function pools(): fc.Arbitrary<Record<string, PoolProps>> {
  return fc
    .tuple(
      fc.dictionary(fc.constantFrom('h100', 'a100', 'z9'), fc.constantFrom(...RESOURCES)),
      fc.boolean(),
    )
    .map(([resources, marked]) =>
      Object.fromEntries(
        Object.entries(resources).map(([name, resource], index) => [
          name,
          { resource, ...(marked && index === 0 ? { default: true } : {}) },
        ]),
      ),
    );
}

function tiers(): fc.Arbitrary<Record<string, TierEntry>> {
  const tier = fc
    .tuple(
      some<TierEntry>({
        quota: quotas(),
        burst: bursts(),
        environments: fc.constantFrom<Record<string, EnvironmentEntry>>(
          {},
          { prod: { podSecurity: 'restricted' as const } },
          { canary: { share: '10%' } },
        ),
        users: fc.array(subjects(), { maxLength: 3 }),
      }),
      settings(),
    )
    .map(([own, shared]) => ({ ...shared, ...own }));
  return fc.dictionary(fc.constantFrom('small', 'large'), tier);
}

function services(): fc.Arbitrary<Record<string, SharedServiceEntry>> {
  const service = fc
    .tuple(some<Pick<SharedServiceEntry, 'quota'>>({ quota: quotas() }), settings())
    .map(([own, shared]): SharedServiceEntry => ({
      ...shared,
      ...own,
      costCenter: 'ENG-9',
      ports: { https: { port: 8443 }, http: 8080 },
      consumers: 'all',
    }));
  return fc.dictionary(fc.constantFrom('mlflow', 'feature-store'), service);
}

function tenants(
  platform: PlatformEntry | undefined,
  names: readonly string[],
): fc.Arbitrary<TenantEntry> {
  const inherited = platform?.environments ?? ENVIRONMENTS[2]!;
  return fc
    .tuple(
      fc.record({
        name: fc.constantFrom('a', 'a-b', 'vision', 'speech', 'x1', 'nlp'),
        costCenter: fc.constantFrom('ENG-1', 4711, 'Research & Development'),
      }),
      some<TenantEntry>({
        department: fc.constantFrom('Data Science', 7),
        displayName: fc.constantFrom('Vision', 'Übersicht 😀'),
        admins: fc.array(subjects(), { maxLength: 3 }),
        viewers: fc.constant(null),
        burst: bursts(),
        quota: quotas(),
        state: fc.constantFrom('active' as const, 'removed' as const),
        namespaces: fc.constantFrom('single' as const, 'perEnvironment' as const),
        ...(names.length === 0 ? {} : { tier: fc.constantFrom(...names) }),
      } as never),
      settings(),
      overrides(Object.keys(inherited)),
      gpuTotals(platform),
    )
    .map(([own, more, shared, environments, gpu]) => {
      const single = (more.namespaces ?? platform?.namespaces) === 'single';
      return {
        ...shared,
        ...more,
        ...(single ? {} : { environments }),
        quota: { ...more.quota, ...(gpu === undefined ? {} : { gpu }) },
        ...own,
      };
    });
}

/** Overrides of some environments; the first is never left out, so that one is left. */
function overrides(
  names: readonly string[],
): fc.Arbitrary<Record<string, EnvironmentEntry | null>> {
  const override = fc
    .tuple(
      some<EnvironmentEntry>({
        share: fc.constantFrom('25%', 7, '12.345%'),
        state: fc.constantFrom('active' as const, 'removed' as const),
        users: fc.array(subjects(), { maxLength: 2 }),
        quota: some<QuotaProps>({
          cpu: fc.constantFrom(1, '1500m', '2.5'),
          memory: fc.constantFrom('4Gi', '3000M', '5000000001'),
          ephemeralStorage: fc.constantFrom('1Gi', null),
          storage: fc.constantFrom('0', '7Gi', '9G'),
          pods: fc.constantFrom(0, '5'),
        }),
      }),
      settings(),
    )
    .map(([own, shared]) => ({ ...shared, ...own }));
  return fc
    .tuple(
      fc.record(
        Object.fromEntries(
          names.map((name, index) => [name, index === 0 ? override : fc.option(override)]),
        ),
        { requiredKeys: [] },
      ),
      fc.constantFrom<Record<string, EnvironmentEntry>>(
        {},
        { canary: { share: '15%', quota: { pods: 3 } } },
        { canary: { share: '10%' }, b: { share: 20 } },
      ),
    )
    .map(([known, added]) => ({ ...(known as Record<string, EnvironmentEntry | null>), ...added }));
}

function gpuTotals(
  platform: PlatformEntry | undefined,
): fc.Arbitrary<QuotaProps['gpu'] | undefined> {
  const names = Object.keys(platform?.pools ?? {});
  const counts = fc.nat({ max: 70 });
  const byName = fc.record(
    Object.fromEntries(names.map((name) => [name, fc.option(counts, { freq: 9 })])),
    { requiredKeys: [] },
  ) as fc.Arbitrary<Record<string, number | null>>;
  const hasDefault =
    names.length === 1 || Object.values(platform?.pools ?? {}).some((pool) => pool.default);
  return hasDefault
    ? fc.oneof(fc.constant(undefined), counts, byName)
    : fc.oneof(fc.constant(undefined), byName);
}

/** Totals without GPUs. */
function quotas(): fc.Arbitrary<QuotaProps> {
  return some<QuotaProps>({
    cpu: fc.oneof(
      fc.constantFrom<string | null>('64500m', '1k', null),
      fc.integer({ min: 40, max: 999 }),
    ),
    memory: fc.oneof(
      fc.constantFrom<string | null>('1Ti', '200G', '123456789123', null),
      fc.integer({ min: 100, max: 4000 }).map((count) => `${count}Gi`),
    ),
    ephemeralStorage: fc.constantFrom('100Gi', '1T', null),
    storage: fc.constantFrom('1Ti', '999G', null),
    pods: fc.constantFrom(100, '1k', 101, null),
  });
}

function bursts(): fc.Arbitrary<string | number | BurstProps | null> {
  const percent = fc.constantFrom('20%', 33, '0%', '12.5%', '150%');
  return fc.oneof(
    percent,
    fc.constant(null),
    some<BurstProps>({ cpu: percent, memory: percent, ephemeralStorage: percent }),
  );
}

function podSecurities(): fc.Arbitrary<PodSecurityLevel | PodSecurityProps> {
  const word = fc.constantFrom<PodSecurityLevel>('baseline', 'restricted', 'privileged');
  const beside = some<Omit<PodSecurityProps, 'standard'>>({
    allow: fc.oneof(
      fc.constant(null),
      some<PodSecurityExceptions>({
        capabilities: fc.subarray<Capability>(['SYS_PTRACE', 'IPC_LOCK', 'SYS_PTRACE']),
        hostPaths: fc.subarray(['/mnt/b', '/mnt/a']),
        hostIPC: fc.boolean(),
        hostPorts: fc.subarray([9000, 80, 9000]),
      }),
    ),
    warn: fc.oneof(word, fc.constant(null)),
  });
  // Exceptions from `privileged` are an error, so that a map says what they are from.
  const standard = fc.constantFrom<PodSecurityLevel>('baseline', 'restricted');
  return fc.oneof(
    word,
    fc.tuple(standard, beside).map(([of, more]) => ({ ...more, standard: of })),
  );
}

function settings(): fc.Arbitrary<SettingsProps> {
  return some<SettingsProps>({
    podSecurity: podSecurities(),
    labels: fc.dictionary(
      fc.constantFrom('example.com/b', 'example.com/a', 'team'),
      fc.constantFrom('x', 7, null),
    ),
    annotations: fc.dictionary(fc.constantFrom('example.com/note', 'z'), fc.string()),
    network: networks(),
    containers: containers(),
    objects: objects(),
    extendedResources: fc.subarray(['rdma/hca', 'example.com/fpga', 'rdma/hca']),
    priorities: priorities(),
    scheduling: some<SchedulingProps>({
      schedulers: fc.constantFrom(null, [], ['volcano', 'default-scheduler']),
      runtimeClass: fc.constantFrom(null, 'gvisor', 'kata'),
      runtimeClasses: fc.subarray(['gvisor', 'kata', 'gvisor']),
      tolerations: fc.subarray(['dedicated', 'spot=true']),
      queues: fc.subarray(['team-b', 'team-a', 'team-a']),
      queuePriorities: fc.subarray(['research', 'board']),
      metadata: fc.subarray(['karpenter.sh/do-not-disrupt', 'cni.projectcalico.org/*']),
      maxGpusPerPod: fc.constantFrom(null, 0, 8),
      maxGracePeriodSeconds: fc.constantFrom(null, 0, 600),
    }),
    images: some<ImagesProps>({
      registries: fc.constantFrom(null, ['registry.example.com/ml', 'docker.io']),
      pullPolicy: fc.constantFrom(null, 'Always' as const),
    }),
    storage: some<StorageProps>({
      classes: fc.constantFrom(null, [], ['fast', 'bulk']),
      attributesClasses: fc.subarray(['gold', 'silver']),
      volumes: fc.subarray(['imagenet', 'coco', 'coco']),
      drivers: fc.subarray(['secrets-store.csi.k8s.io']),
    }),
    access: fc.constantFrom('closed' as const, 'selfService' as const),
    guardRails: fc.constantFrom<GuardRailModes>(
      {},
      { acceleratorNames: 'off' },
      { ownWork: 'warn', podImages: 'audit' },
      { default: 'warn', roleBindings: 'enforce' },
    ),
  });
}

function priorities(): fc.Arbitrary<NonNullable<SettingsProps['priorities']>> {
  const quota = some<PriorityQuotaProps>({
    cpu: fc.constantFrom(null, '1', 4),
    memory: fc.constantFrom(null, '8Gi', '1024Mi'),
    pods: fc.constantFrom(null, 3),
  });
  return fc.oneof(
    fc.subarray(['high', 'low']),
    fc.dictionary(
      fc.constantFrom('high', 'low'),
      fc.option(some<PriorityGrantProps>({ quota: fc.option(quota) })),
    ),
  );
}

function containers(): fc.Arbitrary<ContainersProps> {
  return some<ContainersProps>({
    defaultRequest: some({
      cpu: fc.constantFrom('50m', '0.15', '7m', '100m'),
      memory: fc.constantFrom('128Mi', '100M', '123456789', '512Mi'),
    }),
    default: fc.oneof(
      { weight: 4, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constant({ memory: '1Gi' }) },
    ),
    min: fc.constantFrom(null, { cpu: '1m' }),
    podMax: fc.constantFrom(null, { memory: '64Gi' }),
  });
}

function objects(): fc.Arbitrary<ObjectsProps> {
  return some<ObjectsProps>({
    services: fc.option(fc.nat({ max: 500 })),
    loadBalancers: fc.option(fc.nat({ max: 5 })),
    nodePorts: fc.option(fc.nat({ max: 5 })),
    hard: fc.dictionary(
      fc.constantFrom(
        'count/rayclusters.ray.io',
        'fast.storageclass.storage.k8s.io/requests.storage',
      ),
      fc.option(fc.constantFrom(5, '1k', '64')),
    ),
  });
}

function networks(): fc.Arbitrary<NetworkProps> {
  const entries = fc.dictionary(fc.constantFrom('db', 'a-store', 'z'), fc.option(peers()));
  return some<NetworkProps>({
    reach: fc.constantFrom('environment' as const, 'tenant' as const),
    dns: fc.constantFrom(
      'kube-dns' as const,
      { namespace: 'dns', podLabels: { app: 'dns' } },
      { nodeLocal: '169.254.25.10' },
    ),
    internet: fc.constantFrom<NetworkProps['internet']>(true, false, {
      except: ['203.0.113.0/24', '2001:DB8::/32', '192.0.2.0/24'],
    }),
    ingress: entries,
    egress: entries,
    apiServer: fc.constantFrom(null, {
      cidrs: ['10.9.0.1/32', '10.10.0.1/32'],
      ports: [6443, 443],
    }),
  });
}

/** Peers that stay one kind of peer when layers merge. */
function peers(): fc.Arbitrary<PeerProps> {
  return some<PeerProps>({ ports: fc.array(ports(), { minLength: 1, maxLength: 4 }) }).map(
    (more) => ({ namespace: 'x', ...more }),
  );
}

function ports(): fc.Arbitrary<PortValue> {
  return fc.constantFrom<PortValue>(
    443,
    80,
    { port: 53, protocol: 'UDP' },
    { port: 80 },
    { port: 9000, endPort: 9010 },
    { port: 8080, endPort: 8080, protocol: 'SCTP' },
  );
}

function subjects(): fc.Arbitrary<SubjectValue> {
  return fc.constantFrom<SubjectValue>(
    'alice',
    'bob@example.com',
    { user: 'alice' },
    { group: 'ml' },
    { serviceAccount: 'ci/deployer' },
  );
}

/**
 * Fleets as people write them, of which most have no error: totals are large enough for every share, and what
 * environments are given is small enough for every total.
 */
export const fleets: fc.Arbitrary<FleetProps> = fc
  .record({
    platform: optional(platforms()),
    tiers: optional(tiers()),
    services: optional(services()),
  })
  .chain(({ platform, tiers: named, services }) =>
    fc
      .uniqueArray(tenants(platform, Object.keys(named ?? {})), {
        maxLength: 5,
        selector: ({ name }) => name,
      })
      .map((list) => ({
        apiVersion: API_VERSION,
        ...(platform === undefined ? {} : { platform }),
        ...(named === undefined ? {} : { tiers: named }),
        ...(services === undefined ? {} : { sharedServices: services }),
        tenants: list,
      })),
  );
