import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { nearest } from '../../findings/nearest';
import type { FleetProps, OrganizationEntry, TenantEntry } from '../model/props';
import type { Written } from '../model/written';
import { checkIdentity } from '../owners/identity-labels';
import type { PoolNames } from '../quota/gpu-counts';
import { checkQuota } from '../quota/quota';
import { checkQueue } from '../queues/queue';
import { MISSING_FIXES } from '../shape/missing-key';
import { eachEntry, entriesOf } from '../values/maps';
import { checkName } from '../values/name-checks';
import { checkPeople } from '../values/subjects';
import { chainOf } from '../values/organization-chain';

type Input = Written<FleetProps>;
type Organizations = Readonly<Record<string, Written<OrganizationEntry> | undefined>>;

/** Reports what is wrong with organisations by themselves, and with where tenants and organisations say they belong. */
export function checkOrganizations(
  { organizations = {}, tenants }: Input,
  pools: PoolNames,
  findings: Findings,
): void {
  for (const [name, organization] of entriesOf(organizations)) {
    const path = ['organizations', name];
    checkName(name, 'the name of an organisation', path, findings);
    checkPeople(organization, path, findings);
    checkIdentity(organization, path, findings);
    checkQuota(organization.quota, [...path, 'quota'], pools, findings);
    checkQueue(organization.queue, [...path, 'queue'], pools, findings);
    checkReference(organization.parent, [...path, 'parent'], organizations, findings);
  }
  checkCircles(organizations, findings);
  eachEntry(tenants, (tenant, index) => {
    const path = ['tenants', index];
    checkReference(tenant.organization, [...path, 'organization'], organizations, findings);
    checkCostCenter(tenant, path, organizations, findings);
  });
}

/** Reports an organisation that nobody declares. */
function checkReference(
  name: string | undefined,
  path: FindingPath,
  organizations: Organizations,
  findings: Findings,
): void {
  if (name === undefined || Object.hasOwn(organizations, name)) return;
  const names = Object.keys(organizations);
  const near = nearest(name, names);
  findings.add(
    'ORGANIZATION_UNKNOWN',
    path,
    `There is no organisation \`${name}\`.`,
    near !== undefined
      ? `Did you mean \`${near}\`?`
      : names.length === 0
        ? `Declare it at the top of the file: \`organizations: {${name}: {}}\`.`
        : `Declare it under \`organizations\`, or use one of the existing organisations: ${names.join(', ')}.`,
  );
}

/** Reports organisations that are a part of themselves, each circle once. */
function checkCircles(organizations: Organizations, findings: Findings): void {
  const told = new Set<string>();
  for (const name of Object.keys(organizations).sort()) {
    const chain = chainOf(name, organizations);
    const [last, organization] = chain.at(-1) ?? [];
    const start = chain.findIndex(([other]) => other === organization?.parent);
    if (start === -1) continue;
    const circle = chain.slice(start).map(([other]) => other);
    if (circle.some((other) => told.has(other))) continue;
    for (const other of circle) told.add(other);
    findings.add(
      'ORGANIZATION_CYCLE',
      ['organizations', last!, 'parent'],
      circle.length === 1
        ? `\`${last!}\` is its own parent.`
        : `These organisations are parts of each other: ${[...circle, circle[0]!].map((other) => `\`${other}\``).join(' in ')}.`,
      `Remove this line, so that \`${last!}\` is directly below the platform, or name another parent.`,
    );
  }
}

/** Reports a tenant with an organisation of which neither says who pays. One without has to say it by its shape. */
function checkCostCenter(
  { name, costCenter, organization }: Written<TenantEntry>,
  path: FindingPath,
  organizations: Organizations,
  findings: Findings,
): void {
  if (organization === undefined || costCenter !== undefined) return;
  const chain = chainOf(organization, organizations);
  // What is not known has a finding of its own, and so has a value of a wrong type.
  const isUnknown =
    chain.length === 0 ||
    findings.hasErrorBelow([...path, 'costCenter']) ||
    chain.some(([above]) => findings.hasErrorBelow(['organizations', above]));
  if (isUnknown || chain.some(([, above]) => above.costCenter !== undefined)) return;
  findings.add(
    'KEY_MISSING',
    path,
    `\`costCenter\` is missing from ${name === undefined ? 'this tenant' : `the tenant \`${name}\``}, and no organisation above it states one.`,
    `${MISSING_FIXES['costCenter']!.slice(0, -1)}, here or at the organisation \`${organization}\`.`,
  );
}
