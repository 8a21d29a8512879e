/** What ceilings are grouped by. `pool` groups by resource: pools, cpu, memory and storage. */
export const COST_VIEWS = [
  'environment',
  'tenant',
  'department',
  'cost-center',
  'organization',
  'cluster',
  'pool',
] as const;

/** One of the views. */
export type CostView = (typeof COST_VIEWS)[number];
