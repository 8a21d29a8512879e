import type { Edit } from '../../edit/edit-tree';
import type { MayDiffer } from '../../edit/resolved-differences';
import type { Fleet } from '../../fleet/model/fleet';
import { type Data, lookUp } from '../../fleet/model/layers';
import { type BudgetKey, keysOfBudget, poolOf } from '../../fleet/organizations/budget-keys';
import type { Proposal } from './tune-fleet';
import { writtenAmount } from './tuned-keys';

/** The edits of `tenants.yaml` by which proposals come true. */
export function tuneEdits(
  proposals: readonly Proposal[],
  input: Data,
  fleets: readonly Fleet[],
  tenantNames: readonly string[],
): Edit[] {
  return proposals.map((one) => editOf(one, input, fleets, tenantNames));
}

/** What may change by such edits: the tenants that they are about, and what organisations have left. */
export function mayTune(proposals: readonly Proposal[]): MayDiffer {
  const touched = new Set(proposals.map(({ tenant }) => tenant));
  return ([root, name]) =>
    root === 'organizations' || (root === 'tenants' && touched.has(String(name)));
}

/** The number that the tenant states; one that it inherits gets a key of its own. */
function editOf(
  { tenant, key, written }: Proposal,
  input: Data,
  fleets: readonly Fleet[],
  names: readonly string[],
): Edit {
  const path = ['tenants', names.indexOf(tenant), 'quota'];
  const pool = poolOf(key);
  const value = writtenAmount(written, key);
  if (pool === undefined) return { path: [...path, key], value };
  const stated = lookUp(input, [...path, 'gpu']);
  const isDefault = fleets.some(({ platform }) => platform.pools[pool]?.default === true);
  // A plain number means the default pool, and stays one.
  if (typeof stated === 'number' && isDefault) return { path: [...path, 'gpu'], value };
  return { path: [...path, ...keysOfBudget(key)], value };
}

/** Whether an environment has an amount of its own, by the tenant, its tier or the platform. */
export function hasOwnAmount(
  input: Data,
  tenant: string,
  environment: string,
  key: BudgetKey,
): boolean {
  const tenants = lookUp(input, ['tenants']) as readonly { name?: string; tier?: string }[];
  const entry = tenants.find(({ name }) => name === tenant);
  const keys = ['environments', environment, 'quota', poolOf(key) === undefined ? key : 'gpu'];
  return [
    lookUp(entry, keys),
    lookUp(input, ['tiers', entry?.tier ?? '', ...keys]),
    lookUp(input, ['platform', ...keys]),
  ].some((value) => value !== undefined && value !== null);
}
