import type { AcceptedFinding } from '../findings/accept';
import { type Finding, TenancyError } from '../findings/finding';
import { Findings } from '../findings/findings';
import { clusterOf } from './clusters/cluster-of';
import type { Fleet, FleetOrganization } from './model/fleet';
import { type Data, isList, isMap } from './model/layers';
import { sortFindings } from '../findings/sort-findings';
import { readFleetFiles } from './reading/include/read-fleet-files';
import type { FleetProps } from './model/props';
import type { SourceReader } from './reading/source/source';
import { resolve } from './resolve';
import type { SourceSet } from './reading/include/source-set';

/** A fleet, and the warnings about it. */
export interface LoadedFleet {
  /** The fleet in normal form. */
  readonly fleet: Fleet;
  /** Warnings, in the order of the input. */
  readonly warnings: readonly Finding[];
  /** Warnings that the input accepts, in its order. */
  readonly accepted: readonly AcceptedFinding[];
}

/** The fleets of an input, and the warnings about them. */
export interface LoadedFleets {
  /** The fleets in normal form: one for each cluster, in the order of their names, or the only one. */
  readonly fleets: readonly Fleet[];
  /** The organisations with their budgets on all clusters together. Absent: there are none. */
  readonly organizations?: Readonly<Record<string, FleetOrganization>>;
  /** Warnings, in the order of the input. */
  readonly warnings: readonly Finding[];
  /** Warnings that the input accepts, in its order. */
  readonly accepted: readonly AcceptedFinding[];
}

/** Which fleet `loadFleet` returns. */
export interface LoadOptions {
  /**
   * The cluster that the fleet is for.
   *
   * @default - the only one
   */
  readonly cluster?: string;
}

/**
 * Reads the fleet of one cluster from a file (`-` is standard input) or from an object in the same form.
 *
 * Throws a `RangeError` if the input has no such cluster, or has several and none is named.
 *
 * @throws TenancyError with all findings if one of them is an error
 */
export function loadFleet(source: string | FleetProps, { cluster }: LoadOptions = {}): LoadedFleet {
  const { fleets, warnings, accepted } = loadFleets(source);
  return { fleet: fleetOn(fleets, cluster), warnings, accepted };
}

/**
 * Reads the fleets of all clusters from a file (`-` is standard input) or from an object in the same form. An input that
 * names no cluster has one fleet.
 *
 * @throws TenancyError with all findings if one of them is an error
 */
export function loadFleets(source: string | FleetProps): LoadedFleets {
  const { fleets, organizations, findings, accepted } =
    typeof source === 'string' ? readFleet(source) : resolveObject(source);
  if (fleets === undefined) throw new TenancyError(findings);
  return {
    fleets,
    ...(organizations === undefined ? {} : { organizations }),
    warnings: findings,
    accepted,
  };
}

/** The fleet of a cluster. */
function fleetOn(fleets: readonly Fleet[], cluster: string | undefined): Fleet {
  const names = fleets.flatMap((fleet) => clusterOf(fleet) ?? []);
  if (cluster === undefined && fleets.length === 1) return fleets[0]!;
  const found = fleets.find((fleet) => cluster !== undefined && clusterOf(fleet) === cluster);
  if (found !== undefined) return found;
  throw new RangeError(
    cluster === undefined
      ? `the input has the clusters ${names.join(' and ')}: name one of them, or use loadFleets`
      : `there is no cluster ${cluster}; the input has ${names.join(', ') || 'none'}`,
  );
}

/** What came of an input: its fleets, unless something is wrong, and all findings. */
interface Outcome {
  readonly fleets?: readonly Fleet[];
  /** The fleet of an input that has one. */
  readonly fleet?: Fleet;
  readonly organizations?: Readonly<Record<string, FleetOrganization>>;
  /** Sorted by place. */
  readonly findings: readonly Finding[];
  /** Sorted by place. */
  readonly accepted: readonly AcceptedFinding[];
}

/** What came of a file: every finding has its place in it. */
export interface ReadFleet extends Outcome {
  readonly sources: SourceSet;
  /** What was written, with the included tenants; undefined if it cannot be read. */
  readonly input: Data | undefined;
  /** The patterns of the files that belong to it, as they are written. */
  readonly patterns: readonly string[];
  /** The names of the tenants in the order of the input, as the places of findings count them. */
  readonly tenantNames: readonly string[];
}

/**
 * Reads a fleet from a file, and gives every finding its line.
 *
 * @param read - what reads the files; without it, they are read from the disk
 */
export function readFleet(file: string, read?: SourceReader): ReadFleet {
  const { input, sources, findings: reading, patterns } = readFleetFiles(file, read);
  const known = new Findings();
  known.push(...reading);
  if (input === undefined) {
    return {
      findings: sortFindings(known.all),
      accepted: [],
      sources,
      input,
      patterns,
      tenantNames: [],
    };
  }
  const { findings, accepted, ...found } = resolve(input, known);
  return {
    patterns,
    tenantNames: tenantNames(input),
    ...found,
    findings: sortFindings(sources.place(onePerPlace(findings.all, reading))),
    accepted: inOrder(accepted, (items) => sortFindings(sources.place(items))),
    sources,
    input,
  };
}

/** The names of the tenants as they are written. One that has none has an empty name. */
function tenantNames(input: Data): string[] {
  const tenants = (isMap(input) ? input['tenants'] : undefined) ?? [];
  return isList(tenants)
    ? tenants.map((tenant) => {
        const name = isMap(tenant) ? tenant['name'] : undefined;
        return typeof name === 'string' ? name : '';
      })
    : [];
}

/** Accepted findings in the order in which `sort` puts their findings. */
function inOrder(
  accepted: readonly AcceptedFinding[],
  sort: (findings: readonly Finding[]) => readonly Finding[],
): AcceptedFinding[] {
  const reasons = new Map(accepted.map(({ finding, why }) => [keyOf(finding), why]));
  return sort(accepted.map(({ finding }) => finding)).map((finding) => ({
    finding,
    why: reasons.get(keyOf(finding))!,
  }));
}

function keyOf({ code, path, message }: Finding): string {
  return JSON.stringify([code, path, message]);
}

/** Leaves out further findings about a value that could not be read: it is one mistake, not two. */
function onePerPlace(findings: readonly Finding[], reading: readonly Finding[]): Finding[] {
  const places = new Set(reading.map(({ path }) => JSON.stringify(path)));
  return findings.filter(
    (item) =>
      reading.includes(item) || item.path.length === 0 || !places.has(JSON.stringify(item.path)),
  );
}

function resolveObject(input: FleetProps): Outcome {
  // Patterns of files are relative to a file, and an object has none.
  if (input.include !== undefined) {
    throw new TypeError('include: is for files; give loadFleet the path of tenants.yaml');
  }
  const { findings, accepted, ...found } = resolve(input);
  return {
    ...found,
    findings: sortFindings(findings.all),
    accepted: inOrder(accepted, sortFindings),
  };
}
