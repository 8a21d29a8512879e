import type { Fleet } from '../../fleet/model/fleet';
import { nearest } from '../../findings/nearest';
import { Misuse } from '../session/status';

/** Checks that there are tenants with these names. An unknown name is misuse of the command: the file is fine. */
export function checkTenants(fleets: readonly Fleet[], names: readonly string[]): void {
  checkNames(
    fleets.flatMap(({ tenants }) => tenants.map(({ name }) => name)),
    names,
  );
}

/** Checks that there are tenants or shared services with these names. */
export function checkOwners({ tenants, sharedServices }: Fleet, names: readonly string[]): void {
  checkNames([...tenants.map(({ name }) => name), ...Object.keys(sharedServices)], names);
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
