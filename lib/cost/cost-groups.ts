import type { Fleet, FleetOrganization } from '../fleet/model/fleet';
import { type CeilingLine, type PricedKind, sumOfCosts } from '../fleet/prices/ceiling-lines';
import { type CostPart, environmentName } from '../fleet/prices/priced-parts';
import { addTo, grouped } from '../fleet/values/groups';
import { chainOf } from '../fleet/values/organization-chain';
import type { CostView } from './cost-views';

/** A ceiling of several parts. */
export interface CostGroup {
  /** What the group is called in its view. Absent: what has no such name, as tenants without an organisation. */
  readonly name?: string;
  /** Its parts. In the view of pools, they have the lines of the group alone. */
  readonly parts: readonly CostPart[];
  /** In the smallest unit of the currency, for a month. Null: nothing bounds it. */
  readonly cost: bigint | null;
  /** Of an organisation: its ceiling together with those of all organisations below it. */
  readonly withBelow?: bigint | null;
  /** What may be spent in a month: a decimal text. Absent: not stated. That of an organisation is for all below it. */
  readonly budget?: string;
  /** In the view of pools, what the group is. */
  readonly kind?: PricedKind;
}

/** The groups of a view, in the order of their names; what has no name comes last. */
export function costGroups(
  view: CostView,
  parts: readonly CostPart[],
  fleets: readonly Fleet[],
): CostGroup[] {
  switch (view) {
    case 'organization':
      return organizationGroups(parts, organizationsOf(fleets));
    case 'pool':
      return resourceGroups(parts);
    default: {
      const budgets = BUDGETS[view]?.(fleets) ?? new Map<string, string>();
      return named(grouped(parts, NAMES[view])).map((group) => withBudget(group, budgets));
    }
  }
}

type NamedView = Exclude<CostView, 'organization' | 'pool'>;

/** What a part is called in a view. */
const NAMES: Readonly<Record<NamedView, (part: CostPart) => string | undefined>> = {
  environment: environmentName,
  tenant: ({ owner }) => owner,
  department: ({ department }) => department,
  'cost-center': ({ costCenter }) => costCenter,
  cluster: ({ cluster }) => cluster,
};

/** Which groups of a view have budgets. */
const BUDGETS: Partial<Record<CostView, (fleets: readonly Fleet[]) => Map<string, string>>> = {
  tenant: (fleets) =>
    budgetsIn(
      fleets.flatMap(({ tenants, sharedServices }) => [
        ...tenants.map((tenant) => [tenant.name, tenant] as const),
        ...Object.entries(sharedServices),
      ]),
    ),
  'cost-center': (fleets) =>
    budgetsIn(fleets.flatMap(({ costCenters = {} }) => Object.entries(costCenters))),
};

function budgetsIn(
  all: readonly (readonly [name: string, holder: { readonly budget?: string }])[],
): Map<string, string> {
  const budgets = new Map<string, string>();
  for (const [name, { budget }] of all) if (budget !== undefined) budgets.set(name, budget);
  return budgets;
}

function withBudget(group: CostGroup, budgets: ReadonlyMap<string, string>): CostGroup {
  const budget = group.name === undefined ? undefined : budgets.get(group.name);
  return budget === undefined ? group : { ...group, budget };
}

function named(groups: ReadonlyMap<string | undefined, readonly CostPart[]>): CostGroup[] {
  return [...groups].map(([name, parts]) => groupOf(name, parts)).sort(byName);
}

function groupOf(name: string | undefined, parts: readonly CostPart[]): CostGroup {
  const cost = sumOfCosts(parts.map((part) => part.cost));
  return { ...(name === undefined ? {} : { name }), parts, cost };
}

function byName({ name: one }: CostGroup, { name: other }: CostGroup): number {
  if (one === other) return 0;
  if (one === undefined) return 1;
  return other === undefined || one < other ? -1 : 1;
}

/** The organisations of all clusters. Their parents and budgets are the same on each. */
export function organizationsOf(fleets: readonly Fleet[]): Record<string, FleetOrganization> {
  return Object.assign({}, ...fleets.map(({ organizations }) => organizations)) as Record<
    string,
    FleetOrganization
  >;
}

/** A tenant counts at its own organisation, so that the ceilings add up; `withBelow` counts it at all above as well. */
function organizationGroups(
  parts: readonly CostPart[],
  organizations: Readonly<Record<string, FleetOrganization>>,
): CostGroup[] {
  const own = grouped(parts, ({ organization }) => organization);
  const below = new Map<string, CostPart[]>();
  for (const part of parts) {
    for (const [name] of chainOf(part.organization, organizations)) addTo(below, name, part);
  }
  const groups = Object.entries(organizations).map(([name, { budget }]) => ({
    ...groupOf(name, own.get(name) ?? []),
    withBelow: sumOfCosts((below.get(name) ?? []).map(({ cost }) => cost)),
    ...(budget === undefined ? {} : { budget }),
  }));
  const others = own.get(undefined);
  return [...groups, ...(others === undefined ? [] : [groupOf(undefined, others)])].sort(byName);
}

/** The order of resources: those that usually cost most come first. */
export const KINDS: readonly PricedKind[] = ['gpu', 'cpu', 'memory', 'ephemeralStorage', 'storage'];

function resourceGroups(parts: readonly CostPart[]): CostGroup[] {
  return KINDS.flatMap((kind) => {
    const names = new Set(
      parts.flatMap(({ lines }) =>
        lines.filter((line) => line.kind === kind).map(({ name }) => name),
      ),
    );
    return [...names].sort().map((name) => {
      const held = parts.flatMap((part) => onlyLines(part, (line) => isOf(line, kind, name)));
      return { ...groupOf(resourceName(kind, name), held), kind };
    });
  });
}

function isOf(line: CeilingLine, kind: PricedKind, name: string): boolean {
  return line.kind === kind && line.name === name;
}

/** What a resource is called: a pool by its name, and a storage class with the word. */
export function resourceName(kind: PricedKind, name: string): string {
  return kind === 'storage' && name !== kind ? `storage ${name}` : name;
}

function onlyLines(part: CostPart, isKept: (line: CeilingLine) => boolean): CostPart[] {
  const lines = part.lines.filter(isKept);
  return lines.length === 0
    ? []
    : [{ ...part, lines, cost: sumOfCosts(lines.map(({ cost }) => cost)) }];
}
