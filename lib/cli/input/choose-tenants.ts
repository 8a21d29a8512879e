import type { Fleet, FleetTenant } from '../../fleet/model/fleet';
import { nearest } from '../../findings/nearest';
import { Misuse } from '../session/status';

/** The tenants with these names. An unknown name is misuse of the command, not a finding: the file is fine. */
export function chooseTenants(fleet: Fleet, names: readonly string[]): FleetTenant[] {
  const wanted = new Set(names);
  const chosen = fleet.tenants.filter(({ name }) => wanted.delete(name));
  const [unknown] = wanted;
  if (unknown === undefined) return chosen;
  const near = nearest(
    unknown,
    fleet.tenants.map(({ name }) => name),
  );
  throw new Misuse(
    `there is no tenant ${JSON.stringify(unknown)}; ` +
      (near === undefined ? 'tenancy list shows all tenants' : `did you mean ${near}?`),
  );
}
