import type { Fleet, FleetOrganization } from '../../fleet/model/fleet';
import { quotaKeysOf } from '../../fleet/quota/device-keys';
import { chainOf } from '../../fleet/values/organization-chain';
import { formatQuantity, nanoOf } from '../../fleet/values/quantity';
import { type Defect, type ObjectMention, defect } from '../defect';
import type { FolderFacts } from '../facts/folder-facts';
import {
  type PlannedNamespace,
  deviation,
  grantedAmount,
  plannedNamespaces,
} from './fleet-amounts';
import type { Invariant } from './invariant';

/** What objects keep of `tenants.yaml`: each needs the file. */
export const FLEET_INVARIANTS: readonly Invariant[] = [
  {
    id: 'namespaces-are-written',
    family: 'fleet',
    level: 'error',
    title: 'Every namespace of tenants.yaml is in the folder, and belongs to its tenant',
    reason: 'A tenant whose namespace is missing cannot work, and nothing keeps its place.',
    source: 'the page Architecture',
    fleet: judgeNamespaces,
  },
  {
    id: 'quotas-are-those-stated',
    family: 'fleet',
    level: 'error',
    title: 'Every quota grants what tenants.yaml states, to the last device',
    reason:
      'Shares add up exactly in tenants.yaml. A quota that somebody changed by hand does not, and the next run changes it back.',
    source: 'the page Set GPU quotas',
    fleet: judgeQuotas,
  },
  {
    id: 'pools-hold-what-is-granted',
    family: 'fleet',
    level: 'error',
    title: 'The quotas of all namespaces fit into the capacity of each pool',
    reason:
      'Devices that were promised twice exist once: who starts first has them, and the others wait in spite of their quota.',
    source: 'the page Set GPU quotas',
    fleet: judgePools,
  },
  {
    id: 'organizations-keep-their-budgets',
    family: 'fleet',
    level: 'error',
    title: 'The quotas below an organisation fit into its budget',
    reason: 'A budget that its tenants exceed together bounds nobody.',
    source: 'the page Give departments a budget',
    fleet: judgeOrganizations,
  },
];

/** Where the Namespace would be, had somebody written it. */
function planned({ namespace, file }: PlannedNamespace): ObjectMention {
  return { kind: 'Namespace', name: namespace, place: { file, line: 1 } };
}

function* judgeNamespaces(facts: FolderFacts, fleet: Fleet): Generator<Defect> {
  for (const view of plannedNamespaces(fleet)) {
    const known = facts.namespaces.get(view.namespace);
    if (known?.declared === undefined) {
      const message = `${view.owner}, ${view.environment} has the namespace ${view.namespace}, which the folder does not declare.`;
      yield defect(planned(view), [], message, 'Run tenancy synth.');
    } else if (known.tenant !== undefined && known.tenant.name !== view.owner) {
      yield defect(
        known.declared,
        ['metadata', 'labels', 'tenant'],
        `The namespace belongs to ${view.owner}, and says ${known.tenant.name}.`,
        'Run tenancy synth.',
      );
    }
  }
}

function* judgeQuotas(facts: FolderFacts, fleet: Fleet): Generator<Defect> {
  const deviceKeys = new Set(Object.values(fleet.platform.pools).flatMap(quotaKeysOf));
  for (const view of plannedNamespaces(fleet)) {
    const quotas = facts.namespaces.get(view.namespace)?.quotas ?? [];
    const object = quotas.find(({ isScoped }) => !isScoped)?.object;
    if (object === undefined) continue;
    // Of devices that it does not name, the file gives none.
    const others = [...deviceKeys].filter(
      (key) => !view.amounts.has(key) && (grantedAmount(quotas, key) ?? 0n) > 0n,
    );
    for (const [key, wanted] of [...view.amounts, ...others.map((key) => [key, '0'] as const)]) {
      const granted = grantedAmount(quotas, key);
      if (granted === nanoOf(wanted)) continue;
      const found = granted === undefined ? 'does not count it' : `grants ${amountText(granted)}`;
      yield defect(
        object,
        ['spec', 'hard', key],
        `tenants.yaml gives ${view.namespace} ${wanted} of ${key}, and the quota ${found}.`,
        'Change tenants.yaml if you intend it, and run tenancy synth.',
      );
    }
  }
}

function* judgePools(facts: FolderFacts, fleet: Fleet): Generator<Defect> {
  const { pools } = fleet.platform;
  const resources = new Set(Object.values(pools).map(({ resource }) => resource));
  for (const resource of resources) {
    const same = Object.entries(pools).filter(([, pool]) => pool.resource === resource);
    if (same.some(([, { capacity }]) => capacity === undefined)) continue;
    const owners = [...fleet.tenants, ...Object.values(fleet.sharedServices)];
    const stated = sum(
      same.flatMap(([name]) => owners.map(({ quota }) => nanoOf(quota.gpu[name] ?? 0))),
    );
    const capacity = sum(same.map(([, pool]) => nanoOf(pool.capacity! - (pool.reserved ?? 0))));
    const keys = [...new Set(same.flatMap(([, pool]) => quotaKeysOf(pool)))];
    const views = plannedNamespaces(fleet);
    const granted = stated + sum(views.map((view) => deviation(view, facts, keys)));
    // What tenants.yaml itself promises too often is a finding of tenancy validate.
    if (granted <= capacity || granted <= stated) continue;
    yield excess(facts, views, keys, `The pool ${same.map(([name]) => name).join(' and ')} has`, {
      granted,
      most: capacity,
    });
  }
}

/** The names of the quota of an organisation that are amounts of everything below it, and their keys. */
const BUDGET_KEYS = [
  ['cpu', 'requests.cpu'],
  ['memory', 'requests.memory'],
  ['storage', 'requests.storage'],
  ['pods', 'pods'],
] as const;

function* judgeOrganizations(facts: FolderFacts, fleet: Fleet): Generator<Defect> {
  const { organizations = {}, platform, tenants } = fleet;
  const all = plannedNamespaces(fleet);
  for (const [name, { quota, overcommit }] of Object.entries(organizations)) {
    if (overcommit) continue;
    const below = tenants.filter((tenant) => isBelow(tenant.organization, name, organizations));
    const owners = new Set(below.map((tenant) => tenant.name));
    const views = all.filter(({ owner, kind }) => kind === 'tenant' && owners.has(owner));
    const budgets = [
      ...BUDGET_KEYS.flatMap(([field, key]) => {
        const most = quota[field];
        const held = below.map((tenant) => nanoOf(tenant.quota[field] ?? '0'));
        return most === undefined ? [] : [{ keys: [key], most: nanoOf(most), stated: sum(held) }];
      }),
      ...Object.entries(quota.gpu ?? {}).map(([pool, most]) => ({
        keys: quotaKeysOf(platform.pools[pool]!),
        most: nanoOf(most),
        stated: sum(below.map((tenant) => nanoOf(tenant.quota.gpu[pool] ?? 0))),
      })),
    ];
    for (const { keys, most, stated } of budgets) {
      const granted = stated + sum(views.map((view) => deviation(view, facts, keys)));
      if (granted <= most || granted <= stated) continue;
      yield excess(facts, views, keys, `The organisation ${name} may hold`, { granted, most });
    }
  }
}

function isBelow(
  organization: string | undefined,
  name: string,
  organizations: Readonly<Record<string, FleetOrganization>>,
): boolean {
  return (
    organization !== undefined &&
    chainOf(organization, organizations).some(([above]) => above === name)
  );
}

/** Names the quota that somebody raised most. */
function excess(
  facts: FolderFacts,
  views: readonly PlannedNamespace[],
  keys: readonly string[],
  who: string,
  { granted, most }: { readonly granted: bigint; readonly most: bigint },
): Defect {
  const [raised] = views
    .map((view) => [view, deviation(view, facts, keys)] as const)
    .sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0))[0]!;
  const { quotas } = facts.namespace(raised.namespace);
  const key = keys[0]!;
  return defect(
    quotas.find((quota) => quota.keys.includes(key))!.object,
    ['spec', 'hard', key],
    `${who} ${amountText(most)} of ${key.replace(/^requests\.|\.deviceclass.*$/g, '')}, and the quotas grant ${amountText(granted)} together.`,
    `Lower this quota, or raise the capacity or the budget in tenants.yaml.`,
  );
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

function amountText(nano: bigint): string {
  return formatQuantity({
    nano,
    format: nano % (1024n ** 2n * 1_000_000_000n) === 0n ? 'binary' : 'decimal',
  });
}
