import { MUTATION_SINCE } from '../catalogue/guard-rail-catalogue';
import type { Findings } from '../../findings/findings';
import { priorityNames } from './priorities/granted-priorities';
import type { MergedEnvironment } from './setting';

/** Reports a default priority class that pods would not get, or could not have. */
export function checkDefaultPriority(
  { tenant, name, environment, platform, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  const { defaultPriority } = environment.scheduling;
  if (defaultPriority === undefined) return;
  const place = placeOf(['scheduling', 'defaultPriority']);
  const minor = Number(platform.kubernetesVersion.split('.')[1]);
  if (minor < MUTATION_SINCE) {
    findings.addOnce(
      'DEFAULT_PRIORITY_INVALID',
      place,
      `Kubernetes ${platform.kubernetesVersion} cannot give \`${defaultPriority}\` to pods that name no class.`,
      `Write \`kubernetesVersion: "1.${MUTATION_SINCE}"\` on the platform once all API servers are that new, or leave it out and let pods name the class.`,
    );
    return;
  }
  const inCluster = Object.keys(platform.priorityClasses).find(
    (one) => platform.priorityClasses[one]!.globalDefault,
  );
  if (inCluster !== undefined && inCluster !== defaultPriority) {
    findings.addOnce(
      'DEFAULT_PRIORITY_INVALID',
      place,
      `Pods that name no class get \`${inCluster}\`, the default of the cluster, before \`${defaultPriority}\` could be given to them.`,
      `Leave \`globalDefault\` out at \`${inCluster}\`, or leave this out.`,
    );
  }
  if (priorityNames(environment.priorities).includes(defaultPriority)) return;
  findings.addOnce(
    'DEFAULT_PRIORITY_INVALID',
    place,
    `\`${name}\` of \`${tenant}\` gives \`${defaultPriority}\` to its pods, but \`priorities\` does not allow it there: every pod without a class would be refused.`,
    `Add \`${defaultPriority}\` to \`priorities\`, or write \`defaultPriority: null\` where it is not allowed.`,
  );
}
