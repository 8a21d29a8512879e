import { isDeepStrictEqual } from 'node:util';
import type {
  EnvironmentEntry,
  PodSecurityProps,
  PoolProps,
  SettingsProps,
  TenantEntry,
} from '../../fleet/model/props';
import { DEFAULT_ENVIRONMENTS } from '../../fleet/model/defaults';
import { addQuantities, countOf, formatQuantity, parseQuantity } from '../../fleet/values/quantity';
import type { AdoptedIdentity } from './read/adopted-labels';
import type { AdoptedNames } from './adopted-names';
import type { AdoptedPeople } from './read/adopted-people';
import type { AdoptedQuota } from './quota/adopted-quota';
import { poolNameOf } from './quota/adopted-devices';

/** Everything that was read of one namespace, as the entry states it. */
export interface AdoptedEnvironment {
  readonly environment: string;
  readonly namespace: string;
  readonly identity: AdoptedIdentity;
  readonly quota: AdoptedQuota;
  readonly people: AdoptedPeople;
  readonly settings: SettingsProps;
  readonly podSecurity: PodSecurityProps;
}

/** What the file has already. */
export interface FileBefore {
  /** The names of its pools by resource. */
  readonly pools: ReadonlyMap<string, string>;
  /** The names of its environments; absent where there is no file. */
  readonly environments?: readonly string[];
  /** The version of the cluster, such as `1.36`: a new file states it. */
  readonly version?: string;
  /** The cluster that the namespaces are on, where the file names several. */
  readonly cluster?: string;
}

/** What is to be added to the file. */
export interface AddedEntry {
  readonly platform?: {
    readonly kubernetesVersion?: string;
    readonly environments?: Readonly<Record<string, EnvironmentEntry>>;
    readonly pools?: Readonly<Record<string, PoolProps>>;
  };
  /** Pools of a cluster that the file names are its own. */
  readonly clusters?: Readonly<Record<string, { readonly pools: Record<string, PoolProps> }>>;
  readonly tenant: TenantEntry;
}

/** How an adopted tenant starts: its guard rails warn, and refuse nothing. */
export const IN_WARN: Pick<SettingsProps, 'guardRails' | 'accept'> = {
  guardRails: { default: 'warn' },
  accept: [
    {
      code: 'GUARD_RAIL_OFF',
      why: 'This tenant was adopted, and its guard rails warn until its workloads meet them.',
    },
  ],
};

/** Puts together what was read: what all environments have in common is the tenant's. */
export function adoptedEntry(
  { tenant, isSingle }: AdoptedNames,
  environments: readonly AdoptedEnvironment[],
  pools: Readonly<Record<string, PoolProps>>,
  { pools: known, environments: inFile, version, cluster }: FileBefore,
): AddedEntry {
  const poolOf = (resource: string): string => known.get(resource) ?? poolNameOf(resource);
  const parts = environments.map((environment) => partOf(environment, poolOf));
  const common = commonKeys(parts);
  const [first] = parts;
  const shared = Object.fromEntries(common.map((key) => [key, first![key]]));
  const share = `${Math.max(1, Math.floor(100 / environments.length))}%`;
  const stated = inFile ?? environments.map(({ environment }) => environment);
  const entries = environments.map(({ environment, namespace, quota }, index) => {
    const own = Object.entries(parts[index]!).filter(([key]) => !common.includes(key));
    return [
      environment,
      {
        ...(stated.includes(environment) ? {} : { share }),
        namespace,
        quota: quotaProps(quota, poolOf),
        ...Object.fromEntries(own),
      } as EnvironmentEntry,
    ] as const;
  });
  const dropped = (inFile ?? []).filter(
    (name) => !environments.some(({ environment }) => environment === name),
  );
  const entry: TenantEntry = {
    name: tenant,
    ...identityOf(environments),
    ...(cluster === undefined ? {} : { clusters: [cluster] }),
    ...(isSingle ? { namespaces: 'single', namespace: environments[0]!.namespace } : {}),
    quota: quotaProps(totalOf(environments.map(({ quota }) => quota)), poolOf),
    ...shared,
    ...IN_WARN,
    ...(isSingle
      ? {}
      : {
          environments: {
            ...Object.fromEntries(entries),
            ...Object.fromEntries(dropped.map((name) => [name, null])),
          },
        }),
  };
  const platform = {
    ...(inFile === undefined && version !== undefined ? { kubernetesVersion: version } : {}),
    ...(inFile === undefined && !isSingle
      ? { environments: Object.fromEntries(stated.map((name) => [name, { share }])) }
      : {}),
    ...(Object.keys(pools).length === 0 || cluster !== undefined ? {} : { pools }),
  };
  return {
    ...(Object.keys(platform).length === 0 ? {} : { platform }),
    ...(Object.keys(pools).length === 0 || cluster === undefined
      ? {}
      : { clusters: { [cluster]: { pools } } }),
    tenant: entry,
  };
}

/** The environments of an input as it is written. */
export function environmentsIn(platform: unknown): string[] {
  const stated = (platform as { environments?: Record<string, unknown> } | undefined)?.environments;
  return Object.keys(stated ?? DEFAULT_ENVIRONMENTS);
}

type Part = Readonly<Record<string, unknown>>;

/** What an environment states besides its namespace and its quota. */
function partOf(
  { people, settings, identity, podSecurity, quota }: AdoptedEnvironment,
  poolOf: (resource: string) => string,
): Part {
  const { labels, annotations } = identity;
  const { objects } = quota;
  const priorities = grantedPriorities(settings.priorities, quota, poolOf);
  return {
    ...people,
    podSecurity: plainSecurity(podSecurity),
    ...settings,
    ...(priorities === undefined ? {} : { priorities }),
    ...(Object.keys(objects).length === 0 ? {} : { objects }),
    ...(Object.keys(labels).length === 0 ? {} : { labels }),
    ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
  };
}

/** The classes that pods name, and those that a quota bounds: a map where one has a bound. */
function grantedPriorities(
  named: SettingsProps['priorities'],
  { priorities }: AdoptedQuota,
  poolOf: (resource: string) => string,
): SettingsProps['priorities'] {
  if (Object.keys(priorities).length === 0) return named;
  const names = [...new Set([...((named ?? []) as readonly string[]), ...Object.keys(priorities)])];
  return Object.fromEntries(
    names.sort().map((name) => {
      const bounds = priorities[name];
      if (bounds === undefined) return [name, {}];
      const { cpu, memory, pods } = bounds;
      const gpu = devicesByPool(bounds.devices, poolOf);
      const quota = {
        ...(cpu === undefined ? {} : { cpu: asNumber(cpu) }),
        ...(memory === undefined ? {} : { memory }),
        ...(pods === undefined ? {} : { pods: asNumber(pods) }),
        ...gpu,
      };
      return [name, Object.keys(quota).length === 0 ? {} : { quota }];
    }),
  );
}

/** A quantity as people write it, where it is a whole number. */
function asNumber(text: string): number | string {
  return /^\d+$/.test(text) ? Number(text) : text;
}

function devicesByPool(
  devices: AdoptedQuota['devices'],
  poolOf: (resource: string) => string,
): { readonly gpu?: Readonly<Record<string, number>> } {
  const gpu = Object.entries(devices).map(([resource, count]) => [poolOf(resource), count]);
  return gpu.length === 0 ? {} : { gpu: Object.fromEntries(gpu) as Record<string, number> };
}

function plainSecurity(props: PodSecurityProps): unknown {
  return Object.keys(props).join() === 'standard' ? props.standard : props;
}

function commonKeys([first, ...others]: readonly Part[]): string[] {
  return Object.keys(first!).filter((key) =>
    others.every((other) => isDeepStrictEqual(other[key], first![key])),
  );
}

/** Of several namespaces, the first one that says who pays counts. */
function identityOf(
  environments: readonly AdoptedEnvironment[],
): Pick<TenantEntry, 'costCenter' | 'department' | 'contact'> {
  const first = (key: 'costCenter' | 'department' | 'contact'): string | undefined =>
    environments.flatMap(({ identity }) => identity[key] ?? [])[0];
  const [department, contact] = [first('department'), first('contact')];
  return {
    costCenter: first('costCenter') ?? 'UNKNOWN',
    ...(department === undefined ? {} : { department }),
    ...(contact === undefined ? {} : { contact }),
  };
}

function quotaProps(
  { amounts, devices }: Pick<AdoptedQuota, 'amounts' | 'devices'>,
  poolOf: (resource: string) => string,
): NonNullable<EnvironmentEntry['quota']> {
  const { cpu, memory, ephemeralStorage, storage, pods } = amounts;
  return {
    cpu: asNumber(cpu),
    memory,
    ...(ephemeralStorage === undefined ? {} : { ephemeralStorage }),
    ...devicesByPool(devices, poolOf),
    storage,
    pods: countOf(pods),
  };
}

function totalOf(quotas: readonly AdoptedQuota[]): Pick<AdoptedQuota, 'amounts' | 'devices'> {
  const sum = (texts: readonly string[]): string =>
    formatQuantity(addQuantities(...texts.map((text) => parseQuantity(text)!)));
  const keys = ['cpu', 'memory', 'storage', 'pods'] as const;
  const disks = quotas.flatMap(({ amounts }) => amounts.ephemeralStorage ?? []);
  const resources = [...new Set(quotas.flatMap(({ devices }) => Object.keys(devices)))].sort();
  return {
    amounts: {
      ...(Object.fromEntries(
        keys.map((key) => [key, sum(quotas.map(({ amounts }) => amounts[key]))]),
      ) as AdoptedQuota['amounts']),
      ...(disks.length === 0 ? {} : { ephemeralStorage: sum(disks) }),
    },
    devices: Object.fromEntries(
      resources.map((resource) => [
        resource,
        quotas.reduce((total, { devices }) => total + (devices[resource] ?? 0), 0),
      ]),
    ),
  };
}
