import { hostGrant } from '../settings/network/hosts';

/** Who was granted which paths of one host. */
type Paths = Map<string, string>;

/** Hosts as they were granted so far. */
export class HostClaims {
  private readonly owners = new Map<string, Paths>();
  /** The first owner that was granted a host below a name. All hosts of one owner come one after the other. */
  private readonly below = new Map<string, string>();

  /** Grants a host or a path of it, unless another owner has it or a part of it: then returns that owner. */
  add(grant: string, owner: string): string | undefined {
    const { host, path } = hostGrant(grant);
    const isWildcard = host.startsWith('*.');
    const name = isWildcard ? host.slice(2) : host;
    const parents = parentsOf(name);
    const other = [
      ...this.holders(host, path),
      ...parents.flatMap((parent) => this.holders(`*.${parent}`, '')),
      isWildcard ? this.below.get(name) : undefined,
    ].find((holder) => holder !== undefined && holder !== owner);
    if (other !== undefined) return other;
    const paths = this.owners.get(host) ?? new Map<string, string>();
    this.owners.set(host, paths.set(path, owner));
    for (const parent of parents) this.below.set(parent, this.below.get(parent) ?? owner);
    return undefined;
  }

  /** Who was granted a path of a host, something above it or something below it. */
  private holders(host: string, path: string): string[] {
    const paths = [...(this.owners.get(host) ?? [])];
    return paths.filter(([other]) => overlap(other, path)).map(([, owner]) => owner);
  }
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
