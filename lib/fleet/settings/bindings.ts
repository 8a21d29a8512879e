import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { nearest } from '../../findings/nearest';
import { forbiddenRole } from '../catalogue/role-names';
import type { FleetBinding } from '../model/fleet';
import type { BindingProps } from '../model/props';
import type { Merged } from '../model/written';
import { checkSubjects, isEverybody, resolveSubjects, subjectText } from '../values/subjects';
import { entriesOf, sortedMap } from '../values/maps';
import { checkName } from '../values/name-checks';
import { sortedTexts } from '../values/texts';
import { checkBoundRole } from './account-rules/role-rights';
import type { MergedEnvironment, Setting } from './setting';

/** Further roles of people, groups and accounts of a namespace. */
export const bindings: Setting<
  Record<string, BindingProps | null>,
  Record<string, Merged<BindingProps>>,
  Record<string, FleetBinding>
> = {
  check(written, path, findings) {
    for (const [name, { clusterRole, subjects }] of entriesOf(written)) {
      const at = [...path, name];
      checkName(name, 'the name of a binding', at, findings);
      checkSubjects(subjects, [...at, 'subjects'], findings);
      if (clusterRole !== undefined) checkRoleName(clusterRole, [...at, 'clusterRole'], findings);
    }
  },
  resolve: (merged) =>
    sortedMap(merged, ({ clusterRole, to, subjects, accounts }) => ({
      clusterRole,
      to: sortedTexts(to),
      subjects: resolveSubjects(subjects),
      accounts: sortedTexts(accounts),
    })),
  checkMerged(merged, findings) {
    for (const [name, binding] of Object.entries(merged.environment.bindings)) {
      checkBound(name, binding, merged, findings);
      checkBoundRole(name, binding, merged, findings);
    }
  },
};

/** Reports a ClusterRole that cannot exist, or that nobody in a tenant may have. */
function checkRoleName(role: string, path: FindingPath, findings: Findings): void {
  if (!/^(?!\.{1,2}$)[^\s/%]{1,253}$/.test(role)) {
    findings.add(
      'NAME_INVALID',
      path,
      `\`${role}\` cannot be the name of a ClusterRole.`,
      'Write the name as `kubectl get clusterroles` shows it.',
    );
  }
  const reason = forbiddenRole(role);
  if (reason === undefined) return;
  findings.add(
    'ROLE_FORBIDDEN',
    path,
    `\`${role}\` cannot be bound: ${reason}.`,
    INSTEAD[role] ?? 'State a role of your own under `platform.roles`, and name it here.',
  );
}

/** Which keys bind roles of the same meaning. */
const INSTEAD: Readonly<Record<string, string>> = {
  'cluster-admin': 'Administrators of the cluster are `platform.admins`.',
  admin: 'List these people under `admins`.',
  'tenant-admin': 'List these people under `admins`.',
  edit: 'List these people under `users`.',
  'tenant-user': 'List these people under `users`.',
  view: 'List these people under `viewers`.',
  'tenant-viewer': 'List these people under `viewers`.',
  'tenant-deployer': 'List them under `deployers`.',
  'tenant-access': 'Write `access: selfService`.',
  'tenant-network-policies': 'Write `network: {tenantPolicies: true}`.',
  'platform-auditor': 'List these people under `platform.auditors`.',
};

/** Reports a binding of nobody, of everybody, or of an account that does not exist. */
function checkBound(
  name: string,
  { to, subjects, accounts }: FleetBinding,
  { environment, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  const place = placeOf(['bindings', name]);
  if (to.length + subjects.length + accounts.length === 0) {
    findings.addOnce(
      'BINDING_INVALID',
      place,
      `The binding \`${name}\` is for nobody.`,
      'Add people of the namespace with `to: [users]`, others with `subjects`, or accounts with `accounts`.',
    );
  }
  for (const list of to) {
    const everybody = (environment[list] ?? []).find(isEverybody);
    if (everybody === undefined) continue;
    findings.addOnce(
      'SUBJECT_FORBIDDEN',
      placeOf(['bindings', name, 'to']),
      `\`${list}\` contains \`${subjectText(everybody)}\`, which is everybody who can log in: they may look, and get no other role.`,
      `Remove \`${list}\` here, and name the people under \`subjects\`.`,
    );
  }
  const known = Object.keys(environment.serviceAccounts);
  for (const account of accounts.filter((one) => !known.includes(one))) {
    const near = nearest(account, known);
    findings.addOnce(
      'BINDING_INVALID',
      placeOf(['bindings', name, 'accounts']),
      `\`serviceAccounts\` has no \`${account}\` here.`,
      near === undefined
        ? `Add it there: \`serviceAccounts: {${account}: {}}\`. An account of another namespace is a subject: {serviceAccount: NAMESPACE/NAME}.`
        : `Did you mean \`${near}\`?`,
    );
  }
}
