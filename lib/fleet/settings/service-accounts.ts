import type { FindingPath, Findings } from '../../findings/finding';
import type { FleetServiceAccount } from '../model/fleet';
import { checkName } from '../owners/identity-labels';
import { type DataMap, isMap } from '../model/layers';
import { checkMetadata } from './reserved-keys';
import { textMap } from './network/pod-selectors';
import type { IdentityPreset } from '../model/props';

/** The account that every namespace has, and that every pod runs with which names none. */
const DEFAULT_ACCOUNT = 'default';

/** Reports accounts that cannot be made. The presets themselves are a closed set of the schema. */
export function checkServiceAccounts(
  accounts: unknown,
  path: FindingPath,
  findings: Findings,
): void {
  if (!isMap(accounts)) return;
  for (const [name, account] of Object.entries(accounts)) {
    const at = [...path, name];
    if (name === DEFAULT_ACCOUNT) {
      findings.add(
        'NAME_RESERVED',
        at,
        '`default` is what pods run with that name no account: rights of it would be rights of every pod.',
        'Choose another name, and name it in the pods with `serviceAccountName`.',
      );
    } else checkName(name, 'the name of a service account', at, findings);
    if (isMap(account)) checkMetadata(account['annotations'], 'annotations', at, findings);
  }
}

/** Accounts in normal form. */
export function resolveServiceAccounts(accounts: unknown): Record<string, FleetServiceAccount> {
  const resolved: Record<string, FleetServiceAccount> = {};
  if (!isMap(accounts)) return resolved;
  for (const name of Object.keys(accounts).sort()) {
    const account = accounts[name] as DataMap;
    const { annotations, automountToken } = account;
    const presets = [...new Set((account['presets'] ?? []) as IdentityPreset[])].sort();
    const apiAccess = account['apiAccess'] === true;
    resolved[name] = {
      presets,
      automountToken: (automountToken as boolean | undefined) ?? (presets.length > 0 || apiAccess),
      annotations: isMap(annotations) ? textMap(annotations) : {},
      apiAccess,
    };
  }
  return resolved;
}
