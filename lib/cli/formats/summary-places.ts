import type { EnvironmentSummary, FleetSummary, TenantSummary } from './fleet-summary';

/** A namespace, and whose it is. */
export interface PlacedNamespace {
  readonly owner: TenantSummary;
  readonly environment: EnvironmentSummary;
  readonly isShared: boolean;
}

/** Namespaces that stay, by cluster and name: what is `removed` is on its way out, and nothing new should refer to it. */
export function activeNamespaces({ tenants, sharedServices }: FleetSummary): PlacedNamespace[] {
  return [
    ...tenants.map((owner) => ({ owner, isShared: false })),
    ...sharedServices.map((owner) => ({ owner, isShared: true })),
  ]
    .flatMap(({ owner, isShared }) =>
      owner.environments.map((environment) => ({ owner, environment, isShared })),
    )
    .filter(({ environment }) => environment.state !== 'removed')
    .sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
}

/** `ml-vision-dev`, or `gpu-eu/ml-vision-dev` where the file names clusters. */
export function placeOf({ environment }: Pick<PlacedNamespace, 'environment'>): string {
  const { cluster, namespace } = environment;
  return cluster === undefined ? namespace : `${cluster}/${namespace}`;
}

/** Owners that stay, by name. */
export function activeOwners<Owner extends TenantSummary>(owners: readonly Owner[]): Owner[] {
  return owners.filter(({ state }) => state !== 'removed');
}
