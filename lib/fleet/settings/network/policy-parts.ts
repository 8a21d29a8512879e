import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import { isDnsLabel } from '../../values/dns-names';

/** Reports the name of an entry that cannot be part of the name of its NetworkPolicy. */
export function checkPolicyName(name: string, path: FindingPath, findings: Findings): void {
  if (isDnsLabel(name)) return;
  findings.add(
    'NAME_INVALID',
    path,
    `\`${name}\` cannot be part of the name of a policy.`,
    'Use at most 63 lower-case letters, digits and dashes.',
  );
}

/** Reports a namespace that cannot exist; `fix` says which one to write. */
export function checkPeerNamespace(
  namespace: string | undefined,
  fix: string,
  path: FindingPath,
  findings: Findings,
): void {
  if (namespace === undefined || isDnsLabel(namespace)) return;
  findings.add('PEER_INVALID', path, `\`${namespace}\` cannot be the name of a namespace.`, fix);
}
