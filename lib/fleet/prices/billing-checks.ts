import type { Findings } from '../../findings/findings';
import type { Fleet } from '../model/fleet';

/** Reports a rule of the bill that is about nothing. */
export function checkBilling({ billing, sharedServices }: Fleet, findings: Findings): void {
  if (billing?.shared === undefined || Object.keys(sharedServices).length > 0) return;
  findings.add(
    'BILLING_WITHOUT_SERVICES',
    ['billing', 'shared'],
    `Shared services are to be split (\`${billing.shared}\`), and there are none.`,
    'Declare them under `sharedServices`, or remove `shared`.',
  );
}
