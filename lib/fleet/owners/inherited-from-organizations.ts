import type { OrganizationEntry, QueueReclaim, SubjectValue, TenantEntry } from '../model/props';
import { pick } from '../values/maps';
import { chainOf } from '../values/organization-chain';

type Organizations = Readonly<Record<string, OrganizationEntry>>;

/** What a tenant has of its organisations, besides what it could state itself. */
export interface OrganizationsAbove {
  /** They join those of the tenant, and no list of the tenant removes them. */
  readonly admins: readonly SubjectValue[];
  readonly viewers: readonly SubjectValue[];
  /** Whose work its queues evict, unless it says so itself. Absent: no organisation states it. */
  readonly reclaim?: QueueReclaim;
}

/** What an organisation hands down to organisations and tenants that do not state it. */
const HANDED_DOWN = ['costCenter', 'department', 'contact'] as const;

type HandedDown = Pick<OrganizationEntry, (typeof HANDED_DOWN)[number]>;

/** What an organisation says, or else those above it. */
export function handedDown(
  organization: string | undefined,
  organizations: Organizations,
): HandedDown {
  const stated = chainOf(organization, organizations).map(([, entry]) => pick(entry, HANDED_DOWN));
  return Object.assign({}, ...stated.reverse()) as HandedDown;
}

/** A tenant with what its organisations say and it does not. */
export function withOrganization(tenant: TenantEntry, organizations: Organizations): TenantEntry {
  if (tenant.organization === undefined) return tenant;
  return {
    ...tenant,
    ...handedDown(tenant.organization, organizations),
    ...pick(tenant, HANDED_DOWN),
  };
}

/** What a tenant has of all organisations above it. */
export function organizationsAbove(
  { organization }: TenantEntry,
  organizations: Organizations,
): OrganizationsAbove {
  const chain = chainOf(organization, organizations);
  const reclaim = chain.flatMap(([, { queue }]) => queue?.reclaim ?? [])[0];
  return {
    ...(reclaim === undefined ? {} : { reclaim }),
    admins: chain.flatMap(([, { admins = [] }]) => admins),
    viewers: chain.flatMap(([, { viewers = [] }]) => viewers),
  };
}
