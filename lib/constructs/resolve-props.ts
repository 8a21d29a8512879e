import type { IConstruct } from 'constructs';
import type { Code } from '../findings/codes/codes';
import { type Finding, type FindingPath, TenancyError } from '../findings/finding';
import { Findings } from '../findings/findings';
import type { Fleet, FleetEnvironment, FleetPlatform, FleetTenant } from '../fleet/model/fleet';
import type { FleetProps, LifecycleState, PlatformEntry, TenantEntry } from '../fleet/model/props';
import { checkName } from '../fleet/values/name-checks';
import { API_VERSION, resolve } from '../fleet/resolve';
import { warn } from './warn';

/** The path of something in the fleet that props are resolved in, and its path in the props. */
export type Place = readonly [inFleet: FindingPath, inProps: FindingPath];

/** Props of one construct in normal form, and what is worth a look in them. */
export interface ResolvedProps {
  readonly fleet: Fleet;
  /** Warnings about these props, with paths that begin there. */
  readonly warnings: readonly Finding[];
}

/**
 * Resolves the props of a construct as a fleet with this one entry, so that they are read exactly as tenants.yaml is.
 *
 * @param places - the paths of the props; all else belongs to somebody else, whose warnings are told there
 * @param known - what is wrong with props that no entry of a fleet has
 * @throws TenancyError that names every wrong prop
 */
export function resolveProps(
  input: Omit<FleetProps, 'apiVersion'>,
  places: readonly Place[],
  known: readonly Finding[] = [],
): ResolvedProps {
  const { fleet, findings } = resolve({ apiVersion: API_VERSION, ...input });
  const all = findings.all.map((item) => ({ item, path: pathInProps(item.path, places) }));
  if (fleet === undefined || known.length > 0) {
    const together = new Findings();
    together.push(...known, ...all.map(({ item, path = item.path }) => ({ ...item, path })));
    throw new TenancyError(together.all);
  }
  const warnings = all.flatMap(({ item, path }) =>
    path === undefined || OF_WHOLE_FLEETS.has(item.code) ? [] : { ...item, path },
  );
  return { fleet, warnings };
}

/** Warnings about what other tenants say, of which a fleet with one entry knows nothing. */
const OF_WHOLE_FLEETS: ReadonlySet<Code> = new Set<Code>([
  'BUDGET_WITHOUT_PRICES',
  'COST_CENTER_UNKNOWN',
  'NAMESPACE_UNKNOWN',
  'QUEUE_NOTHING_TO_BORROW',
  'QUEUE_POOL_UNREACHABLE',
  'WAY_ONE_SIDED',
]);

/** The path in the props, or nothing for what is in none of them. */
function pathInProps(path: FindingPath, places: readonly Place[]): FindingPath | undefined {
  for (const [inFleet, inProps] of places) {
    if (inFleet.every((segment, index) => path[index] === segment)) {
      return [...inProps, ...path.slice(inFleet.length)];
    }
  }
  return undefined;
}

/** The only tenant of a fleet. */
const TENANT: FindingPath = ['tenants', 0];

/** The place of a tenant whose keys are the props. */
export const OWN_TENANT: Place = [TENANT, []];

/** The place of a key of the only tenant, and of the prop, which has the same name by default. */
export function inTenant(keys: readonly string[], prop = keys[keys.length - 1]!): Place {
  return [[...TENANT, ...keys], [prop]];
}

/** The place of a key of the platform, and of the prop, which has the same name by default. */
export function inPlatform(key: string, prop = key): Place {
  return [['platform', key], [prop]];
}

/** What every part of a namespace takes. */
export interface PartProps {
  readonly namespace: string;
  readonly state?: LifecycleState;
}

/** A part of a namespace as a tenant that states nothing else. */
export interface PartEntry {
  readonly tenant?: Partial<TenantEntry>;
  readonly platform?: PlatformEntry;
  /** Where its props are in that fleet. */
  readonly places: readonly Place[];
  /** What is wrong with props that no tenant has. */
  readonly known?: readonly Finding[];
}

/** A part in normal form: of its tenant and platform, only what it stated means anything. */
export interface ResolvedPart {
  readonly tenant: FleetTenant;
  readonly environment: FleetEnvironment;
  readonly platform: FleetPlatform;
}

/** Warnings about what other parts of the namespace say, of which a part alone knows nothing. */
const OF_OTHER_PARTS: ReadonlySet<Code> = new Set<Code>([
  'LOADBALANCER_UNREACHABLE',
  'PRIORITY_QUOTA_ABOVE',
  'QUOTA_UNBOUNDED',
]);

/** What a part is called in messages if its namespace has no name that a tenant could have. */
const NAMELESS = 'part';

/**
 * Resolves the props of a part of a namespace, and tells the warnings.
 *
 * @throws TenancyError that names every wrong prop
 */
export function resolvePart(
  construct: IConstruct,
  { namespace, state }: PartProps,
  { tenant, platform, places, known = [] }: PartEntry,
): ResolvedPart {
  const findings = new Findings();
  const isName = checkName(namespace, 'the name of a namespace', ['namespace'], findings);
  const entry: TenantEntry = {
    name: isName ? namespace : NAMELESS,
    costCenter: NAMELESS,
    namespaces: 'single',
    // Somebody else may have made the namespace, so it may have a name that we would give to none.
    namespace: NAMELESS,
    state,
    ...tenant,
  };
  const { fleet, warnings } = resolveProps(
    { platform, tenants: [entry] },
    [...places, inTenant(['state'])],
    [...findings.all, ...known],
  );
  warn(
    construct,
    warnings.filter(({ code }) => !OF_OTHER_PARTS.has(code)),
  );
  const [resolved] = fleet.tenants;
  const [environment] = Object.values(resolved!.environments);
  return { tenant: resolved!, environment: environment!, platform: fleet.platform };
}

/**
 * Resolves the props of a part of a platform, and tells the warnings.
 *
 * @throws TenancyError that names every wrong prop
 */
export function resolvePlatformPart(
  construct: IConstruct,
  platform: PlatformEntry,
  places: readonly Place[],
): FleetPlatform {
  const { fleet, warnings } = resolveProps({ platform, tenants: [] }, places);
  warn(construct, warnings);
  return fleet.platform;
}
