import type { Findings } from '../../findings/findings';
import type { FleetProps } from '../model/props';
import type { Written } from '../model/written';
import { entriesOf } from '../values/maps';

/** Reports a rule of the bill that is about nothing. The rule is for all clusters, and so are the services that it splits. */
export function checkBilling(
  { billing, sharedServices }: Written<FleetProps>,
  findings: Findings,
): void {
  const shared = billing?.shared;
  if (shared === undefined || shared === null || entriesOf(sharedServices).length > 0) return;
  findings.add(
    'BILLING_WITHOUT_SERVICES',
    ['billing', 'shared'],
    `Shared services are to be split (\`${shared}\`), and there are none.`,
    'Declare them under `sharedServices`, or remove `shared`.',
  );
}
