import { sourcePlace } from '../values/source-patterns';

/** A source that somebody was granted. */
export interface SourceClaim {
  readonly pattern: string;
  readonly owner: string;
}

/** Sources as they were granted so far. Each is compared with those above and below it, and not with all others. */
export class SourceClaims {
  private readonly exact = new Map<string, SourceClaim>();
  private readonly trees = new Map<string, SourceClaim>();
  /** The first grant below a place. */
  private readonly below = new Map<string, SourceClaim>();

  /** Grants a source. Returns what another owner was granted of it before. */
  add(claim: SourceClaim): SourceClaim | undefined {
    const { place, isTree } = sourcePlace(claim.pattern);
    const above = placesAbove(place);
    const known = [
      ...above.map((one) => this.trees.get(one)),
      isTree ? this.trees.get(place) : this.exact.get(place),
      isTree ? this.below.get(place) : undefined,
    ];
    keepFirst(isTree ? this.trees : this.exact, place, claim);
    for (const one of above) keepFirst(this.below, one, claim);
    return known.find((other) => other !== undefined && other.owner !== claim.owner);
  }
}

function keepFirst(claims: Map<string, SourceClaim>, place: string, claim: SourceClaim): void {
  if (!claims.has(place)) claims.set(place, claim);
}

/** `host` and `host/a` of `host/a/b`. */
function placesAbove(place: string): string[] {
  const parts = place.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}
