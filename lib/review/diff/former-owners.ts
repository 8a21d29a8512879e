import type { Fleet } from '../../fleet/model/fleet';

/**
 * What the owners of a fleet were called before, by their name: an owner with other names of its own keeps namespaces.
 * Owners without a namespace of before are not in it.
 */
export function formerOwners(before: Fleet, after: Fleet): Map<string, string> {
  const owners = new Map(
    namespacesIn(before).map(({ owner, namespace }): [string, string] => [namespace, owner]),
  );
  const former = new Map<string, string>();
  for (const { owner, namespace } of namespacesIn(after)) {
    const old = owners.get(namespace);
    // With namespaces of several, an owner is the one of its own name.
    if (old !== undefined && (old === owner || !former.has(owner))) former.set(owner, old);
  }
  return former;
}

function namespacesIn({ tenants, sharedServices }: Fleet): { owner: string; namespace: string }[] {
  const services = Object.entries(sharedServices).map(([name, service]) => ({ ...service, name }));
  return [...tenants, ...services].flatMap(({ name, environments }) =>
    Object.values(environments).map(({ namespace }) => ({ owner: name, namespace })),
  );
}
