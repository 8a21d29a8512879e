import type { Findings } from '../../findings/findings';
import { laterState } from '../catalogue/life-states';
import type {
  FleetEnvironment,
  FleetEnvironmentQuota,
  FleetQueue,
  FleetTenant,
} from '../model/fleet';
import { writtenAt } from '../model/layers';
import type { LifecycleState } from '../model/props';
import { SHARED_ENVIRONMENT } from '../model/defaults';
import type { OrganizationsAbove } from './inherited-from-organizations';
import { canonicalPrice } from '../values/price';
import { resolveBurst } from '../quota/burst';
import { resolveGrants } from '../quota/timed-grants';
import { resolveTuning } from '../quota/tuning';
import type { MergedQuota, Portion } from '../quota/portions';
import type { SplitQuota } from '../quota/quota';
import { resolveEnvironmentQueue, resolveTenantQueue } from '../queues/queue';
import type { MergedEnvironment, SettingContext } from '../settings/setting';
import { isolationLevel, virtualClusterOf } from '../settings/isolation/isolation-of';
import { SETTINGS } from '../settings/settings';
import { formatShare, shareOf } from '../values/share';
import type { EnvironmentDraft } from './environment-drafts';
import { resolveDeployers } from './deployers';
import { checkDroppedPeople } from './dropped-people';
import { formerNames } from './former-names';
import { checkHeld, checkLife } from './life-checks';
import { checkNamespaces, namespaceOf } from './namespaces';
import { checkRealShares } from './real-shares';
import { checkRemovals } from './removals';
import { resolveSubjects } from '../values/subjects';
import type { Surroundings } from './surroundings';
import { type TenantDraft, isPot } from './tenant-draft';

/** The quota of a tenant with all its layers merged, ready to be split. */
export function mergedQuota(draft: TenantDraft, { platform, written }: Surroundings): MergedQuota {
  const { owner, terms, environments } = draft;
  const cluster = written.cluster?.name;
  return {
    tenant: owner.entry.name,
    among: 'environments',
    ...(owner.placed === undefined ? {} : { isPart: owner.placed.isPart }),
    ...(isPot(draft) ? { isPot: true } : {}),
    total: owner.placed?.total ?? terms.quota,
    burst: resolveBurst(terms.burst),
    pools: platform.pools,
    portions: environments.map(({ name, merged }) => ({
      name,
      among: 'environments',
      ...onClusters(cluster, owner.placed?.places[name]),
      share: shareOf(merged.share!),
      exact: (owner.placed === undefined ? merged.quota : owner.placed.exact[name]) ?? {},
    })),
  };
}

/** Where an environment is, if it is on several clusters. */
function onClusters(cluster: string | undefined, all: readonly string[] = []): Pick<Portion, 'on'> {
  return cluster === undefined || all.length < 2 ? {} : { on: { cluster, all } };
}

/** The normal form of a tenant whose draft has been checked. */
export function resolveTenant(
  draft: TenantDraft,
  { burst }: MergedQuota,
  { total, parts }: SplitQuota,
  { platform, contextOf }: Surroundings,
): FleetTenant {
  const { owner } = draft;
  const { name, displayName, costCenter, department, contact, organization, renamedFrom, state } =
    owner.entry;
  const { budget } = owner.entry;
  const environments: Record<string, FleetEnvironment> = {};
  const isQueued = platform.queueing !== undefined && !isService(draft);
  const queue = isQueued
    ? resolveTenantQueue(draft.terms.queue, platform.pools, owner.above?.reclaim)
    : undefined;
  draft.environments.forEach((environment, index) => {
    const namespace = namespaceOf(environment, draft, platform.prefix);
    const quota = parts[index]!;
    const { movedFrom } = owner.entry;
    const inherited = draft.terms.namespaces === 'single' ? movedFrom : undefined;
    const moved = environment.merged.movedFrom ?? inherited;
    const placed = { namespace, quota, queue, above: owner.above, state: state ?? 'active' };
    environments[environment.name] = {
      ...resolveEnvironment(environment, placed, contextOf(burst, quota)),
      ...(moved === undefined ? {} : { movedFrom: moved }),
    };
  });
  return {
    name,
    displayName: String(displayName ?? name),
    costCenter: String(costCenter),
    ...(department === undefined ? {} : { department: String(department) }),
    ...(contact === undefined ? {} : { contact: String(contact) }),
    ...(organization === undefined ? {} : { organization }),
    ...(draft.terms.tuning === undefined || isService(draft)
      ? {}
      : { tuning: resolveTuning(draft.terms.tuning) }),
    ...(owner.entry.grants === undefined || Object.keys(owner.entry.grants).length === 0
      ? {}
      : { grants: resolveGrants(owner.entry.grants, platform.pools) }),
    ...(budget === undefined ? {} : { budget: canonicalPrice(budget) }),
    ...(renamedFrom === undefined ? {} : { renamedFrom: formerNames(renamedFrom) }),
    namespaces: draft.terms.namespaces,
    state: state ?? 'active',
    quota: isPot(draft) ? { ...total, split: false } : total,
    ...(burst === undefined ? {} : { burst }),
    ...(queue === undefined ? {} : { queue }),
    environments,
  };
}

/** Shared services are never queued: somebody waits for their answer. */
function isService({ owner }: TenantDraft): boolean {
  return owner.single === SHARED_ENVIRONMENT;
}

/** What an environment has of its owner. */
interface PlacedEnvironment {
  readonly namespace: string;
  readonly quota: FleetEnvironmentQuota;
  /** The queue of its tenant, below which its own is, unless it says otherwise. Undefined: nothing is queued. */
  readonly queue: FleetQueue | undefined;
  /** What it has of the organisations above. Absent: none. */
  readonly above: OrganizationsAbove | undefined;
  /** Where its owner is in its life. */
  readonly state: LifecycleState;
}

function resolveEnvironment(
  { merged, written }: EnvironmentDraft,
  { namespace, quota, queue, above, state }: PlacedEnvironment,
  context: SettingContext,
): FleetEnvironment {
  const deployers = resolveDeployers(written);
  const settings = SETTINGS.resolve(merged, context);
  const isVirtual = isolationLevel(settings.isolation) === 'virtual-cluster';
  const { pools } = context.platform;
  return {
    share: formatShare(shareOf(merged.share!)),
    namespace,
    ...(merged.renamedFrom === undefined ? {} : { renamedFrom: formerNames(merged.renamedFrom) }),
    state: laterState(merged.state ?? 'active', state),
    quota,
    ...(queue === undefined
      ? {}
      : { queue: isVirtual ? 'none' : resolveEnvironmentQueue(merged.queue, queue, pools) }),
    admins: resolveSubjects([...(merged.admins ?? []), ...(above?.admins ?? [])]),
    users: resolveSubjects(merged.users),
    viewers: resolveSubjects([...(merged.viewers ?? []), ...(above?.viewers ?? [])]),
    ...(deployers.length === 0 ? {} : { deployers }),
    ...withEffect(settings),
  };
}

/** The settings of an environment. Nothing is deployed from outside into a virtual cluster, not even by what it inherits. */
function withEffect<Settings extends Pick<FleetEnvironment, 'deploy' | 'isolation'>>(
  settings: Settings,
): Settings {
  const { deploy, ...others } = settings;
  if (deploy === undefined || virtualClusterOf(settings.isolation) === undefined) return settings;
  return others as Settings;
}

/** Reports what is wrong with a tenant once its layers are merged. */
export function checkTenant(
  tenant: FleetTenant,
  draft: TenantDraft,
  { platform, isNewNetwork }: Surroundings,
  findings: Findings,
): void {
  for (const drafted of draft.environments) {
    const { name, written } = drafted;
    const environment = tenant.environments[name]!;
    const merged: MergedEnvironment = {
      tenant: tenant.name,
      name,
      environment,
      platform,
      isNewNetwork: isNewNetwork(environment.network),
      placeOf: (...values) =>
        writtenAt(written, ...values) ?? writtenAt(written, ['share']) ?? draft.owner.namePath,
    };
    SETTINGS.checkMerged(merged, findings);
    checkLife(tenant, drafted, findings);
    checkHeld(tenant.name, name, environment, merged.placeOf, findings);
    const layers = [draft.layers, written.slice(draft.layers.length)] as const;
    checkDroppedPeople(tenant.name, name, environment, layers, findings);
  }
  // Shares are weighed against those of the environments that are here.
  if (!draft.isPartial && !isPot(draft)) checkRealShares(draft, findings);
  checkRemovals([...new Set(draft.environments.flatMap(({ written }) => written))], findings);
  checkNamespaces(tenant, draft, platform.prefix, findings);
}
