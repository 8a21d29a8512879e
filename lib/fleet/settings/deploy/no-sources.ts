import type { Findings } from '../../../findings/findings';
import { virtualClusterOf } from '../isolation/isolation-of';
import type { MergedEnvironment } from '../setting';

/** What means nothing where nothing is deployed. */
const OPTIONS = ['selfService', 'windows', 'engine'] as const;

/** Reports options that an owner states for itself, where no layer says from where it may deploy. */
export function checkNoSources(
  { tenant, environment, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  const { deploy, isolation } = environment;
  if (deploy !== undefined || virtualClusterOf(isolation) !== undefined) return;
  const isStated = (key: string): boolean => placeOf(['deploy', key]).includes(key);
  if (isStated('sources') || isStated('repositories')) return;
  const option = OPTIONS.find(isStated);
  if (option === undefined) return;
  const place = placeOf(['deploy', option]);
  if (place[0] !== 'tenants' && place[0] !== 'sharedServices') return;
  findings.addOnce(
    'DEPLOY_NO_SOURCES',
    place,
    `\`${tenant}\` deploys nothing: \`${option}\` is stated, but no repository that it may deploy from.`,
    'Name them as well, such as `deploy: {sources: [https://git.example.com/vision/*]}`, or remove the line.',
  );
}
