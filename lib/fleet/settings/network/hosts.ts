import { isDnsSubdomain } from '../../values/dns-names';
import { eachEntry } from '../../values/maps';
import { sortedTexts } from '../../values/texts';
import type { Setting } from '../setting';

/** Parts of a path that all proxies read alike, also those that take it for a regular expression. */
const PATH = /^(?:\/[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?)+$/;

/** Host names of which routes may be made. That no two tenants share one is a rule of the whole fleet. */
export const hosts: Setting<readonly string[], readonly string[], readonly string[]> = {
  check(written, path, findings) {
    eachEntry(written, (grant, index) => {
      const problem = problemOf(grant);
      if (problem !== undefined) findings.add('HOST_INVALID', [...path, index], ...problem);
    });
  },
  resolve: sortedTexts,
};

/** A grant in its parts. */
export interface HostGrant {
  /** A host name, or `*.` and a domain. */
  readonly host: string;
  /** A path that starts with a slash; empty for all paths. */
  readonly path: string;
}

/** The parts of a grant. */
export function hostGrant(text: string): HostGrant {
  const slash = text.indexOf('/');
  return slash === -1
    ? { host: text, path: '' }
    : { host: text.slice(0, slash), path: text.slice(slash) };
}

function problemOf(text: string): [message: string, fix: string] | undefined {
  const { host, path } = hostGrant(text);
  const isWildcard = host.startsWith('*.');
  const name = isWildcard ? host.slice(2) : host;
  const fix =
    'Write it without protocol and port: ml.example.com, *.ml.example.com for all hosts below it, or ml.example.com/vision for one path.';
  if (!isDnsSubdomain(name)) return [`\`${text}\` is not a valid host name.`, fix];
  if (isWildcard && !name.includes('.')) {
    return [`\`${text}\` means every host of a top-level domain.`, fix];
  }
  if (path === '') return undefined;
  if (isWildcard) {
    return [`\`${text}\` grants a path of many hosts.`, 'Name a single host before the path.'];
  }
  return PATH.test(path)
    ? undefined
    : [
        `\`${path}\` is not a valid path.`,
        'Use lower-case letters, digits, hyphens and underscores, without a slash at the end, such as ml.example.com/vision.',
      ];
}
