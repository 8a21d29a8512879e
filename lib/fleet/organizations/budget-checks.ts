import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { FleetOrganization, FleetPool } from '../model/fleet';
import { writtenAt } from '../model/layers';
import type { OrganizationEntry } from '../model/props';
import { ONE, formatQuantity, subtractQuantity } from '../values/quantity';
import { type BudgetKey, budgetKeys, budgetOf, keysOfBudget, poolOf } from './budget-keys';
import type { Holding, Holdings } from './holdings';

/** Organisations in normal form, and what was written for them. */
export interface BudgetInput {
  readonly organizations: Readonly<Record<string, FleetOrganization>>;
  readonly written: Readonly<Record<string, OrganizationEntry>>;
  readonly holdings: Holdings;
  /** The pools of all clusters, with what all clusters have of each. */
  readonly pools: Readonly<Record<string, FleetPool>>;
}

/** How many holders a message names. */
const MOST_NAMED = 5;

/** Reports budgets that are less than what was given away below them. */
export function checkBudgets(input: BudgetInput, findings: Findings): void {
  for (const [name, { quota, overcommit }] of Object.entries(input.organizations)) {
    for (const key of budgetKeys(Object.keys(input.pools))) {
      const budget = budgetOf(quota, key);
      if (budget === undefined || overcommit) continue;
      const holders = input.holdings.below(name, key);
      const sum = input.holdings.sumBelow(name, key);
      const path = placeOf(name, key, input);
      if (sum === undefined) reportUnbounded(name, key, holders, path, findings);
      else if (sum.nano > budget.nano) {
        const excess = formatQuantity(subtractQuantity(sum, budget));
        const what = whatIs(key);
        findings.add(
          'BUDGET_EXCEEDED',
          path,
          `\`${name}\` has a budget of ${formatQuantity(budget)} ${what}, and ${formatQuantity(sum)} are given away directly below it: ${listed(holders)}.`,
          `Take ${excess} back, such as from ${labelOf(holders[0]!)}, raise the budget to ${formatQuantity(sum)}, or write \`overcommit: true\` if it is intended.`,
        );
      }
    }
  }
}

/** Reports budgets that are together more than there is, where what tenants hold is not. */
export function checkBudgetsTogether(
  { holdings, ...input }: BudgetInput,
  heldBeside: (pool: string) => number,
  findings: Findings,
): void {
  for (const [pool, { capacity }] of Object.entries(input.pools)) {
    if (capacity === undefined) continue;
    const key: BudgetKey = `gpu.${pool}`;
    const holders = holdings.below(undefined, key);
    const sum = holdings.sumBelow(undefined, key)!.nano / ONE + BigInt(heldBeside(pool));
    const largest = holders.find(
      ({ kind, name }) =>
        kind === 'organization' && budgetOf(input.organizations[name]!.quota, key) !== undefined,
    );
    if (largest === undefined || sum <= BigInt(capacity)) continue;
    findings.add(
      'BUDGET_ABOVE_CAPACITY',
      placeOf(largest.name, key, { holdings, ...input }),
      `Organisations, and tenants and shared services without one, hold ${sum} ${whatIs(key)} together, and there are ${capacity}: ${listed(holders)}.`,
      `Take ${sum - BigInt(capacity)} back, such as from the budget of \`${largest.name}\`, or raise the capacity if there are more.`,
    );
  }
}

/** Reports what the budget of an organisation bounds, and nothing bounds below it. */
function reportUnbounded(
  name: string,
  key: BudgetKey,
  holders: readonly Holding[],
  path: FindingPath,
  findings: Findings,
): void {
  const open = holders.filter(({ amount }) => amount === undefined);
  findings.add(
    'BUDGET_UNBOUNDED',
    path,
    `The budget of \`${name}\` bounds \`${key}\`, and nothing bounds it for ${open.slice(0, MOST_NAMED).map(labelOf).join(', ')}: one of them can take more than the budget.`,
    `State \`quota.${key}\` for each of them, or remove it from the budget.`,
  );
}

/** Where the budget says how much of something there is. */
function placeOf(name: string, key: BudgetKey, { written }: BudgetInput): FindingPath {
  const path = ['organizations', name];
  const keys = ['quota', ...keysOfBudget(key)];
  return (
    writtenAt([{ path, data: written[name] }], keys) ??
    // A pool that the map does not name.
    writtenAt([{ path, data: written[name] }], keys.slice(0, 2)) ??
    path
  );
}

/** `GPUs of \`h100\``, or `\`cpu\``. */
function whatIs(key: BudgetKey): string {
  const pool = poolOf(key);
  return pool === undefined ? `of \`${key}\`` : `GPUs of \`${pool}\``;
}

/** Those who hold something, with how much: `vision-lab 24, speech 16`. */
function listed(holders: readonly Holding[]): string {
  const some = holders.filter(({ amount }) => amount !== undefined && amount.nano > 0n);
  const named = some
    .slice(0, MOST_NAMED)
    .map((holder) => `${labelOf(holder)} ${formatQuantity(holder.amount!)}`);
  const rest = some.length - named.length;
  return [...named, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}

function labelOf({ kind, name }: Holding): string {
  return kind === 'tenant' ? `\`${name}\`` : `the organisation \`${name}\``;
}
