import { Findings } from '../../findings/findings';
import { nearest } from '../../findings/nearest';
import type { Fleet, FleetTenant } from '../../fleet/model/fleet';
import type { FleetProps } from '../../fleet/model/props';
import { resolve } from '../../fleet/resolve';
import { checkName } from '../../fleet/values/name-checks';
import { comparedObjects, type ComparedObjects } from './compared-objects';
import type { Rename } from './wanted-rename';

/** A rename that would lose something, or cannot be. */
export class RenameProblem extends Error {}

/** What a rename takes, and what comes of it. */
export interface RenamePlan extends ComparedObjects {
  /** What to write at the entry of the tenant, line by line. */
  readonly write: readonly string[];
  /** Shared services whose `consumers` name it. */
  readonly services: readonly string[];
  /** Accounts that a cloud trusts by their namespace, which stays. */
  readonly trusted: number;
}

/**
 * Plans a rename, and tries it: the fleet is resolved with the new name, and its objects are compared.
 *
 * @throws RenameProblem if it cannot be, or would lose something
 */
export function planRename(fleets: readonly Fleet[], rename: Rename): RenamePlan {
  const tenants = fleets.flatMap((fleet) =>
    fleet.tenants.filter(({ name }) => name === rename.tenant),
  );
  const [tenant] = tenants;
  if (tenant === undefined) throw unknown('tenant', rename.tenant, namesIn(fleets));
  checkNew(fleets, tenants, rename);
  const compared = fleets.map((fleet) => comparedObjects(fleet, renamed(fleet, rename), rename));
  const joined = (key: 'stays' | 'goes' | 'comes' | 'changes' | 'files'): string[] => [
    ...new Set(compared.flatMap((one) => one[key])),
  ];
  const lost = joined('goes').filter((title) => KEPT.test(title));
  if (lost.length > 0) throw new RenameProblem(`it would lose ${lost.join(', ')}`);
  return {
    write: linesOf(tenant, rename),
    services: [
      ...new Set(
        fleets.flatMap(({ sharedServices }) =>
          Object.entries(sharedServices).flatMap(([name, { consumers }]) =>
            rename.environment === undefined && consumers.includes(rename.tenant) ? name : [],
          ),
        ),
      ),
    ],
    trusted: tenants
      .flatMap(({ environments }) => Object.values(environments))
      .flatMap(({ serviceAccounts }) => Object.values(serviceAccounts))
      .filter(({ annotations }) => Object.keys(annotations).length > 0).length,
    stays: joined('stays'),
    goes: joined('goes'),
    comes: joined('comes'),
    changes: joined('changes'),
    files: joined('files'),
  };
}

/** Objects with data, or that hold work: no rename may replace them. */
const KEPT = /^(?:Namespace|ResourceQuota|LocalQueue|ClusterQueue|TenantControlPlane) /;

function namesIn(fleets: readonly Fleet[]): string[] {
  return fleets.flatMap(({ tenants, sharedServices }) => [
    ...tenants.map(({ name }) => name),
    ...Object.keys(sharedServices),
  ]);
}

function unknown(what: string, name: string, known: readonly string[]): RenameProblem {
  const near = nearest(name, known);
  return new RenameProblem(
    `there is no ${what} ${JSON.stringify(name)}; ${near === undefined ? 'tenancy list shows all' : `did you mean ${near}?`}`,
  );
}

/** Refuses a new name that is none, that somebody has, or that it had before. */
function checkNew(
  fleets: readonly Fleet[],
  tenants: readonly FleetTenant[],
  { tenant, environment, to }: Rename,
): void {
  const findings = new Findings();
  checkName(to, environment === undefined ? 'a tenant' : 'an environment', ['name'], findings);
  const [wrong] = findings.all;
  if (wrong !== undefined) throw new RenameProblem(wrong.message);
  const environments = tenants.flatMap((one) => Object.entries(one.environments));
  const taken = environment === undefined ? namesIn(fleets) : environments.map(([name]) => name);
  if (environment !== undefined && !taken.includes(environment)) {
    throw unknown(`environment of ${tenant}`, environment, taken);
  }
  if (taken.includes(to)) throw new RenameProblem(`there already is \`${to}\``);
  const before =
    environment === undefined
      ? tenants.flatMap(({ renamedFrom = [] }) => renamedFrom)
      : environments.flatMap(([name, spec]) =>
          name === environment ? (spec.renamedFrom ?? []) : [],
        );
  if (before.includes(to)) {
    throw new RenameProblem(
      `it was called \`${to}\` before, and a name cannot be a former one at the same time. ` +
        'State the `namespace` of each environment in place of `renamedFrom`, and then change the name',
    );
  }
  checkHeirs(fleets, tenants, { tenant, environment, to });
}

/** Refuses a new name that somebody else had before: names and labels of the other may still say it. */
function checkHeirs(
  fleets: readonly Fleet[],
  tenants: readonly FleetTenant[],
  { environment, to }: Rename,
): void {
  const owners =
    environment === undefined
      ? fleets.flatMap(({ tenants: all, sharedServices }) => [
          ...all.map(({ name, renamedFrom }) => [name, renamedFrom] as const),
          ...Object.entries(sharedServices).map(
            ([name, { renamedFrom }]) => [name, renamedFrom] as const,
          ),
        ])
      : tenants.flatMap(({ environments }) =>
          Object.entries(environments).map(
            ([name, { renamedFrom }]) => [name, renamedFrom] as const,
          ),
        );
  const heir = owners.find(([, former]) => former?.includes(to));
  if (heir === undefined) return;
  throw new RenameProblem(
    `\`${heir[0]}\` was called \`${to}\` before, and a name cannot be a former one at the same time. ` +
      'State the `namespace` of each of its environments in place of `renamedFrom`, and then take the name',
  );
}

/** The fleet with the new name. Its normal form is valid input. */
function renamed(fleet: Fleet, { tenant, environment, to }: Rename): Fleet {
  const former = (before: readonly string[] | undefined, name: string): string[] => [
    ...(before ?? []),
    name,
  ];
  const tenants = fleet.tenants.map((one) => {
    if (one.name !== tenant) return one;
    if (environment === undefined) {
      return { ...one, name: to, renamedFrom: former(one.renamedFrom, tenant) };
    }
    const environments = Object.fromEntries(
      Object.entries(one.environments).map(([name, spec]) =>
        name === environment
          ? [to, { ...spec, renamedFrom: former(spec.renamedFrom, name) }]
          : [name, spec],
      ),
    );
    return { ...one, environments };
  });
  const sharedServices = Object.fromEntries(
    Object.entries(fleet.sharedServices).map(([name, service]) => [
      name,
      environment === undefined
        ? { ...service, consumers: service.consumers.map((one) => (one === tenant ? to : one)) }
        : service,
    ]),
  );
  const props = { ...fleet, tenants, sharedServices } as unknown as FleetProps;
  const { fleet: found, findings } = resolve(props);
  const [wrong] = findings.errors;
  if (found !== undefined) return found;
  // The file is valid as it is, so the new name is what is wrong.
  throw new RenameProblem(`with the new name, the file is wrong: ${wrong!.message}`);
}

function linesOf(tenant: FleetTenant, { environment, to }: Rename): string[] {
  if (environment === undefined) {
    return [`name: ${to}`, `renamedFrom: ${listOf([...(tenant.renamedFrom ?? []), tenant.name])}`];
  }
  const { renamedFrom = [] } = tenant.environments[environment]!;
  return [
    'environments:',
    `  ${to}: {renamedFrom: ${listOf([...renamedFrom, environment])}, …}  # and all that ${environment} states, its share too`,
    `  ${environment}: null  # only if the platform or a tier declares it`,
  ];
}

function listOf(names: readonly string[]): string {
  return names.length === 1 ? names[0]! : `[${names.join(', ')}]`;
}
