import type { AcceptedFinding } from '../findings/accept';
import { type Finding, TenancyError } from '../findings/finding';
import { Findings } from '../findings/findings';
import type { Fleet } from './model/fleet';
import { sortFindings } from '../findings/sort-findings';
import { readFleetFiles } from './reading/include/read-fleet-files';
import type { FleetProps } from './model/props';
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

/**
 * Reads a fleet from a file (`-` is standard input) or from an object in the same form.
 *
 * @throws TenancyError with all findings if one of them is an error
 */
export function loadFleet(source: string | FleetProps): LoadedFleet {
  const { fleet, findings, accepted } =
    typeof source === 'string' ? readFleet(source) : resolveObject(source);
  if (fleet === undefined) throw new TenancyError(findings);
  return { fleet, warnings: findings, accepted };
}

/** What came of an input: the fleet, unless something is wrong, and all findings. */
interface Outcome {
  readonly fleet?: Fleet;
  /** Sorted by place. */
  readonly findings: readonly Finding[];
  /** Sorted by place. */
  readonly accepted: readonly AcceptedFinding[];
}

/** What came of a file: every finding has its place in it. */
export interface ReadFleet extends Outcome {
  readonly sources: SourceSet;
  /** The patterns of the files that belong to it, as they are written. */
  readonly patterns: readonly string[];
}

/** Reads a fleet from a file, and gives every finding its line. */
export function readFleet(file: string): ReadFleet {
  const { input, sources, findings: reading, patterns } = readFleetFiles(file);
  const known = new Findings();
  known.push(...reading);
  if (input === undefined) {
    return { findings: sortFindings(known.all), accepted: [], sources, patterns };
  }
  const { fleet, findings, accepted } = resolve(input, known);
  return {
    patterns,
    ...(fleet === undefined ? {} : { fleet }),
    findings: sortFindings(sources.place(onePerPlace(findings.all, reading))),
    accepted: inOrder(accepted, (items) => sortFindings(sources.place(items))),
    sources,
  };
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
  const { fleet, findings, accepted } = resolve(input);
  return {
    ...(fleet === undefined ? {} : { fleet }),
    findings: sortFindings(findings.all),
    accepted: inOrder(accepted, sortFindings),
  };
}
