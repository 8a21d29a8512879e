import { resolveContainers } from './containers';
import { DEFAULT_QUOTA, DEFAULT_SETTINGS, SINGLE_ENVIRONMENT } from './defaults';
import { checkEnvironment } from './environment-checks';
import type { FindingPath, Findings } from './finding';
import type { FleetEnvironment, FleetPlatform, FleetTenant } from './fleet';
import { checkName } from './identity';
import { type DataMap, type Layer, isMap, lookUp, mergeLayers, without, writtenAt } from './layers';
import { namespaceName, reservedNameReason } from './values/names';
import { nearest } from './values/nearest';
import { resolveNetwork } from './network';
import { resolveObjects } from './objects';
import { platformEnvironments } from './platform';
import { type Portion, resolveBurst, resolveQuota } from './quota';
import { formatShare, parseShare } from './values/share';
import { resolveSubjects } from './subjects';

/** What a tenant is resolved against. */
export interface TenantContext {
  /** The platform as it was written. */
  readonly written: DataMap;
  readonly platform: FleetPlatform;
  readonly tiers: DataMap;
  /** Where the platform, the tiers and this tenant stand in the input. */
  readonly paths: {
    readonly platform: FindingPath;
    readonly tiers: FindingPath;
    readonly tenant: FindingPath;
  };
}

/** One environment on its way to the normal form. */
interface Draft {
  readonly name: string;
  readonly merged: DataMap;
  readonly layers: readonly Layer[];
}

/** A tenant in normal form, or undefined when it cannot be resolved. Its parts were checked one by one before. */
export function resolveTenant(
  tenant: DataMap,
  context: TenantContext,
  findings: Findings,
): FleetTenant | undefined {
  const layers = tenantLayers(tenant, context, findings);
  if (layers === undefined) return undefined;
  const base = mergeLayers(...layers.map((layer) => layer.data));
  const mode = (base['namespaces'] ?? 'per-environment') as FleetTenant['namespaces'];
  const drafts = draftEnvironments(tenant, mode, layers, context, findings);
  if (drafts === undefined) return undefined;

  const burst = resolveBurst(base['burst']);
  const { total, parts } = resolveQuota(
    {
      total: base['quota'] as DataMap,
      // Said at the tenant even where a tier states the total: there it can be put right for this tenant alone.
      placeOf: (keys) => writtenAt(layers.slice(-1), ['quota', ...keys]),
      burst,
      pools: context.platform.pools,
      portions: drafts.map((draft) => portionOf(draft, layers)),
    },
    findings,
  );
  const environments: Record<string, FleetEnvironment> = {};
  drafts.forEach((draft, index) => {
    const environment: FleetEnvironment = {
      share: formatShare(parseShare(draft.merged['share'] as string)!),
      namespace: namespaceOf(draft, tenant, mode, context),
      state: (draft.merged['state'] ?? 'active') as FleetEnvironment['state'],
      quota: parts[index]!,
      ...resolveSettings(draft.merged, burst, context.platform),
    };
    environments[draft.name] = environment;
    checkEnvironment(
      { name: draft.name, environment, placeOf: (keys) => writtenAt(draft.layers, keys) },
      findings,
    );
    checkNamespace(environment.namespace, draft, context, findings);
  });
  checkTenant(tenant, mode, total, drafts, layers, context, findings);
  const { name, displayName, costCenter, department, contact } = tenant;
  return {
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
  };
}

/** Platform, tier and tenant, as far as they hold what an environment may hold. */
function tenantLayers(
  tenant: DataMap,
  context: TenantContext,
  findings: Findings,
): Layer[] | undefined {
  // At the platform, `admins` are somebody else; environments are layers of their own.
  const platform = without(context.written, 'admins', 'environments');
  const layers: Layer[] = [
    { path: [], data: { ...DEFAULT_SETTINGS, quota: DEFAULT_QUOTA } },
    { path: context.paths.platform, data: platform },
  ];
  const tier = tenant['tier'];
  if (typeof tier === 'string') {
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
            ? 'Declare it under `tiers:`.'
            : `Tiers: ${names.join(', ')}.`,
      );
      return undefined;
    }
    layers.push({ path: [...context.paths.tiers, tier], data: context.tiers[tier] });
  }
  // The tenant's own lifecycle is not its environments' one.
  layers.push({ path: context.paths.tenant, data: without(tenant, 'state') });
  return layers;
}

/** Every environment with all its layers merged, in order; undefined when one of them makes no sense. */
function draftEnvironments(
  tenant: DataMap,
  mode: FleetTenant['namespaces'],
  layers: readonly Layer[],
  context: TenantContext,
  findings: Findings,
): Draft[] | undefined {
  const single = mode === 'single';
  const platform = single
    ? { [SINGLE_ENVIRONMENT]: { share: '100%' } }
    : platformEnvironments(context.written);
  const above = layers
    .slice(2)
    .map(({ path, data }) => ({ path, data: lookUp(data, ['environments']) }));
  const all = [{ path: context.paths.platform, data: platform as unknown }, ...above];
  const merged = mergeLayers(...all.map((layer) => layer.data));
  let valid = true;
  for (const { path, data } of above) {
    if (!isMap(data)) continue;
    for (const [name, environment] of Object.entries(data)) {
      if (isKnown(name, environment, merged, platform, single)) continue;
      // A tier serves tenants of both kinds: what does not fit is for the others.
      if (single && path !== context.paths.tenant) continue;
      valid = false;
      reportUnknown(name, single, Object.keys(platform), [...path, 'environments', name], findings);
    }
  }
  if (!valid) return undefined;
  const names = single ? [SINGLE_ENVIRONMENT] : Object.keys(merged);
  if (names.length === 0) {
    findings.add(
      'ENVIRONMENTS_NONE',
      context.paths.tenant,
      `The tenant \`${String(tenant['name'])}\` has no environment left.`,
      'Keep one, or remove the tenant with `state: removed`.',
    );
    return undefined;
  }
  return names.map((name) => {
    const own: Layer[] = all
      .map((layer) => ({
        path: [...layer.path, 'environments', name],
        data: lookUp(layer.data, [name]),
      }))
      .filter((layer) => isMap(layer.data));
    // `quota` of a tenant is a total: an environment does not inherit it.
    const inherited = layers.map(({ path, data }) => ({
      path,
      data: without(data, 'quota', 'namespace'),
    }));
    const every = [...inherited, ...own];
    return { name, layers: every, merged: mergeLayers(...every.map((layer) => layer.data)) };
  });
}

function isKnown(
  name: string,
  environment: unknown,
  merged: DataMap,
  platform: object,
  single: boolean,
): boolean {
  if (Object.hasOwn(platform, name)) return true;
  if (single || environment === null) return false;
  return isMap(merged[name]) && merged[name]['share'] !== undefined;
}

function reportUnknown(
  name: string,
  single: boolean,
  known: readonly string[],
  path: FindingPath,
  findings: Findings,
): void {
  const near = nearest(name, known);
  findings.add(
    'ENVIRONMENT_UNKNOWN',
    path,
    single
      ? `A tenant with a single namespace has no environment \`${name}\`.`
      : `There is no environment \`${name}\`.`,
    single
      ? `Its only environment is called \`${SINGLE_ENVIRONMENT}\`; most settings can stand at the tenant itself.`
      : near === undefined
        ? `To add one, give it a share: \`${name}: {share: 10%}\`. Environments: ${known.join(', ')}.`
        : `Did you mean \`${near}\`? To add one, give it a share.`,
  );
}

function portionOf(draft: Draft, tenantLayers: readonly Layer[]): Portion {
  const own = draft.layers.slice(tenantLayers.length);
  return {
    name: draft.name,
    share: parseShare(draft.merged['share'] as string)!,
    override: (draft.merged['quota'] as DataMap | undefined) ?? {},
    placeOf: (keys) => writtenAt(own, ['quota', ...keys]),
  };
}

function resolveSettings(
  merged: DataMap,
  burst: FleetTenant['burst'],
  platform: FleetPlatform,
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
    network: resolveNetwork(merged['network'] as DataMap),
    containers: resolveContainers((merged['containers'] ?? {}) as DataMap, burst),
    objects: resolveObjects(merged['objects'] as DataMap),
    // Admission writes the name of the cluster's default class into every pod that names none.
    priorities: sorted([...(merged['priorities'] as readonly string[]), ...globalDefaults]),
    devices: sorted(merged['devices'] as readonly string[]),
    guardRails: merged['guardRails'] as unknown as FleetEnvironment['guardRails'],
  };
}

function texts(map: unknown): Record<string, string> {
  const result: Record<string, string> = {};
  if (isMap(map)) for (const key of Object.keys(map).sort()) result[key] = String(map[key]);
  return result;
}

function sorted(list: readonly string[]): string[] {
  return [...new Set(list)].sort();
}

function namespaceOf(
  draft: Draft,
  tenant: DataMap,
  mode: FleetTenant['namespaces'],
  context: TenantContext,
): string {
  const written =
    draft.merged['namespace'] ?? (mode === 'single' ? tenant['namespace'] : undefined);
  if (written !== undefined) return written as string;
  return namespaceName({
    prefix: context.platform.prefix,
    tenant: tenant['name'] as string,
    ...(mode === 'single' ? {} : { environment: draft.name }),
  });
}

function checkNamespace(
  namespace: string,
  draft: Draft,
  context: TenantContext,
  findings: Findings,
): void {
  const path =
    draft.merged['namespace'] === undefined
      ? namePath(context)
      : writtenAt(draft.layers, ['namespace']);
  if (namespace.length > 63) {
    findings.add(
      'NAMESPACE_TOO_LONG',
      path,
      `The namespace \`${namespace}\` has ${namespace.length} characters.`,
      `At most 63 are possible: shorten the name by ${namespace.length - 63}, or state a \`namespace\`.`,
    );
  }
  const reason = reservedNameReason(namespace);
  if (reason !== undefined) {
    findings.add(
      'NAME_RESERVED',
      path,
      `The namespace \`${namespace}\` cannot be used: ${reason}.`,
      context.platform.prefix === ''
        ? 'Choose another name, or give the platform a `prefix`.'
        : 'Choose another name.',
    );
  }
}

function namePath(context: TenantContext): FindingPath {
  return [...context.paths.tenant, 'name'];
}

/** Checks what concerns the tenant as a whole. */
function checkTenant(
  tenant: DataMap,
  mode: FleetTenant['namespaces'],
  total: FleetTenant['quota'],
  drafts: readonly Draft[],
  layers: readonly Layer[],
  context: TenantContext,
  findings: Findings,
): void {
  if (tenant['namespace'] !== undefined) {
    const path = [...context.paths.tenant, 'namespace'];
    checkName(tenant['namespace'], 'a namespace', path, findings);
    if (mode !== 'single' && drafts.length > 1) {
      findings.add(
        'NAMESPACE_CLASH',
        path,
        `\`namespace\` names one namespace, but the tenant has ${drafts.length} environments.`,
        'Add `namespaces: single`, or state a namespace in each environment.',
      );
    }
  }
  for (const key of ['cpu', 'memory', 'storage', 'pods'] as const) {
    if (total[key] !== null) continue;
    findings.add(
      'QUOTA_UNBOUNDED',
      writtenAt(layers.slice(-1), ['quota', key]),
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
      writtenAt(layers.slice(-1), ['quota', 'gpu']),
      `${pools.map((pool) => `\`${pool}\``).join(' and ')} are both advertised as ${resource}: the quota counts them together.`,
      'The tenant can use any mix of them up to the sum. Give the pools different resource names to keep them apart.',
    );
  }
}
