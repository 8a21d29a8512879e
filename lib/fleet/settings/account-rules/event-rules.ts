import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import { letsCreateEvents } from '../../catalogue/account-grants';
import type { FleetRule } from '../../model/fleet';

/** Reports the first rule, if any, that lets its holders create events. What else they may create has a cap. */
export function checkEventRules(
  rules: readonly FleetRule[],
  path: FindingPath,
  holders: string,
  findings: Findings,
): void {
  const index = rules.findIndex(letsCreateEvents);
  if (index === -1) return;
  findings.addOnce(
    'EVENTS_UNCOUNTED',
    [...path, index, 'resources'],
    `${holders} can fill etcd with events: no quota counts events, and each may be as large as \`objects.maxSize\` and stays for an hour.`,
    'Remove `create` for `events`: programs do their work without it. Or keep events in an etcd of their own (`--etcd-servers-overrides=/events#https://…`), and say so under `accept`.',
  );
}
