import type { Findings } from '../../../findings/findings';
import { nearest } from '../../../findings/nearest';
import { allKinds } from '../../catalogue/all-kinds';
import {
  type AccountGrants,
  accountGrants,
  withForeignReads,
} from '../../catalogue/account-grants';
import type { FleetBinding, FleetKind, FleetPlatform, FleetRole } from '../../model/fleet';
import type { PeopleList } from '../../model/props';
import type { MergedEnvironment } from '../setting';
import { checkEventRules } from './event-rules';
import { checkRuleRights, grantsHere } from './rule-rights';

/** Reports a bound role that gives more than anybody in a tenant may have, or of which nothing is known. */
export function checkBoundRole(
  name: string,
  binding: FleetBinding,
  merged: MergedEnvironment,
  findings: Findings,
): void {
  const { roles } = merged.platform;
  const { clusterRole } = binding;
  const role = Object.hasOwn(roles, clusterRole) ? roles[clusterRole] : undefined;
  if (role === undefined) {
    reportUnknown(name, clusterRole, merged, findings);
    return;
  }
  checkRole(clusterRole, role, merged.platform.kinds, grantsHere(merged), findings);
  checkSecrets(name, binding, role, merged, findings);
}

/** Lists of people who never read Secrets, which their own roles say. */
const WITHOUT_SECRETS: readonly PeopleList[] = ['viewers', 'deployers'];

/** Reports a role that lets people read what their list never reads. */
function checkSecrets(
  name: string,
  { clusterRole, to }: FleetBinding,
  { rules }: FleetRole,
  { platform, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  const lists = to.filter((list) => WITHOUT_SECRETS.includes(list));
  if (lists.length === 0) return;
  const secret = allKinds(platform.kinds).find(
    ({ group, resource, viewer }) =>
      viewer === 'none' &&
      rules.some(
        ({ apiGroups, resources }) => apiGroups.includes(group) && resources.includes(resource),
      ),
  );
  if (secret === undefined) return;
  const who = lists.map((list) => `\`${list}\``).join(' and ');
  findings.addOnce(
    'ROLE_FORBIDDEN',
    placeOf(['bindings', name, 'to']),
    `\`${clusterRole}\` holds \`${secret.resource}\`, which ${who} never have.`,
    `Remove ${who} here, and name those who may have it under \`subjects\`.`,
  );
}

/** Reports roles that give more than anybody in a tenant may have, whether or not they are bound. */
export function checkPlatformRoles({ roles, kinds }: FleetPlatform, findings: Findings): void {
  for (const [name, role] of Object.entries(roles)) {
    checkRole(name, role, kinds, accountGrants(kinds), findings);
    const path = ['platform', 'roles', name, 'rules'];
    checkEventRules(role.rules, path, `People and accounts with the role \`${name}\``, findings);
  }
}

function checkRole(
  name: string,
  { rules }: FleetRole,
  kinds: readonly FleetKind[],
  most: AccountGrants,
  findings: Findings,
): void {
  const grants = withForeignReads(most, rules, kinds);
  rules.forEach((rule, index) => {
    const path = ['platform', 'roles', name, 'rules', index];
    if (findings.hasErrorBelow(path)) return;
    checkRuleRights(rule, grants, path, findings, 'bound role');
  });
}

/** Nobody has judged a role that this file does not state: it is in the cluster alone. */
function reportUnknown(
  name: string,
  role: string,
  { platform, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  const near = nearest(role, Object.keys(platform.roles));
  findings.addOnce(
    'ROLE_UNKNOWN',
    placeOf(['bindings', name, 'clusterRole']),
    `Nothing in this file says what \`${role}\` may do, so nobody has judged whether it may be given to tenants.`,
    `${near === undefined ? '' : `Did you mean \`${near}\`? `}State its rules under \`platform.roles\`, which then writes the role. ` +
      `Otherwise read it with \`kubectl get clusterrole ${role} --output yaml\`, look for a \`*\`, an \`aggregationRule\` ` +
      'and anything that nobody in a tenant may do, and say under `accept` what you found.',
  );
}
