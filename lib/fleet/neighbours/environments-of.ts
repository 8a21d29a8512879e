import type { FindingPath } from '../../findings/finding';
import type { FleetEnvironment, FleetTenant } from '../model/fleet';
import type { Surroundings } from '../owners/surroundings';
import {
  type ResolvedTenant,
  type TenantDraft,
  draftTenant,
  placeIn,
} from '../owners/tenant-draft';

/** An environment that is in use, and where its values were written. */
export interface Neighbour {
  readonly tenant: FleetTenant;
  readonly name: string;
  readonly spec: FleetEnvironment;
  readonly isService: boolean;
  /** The clusters of each environment of the owner. Empty where the input names no cluster. */
  readonly clusters: Readonly<Record<string, readonly string[]>>;
  readonly place: (...keys: readonly string[]) => FindingPath;
}

/** Every environment of all owners. */
export function environmentsOfAll(
  resolved: readonly ResolvedTenant[],
  surroundings: Surroundings,
): Neighbour[] {
  return resolved.flatMap(({ tenant, owner }) => {
    // Most owners have nothing to report, so their layers are merged again only where something is.
    let draft: TenantDraft | undefined;
    return Object.entries(tenant.environments).map(([name, spec]) => ({
      tenant,
      name,
      spec,
      isService: owner.path[0] === 'sharedServices',
      clusters: owner.placed?.places ?? {},
      place: (...keys: readonly string[]) =>
        placeIn((draft ??= draftTenant(owner, surroundings)), name, ...keys),
    }));
  });
}

/** Whether an environment is removed, by itself or with its whole tenant. */
export function isRemoved({ spec }: Neighbour): boolean {
  return spec.state === 'removed';
}

/** `prod` of `vision`, or the name of a shared service. */
export function neighbourText({ tenant, name, isService }: Neighbour): string {
  return isService ? `the shared service \`${tenant.name}\`` : `\`${name}\` of \`${tenant.name}\``;
}
