import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import type { FleetEnvironment, FleetPool, FleetPriorityGrant } from '../../model/fleet';
import type { PriorityGrantProps, SettingsProps } from '../../model/props';
import type { Merged } from '../../model/written';
import { isDnsSubdomain } from '../../values/dns-names';
import { eachEntry, entriesOf, mapOf } from '../../values/maps';
import { nameFix } from '../../values/name-checks';
import { sortedTexts } from '../../values/texts';
import type { Setting } from '../setting';
import { isList } from './granted-priorities';
import { checkPriorityQuota, checkPriorityQuotas, resolvePriorityQuota } from './priority-amounts';

/** The name of the quota of a class. */
export const PRIORITY_QUOTA_PREFIX = 'priority-';

/** The longest name of a class with a quota: that of the quota has at most 253 characters. */
const LONGEST_WITH_QUOTA = 253 - PRIORITY_QUOTA_PREFIX.length;

/** The priority classes that pods may name, and what pods of each may request. */
export const priorities: Setting<
  NonNullable<SettingsProps['priorities']>,
  readonly string[] | Record<string, Merged<PriorityGrantProps>>,
  FleetEnvironment['priorities']
> = {
  check(written, path, findings) {
    if (isList(written)) {
      eachEntry(written, (name, index) => checkPriorityName(name, [...path, index], findings));
      return;
    }
    for (const [name, { quota }] of entriesOf(written)) {
      checkPriorityName(name, [...path, name], findings);
      if (quota === undefined || quota === null) continue;
      checkLength(name, [...path, name], findings);
      checkPriorityQuota(quota, [...path, name, 'quota'], findings);
    }
  },
  resolve(merged, { platform }) {
    // Admission writes the name of the cluster's default class into every pod that names none.
    const defaults = Object.keys(platform.priorityClasses).filter(
      (name) => platform.priorityClasses[name]!.globalDefault,
    );
    if (isList(merged)) return sortedTexts([...merged, ...defaults]);
    const names = sortedTexts([...Object.keys(merged), ...defaults]);
    const grants = mapOf(names, (name) => grantOf(merged[name], platform.pools));
    return Object.values(grants).some(({ quota }) => quota !== undefined) ? grants : names;
  },
  checkMerged: checkPriorityQuotas,
};

function grantOf(
  grant: Merged<PriorityGrantProps> | undefined,
  pools: Readonly<Record<string, FleetPool>>,
): FleetPriorityGrant {
  const quota = grant?.quota === undefined ? undefined : resolvePriorityQuota(grant.quota, pools);
  return quota === undefined ? {} : { quota };
}

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

function checkLength(name: string, path: FindingPath, findings: Findings): void {
  if (name.length <= LONGEST_WITH_QUOTA || name.length > 253) return;
  findings.add(
    'NAME_INVALID',
    path,
    `\`${name}\` is too long for a class with a quota, which is named \`${PRIORITY_QUOTA_PREFIX}\` and the class.`,
    nameFix(name, LONGEST_WITH_QUOTA),
  );
}
