import type { FleetOrganization, FleetTenant } from '../model/fleet';
import { grouped } from '../values/groups';
import { addQuantities, compareQuantities } from '../values/quantity';
import { type Bound, type BudgetKey, budgetOf, quotaOf } from './budget-keys';

/** A tenant, as far as organisations are concerned. */
export type Member = Pick<FleetTenant, 'name' | 'organization' | 'quota'>;

/** What is directly below an organisation or the platform, and what it holds. */
export interface Holding {
  readonly kind: 'organization' | 'tenant';
  readonly name: string;
  /** Undefined where nothing bounds it. */
  readonly amount: Bound;
}

type Organizations = Readonly<Record<string, FleetOrganization>>;

/** Who holds what in a tree of organisations. */
export class Holdings {
  private readonly parts: ReadonlyMap<string | undefined, readonly string[]>;
  private readonly members: ReadonlyMap<string | undefined, readonly Member[]>;

  constructor(
    private readonly organizations: Organizations,
    tenants: readonly Member[],
  ) {
    this.parts = grouped(Object.keys(organizations), (name) => organizations[name]!.parent);
    this.members = grouped(tenants, ({ organization }) => organization);
  }

  /** Everybody directly below an organisation, or below none, the largest holder first. */
  below(parent: string | undefined, key: BudgetKey): Holding[] {
    const parts = (this.parts.get(parent) ?? []).map((name): Holding => ({
      kind: 'organization',
      name,
      amount: this.heldBy(name, key),
    }));
    const members = (this.members.get(parent) ?? []).map(({ name, quota }): Holding => ({
      kind: 'tenant',
      name,
      amount: quotaOf(quota, key),
    }));
    return [...parts, ...members].sort(largestFirst);
  }

  /** Whether a tenant belongs to an organisation, or to one below it. */
  hasMembers(name: string): boolean {
    return (
      this.members.has(name) || (this.parts.get(name) ?? []).some((part) => this.hasMembers(part))
    );
  }

  /** What an organisation holds against the one above it: its budget, or more if more was given away. */
  heldBy(name: string, key: BudgetKey): Bound {
    const budget = budgetOf(this.organizations[name]!.quota, key);
    const given = sumOf(this.below(name, key));
    if (budget === undefined || given === undefined) return given;
    return compareQuantities(budget, given) < 0 ? given : budget;
  }

  /** What those directly below an organisation, or below none, hold together. */
  sumBelow(parent: string | undefined, key: BudgetKey): Bound {
    return sumOf(this.below(parent, key));
  }
}

/** The sum, unless nothing bounds one of them. */
function sumOf(holdings: readonly Holding[]): Bound {
  const amounts = holdings.map(({ amount }) => amount);
  return amounts.every((amount) => amount !== undefined)
    ? addQuantities({ nano: 0n, format: 'decimal' }, ...amounts)
    : undefined;
}

function largestFirst(one: Holding, other: Holding): number {
  if (one.amount === undefined || other.amount === undefined) {
    return Number(one.amount !== undefined) - Number(other.amount !== undefined);
  }
  return compareQuantities(other.amount, one.amount) || (one.name < other.name ? -1 : 1);
}
