/** The part of an organisation that says where it belongs. */
interface Part {
  readonly parent?: string;
}

/** An organisation that is known by its name. */
export type NamedPart<Organization> = readonly [name: string, organization: Organization];

/**
 * An organisation and all above it, the nearest first. It ends at a name that nobody declares, and where a circle closes:
 * both have findings of their own.
 */
export function chainOf<Organization extends Part>(
  name: string | undefined,
  organizations: Readonly<Record<string, Organization | undefined>>,
): NamedPart<Organization>[] {
  const chain: NamedPart<Organization>[] = [];
  const seen = new Set<string>();
  let next = name;
  while (next !== undefined && !seen.has(next) && Object.hasOwn(organizations, next)) {
    const organization: Organization | undefined = organizations[next];
    if (organization === undefined) break;
    seen.add(next);
    chain.push([next, organization]);
    next = organization.parent;
  }
  return chain;
}
