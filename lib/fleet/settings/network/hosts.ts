import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import { isDnsSubdomain } from '../../values/names';
import { forEachText } from './ranges';

/** Reports host names that no route can have. */
export function checkHosts(hosts: unknown, path: FindingPath, findings: Findings): void {
  forEachText(hosts, (host, index) => {
    const name = host.startsWith('*.') ? host.slice(2) : host;
    if (isDnsSubdomain(name) && (name.includes('.') || name === host)) return;
    findings.add(
      'HOST_INVALID',
      [...path, index],
      host.startsWith('*.') && isDnsSubdomain(name)
        ? `\`${host}\` is every host of a top-level domain.`
        : `\`${host}\` is no host name.`,
      'Write it without protocol, port and path: ml.example.com, or *.ml.example.com for all below it.',
    );
  });
}

/** Hosts as they were granted so far: reports two tenants that may make routes for one. */
export class HostClaims {
  private readonly exact = new Map<string, string>();
  /** By what all hosts of a wildcard end with. */
  private readonly wildcards = new Map<string, string>();
  /** Those who were granted something below a name. Two say as much as a thousand. */
  private readonly below = new Map<string, readonly string[]>();

  add(host: string, tenant: string, path: FindingPath, findings: Findings): void {
    const wildcard = host.startsWith('*.');
    const name = wildcard ? host.slice(2) : host;
    const parents = parentsOf(name);
    const other = [
      (wildcard ? this.wildcards : this.exact).get(name),
      ...parents.map((parent) => this.wildcards.get(parent)),
      ...(wildcard ? (this.below.get(name) ?? []) : []),
    ].find((owner) => owner !== undefined && owner !== tenant);
    if (other !== undefined) {
      findings.addOnce(
        'HOST_CLASH',
        path,
        `\`${host}\` is granted to \`${tenant}\`, and to \`${other}\`: the first of them to make a route would take it.`,
        'Grant each host to one tenant, such as `*.vision.example.com`.',
      );
      return;
    }
    (wildcard ? this.wildcards : this.exact).set(name, tenant);
    for (const parent of parents) {
      const owners = this.below.get(parent) ?? [];
      if (owners.length < 2 && !owners.includes(tenant)) {
        this.below.set(parent, [...owners, tenant]);
      }
    }
  }
}

/** `b.c` and `c` of `a.b.c`. */
function parentsOf(name: string): string[] {
  const parts = name.split('.');
  return parts.slice(1).map((_, index) => parts.slice(index + 1).join('.'));
}
