import type { FindingPath, Findings } from '../../findings/finding';
import { isDnsSubdomain } from '../values/dns-names';
import { eachEntry } from '../values/maps';
import { nameFix } from '../values/name-checks';
import { sortedTexts } from '../values/texts';
import type { Setting } from './setting';

/** The priority classes that pods may name. */
export const priorities: Setting<readonly string[], readonly string[], readonly string[]> = {
  check(written, path, findings) {
    eachEntry(written, (name, index) => checkPriorityName(name, [...path, index], findings));
  },
  resolve(merged, { platform }) {
    // Admission writes the name of the cluster's default class into every pod that names none.
    const defaults = Object.entries(platform.priorityClasses).filter(
      ([, { globalDefault }]) => globalDefault,
    );
    return sortedTexts([...merged, ...defaults.map(([name]) => name)]);
  },
};

/** Reports a name that no priority class of a tenant can have. */
export function checkPriorityName(name: string, path: FindingPath, findings: Findings): void {
  if (name.startsWith('system-')) {
    findings.add(
      'NAME_RESERVED',
      path,
      `\`${name}\` is reserved for the cluster's own pods, which evict the pods of everybody else.`,
      'Name a class of your own.',
    );
  } else if (!isDnsSubdomain(name)) {
    findings.add(
      'NAME_INVALID',
      path,
      `\`${name}\` cannot be the name of a priority class.`,
      nameFix(name, 253),
    );
  }
}
