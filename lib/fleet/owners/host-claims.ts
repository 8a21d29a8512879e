import { hostGrant } from '../settings/network/hosts';

/** A host, a wildcard or a path that somebody was granted. */
export interface HostClaim {
  readonly grant: string;
  readonly owner: string;
}

/** Who was granted which paths of one host. */
type Paths = Map<string, HostClaim>;

/** Hosts as they were granted so far. */
export class HostClaims {
  private readonly owners = new Map<string, Paths>();
  /** The first grant of a host below a name. All hosts of one owner come one after the other. */
  private readonly below = new Map<string, HostClaim>();

  /** Grants a host or a path of it, unless another owner has it or a part of it: then returns that claim. */
  add(grant: string, owner: string): HostClaim | undefined {
    const other = this.holder(grant, owner);
    if (other !== undefined) return other;
    const { host, path } = hostGrant(grant);
    const claim = { grant, owner };
    const paths = this.owners.get(host) ?? new Map<string, HostClaim>();
    this.owners.set(host, paths.set(path, claim));
    for (const parent of parentsOf(nameOf(host))) {
      this.below.set(parent, this.below.get(parent) ?? claim);
    }
    return undefined;
  }

  /** The claim of another owner with which a grant would clash. */
  holder(grant: string, owner: string): HostClaim | undefined {
    const { host, path } = hostGrant(grant);
    const name = nameOf(host);
    return [
      ...this.holders(host, path),
      ...parentsOf(name).flatMap((parent) => this.holders(`*.${parent}`, '')),
      host === name ? undefined : this.below.get(name),
    ].find((claim) => claim !== undefined && claim.owner !== owner);
  }

  /** Who was granted a path of a host, something above it or something below it. */
  private holders(host: string, path: string): HostClaim[] {
    const paths = [...(this.owners.get(host) ?? [])];
    return paths.filter(([other]) => overlap(other, path)).map(([, claim]) => claim);
  }
}

/** A host, or what all hosts of a wildcard are below. */
function nameOf(host: string): string {
  return host.startsWith('*.') ? host.slice(2) : host;
}

/** Whether one of two paths is the other one or above it, in whole parts. */
function overlap(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}

/** `b.c` and `c` of `a.b.c`. */
function parentsOf(name: string): string[] {
  const parts = name.split('.');
  return parts.slice(1).map((_, index) => parts.slice(index + 1).join('.'));
}
