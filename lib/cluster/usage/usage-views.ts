/** What usage is added up by. */
export const USAGE_VIEWS = [
  'namespace',
  'tenant',
  'department',
  'cost-center',
  'organization',
  'pool',
] as const;

export type UsageView = (typeof USAGE_VIEWS)[number];
