import type { Finding } from '../../findings/finding';
import { startsWith } from '../../findings/findings';
import { API_VERSION } from '../../fleet/model/api-version';
import type { Fleet } from '../../fleet/model/fleet';
import { type Data, type DataMap, isList, isMap, mergeOnto } from '../../fleet/model/layers';
import type { TenantEntry } from '../../fleet/model/props';
import { resolve } from '../../fleet/resolve';
import { type AddedEntry, IN_WARN } from './adopted-entry';

/** The file with the entry in it, and what there is to say about that. */
export interface AdoptedFleet {
  /** Undefined: the entry has errors. */
  readonly fleets?: readonly Fleet[];
  /** What is found with the entry, and was not before. */
  readonly findings: readonly Finding[];
}

/** Resolves a file with the entry added to it, as if somebody had written it there. */
export function fleetWith(
  input: Data | undefined,
  { platform, clusters, tenant }: AddedEntry,
): AdoptedFleet {
  const before: DataMap = isMap(input) ? (input as DataMap) : { apiVersion: API_VERSION };
  const own = before['tenants'];
  const tenants = own !== undefined && isList(own) ? own : [];
  const added = plain({
    ...(platform === undefined ? {} : { platform }),
    ...(clusters === undefined ? {} : { clusters }),
  }) as DataMap;
  const merged = {
    ...mergeOnto(before, added),
    tenants: [...tenants, plain(tenant)],
  };
  const { fleets, findings } = resolve(merged);
  const place = ['tenants', tenants.length];
  return {
    ...(fleets === undefined ? {} : { fleets }),
    findings: findings.all.filter(
      ({ path, severity }) => severity === 'error' || startsWith(path, place),
    ),
  };
}

/** The entry with guard rails that refuse: what it is to become. */
export function enforced({ tenant, ...added }: AddedEntry): AddedEntry {
  const rest = Object.entries(tenant).filter(([key]) => !Object.hasOwn(IN_WARN, key));
  return { ...added, tenant: Object.fromEntries(rest) as unknown as TenantEntry };
}

/** What YAML would hold. */
function plain(value: unknown): Data {
  return JSON.parse(JSON.stringify(value)) as Data;
}
