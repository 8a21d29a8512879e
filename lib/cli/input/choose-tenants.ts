import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet } from '../../fleet/model/fleet';
import { nearest } from '../../findings/nearest';
import { Misuse } from '../session/status';

/**
 * Checks that there are tenants with these names. An unknown name is misuse of the command: the file is fine.
 *
 * @param fleets - those that the command is about
 * @param all - those of all clusters, where only some are chosen
 */
export function checkTenants(
  fleets: readonly Fleet[],
  names: readonly string[],
  all: readonly Fleet[] = fleets,
): void {
  const here = tenantsIn(fleets);
  const elsewhere = names.find((name) => !here.includes(name) && tenantsIn(all).includes(name));
  if (elsewhere !== undefined) {
    const places = all.filter((fleet) => tenantsIn([fleet]).includes(elsewhere));
    throw new Misuse(
      `the tenant ${JSON.stringify(elsewhere)} is on ${clustersOf(places)}, and not on ${clustersOf(fleets)}`,
    );
  }
  checkNames(here, names);
}

/** Checks that there are tenants or shared services with these names. */
export function checkOwners({ tenants, sharedServices }: Fleet, names: readonly string[]): void {
  checkNames([...tenants.map(({ name }) => name), ...Object.keys(sharedServices)], names);
}

function tenantsIn(fleets: readonly Fleet[]): string[] {
  return fleets.flatMap(({ tenants }) => tenants.map(({ name }) => name));
}

function clustersOf(fleets: readonly Fleet[]): string {
  return fleets.map(clusterOf).join(', ');
}

function checkNames(all: readonly string[], names: readonly string[]): void {
  const known = new Set(all);
  const unknown = names.find((name) => !known.has(name));
  if (unknown === undefined) return;
  const near = nearest(unknown, known);
  throw new Misuse(
    `there is no tenant ${JSON.stringify(unknown)}; ` +
      (near === undefined ? 'tenancy list shows all tenants' : `did you mean ${near}?`),
  );
}
