import type { Findings } from '../../../findings/findings';
import { amount } from '../../values/amounts';
import { addQuantities, compareQuantities, formatQuantity } from '../../values/quantity';
import type { MergedEnvironment } from '../setting';

/** What pods of a control plane request, in quantities. */
export interface ControlPlaneNeeds {
  readonly cpu: string;
  readonly memory: string;
  readonly ephemeralStorage: string;
  /** Of all volumes together. */
  readonly storage: string;
  readonly pods: string;
}

/** What one pod or container requests. */
export type Requests = Pick<ControlPlaneNeeds, 'cpu' | 'memory' | 'ephemeralStorage'>;

/** What several of them request together. */
export function sumOfRequests(list: readonly Requests[]): Requests {
  const sumOf = (key: keyof Requests): string => sum(list.map((one) => one[key]));
  return {
    cpu: sumOf('cpu'),
    memory: sumOf('memory'),
    ephemeralStorage: sumOf('ephemeralStorage'),
  };
}

/** Several amounts together. */
export function sum(amounts: readonly string[]): string {
  return formatQuantity(addQuantities(...amounts.map(amount)));
}

/** The parts of a quota that pods of the control plane take from, and what to call them. */
const COUNTED = [
  ['cpu', 'of cpu'],
  ['memory', 'of memory'],
  ['ephemeralStorage', 'of local disk'],
  ['storage', 'of storage'],
  ['pods', 'pods'],
] as const;

/**
 * Reports a quota in which the control plane has no room.
 *
 * @param others - whether pods of the tenant need room in the namespace as well
 */
export function checkNeeds(
  needs: ControlPlaneNeeds,
  others: boolean,
  { tenant, name, environment, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  for (const [key, what] of COUNTED) {
    const has = environment.quota[key];
    if (has === undefined || has === null) continue;
    const left = compareQuantities(amount(has), amount(needs[key]));
    if (others ? left > 0 : left >= 0) continue;
    findings.addOnce(
      'VIRTUAL_CLUSTER_QUOTA',
      placeOf(['quota', key], ['isolation']),
      `\`${name}\` of \`${tenant}\` has ${has} ${what}, and the control plane of its virtual cluster alone takes ${needs[key]}.`,
      `Raise \`quota.${key}\`, so that the environment gets ${others ? 'more than ' : ''}${needs[key]}${others ? '' : ' or more'}, or write \`isolation: namespace\` for it.`,
    );
  }
}
