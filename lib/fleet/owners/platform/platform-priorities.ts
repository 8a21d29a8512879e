import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import type { FleetPriorityClass } from '../../model/fleet';
import type { PlatformEntry, PriorityClassProps } from '../../model/props';
import type { Written } from '../../model/written';
import { checkPriorityName } from '../../settings/priorities/priorities';
import { defined, entriesOf, sortedMap } from '../../values/maps';

/** Reports priority classes that the API server would refuse. */
export function checkPriorityClasses(
  classes: Written<PlatformEntry['priorityClasses']>,
  path: FindingPath,
  findings: Findings,
): void {
  for (const name of Object.keys(classes ?? {})) {
    checkPriorityName(name, [...path, name], findings);
  }
  for (const [name, { value }] of entriesOf(classes)) {
    if (value === undefined || isPriority(value)) continue;
    findings.add(
      'PRIORITY_INVALID',
      [...path, name, 'value'],
      `${value} is not a valid value of a priority class.`,
      'Write a whole number from -2147483648 to 1000000000.',
    );
  }
  const defaults = entriesOf(classes).filter(([, { globalDefault }]) => globalDefault === true);
  if (defaults.length < 2) return;
  findings.add(
    'PRIORITY_INVALID',
    [...path, defaults[1]![0], 'globalDefault'],
    `${defaults.map(([name]) => `\`${name}\``).join(' and ')} are both the default of the cluster.`,
    'Keep `globalDefault: true` at one of them.',
  );
}

/** The values that Kubernetes leaves to users (scheduling validation, HighestUserDefinablePriority). */
function isPriority(value: number): boolean {
  return Number.isInteger(value) && value >= -(2 ** 31) && value <= 1e9;
}

/** Priority classes in normal form. */
export function resolvePriorityClasses(
  classes: Readonly<Record<string, PriorityClassProps>>,
): Record<string, FleetPriorityClass> {
  return sortedMap(classes, ({ value, preemptionPolicy, globalDefault, description }) =>
    defined({
      value,
      preemptionPolicy: preemptionPolicy ?? 'Never',
      globalDefault: globalDefault ?? false,
      description,
    }),
  );
}
