import type { Findings } from '../../../findings/findings';
import { capabilityFor } from '../../catalogue/device-capabilities';
import { wideException } from '../../catalogue/wide-exceptions';
import type { FleetPodSecurity } from '../../model/fleet';
import type { MergedEnvironment } from '../setting';
import { exceptionTexts, podSecurityOf } from './exceptions';

/** Reports standards that give the node away, and exceptions that nothing guards, that open too much, or that are missing. */
export function checkPodSecurity(merged: MergedEnvironment, findings: Findings): void {
  const security = podSecurityOf(merged.environment.podSecurity);
  checkPrivileged(security, merged, findings);
  checkGuarded(security, merged, findings);
  checkWide(security, merged, findings);
  checkDevices(security, merged, findings);
}

function checkPrivileged(
  { standard, allow }: FleetPodSecurity,
  { tenant, name, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  if (standard !== 'privileged') return;
  if (exceptionTexts(allow).length > 0) {
    findings.addOnce(
      'POD_SECURITY_CONTRADICTION',
      placeOf(['podSecurity', 'allow']),
      `\`${name}\` of \`${tenant}\` has exceptions from \`privileged\`, which refuses nothing.`,
      'State `standard: baseline` beside them, or the plain word `podSecurity: privileged` to remove them.',
    );
    return;
  }
  findings.addOnce(
    'POD_SECURITY_PRIVILEGED',
    placeOf(['podSecurity', 'standard']),
    `In \`${name}\` of \`${tenant}\`, every pod can take over its node, with the devices and data of all tenants there.`,
    'Write `podSecurity: {standard: baseline, allow: {…}}` with what the pods need, or say under `accept` why that is not enough.',
  );
}

/** The standard is enforced by a policy there, and by nothing else. */
function checkGuarded(
  { allow }: FleetPodSecurity,
  { tenant, name, environment, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  if (environment.guardRails.podSecurity === 'enforce' || exceptionTexts(allow).length === 0) {
    return;
  }
  findings.addOnce(
    'POD_SECURITY_UNGUARDED',
    placeOf(['guardRails', 'podSecurity']),
    `\`${name}\` of \`${tenant}\` has exceptions from its Pod Security Standard, and the guard rail that enforces the rest of it does not refuse.`,
    'Remove this line, or remove the exceptions with `podSecurity: {allow: null}`.',
  );
}

function checkWide(
  { standard, allow }: FleetPodSecurity,
  { tenant, name, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  if (standard === 'privileged') return;
  for (const text of exceptionTexts(allow)) {
    const opens = wideException(text);
    if (opens === undefined) continue;
    const [sort = '', item = ''] = text.split('=');
    findings.addOnce(
      'POD_SECURITY_EXCEPTION_WIDE',
      placeOf(['podSecurity', 'allow', sort]),
      `${item === 'true' ? `\`${sort}\`` : `\`${item}\` of \`${sort}\``} is allowed in \`${name}\` of \`${tenant}\`: with it, a pod ${opens}.`,
      'Allow something narrower, or say under `accept` why the pods need it.',
    );
  }
}

/** Reports devices whose libraries need a capability that the standard refuses. */
function checkDevices(
  { standard, allow }: FleetPodSecurity,
  { tenant, name, environment, platform, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  if (standard === 'privileged') return;
  const pools = Object.keys(environment.quota.gpu).filter(
    (pool) => environment.quota.gpu[pool]! > 0,
  );
  const devices = [
    ...environment.extendedResources.map((device) => ({ device, key: ['extendedResources'] })),
    ...pools.map((pool) => ({
      device: platform.pools[pool]?.resource ?? '',
      key: ['quota', 'gpu', pool],
    })),
  ];
  for (const { device, key } of devices) {
    const need = capabilityFor(device);
    if (need === undefined) continue;
    const isAllowed = allow.capabilities?.includes(need.capability) ?? false;
    if (isAllowed && standard === 'baseline') continue;
    findings.addOnce(
      'DEVICE_NEEDS_CAPABILITY',
      placeOf(key),
      isAllowed
        ? `\`${device}\` is granted in \`${name}\` of \`${tenant}\`, and ${need.who} with ${need.capability}, which Linux gives to root only; \`restricted\` refuses root.`
        : `\`${device}\` is granted in \`${name}\` of \`${tenant}\`, and ${need.who} with ${need.capability}, which \`${standard}\` refuses.`,
      `Write \`podSecurity: {standard: baseline, allow: {capabilities: [${need.capability}]}}\`. ${need.otherwise}`,
    );
  }
}
