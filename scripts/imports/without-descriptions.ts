interface Version {
  readonly storage: boolean;
  readonly schema?: { readonly openAPIV3Schema?: { readonly properties?: object } };
}

interface Definition {
  readonly spec: { readonly versions: readonly Version[] };
}

/** What nobody writes into a manifest. */
const UNWRITTEN = ['status', 'operation'];

/**
 * A definition without the prose of its project, without what only controllers write, and in the version that is stored.
 */
export function withoutDescriptions(definition: object): object {
  const bare = withoutProse(definition) as Definition;
  const versions = bare.spec.versions.filter(({ storage }) => storage).map(withoutUnwritten);
  return { ...bare, spec: { ...bare.spec, versions } };
}

function withoutProse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProse);
  if (typeof value !== 'object' || value === null) return value;
  // A field can be called `description`: then it is a schema, and no text.
  const kept = Object.entries(value).filter(
    ([key, inner]) => key !== 'description' || typeof inner !== 'string',
  );
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutProse(inner)]));
}

function withoutUnwritten(version: Version): Version {
  const schema = version.schema?.openAPIV3Schema;
  if (schema?.properties === undefined) return version;
  const properties = Object.fromEntries(
    Object.entries(schema.properties).filter(([name]) => !UNWRITTEN.includes(name)),
  );
  return { ...version, schema: { openAPIV3Schema: { ...schema, properties } } };
}
