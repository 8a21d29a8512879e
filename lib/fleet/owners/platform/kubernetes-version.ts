import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import {
  DEFAULT_KUBERNETES_VERSION,
  NEWEST_KUBERNETES_VERSION,
  OLDEST_KUBERNETES_VERSION,
} from '../../model/defaults';
import type { PlatformEntry } from '../../model/props';
import type { Written } from '../../model/written';

/** Reports a version that cannot be read, or that is too old for the output. */
export function checkVersion(
  version: string | undefined,
  path: FindingPath,
  findings: Findings,
): void {
  if (version === undefined) return;
  const minor = minorOf(version);
  if (minor === undefined) {
    findings.add(
      'VERSION_INVALID',
      path,
      `\`${version}\` is not a version of Kubernetes.`,
      'Write it as "1.34".',
    );
  } else if (minor < minorOf(OLDEST_KUBERNETES_VERSION)!) {
    findings.add(
      'VERSION_INVALID',
      path,
      `Kubernetes ${version} is too old: it has no ValidatingAdmissionPolicy.`,
      minor === 3
        ? 'Did you mean "1.30"? Quotes keep other tools from dropping the 0.'
        : `The oldest version that accepts the output is ${OLDEST_KUBERNETES_VERSION}.`,
    );
  } else if (minor > minorOf(NEWEST_KUBERNETES_VERSION)!) {
    findings.add(
      'VERSION_UNTRIED',
      path,
      `Kubernetes ${version} is newer than ${NEWEST_KUBERNETES_VERSION}, the newest on which the output was tried.`,
      `Write \`"${NEWEST_KUBERNETES_VERSION}"\`: the output is the same.`,
    );
  }
}

/** Reports a platform for a real cluster, with people who administer it, that does not say which version that has. */
export function checkVersionStated(
  { admins, kubernetesVersion }: Written<PlatformEntry>,
  path: FindingPath,
  findings: Findings,
): void {
  if (kubernetesVersion !== undefined || admins === undefined || admins === null) return;
  findings.add(
    'VERSION_ASSUMED',
    path,
    `\`kubernetesVersion\` is not stated, so the output is for ${DEFAULT_KUBERNETES_VERSION}, which does not record who made a workload: users can change the work of their colleagues.`,
    'Add the minor version of your oldest cluster, such as `kubernetesVersion: "1.36"`.',
  );
}

/** The version in normal form, without a patch. */
export function resolveVersion(version: string = DEFAULT_KUBERNETES_VERSION): string {
  return `1.${minorOf(version)}`;
}

/** 34 of `1.34`, `v1.34` or `1.34.2`. */
export function minorOf(version: string): number | undefined {
  const match = /^v?1\.(\d{1,3})(\.\d+)?$/.exec(version);
  return match === null ? undefined : Number(match[1]);
}
