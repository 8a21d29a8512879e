import type { Fleet } from '../../../fleet/model/fleet';
import { folderOfFleet, olderFleet } from '../base/tree-side';
import { type Change, say } from '../change';
import type { DiffContext } from '../diff-context';
import { formerOwners } from '../former-owners';
import { fieldChanges } from '../objects/field-changes';
import { fieldText } from '../objects/field-text';
import type { Place } from '../place';

/** Prices and budgets, which only tenants.yaml states. */
export function priceChanges({ before, after }: DiffContext): Change[] {
  if (before.fleets === undefined || after.fleets === undefined) return [];
  return after.fleets.flatMap((fleet) => {
    const older = olderFleet(before, after, fleet);
    if (older === undefined) return [];
    const cluster = folderOfFleet(after, fleet);
    return [
      ...pricesOf(older, fleet, cluster),
      ...billingOf(older, fleet, cluster),
      ...budgetsOf(older, fleet, cluster),
    ];
  });
}

function pricesOf(before: Fleet, after: Fleet, cluster: string): Change[] {
  const place: Place = { cluster, tenant: '', environment: '' };
  const fields = fieldChanges('Prices', { ...before.prices }, { ...after.prices });
  if (fields.length === 0) return [];
  const says = `the prices change: ${fields.map(fieldText).join('; ')}`;
  return [say('price-changed', place, says)];
}

function billingOf(before: Fleet, after: Fleet, cluster: string): Change[] {
  const fields = fieldChanges('Billing', { ...before.billing }, { ...after.billing });
  if (fields.length === 0) return [];
  const says = `the rules of the bill change: ${fields.map(fieldText).join('; ')}`;
  return [say('price-changed', { cluster, tenant: '', environment: '' }, says)];
}

/** What tenants and cost centers may spend in a month. */
function budgetsOf(before: Fleet, after: Fleet, cluster: string): Change[] {
  const former = formerOwners(before, after);
  const names = new Map([...former].map(([name, old]) => [old, name]));
  const [old, next] = [budgetsIn(before, names), budgetsIn(after)];
  return [...new Set([...old.keys(), ...next.keys()])].sort().flatMap((key) => {
    const [was, is] = [old.get(key)?.amount, next.get(key)?.amount];
    if (was === is) return [];
    const { tenant, title } = (next.get(key) ?? old.get(key))!;
    const text = (amount: string | undefined): string =>
      amount === undefined ? 'none' : `\`${amount}\``;
    const says = `the budget of ${title} for a month is ${text(is)} instead of ${text(was)}`;
    return [say('spending-changed', { cluster, tenant, environment: '' }, says)];
  });
}

interface Spending {
  readonly tenant: string;
  readonly title: string;
  readonly amount: string | undefined;
}

function budgetsIn(
  fleet: Fleet,
  names: ReadonlyMap<string, string> = new Map(),
): Map<string, Spending> {
  return new Map([
    ...fleet.tenants.map(({ name, budget }): [string, Spending] => [
      `tenant ${names.get(name) ?? name}`,
      { tenant: name, title: 'the tenant', amount: budget },
    ]),
    ...Object.entries(fleet.costCenters ?? {}).map(([name, { budget }]): [string, Spending] => [
      `cost center ${name}`,
      { tenant: '', title: `the cost center \`${name}\``, amount: budget },
    ]),
    ...Object.entries(fleet.organizations ?? {}).map(([name, { budget }]): [string, Spending] => [
      `organisation ${name}`,
      { tenant: '', title: `the organisation \`${name}\``, amount: budget },
    ]),
  ]);
}
