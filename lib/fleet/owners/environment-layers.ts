import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { EnvironmentEntry, ShareValue } from '../model/props';
import type { Written } from '../model/written';
import type { PoolNames } from '../quota/gpu-counts';
import { checkQuota } from '../quota/quota';
import { checkQueue } from '../queues/queue';
import { SETTINGS } from '../settings/settings';
import { checkName } from '../values/name-checks';
import { meantPercent, parseShare } from '../values/share';
import { checkFormerNames } from './former-names';
import { checkPeople } from '../values/subjects';

/** Reports what is wrong with environments as one layer states them. */
export function checkEnvironmentLayers(
  environments: Written<Record<string, EnvironmentEntry | null>> | undefined,
  path: FindingPath,
  pools: PoolNames,
  findings: Findings,
): void {
  for (const [name, environment] of Object.entries(environments ?? {})) {
    const at = [...path, name];
    checkName(name, 'the name of an environment', at, findings);
    if (environment === undefined || environment === null) continue;
    SETTINGS.check(environment, at, findings);
    checkQuota(environment.quota, [...at, 'quota'], pools, findings);
    checkQueue(environment.queue, [...at, 'queue'], pools, findings);
    checkName(environment.namespace, 'the name of a namespace', [...at, 'namespace'], findings);
    checkFormerNames(environment, 'a former name of an environment', at, findings);
    checkPeople(environment, at, findings);
    checkShare(environment.share, [...at, 'share'], findings);
  }
}

/** Reports a share that cannot be read. */
export function checkShare(
  share: ShareValue | undefined,
  path: FindingPath,
  findings: Findings,
): void {
  if (share === undefined) return;
  const meant = meantPercent(share);
  if (meant !== undefined) {
    findings.add(
      'SHARE_INVALID',
      path,
      `\`${share}\` is less than one percent.`,
      `Did you mean ${meant}? Shares are percentages; write ${share}% if you mean that little.`,
    );
  } else if (parseShare(share) === undefined) {
    findings.add(
      'SHARE_INVALID',
      path,
      `\`${share}\` is not a valid share.`,
      'Write a percentage above 0, such as 30%.',
    );
  }
}
