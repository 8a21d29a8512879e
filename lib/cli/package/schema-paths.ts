/** The path of the schema of tenants.yaml in the package. */
export const SCHEMA_PATH = 'schema/tenants.schema.json';

/** The paths of the schemas of what commands print as JSON. Their names have the version of the shape. */
export const OUTPUT_SCHEMA_PATHS = {
  adopt: 'schema/adopt.v1alpha1.schema.json',
  list: 'schema/list.v1alpha1.schema.json',
  bill: 'schema/bill.v1alpha1.schema.json',
  cost: 'schema/cost.v1alpha1.schema.json',
  fit: 'schema/fit.v1alpha1.schema.json',
  report: 'schema/report.v1alpha1.schema.json',
  shares: 'schema/shares.v1alpha1.schema.json',
  diff: 'schema/diff.v1alpha1.schema.json',
  drift: 'schema/drift.v1alpha1.schema.json',
  tune: 'schema/tune.v1alpha1.schema.json',
  usage: 'schema/usage.v1alpha1.schema.json',
  verify: 'schema/verify.v1alpha1.schema.json',
} as const;

/** Every schema of the package, by the name that `tenancy schema` takes. */
export const SCHEMA_PATHS = {
  tenants: SCHEMA_PATH,
  part: 'schema/tenants-part.schema.json',
  ...OUTPUT_SCHEMA_PATHS,
} as const;

export type SchemaName = keyof typeof SCHEMA_PATHS;
