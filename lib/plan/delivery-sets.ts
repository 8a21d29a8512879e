import { type DeliveryStage, ownerStages } from './delivery-stages';
import { checksum } from './checksum';

/** The stages of a tenant. */
export interface TenantStages {
  readonly tenant: string;
  readonly stages: readonly DeliveryStage[];
}

/** Tenants that one object delivers. */
export interface DeliverySet {
  readonly name: string;
  readonly tenants: readonly TenantStages[];
  /** The names of sets that take over what they deliver before this one gives anything up. */
  readonly after: readonly string[];
}

/** What the first set is called. The others have its name with their number. */
const FIRST_SET = 'tenancy-tenants';

/**
 * The stages of a tenant, by name.
 *
 * @param paths - all of its files
 */
export function tenantStages(tenant: string, paths: readonly string[]): TenantStages {
  return { tenant, stages: ownerStages(paths) };
}

/**
 * The tenants by set. Which set a tenant is in depends on its name and the number of sets alone. With one more set, tenants
 * move into the new one and nowhere else: what moves would be deleted and made again, if the set that it leaves came first.
 * So each set waits for those after it. A set without tenants is left out, because Flux Operator refuses it.
 */
export function deliverySets(tenants: readonly TenantStages[], count: number): DeliverySet[] {
  const sets = Array.from({ length: count }, (): TenantStages[] => []);
  for (const one of tenants) sets[setOf(one.tenant, count)]!.push(one);
  const named = sets
    .map((members, index) => ({ name: setName(index), tenants: sorted(members) }))
    .filter(({ tenants: members }) => members.length > 0);
  return named.map((set, index) => ({
    ...set,
    after: named.slice(index + 1).map(({ name }) => name),
  }));
}

/** The set of a tenant: the one for which its name scores highest. A further set only takes those that score higher there. */
function setOf(tenant: string, count: number): number {
  let best = 0;
  let highest = -1;
  for (let index = 0; index < count; index++) {
    const score = checksum(`${index}/${tenant}/${index}`);
    if (score > highest) [best, highest] = [index, score];
  }
  return best;
}

function setName(index: number): string {
  return index === 0 ? FIRST_SET : `${FIRST_SET}-${index + 1}`;
}

function sorted(tenants: readonly TenantStages[]): TenantStages[] {
  return [...tenants].sort((one, other) => (one.tenant < other.tenant ? -1 : 1));
}
