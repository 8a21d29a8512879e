import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import type { DeployProps } from '../../model/props';
import type { Written } from '../../model/written';
import { eachEntry } from '../../values/maps';
import { withoutPassword } from '../../values/repository';
import { isSourcePattern, namesNoHost, publicHost } from '../../values/source-patterns';
import type { MergedEnvironment } from '../setting';

/** Reports sources that no repository can have, and those that mean every repository. */
export function checkSources(
  sources: Written<DeployProps>['sources'],
  path: FindingPath,
  findings: Findings,
): void {
  eachEntry(sources, (pattern, index) => {
    if (isSourcePattern(pattern)) return;
    if (namesNoHost(pattern)) {
      findings.add(
        'DEPLOY_SOURCE_ANY',
        [...path, index],
        `\`${withoutPassword(pattern)}\` names no single host, so it means repositories of anybody.`,
        'Name the host and the part of it that belongs to the tenant, such as `https://git.example.com/vision/*`.',
      );
    } else findings.add('DEPLOY_INVALID', [...path, index], ...problemOf(pattern));
  });
}

function problemOf(pattern: string): [message: string, fix: string] {
  return [
    `\`${withoutPassword(pattern)}\` cannot be where repositories are.`,
    pattern.includes('*')
      ? 'Write a `*` only as the last part, such as `https://git.example.com/vision/*`: it stands for everything below.'
      : sourceFix(pattern),
  ];
}

/** How a URL is written. */
export function sourceFix(url: string): string {
  const scp = /^([A-Za-z0-9._-]+@[a-z0-9.-]+):(?![/])([^\s?#]+)$/.exec(url);
  if (scp !== null) return `Write it as \`ssh://${scp[1]}/${scp[2]}\`.`;
  const tagged = /^(oci:[/]{2}[^\s/:@?#]+(?::[0-9]+)?[/][^\s:@?#]+):([^\s:@?#]+)$/.exec(url);
  if (tagged !== null) return `Write \`${tagged[1]}\`, and its tag under \`tag\`.`;
  if (/^\w+:[/]{2}[^/]*:[^/]*@/.test(url) || /^(?:https|oci):[/]{2}[^/]*@/.test(url)) {
    return 'Leave the password out: it is in a Secret.';
  }
  if (url.startsWith('http://')) {
    return 'Write `https://`: everybody on the way can change what is read over `http://`.';
  }
  return 'Write a URL such as `https://git.example.com/vision/app.git`, which starts with `https://`, `ssh://` or `oci://` and has its host in lower case.';
}

/** Reports sources where everybody can put something. */
export function checkSourcesOf(
  { environment: { deploy }, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  for (const pattern of deploy?.sources ?? []) {
    const host = publicHost(pattern);
    if (host === undefined) continue;
    findings.addOnce(
      'DEPLOY_SOURCE_PUBLIC',
      placeOf(['deploy', 'sources']),
      `\`${pattern}\` means every repository of \`${host}\`, where everybody can make one.`,
      `Name the part of \`${host}\` that belongs to the tenant, such as \`${pattern.slice(0, -1)}example/*\`.`,
    );
  }
}
