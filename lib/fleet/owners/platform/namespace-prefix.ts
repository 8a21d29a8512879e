import type { FindingPath, Findings } from '../../../findings/finding';
import { reservedNameReason } from '../../values/dns-names';
import { checkName } from '../../values/name-checks';

/** Reports a prefix with which no namespace can start: once here instead of at every tenant. */
export function checkPrefix(
  prefix: string | undefined,
  path: FindingPath,
  findings: Findings,
): void {
  if (prefix === undefined || prefix === '') return;
  if (!checkName(prefix, 'the prefix of namespaces', path, findings)) return;
  const reason = reservedNameReason(`${prefix}-`);
  if (reason === undefined) return;
  findings.add(
    'NAME_RESERVED',
    path,
    `Namespaces cannot start with \`${prefix}-\`: ${reason}.`,
    'Choose another prefix.',
  );
}
