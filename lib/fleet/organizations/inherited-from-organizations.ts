import type { OrganizationEntry, SubjectValue, TenantEntry } from '../model/props';
import { pick } from '../values/maps';
import { chainOf } from './organization-chain';

type Organizations = Readonly<Record<string, OrganizationEntry>>;

/** People of organisations: they join those of a tenant, and no list of a tenant removes them. */
export interface PeopleAbove {
  readonly admins: readonly SubjectValue[];
  readonly viewers: readonly SubjectValue[];
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

/** The people of all organisations above a tenant. */
export function peopleAbove(
  { organization }: TenantEntry,
  organizations: Organizations,
): PeopleAbove {
  const chain = chainOf(organization, organizations);
  return {
    admins: chain.flatMap(([, { admins = [] }]) => admins),
    viewers: chain.flatMap(([, { viewers = [] }]) => viewers),
  };
}
