import { resolveContainers } from './containers';
import { DEFAULT_QUOTA, DEFAULT_SETTINGS } from './defaults';
import { checkEnvironment } from './environment-checks';
import type { FindingPath, Findings } from './finding';
import type { FleetEnvironment, FleetPlatform, FleetTenant } from './fleet';
import { type DataMap, type Layer, isMap, lookUp, mergeLayers, without, writtenAt } from './layers';
import { namespaceName, reservedNameReason } from './values/names';
import { nearest } from './values/nearest';
import { resolveNetwork } from './network/network';
import { resolveObjects } from './objects';
import { platformEnvironments } from './platform';
import { type Portion, resolveBurst, resolveQuota } from './quota';
import { formatShare, parseShare } from './values/share';
import { resolveSubjects } from './subjects';
import { resolveServiceAccounts } from './workload-identities';

/** What a tenant is resolved against. */
export interface TenantContext {
  /** The platform as it was written. */
  readonly written: DataMap;
  readonly platform: FleetPlatform;
  readonly tiers: DataMap;
  /** What the only environment is called where there is a single namespace. */
  readonly single: string;
  /** Where the platform, the tiers and this tenant stand in the input. */
  readonly paths: {
    readonly platform: FindingPath;
    readonly tiers: FindingPath;
    readonly tenant: FindingPath;
    /** Where its name stands. */
    readonly name: FindingPath;
  };
}

/** One environment on its way to the normal form. */
interface Draft {
  readonly name: string;
  readonly merged: DataMap;
  /** All that was written for it, totals and shares of the tenant included: to say where something stands. */
  readonly written: readonly Layer[];
}

/** A tenant in normal form, and where the name of each of its namespaces was decided. */
export interface ResolvedTenant {
  readonly tenant: FleetTenant;
  readonly namespacePaths: Readonly<Record<string, FindingPath>>;
}

/** A tenant in normal form, or undefined when it cannot be resolved. Its parts were checked one by one before. */
export function resolveTenant(
  tenant: DataMap,
  context: TenantContext,
  findings: Findings,
): ResolvedTenant | undefined {
  const layers = tenantLayers(tenant, context, findings);
  if (layers === undefined) return undefined;
  const base = mergeLayers(...layers.map((layer) => layer.data));
  const mode = (base['namespaces'] ?? 'per-environment') as FleetTenant['namespaces'];
  const drafts = draftEnvironments(tenant, mode, layers, context, findings);
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
  drafts.forEach((draft, index) => {
    const environment: FleetEnvironment = {
      share: formatShare(parseShare(draft.merged['share'] as string)!),
      namespace: namespaceOf(draft, tenant, mode, context),
      state: (draft.merged['state'] ?? 'active') as FleetEnvironment['state'],
      quota: parts[index]!,
      ...resolveSettings(draft.merged, burst, context.platform),
    };
    environments[draft.name] = environment;
    namespacePaths[draft.name] = writtenAt(draft.written, ['namespace']) ?? context.paths.name;
    checkEnvironment(
      {
        tenant: tenant['name'] as string,
        name: draft.name,
        environment,
        writtenAt: (...values) => writtenAt(draft.written, ...values),
        place: writtenAt(draft.written, ['share']) ?? context.paths.name,
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
  };
}

/** Platform, tier and tenant whole: where something stands is the same question for all keys. */
function writtenLayers(layers: readonly Layer[], context: TenantContext): Layer[] {
  return [{ path: context.paths.platform, data: context.written }, ...layers.slice(2)];
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
    { data: { ...DEFAULT_SETTINGS, quota: DEFAULT_QUOTA } },
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
    ? { [context.single]: { share: '100%' } }
    : platformEnvironments(context.written);
  const levels = [
    { path: context.paths.platform, data: platform as unknown },
    ...layers.slice(2).map(({ path, data }) => ({ path, data: lookUp(data, ['environments']) })),
  ].map(({ path, data }) => ({ path: [...path!, 'environments'], data }));
  if (!checkEnvironmentNames(levels, single ? context.single : undefined, findings)) {
    return undefined;
  }
  const merged = mergeLayers(...levels.map(({ data }) => data));
  const names = Object.keys(merged).filter((name) => !single || name === context.single);
  if (names.length === 0) {
    reportNoEnvironment(tenant, levels, context, findings);
    return undefined;
  }
  const written = writtenLayers(layers, context);
  // `quota` of a tenant is a total, `namespace` that of a single one: an environment inherits neither.
  const inherited = layers.map(({ data }) => without(data, 'quota', 'namespace'));
  const drafts = names.map((name) => {
    const own = levels.map(({ path, data }) => ({
      path: [...path, name],
      data: lookUp(data, [name]),
    }));
    // What stands below a `null` was removed with it.
    const kept = own
      .slice(own.findLastIndex(({ data }) => data === null) + 1)
      .filter(({ data }) => isMap(data));
    return {
      name,
      merged: mergeLayers(...inherited, ...kept.map(({ data }) => data)),
      written: [...written, ...kept],
    };
  });
  const incomplete = drafts.filter((draft) => draft.merged['share'] === undefined);
  for (const { name, written: layersOfDraft } of incomplete) {
    findings.add(
      'SHARE_MISSING',
      layersOfDraft[layersOfDraft.length - 1]!.path!,
      `\`${name}\` was removed from what this tenant inherits, and is added again without a share.`,
      `Give it one: \`${name}: {share: 10%}\`.`,
    );
  }
  return incomplete.length === 0 ? drafts : undefined;
}

/** The environments that one layer states. */
interface Level {
  readonly path: FindingPath;
  readonly data: unknown;
}

/** An environment exists when the platform has it, or when some layer gives it a share. */
function checkEnvironmentNames(
  levels: readonly Level[],
  single: string | undefined,
  findings: Findings,
): boolean {
  const [platform, ...above] = levels;
  const known = new Set(Object.keys(platform!.data as DataMap));
  for (const { data } of single === undefined ? above : []) {
    if (!isMap(data)) continue;
    for (const [name, environment] of Object.entries(data)) {
      if (isMap(environment) && environment['share'] !== undefined) known.add(name);
    }
  }
  let valid = true;
  // A tier serves tenants of both kinds: what does not fit a single one is for the others.
  for (const { path, data } of single === undefined ? above : above.slice(-1)) {
    if (!isMap(data)) continue;
    for (const name of Object.keys(data)) {
      if (known.has(name)) continue;
      valid = false;
      reportUnknown(name, data[name], single, [...known], [...path, name], findings);
    }
  }
  return valid;
}

function reportUnknown(
  name: string,
  environment: unknown,
  single: string | undefined,
  known: readonly string[],
  path: FindingPath,
  findings: Findings,
): void {
  const message =
    single === undefined
      ? `There is no environment \`${name}\`.`
      : `Where there is a single namespace, there is no environment \`${name}\`.`;
  findings.add('ENVIRONMENT_UNKNOWN', path, message, unknownFix(name, environment, single, known));
}

function unknownFix(
  name: string,
  environment: unknown,
  single: string | undefined,
  known: readonly string[],
): string {
  if (single !== undefined) {
    return `The only environment is called \`${single}\`; most settings can stand outside of it.`;
  }
  const near = nearest(name, known);
  const list = `Environments: ${known.join(', ')}.`;
  if (environment === null) {
    return near === undefined
      ? `Remove the line: there is nothing to leave out. ${list}`
      : `Did you mean \`${near}\`?`;
  }
  return near === undefined
    ? `To add one, give it a share: \`${name}: {share: 10%}\`. ${list}`
    : `Did you mean \`${near}\`? To add one, give it a share.`;
}

function reportNoEnvironment(
  tenant: DataMap,
  levels: readonly Level[],
  context: TenantContext,
  findings: Findings,
): void {
  const [platform, ...above] = levels;
  if (Object.keys(platform!.data as DataMap).length === 0) {
    findings.add(
      'ENVIRONMENTS_NONE',
      platform!.path,
      'The platform has no environment, and not every tenant brings its own.',
      'Add one, such as `prod: {share: 100%}`, or remove `environments` to have dev, staging and prod.',
    );
    return;
  }
  findings.add(
    'ENVIRONMENTS_NONE',
    above.findLast(({ data }) => isMap(data))?.path ?? context.paths.name,
    `The tenant \`${String(tenant['name'])}\` has no environment left.`,
    'Keep one, or give the tenant up with `state: removed`.',
  );
}

function portionOf({ name, merged }: Draft): Portion {
  return {
    name,
    share: parseShare(merged['share'] as string)!,
    override: (merged['quota'] as DataMap | undefined) ?? {},
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
    serviceAccounts: resolveServiceAccounts(merged['serviceAccounts']),
    imagePullSecrets: sorted(merged['imagePullSecrets'] as readonly string[]),
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

/** Reports namespaces that cannot be; of those that follow from one name, the longest. */
function checkNamespaces(
  environments: Readonly<Record<string, FleetEnvironment>>,
  paths: Readonly<Record<string, FindingPath>>,
  context: TenantContext,
  findings: Findings,
): void {
  const longestFirst = Object.entries(environments).sort(
    ([, one], [, other]) => other.namespace.length - one.namespace.length,
  );
  for (const [name, { namespace }] of longestFirst) {
    const path = paths[name]!;
    if (namespace.length > 63) {
      findings.addOnce(
        'NAMESPACE_TOO_LONG',
        path,
        `The namespace \`${namespace}\` has ${namespace.length} characters.`,
        `At most 63 are possible: shorten the name by ${namespace.length - 63}, or state a \`namespace\`.`,
      );
    }
    const reason = reservedNameReason(namespace);
    if (reason === undefined) continue;
    findings.addOnce(
      'NAME_RESERVED',
      path,
      `The namespace \`${namespace}\` cannot be used: ${reason}.`,
      context.platform.prefix === '' && path[path.length - 1] !== 'namespace'
        ? 'Choose another name, or give the platform a `prefix`.'
        : 'Choose another name.',
    );
  }
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
