import type { Findings } from '../../findings/findings';
import { RESOURCES, type ResourceKey, amount, fits } from '../values/amounts';
import { compareQuantities } from '../values/quantity';
import type { MergedEnvironment } from './setting';

/** Reports quotas that default containers cannot use, or cannot use up. */
export function checkQuotaOfContainers(merged: MergedEnvironment, findings: Findings): void {
  const { tenant, name, environment, placeOf } = merged;
  for (const [key] of RESOURCES) {
    const total = environment.quota[key];
    const request = environment.containers.defaultRequest[key];
    // Where nothing may be requested of the disk, nothing is requested by default.
    if (total === null || total === undefined || request === undefined) continue;
    if (request === null) {
      findings.addOnce(
        'DEFAULT_REQUEST_MISSING',
        placeOf(['containers', 'defaultRequest', key]),
        `\`${key}\` has a quota but no default request, so every pod that does not state it would be refused.`,
        `Keep \`containers: {defaultRequest: {${key}: …}}\`.`,
      );
    } else if (fits(amount(total), amount(request)) < 1n) {
      findings.addOnce(
        'QUOTA_BELOW_CONTAINER',
        placeOf(['quota', key], ['containers', 'defaultRequest', key]),
        `\`${name}\` of \`${tenant}\` gets ${total} of \`${key}\`, less than the ${request} that one container requests by default.`,
        `Raise \`${key}\` or the environment's share, lower the default request, or leave the environment out with \`${name}: null\`.`,
      );
    } else checkDefaultLimit(key, total, request, merged, findings);
  }
}

/** Reports a default limit with which containers use up the limits of a quota before its requests. */
function checkDefaultLimit(
  key: ResourceKey,
  total: string,
  request: string,
  { tenant, name, environment, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  const limit = environment.quota.limits?.[key];
  const defaultLimit = environment.containers.default?.[key];
  if (limit === undefined || defaultLimit === undefined) return;
  // LIMITS_INVALID reports that.
  if (compareQuantities(amount(limit), amount(total)) < 0) return;
  const byRequest = fits(amount(total), amount(request));
  const byLimit = fits(amount(limit), amount(defaultLimit));
  if (byLimit >= byRequest) return;
  findings.addOnce(
    'DEFAULT_LIMIT_WASTES_QUOTA',
    placeOf(['containers', 'default', key], ['quota', 'limits', key], ['burst', key]),
    `In \`${name}\` of \`${tenant}\`, ${byLimit} containers with the default limit of ${defaultLimit} use up the limits of \`${key}\`, although the requests have room for ${byRequest}.`,
    `Lower the default limit of \`${key}\`, or raise the burst.`,
  );
}
