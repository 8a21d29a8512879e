import { SHARED_ENVIRONMENT } from '../../fleet/model/defaults';
import type { Fleet } from '../../fleet/model/fleet';
import type { NamedOwner } from '../../fleet/owners/owners';

/** A namespace of the file, and whose it is. */
export interface PlannedNamespace {
  readonly namespace: string;
  /** The tenant, or the shared service. */
  readonly owner: string;
  readonly environment: string;
  readonly costCenter: string;
  readonly department?: string;
  readonly organization?: string;
  /** Whether the environments of the owner share one total, and each may have all of it. */
  readonly sharesTotal: boolean;
}

/** The namespaces of a fleet by their names. */
export function plannedNamespaces({
  tenants,
  sharedServices,
}: Fleet): Map<string, PlannedNamespace> {
  const all = [
    ...tenants.flatMap((tenant) => namespacesOf(tenant)),
    ...Object.entries(sharedServices).flatMap(([name, service]) =>
      namespacesOf({ ...service, name }, SHARED_ENVIRONMENT),
    ),
  ];
  return new Map(all.map((one) => [one.namespace, one]));
}

function namespacesOf(owner: NamedOwner, called?: string): PlannedNamespace[] {
  const { name, costCenter, department, organization, quota, environments } = owner;
  return Object.entries(environments).map(([environment, { namespace }]) => ({
    namespace,
    owner: name,
    environment: called ?? environment,
    costCenter,
    ...(department === undefined ? {} : { department }),
    ...(organization === undefined ? {} : { organization }),
    sharesTotal: quota.split === false,
  }));
}
