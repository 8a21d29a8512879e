import type { Findings } from '../../../findings/findings';
import { DEPLOYER_ACCOUNT } from '../../model/defaults';
import type { MergedEnvironment } from '../setting';

/** Reports an account of workloads that has the name of the one that deploys. */
export function checkDeployer(
  { environment: { deploy, serviceAccounts }, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  if (deploy === undefined || serviceAccounts[DEPLOYER_ACCOUNT] === undefined) return;
  findings.addOnce(
    'NAME_RESERVED',
    placeOf(['serviceAccounts', DEPLOYER_ACCOUNT]),
    `With \`deploy\`, every namespace has an account \`${DEPLOYER_ACCOUNT}\` that deploys, and no other of that name.`,
    'Choose another name for this account.',
  );
}
