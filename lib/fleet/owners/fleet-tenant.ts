import { resolveBurst } from '../quota/burst';
import { DEFAULT_QUOTA, DEFAULT_SETTINGS } from '../model/defaults';
import { checkEnvironment } from './environment-checks';
import { type Draft, draftEnvironments } from './environment-drafts';
import type { Findings, FindingPath } from '../../findings/finding';
import type { FleetEnvironment, FleetTenant } from '../model/fleet';
import { type DataMap, type Layer, isMap, mergeOnto, without, writtenAt } from '../model/layers';
import { checkNamespaces, namespaceOf } from './namespaces';
import { resolveImages } from '../settings/images';
import { resolveScheduling } from '../settings/scheduling';
import type { Portion } from '../quota/portions';
import { resolveQuota } from '../quota/quota';
import { resolveStorage } from '../settings/storage';
import { resolveSubjects } from './subjects';
import { type TenantContext, writtenLayers } from './tenant-context';
import { nearest } from '../../findings/nearest';
import { formatShare, parseShare } from '../values/share';
import { sortedTexts } from '../values/texts';
import { resolveServiceAccounts } from '../settings/service-accounts';

/** A tenant in normal form, and where the name of each of its namespaces was decided. */
export interface ResolvedTenant {
  readonly tenant: FleetTenant;
  readonly namespacePaths: Readonly<Record<string, FindingPath>>;
  /** Where the hosts of each environment were granted. */
  readonly hostPaths: Readonly<Record<string, FindingPath>>;
}

/** A tenant in normal form, or undefined when it cannot be resolved. Its parts were checked one by one before. */
export function resolveTenant(
  tenant: DataMap,
  context: TenantContext,
  findings: Findings,
): ResolvedTenant | undefined {
  const layers = tenantLayers(tenant, context, findings);
  if (layers === undefined) return undefined;
  const inherited = context.common.inherited(tierOf(tenant));
  const base = mergeOnto(inherited.whole, layers[layers.length - 1]!.data);
  const mode = (base['namespaces'] ?? 'perEnvironment') as FleetTenant['namespaces'];
  const drafts = draftEnvironments(tenant, mode, inherited, layers, context, findings);
  if (drafts === undefined) return undefined;

  const burst = resolveBurst(base['burst']);
  const written = writtenLayers(layers, context);
  const { total, parts } = resolveQuota(
    {
      tenant: tenant['name'] as string,
      total: base['quota'] as DataMap,
      placeOf: (...values) => writtenAt(written, ...values) ?? context.paths.name,
      burst,
      pools: context.platform.pools,
      portions: drafts.map(portionOf),
    },
    findings,
  );
  const environments: Record<string, FleetEnvironment> = {};
  const namespacePaths: Record<string, FindingPath> = {};
  const hostPaths: Record<string, FindingPath> = {};
  drafts.forEach((draft, index) => {
    const environment: FleetEnvironment = {
      share: formatShare(parseShare(draft.merged['share'] as string)!),
      namespace: namespaceOf(draft, tenant, mode, context),
      state: (draft.merged['state'] ?? 'active') as FleetEnvironment['state'],
      quota: parts[index]!,
      ...resolveSettings(draft.merged, burst, context),
    };
    environments[draft.name] = environment;
    namespacePaths[draft.name] = writtenAt(draft.written, ['namespace']) ?? context.paths.name;
    hostPaths[draft.name] = writtenAt(draft.written, ['network', 'hosts']) ?? context.paths.name;
    checkEnvironment(
      {
        tenant: tenant['name'] as string,
        name: draft.name,
        environment,
        platform: context.platform,
        writtenAt: (...values) => writtenAt(draft.written, ...values),
        place: writtenAt(draft.written, ['share']) ?? context.paths.name,
        isNewNetwork: context.common.isNew(draft.merged['network'] as DataMap),
      },
      findings,
    );
  });
  checkNamespaces(environments, namespacePaths, context, findings);
  checkTenant(tenant, mode, total, written, context, findings);
  const { name, displayName, costCenter, department, contact } = tenant;
  return {
    tenant: {
      name: name as string,
      displayName: String(displayName ?? name),
      costCenter: String(costCenter),
      ...(department === undefined ? {} : { department: String(department) }),
      ...(contact === undefined ? {} : { contact: String(contact) }),
      namespaces: mode,
      state: (tenant['state'] ?? 'active') as FleetTenant['state'],
      quota: total,
      ...(burst === undefined ? {} : { burst }),
      environments,
    },
    namespacePaths,
    hostPaths,
  };
}

/** Platform, tier and tenant, as far as they hold what an environment may hold. */
function tenantLayers(
  tenant: DataMap,
  context: TenantContext,
  findings: Findings,
): Layer[] | undefined {
  const layers: Layer[] = [
    { data: { ...DEFAULT_SETTINGS, quota: DEFAULT_QUOTA } },
    // Environments are layers of their own.
    { path: context.paths.platform, data: context.common.platform },
  ];
  const tier = tierOf(tenant);
  if (tier !== undefined) {
    if (!Object.hasOwn(context.tiers, tier)) {
      const names = Object.keys(context.tiers);
      const near = nearest(tier, names);
      findings.add(
        'TIER_UNKNOWN',
        [...context.paths.tenant, 'tier'],
        `There is no tier \`${tier}\`.`,
        near !== undefined
          ? `Did you mean \`${near}\`?`
          : names.length === 0
            ? 'Declare it under `tiers`.'
            : `Declare it under \`tiers\`, or use one that is there: ${names.join(', ')}.`,
      );
      return undefined;
    }
    layers.push({ path: [...context.paths.tiers, tier], data: context.tiers[tier] });
  }
  // The tenant's own lifecycle is not its environments' one.
  layers.push({ path: context.paths.tenant, data: without(tenant, 'state') });
  return layers;
}

function tierOf({ tier }: DataMap): string | undefined {
  return typeof tier === 'string' ? tier : undefined;
}

function portionOf({ name, merged }: Draft): Portion {
  return {
    name,
    share: parseShare(merged['share'] as string)!,
    override: (merged['quota'] as DataMap | undefined) ?? {},
  };
}

const NOTHING: DataMap = {};

function resolveSettings(
  merged: DataMap,
  burst: FleetTenant['burst'],
  { platform, common }: TenantContext,
): Omit<FleetEnvironment, 'share' | 'namespace' | 'state' | 'quota'> {
  const globalDefaults = Object.keys(platform.priorityClasses).filter(
    (name) => platform.priorityClasses[name]!.globalDefault,
  );
  return {
    admins: resolveSubjects(merged['admins']),
    users: resolveSubjects(merged['users']),
    viewers: resolveSubjects(merged['viewers']),
    podSecurity: merged['podSecurity'] as FleetEnvironment['podSecurity'],
    apiAccess: merged['apiAccess'] as boolean,
    labels: texts(merged['labels']),
    annotations: texts(merged['annotations']),
    network: common.network(merged['network'] as DataMap),
    containers: common.containers((merged['containers'] ?? NOTHING) as DataMap, burst),
    objects: common.objects(merged['objects'] as DataMap),
    // Admission writes the name of the cluster's default class into every pod that names none.
    priorities: sortedTexts([...(merged['priorities'] as readonly string[]), ...globalDefaults]),
    extendedResources: sortedTexts(merged['extendedResources'] as readonly string[]),
    serviceAccounts: resolveServiceAccounts(merged['serviceAccounts']),
    imagePullSecrets: sortedTexts(merged['imagePullSecrets'] as readonly string[]),
    scheduling: resolveScheduling((merged['scheduling'] ?? {}) as DataMap),
    images: resolveImages((merged['images'] ?? {}) as DataMap),
    storage: resolveStorage((merged['storage'] ?? {}) as DataMap),
    access: merged['access'] as FleetEnvironment['access'],
    guardRails: merged['guardRails'] as unknown as FleetEnvironment['guardRails'],
  };
}

function texts(map: unknown): Record<string, string> {
  const result: Record<string, string> = {};
  if (isMap(map)) for (const key of Object.keys(map).sort()) result[key] = String(map[key]);
  return result;
}

/** Checks what concerns the tenant as a whole. */
function checkTenant(
  tenant: DataMap,
  mode: FleetTenant['namespaces'],
  total: FleetTenant['quota'],
  written: readonly Layer[],
  context: TenantContext,
  findings: Findings,
): void {
  if (tenant['namespace'] !== undefined && mode !== 'single') {
    findings.add(
      'NAMESPACE_CLASH',
      [...context.paths.tenant, 'namespace'],
      '`namespace` names one namespace, but the tenant has one for each environment.',
      'Add `namespaces: single`, or state a namespace in each environment.',
    );
  }
  for (const key of ['cpu', 'memory', 'storage', 'pods'] as const) {
    if (total[key] !== null) continue;
    findings.add(
      'QUOTA_UNBOUNDED',
      writtenAt(written, ['quota', key]) ?? context.paths.name,
      `Nothing bounds \`${key}\`: one tenant can take all of it.`,
      'State an amount unless that is meant.',
    );
  }
  const byResource = new Map<string, string[]>();
  for (const pool of Object.keys(total.gpu)) {
    if (total.gpu[pool] === 0) continue;
    const { resource } = context.platform.pools[pool]!;
    byResource.set(resource, [...(byResource.get(resource) ?? []), pool]);
  }
  for (const [resource, pools] of byResource) {
    if (pools.length < 2) continue;
    findings.add(
      'POOL_SHARED_RESOURCE',
      writtenAt(written, ...pools.map((pool) => ['quota', 'gpu', pool])) ?? context.paths.name,
      `${pools.map((pool) => `\`${pool}\``).join(' and ')} are both advertised as ${resource}: the quota counts them together.`,
      'The tenant can use any mix of them up to the sum. Give the pools different resource names to keep them apart.',
    );
  }
}
